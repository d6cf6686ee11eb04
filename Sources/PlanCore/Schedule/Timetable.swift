import CivilTime

/// The lines of a schedule's plans and the days that are worked: shared by the schedule and all that comes of it.
final class Timetable: Sendable {
    let calendar: WorkingCalendar
    /// In the order of their plans' ids.
    let lines: [PlanLines]

    init(_ lines: [PlanLines], _ calendar: WorkingCalendar) {
        self.lines = lines
        self.calendar = calendar
    }

    func series(at place: ReminderPlace) -> Series { lines[place.plan].series[place.series] }

    func rule(at place: ReminderPlace) -> RuleSeries {
        let own = lines[place.plan]
        return own.rules[place.series - own.series.count]
    }

    private func isRule(_ place: ReminderPlace) -> Bool { place.series >= lines[place.plan].series.count }

    /// What the reminder of that place and instant is about.
    func occurrence(at place: ReminderPlace, _ instant: Instant) -> Occurrence {
        guard isRule(place) else { return series(at: place).occurrence(at: place.occurrence, calendar) }
        let rule = rule(at: place)
        return rule.occurrence(at: rule.elapse(sentAt: instant, delay: place.delay).window)
    }

    /// Which rung it is.
    func rung(at place: ReminderPlace, _ instant: Instant) -> Rule {
        guard isRule(place) else { return series(at: place).rungs.rule(at: place.rung) }
        return .at(rule(at: place).elapse(sentAt: instant, delay: place.delay).named)
    }
}
