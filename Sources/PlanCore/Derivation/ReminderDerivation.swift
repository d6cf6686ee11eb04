package import CivilTime

/// Why a reminder comes when it does, and whether it comes at all.
package struct ReminderDerivation: Sendable {
    /// What becomes of it as long as nobody delivers and the service runs.
    package enum Fate: Hashable, Sendable {
        case sent
        /// At the same instant that one is due, which is nearer.
        case superseded(by: Rule)
        /// It lies before the day the plan was issued.
        case beforeIssue
    }

    package let reminder: Reminder
    /// nil for what a rule's expression names: it is sent at that time, or when quiet hours end.
    package let path: ReminderPath?
    /// Why the day that the rung names is not worked; nil when it is.
    package let dayOff: WorkingCalendar.Reason?
    package let fate: Fate

    /// When it would be sent if no hours were quiet.
    package var timed: Instant {
        if case .at(let named) = reminder.rule { return named }
        return path?.timed ?? reminder.instant
    }
}

extension Reminder {
    /// When it would be sent if no hours were quiet, where they hold it; nil where it is sent then.
    package func quietSince(_ calendar: WorkingCalendar) -> Instant? {
        if case .at(let named) = rule { return named < instant ? named : nil }
        let occurrence = occurrence
        guard !occurrence.quiet.isEmpty else { return nil }
        let path = Series.holding(occurrence).lazy.compactMap { $0.path(to: rule, of: occurrence, calendar) }.first
        return path.flatMap { $0.timed < instant ? $0.timed : nil }
    }
}

extension Schedule {
    /// Every reminder that the occurrence's ladder has, with those that are never sent; in order of time and, at the same
    /// instant, the nearest last.
    package func reminderDerivations(of occurrence: Occurrence) -> [ReminderDerivation] {
        let all = rungs(of: occurrence).sorted {
            ($0.reminder.instant, $0.reminder.rule.rank) < ($1.reminder.instant, $1.reminder.rule.rank)
        }
        let issued = occurrence.plan.issuedInstant
        return all.indices.map { index in
            let (reminder, path) = all[index]
            let following = index + 1 < all.count ? all[index + 1].reminder : nil
            let fate: ReminderDerivation.Fate
            if reminder.instant < issued {
                fate = .beforeIssue
            } else if let following, following.instant == reminder.instant {
                let last = all[index...].last { $0.reminder.instant == reminder.instant }
                fate = .superseded(by: (last?.reminder ?? following).rule)
            } else {
                fate = .sent
            }
            let dayOff = path.flatMap { $0.worked == $0.named ? nil : calendar.status(of: $0.named).reason }
            return ReminderDerivation(reminder: reminder, path: path, dayOff: dayOff, fate: fate)
        }
    }

    private func rungs(of occurrence: Occurrence) -> [(reminder: Reminder, path: ReminderPath?)] {
        guard case .rule = occurrence.item else {
            return Series.holding(occurrence).flatMap { series in
                (0..<series.rungs.count).compactMap { rung in
                    let rule = series.rungs.rule(at: rung)
                    return series.path(to: rule, of: occurrence, calendar).map {
                        (Reminder(occurrence: occurrence, rule: rule, instant: $0.instant), $0)
                    }
                }
            }
        }
        return RuleSeries.all(of: occurrence.plan).flatMap { rule -> [(Reminder, ReminderPath?)] in
            guard let window = rule.window(of: occurrence) else { return [] }
            return rule.reminders(of: window, from: .distantPast, through: .distantFuture, calendar).map { ($0, nil) }
        }
    }
}
