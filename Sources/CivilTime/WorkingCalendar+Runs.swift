extension WorkingCalendar {
    /// Neighbouring days on which entries of the same words decide.
    package struct Run: Hashable, Sendable {
        package var days: ClosedRange<Day>
        package var isWorking: Bool
        /// Never `weekday` or `weekend`.
        package var reason: Reason
    }

    /// What entries decide in the range, in order; days that are worked or free by their weekday alone are left out.
    package func runs(in days: ClosedRange<Day>) -> [Run] {
        var runs: [Run] = []
        for number in days.lowerBound.number...days.upperBound.number {
            let day = Day(number: Int(number))
            let (isWorking, reason) = status(of: day)
            if reason == .weekday || reason == .weekend { continue }
            if let last = runs.last, last.reason == reason, last.isWorking == isWorking,
                last.days.upperBound.days(until: day) == 1
            {
                runs[runs.count - 1].days = last.days.lowerBound...day
            } else {
                runs.append(Run(days: day...day, isWorking: isWorking, reason: reason))
            }
        }
        return runs
    }
}
