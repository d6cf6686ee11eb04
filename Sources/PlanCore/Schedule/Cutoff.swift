package import CivilTime

/// The end of what is good enough: the last good day and the time of day on it at which it is too late.
package struct Cutoff: Hashable, Sendable {
    package var lastGoodDay: Day
    /// nil: the end of the day, 24:00.
    package var time: TimeOfDay?

    /// Good until the day's end, or until the time on that day; at midnight the last good day is the one before.
    package init(by day: Day, _ time: TimeOfDay?) {
        if time?.seconds == 0 {
            self.lastGoodDay = day.adding(days: -1)
            self.time = nil
        } else {
            self.lastGoodDay = day
            self.time = time
        }
    }

    /// What a plan writes: `before: D` is exclusive unless the plan says otherwise; with a time of day it is that time on D.
    package init(_ day: Day, _ boundary: Boundary, _ time: TimeOfDay?, _ meaning: BeforeMeaning) {
        let isExclusive = boundary == .before && meaning == .exclusive && time == nil
        self.init(by: isExclusive ? day.adding(days: -1) : day, time)
    }

    /// Moved off a day off as the rule says; the time of day stays.
    package func moved(_ rule: DayOffRule, _ calendar: WorkingCalendar) -> Cutoff {
        var moved = self
        switch rule {
        case .keep: break
        case .next: moved.lastGoodDay = calendar.workingDay(onOrAfter: lastGoodDay)
        case .previous: moved.lastGoodDay = calendar.workingDay(onOrBefore: lastGoodDay)
        }
        return moved
    }

    /// The first instant at which it is too late.
    package func instant(in zone: Zone) -> Instant { localTime(in: zone).instant }

    /// That instant as the zone's clock shows it: the time on the last good day, or 00:00 of the day after.
    package func localTime(in zone: Zone) -> Zone.LocalTime {
        if let time { return zone.localTime(of: lastGoodDay, at: time) }
        return zone.localTime(of: lastGoodDay.adding(days: 1), at: .midnight)
    }
}
