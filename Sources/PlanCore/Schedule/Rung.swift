import CivilTime

extension Series {
    /// The reminder of one rung of the ladder, or nil where the rung has none (an overdue one before the cutoff).
    ///
    /// Rungs are monotone: in the order of `rule(at:)` no reminder lies before the one of the rung before it.
    func reminder(_ rule: Rule, of occurrence: Occurrence, _ calendar: WorkingCalendar) -> Reminder? {
        path(to: rule, of: occurrence, calendar).map {
            Reminder(occurrence: occurrence, rule: rule, instant: $0.instant)
        }
    }

    /// How the reminder's instant comes about, nil where there is no reminder.
    func path(to rule: Rule, of occurrence: Occurrence, _ calendar: WorkingCalendar) -> ReminderPath? {
        let named: Day
        let day: Day
        switch rule {
        case .before(let days), .closes(let days):
            named = occurrence.lastGoodDay.adding(days: -days)
            day = calendar.workingDay(onOrBefore: named)
        case .opens(let days):
            named = (occurrence.window?.lowerBound ?? occurrence.lastGoodDay).adding(days: -days)
            day = calendar.workingDay(onOrBefore: named)
        case .duty:
            named = occurrence.lastGoodDay
            day = calendar.workingDay(onOrBefore: named)
        case .overdue(let days):
            named = occurrence.lastGoodDay.adding(days: days)
            day = calendar.workingDay(onOrAfter: named)
        case .at:
            return nil
        }
        let zone = occurrence.plan.zone
        var path = ReminderPath(named: named, worked: day, timed: zone.instant(of: day, at: ladder.at))
        if let cutoff = occurrence.cutoff {
            if rule.isOverdue {
                guard path.timed >= cutoff else { return nil }
            } else if path.timed >= cutoff {
                let earlier = calendar.workingDay(onOrBefore: day.adding(days: -1))
                path.beforeCutoff = earlier
                path.timed = zone.instant(of: earlier, at: ladder.at)
            }
        }
        path.instant = path.timed
        if !ladder.quiet.isEmpty {
            let held = ladder.quiet.held(path.timed, in: zone, calendar)
            // Held over its cutoff it would come too late: it is sent before quiet begins.
            let isTooLate = occurrence.cutoff.map { held >= $0 && !rule.isOverdue } ?? false
            path.instant = isTooLate ? ladder.quiet.advanced(path.timed, in: zone, calendar) : held
        }
        return path
    }

    /// Every reminder of the occurrence in this series, in order of time.
    func reminders(of occurrence: Occurrence, _ calendar: WorkingCalendar) -> [Reminder] {
        (0..<rungs).compactMap { reminder(rule(at: $0), of: occurrence, calendar) }
    }

    /// The occurrence's last reminder in this series.
    func lastReminder(of occurrence: Occurrence, _ calendar: WorkingCalendar) -> Reminder? {
        for rung in (0..<rungs).reversed() {
            if let reminder = reminder(rule(at: rung), of: occurrence, calendar) { return reminder }
        }
        return nil
    }

    private var ladder: Ladder {
        switch item {
        case .phase(let index): plan.phases[index].ladder
        case .event(let index): plan.events[index].ladder
        case .deadline(let index): plan.deadlines[index].ladder
        case .rule: .standard
        }
    }
}

extension Rule {
    fileprivate var isOverdue: Bool {
        if case .overdue = self { true } else { false }
    }
}
