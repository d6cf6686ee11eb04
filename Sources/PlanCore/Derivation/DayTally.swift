package import CivilTime

/// How a distance was counted off, day by day.
package struct DayTally: Hashable, Sendable {
    package let distance: Distance
    /// All days that were looked at, day 1 (the one next to the day counted from) and the last one included; nil where
    /// the range of days ends before day 1.
    package let days: ClosedRange<Day>?
    /// Those of them that count: the working days, or all.
    package let counted: Int
    /// The days off among them that did not count, in order of time; none but for working days.
    package let skipped: [DayRun]
    /// The days among them that counted although they would be off: make-up days; none but for working days.
    package let madeUp: [DayRun]

    /// - Parameters:
    ///   - start: the day counted from.
    ///   - end: what `Distance.day(from:_:)` has found.
    init(_ distance: Distance, from start: Day, to end: Day, _ calendar: WorkingCalendar) {
        self.distance = distance
        guard start != end else {
            (days, counted, skipped, madeUp) = (nil, 0, [], [])
            return
        }
        let days = start < end ? start.adding(days: 1)...end : end...start.adding(days: -1)
        self.days = days
        let countsAll = distance.unit != .workingDays
        self.counted =
            countsAll ? days.lowerBound.days(until: days.upperBound) + 1 : calendar.workingDays(in: days)
        self.skipped = countsAll ? [] : calendar.daysOff(in: days)
        self.madeUp = countsAll ? [] : calendar.daysMadeUp(in: days)
    }

    /// The first day that was looked at, next to the one counted from; it counts only when it is worked, where working days
    /// are counted.
    package var first: Day? { distance.direction == .after ? days?.lowerBound : days?.upperBound }

    /// The first day that counted; nil where none did.
    package var firstCounted: Day? {
        guard let first, counted > 0 else { return nil }
        if distance.direction == .after {
            return skipped.first.map { $0.days.lowerBound == first } ?? false ? firstWorked(from: first, 1) : first
        }
        return skipped.last.map { $0.days.upperBound == first } ?? false ? firstWorked(from: first, -1) : first
    }

    /// The first day behind the runs of days off that begin with `day`, in the direction of the step.
    private func firstWorked(from day: Day, _ step: Int) -> Day {
        var day = day
        for run in step > 0 ? skipped : skipped.reversed() where run.days.contains(day) {
            day = (step > 0 ? run.days.upperBound : run.days.lowerBound).adding(days: step)
        }
        return day
    }
}
