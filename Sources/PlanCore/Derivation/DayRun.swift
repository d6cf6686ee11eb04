package import CivilTime

/// Adjoining days that are off, or worked, for the same reason.
package struct DayRun: Hashable, Sendable {
    package var days: ClosedRange<Day>
    package var reason: WorkingCalendar.Reason

    /// How many days, at least 1.
    package var count: Int { days.lowerBound.days(until: days.upperBound) + 1 }
}

extension WorkingCalendar {
    /// The days off in the range, in order.
    func daysOff(in days: ClosedRange<Day>) -> [DayRun] { runs(in: days) { !$0.isWorking } }

    /// The days in the range that are worked although the weekday would have them off, or that an exact date declares
    /// worked, in order.
    func daysMadeUp(in days: ClosedRange<Day>) -> [DayRun] { runs(in: days) { $0.isWorking && $0.reason != .weekday } }

    private func runs(
        in days: ClosedRange<Day>, where isMeant: ((isWorking: Bool, reason: Reason)) -> Bool
    ) -> [DayRun] {
        var runs: [DayRun] = []
        for number in days.lowerBound.number...days.upperBound.number {
            let day = Day(number: Int(number))
            let status = status(of: day)
            guard isMeant(status) else { continue }
            if let last = runs.last, last.reason == status.reason, last.days.upperBound.adding(days: 1) == day {
                runs[runs.count - 1].days = last.days.lowerBound...day
            } else {
                runs.append(DayRun(days: day...day, reason: status.reason))
            }
        }
        return runs
    }
}
