package import CivilTime

/// Plans and a working calendar, and everything that follows from them: windows, cutoffs, reminders.
///
/// Pure: the same plans, in any order, give the same answers.
package struct Schedule: Sendable {
    let timetable: Timetable

    /// - Parameter former: a schedule that has most of the plans already: what is known of them is shared.
    package init(plans: [Plan], calendar: WorkingCalendar, former: Schedule? = nil) {
        let isSorted = zip(plans, plans.dropFirst()).allSatisfy { $0.id <= $1.id }
        let known = former?.lines ?? []
        var next = 0
        let lines = (isSorted ? plans : plans.sorted { $0.id < $1.id }).map { plan in
            while next < known.count, known[next].plan !== plan, known[next].plan.id < plan.id { next += 1 }
            return next < known.count && known[next].plan === plan ? known[next] : PlanLines(plan)
        }
        self.timetable = Timetable(lines, calendar)
    }

    package var calendar: WorkingCalendar { timetable.calendar }

    /// In the order of their plans' ids.
    var lines: [PlanLines] { timetable.lines }

    /// In the order of their ids.
    package var plans: [Plan] { lines.map(\.plan) }
    package var planCount: Int { lines.count }

    /// All reminders from `start` on, in order of time, computed as they are taken.
    package func reminders(from start: Instant) -> ReminderCursor { ReminderCursor(timetable, from: start) }

    /// The same of some of the plans, by index; parts may be computed at once (``ReminderCursor/init(joining:of:)``).
    package func reminders(from start: Instant, ofPlans plans: Range<Int>) -> ReminderCursor {
        ReminderCursor(timetable, from: start, plans: plans)
    }

    /// What `reminders(from:)` answers, for plans that are mostly those of the schedule that `cursor` walks: those of the
    /// others are all that is computed.
    ///
    /// - Parameter cursor: has been walked to `start`.
    package func reminders(from start: Instant, continuing cursor: ReminderCursor) -> ReminderCursor {
        ReminderCursor(timetable, from: start, continuing: cursor)
    }

    /// The reminders of the range, in order of time.
    package func reminders(in range: Range<Instant>) -> [Reminder] {
        var cursor = reminders(from: range.lowerBound)
        var reminders: [Reminder] = []
        while let instant = cursor.nextInstant, instant < range.upperBound, let next = cursor.next() {
            reminders.append(next)
        }
        return reminders
    }

    /// The occurrences of deadlines, phases and events whose last good day, or any day of whose window, lies in the range;
    /// in order of their last good day, then as written. Those of rules are no dates of the plan.
    package func occurrences(in days: ClosedRange<Day>) -> [Occurrence] {
        var found: [Occurrence] = []
        for plan in lines {
            for line in plan.series where line.part != .opening {
                var index = line.firstOccurrence(calendar) { $0.lastGoodDay >= days.lowerBound }
                while index < line.count {
                    let occurrence = line.occurrence(at: index, calendar)
                    guard (occurrence.window?.lowerBound ?? occurrence.lastGoodDay) <= days.upperBound else { break }
                    found.append(occurrence)
                    index += 1
                }
            }
        }
        return found.inOrder
    }

    /// The windows of reminder rules any day of which lies in the range; in order of their last days, then as written.
    package func ruleOccurrences(in days: ClosedRange<Day>) -> [Occurrence] {
        let found = lines.lazy.flatMap(\.rules).flatMap { rule in
            (0..<rule.count).lazy.map(rule.occurrence).drop { $0.lastGoodDay < days.lowerBound }
                .prefix { ($0.window?.lowerBound ?? $0.lastGoodDay) <= days.upperBound }
        }
        return Array(found).inOrder
    }

    /// Every reminder of the occurrence, in order of time and, at the same instant, the nearest last; those before the day
    /// the plan was issued are left out.
    package func reminders(of occurrence: Occurrence) -> [Reminder] {
        reminders(of: occurrence, from: .distantPast, through: .distantFuture)
    }

    /// The same up to an instant; of a reminder rule's, which may be thousands, only those that are no earlier than `start`.
    package func reminders(of occurrence: Occurrence, from start: Instant, through end: Instant) -> [Reminder] {
        let issued = occurrence.plan.issuedInstant
        return unordered(of: occurrence, from: start, through: end).filter { $0.instant >= issued && $0.instant <= end }
            .sorted { ($0.instant, $0.rule.rank) < ($1.instant, $1.rule.rank) }
    }

    private func unordered(of occurrence: Occurrence, from start: Instant, through end: Instant) -> [Reminder] {
        guard case .rule = occurrence.item else {
            return Series.holding(occurrence).flatMap { $0.reminders(of: occurrence, calendar) }
        }
        return RuleSeries.all(of: occurrence.plan).flatMap { rule -> [Reminder] in
            guard let window = rule.window(of: occurrence) else { return [] }
            return rule.reminders(of: window, from: start, through: end, calendar)
        }
    }
}

extension [Occurrence] {
    /// By their last good days, then as they are. Places are sorted instead of occurrences, which are large.
    fileprivate var inOrder: [Occurrence] {
        indices.sorted { (self[$0].lastGoodDay, $0) < (self[$1].lastGoodDay, $1) }.map { self[$0] }
    }
}
