import CivilTime
package import PlanCore

extension PeriodDay {
    /// A day of a repeating deadline.
    ///
    /// With `every: week` a weekday (`fri`, `thứ sáu`, `t6`) or `last`, which is Sunday. Otherwise `25`, `20/3` (the 20th of
    /// the period's third month), `last` or `last/1`, or a point of the whole period: `first`, `middle`, `đầu`, `giữa`, `cuối`.
    /// A month may lie in the following period, no further.
    package init?(written text: String, in period: Period) {
        if period == .week {
            guard let weekday = PointOfYear.Part(word: text.lowercased()) == .last ? .sunday : Weekday(written: text)
            else { return nil }
            self = .weekday(weekday)
            return
        }
        // As most are.
        if let day = Int(digits: text), (1...31).contains(day) {
            self = .day(day, month: period.months)
            return
        }
        if let part = PointOfYear.Part(word: text.lowercased()), part != .last {
            self = .point(part)
            return
        }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count) else { return nil }
        var month = period.months
        if parts.count == 2 {
            guard let written = Int(digits: parts[1]), (1...2 * period.months).contains(written) else { return nil }
            month = written
        }
        if PointOfYear.Part(word: parts[0].lowercased()) == .last {
            self = .last(month: month)
            return
        }
        guard let day = Int(digits: parts[0]), (1...31).contains(day) else { return nil }
        self = .day(day, month: month)
    }
}
