import CivilTime

extension Series {
    /// The reminder of one rung of the ladder, or nil where the rung has none (an overdue one before the cutoff).
    ///
    /// Rungs are monotone: in the order of `rules` no reminder lies before the one of the rung before it.
    func reminder(_ rule: Rule, of occurrence: Occurrence, _ calendar: WorkingCalendar) -> Reminder? {
        let day: Day
        switch rule {
        case .before(let days), .closes(let days):
            day = calendar.workingDay(onOrBefore: occurrence.lastGoodDay.adding(days: -days))
        case .opens(let days):
            let first = occurrence.window?.lowerBound ?? occurrence.lastGoodDay
            day = calendar.workingDay(onOrBefore: first.adding(days: -days))
        case .duty:
            day = calendar.workingDay(onOrBefore: occurrence.lastGoodDay)
        case .overdue(let days):
            day = calendar.workingDay(onOrAfter: occurrence.lastGoodDay.adding(days: days))
        case .at:
            return nil
        }
        let zone = occurrence.plan.zone
        var instant = zone.instant(of: day, at: ladder.at)
        if let cutoff = occurrence.cutoff {
            if rule.isOverdue {
                guard instant >= cutoff else { return nil }
            } else if instant >= cutoff {
                let earlier = calendar.workingDay(onOrBefore: day.adding(days: -1))
                instant = zone.instant(of: earlier, at: ladder.at)
            }
        }
        if !ladder.quiet.isEmpty {
            let held = ladder.quiet.held(instant, in: zone, calendar)
            // Held over its cutoff it would come too late: it is sent before quiet begins.
            let isTooLate = occurrence.cutoff.map { held >= $0 && !rule.isOverdue } ?? false
            instant = isTooLate ? ladder.quiet.advanced(instant, in: zone, calendar) : held
        }
        return Reminder(occurrence: occurrence, rule: rule, instant: instant)
    }

    /// Every reminder of the occurrence in this series, in order of time.
    func reminders(of occurrence: Occurrence, _ calendar: WorkingCalendar) -> [Reminder] {
        rules.compactMap { reminder($0, of: occurrence, calendar) }
    }

    /// The occurrence's last reminder in this series.
    func lastReminder(of occurrence: Occurrence, _ calendar: WorkingCalendar) -> Reminder? {
        for rule in rules.reversed() {
            if let reminder = reminder(rule, of: occurrence, calendar) { return reminder }
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
