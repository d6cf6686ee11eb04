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

    func rule(at place: ReminderPlace) -> RuleSeries {
        let own = lines[place.plan]
        return own.rules[place.series - own.series.count]
    }

    func series(at place: ReminderPlace) -> Series { lines[place.plan].series[place.series] }
}
