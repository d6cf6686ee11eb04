package import CivilTime
package import PlanCore

extension PeriodDay {
    /// A day of a repeating deadline.
    ///
    /// With `every: week` a weekday (`fri`, `thứ sáu`, `t6`) or `last`, which is Sunday. Otherwise `25`, `20/3` (the 20th of
    /// the period's third month), `last` or `last/1`; a month may lie in the following period, no further.
    package init?(written text: String, in period: Period) {
        if period == .week {
            guard let weekday = text == "last" ? .sunday : Weekday(written: text) else { return nil }
            self = .weekday(weekday)
            return
        }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count) else { return nil }
        var month = period.months
        if parts.count == 2 {
            guard let written = Int(digits: parts[1]), (1...2 * period.months).contains(written) else { return nil }
            month = written
        }
        if parts[0] == "last" {
            self = .last(month: month)
            return
        }
        guard let day = Int(digits: parts[0]), (1...31).contains(day) else { return nil }
        self = .day(day, month: month)
    }
}

extension Weekday {
    /// A name in English or Vietnamese, in any case of letters: `mon`, `Monday`, `thứ hai`, `thứ 2`, `t2`, `cn`.
    package init?(written text: some StringProtocol) {
        let word = text.split(separator: " ").joined(separator: " ").lowercased()
        guard let weekday = Self.names[word] else { return nil }
        self = weekday
    }

    private static let names: [String: Weekday] = [
        "mon": .monday, "monday": .monday, "thứ hai": .monday, "thứ 2": .monday, "t2": .monday,
        "tue": .tuesday, "tuesday": .tuesday, "thứ ba": .tuesday, "thứ 3": .tuesday, "t3": .tuesday,
        "wed": .wednesday, "wednesday": .wednesday, "thứ tư": .wednesday, "thứ 4": .wednesday, "t4": .wednesday,
        "thu": .thursday, "thursday": .thursday, "thứ năm": .thursday, "thứ 5": .thursday, "t5": .thursday,
        "fri": .friday, "friday": .friday, "thứ sáu": .friday, "thứ 6": .friday, "t6": .friday,
        "sat": .saturday, "saturday": .saturday, "thứ bảy": .saturday, "thứ 7": .saturday, "t7": .saturday,
        "sun": .sunday, "sunday": .sunday, "chủ nhật": .sunday, "cn": .sunday,
    ]
}

extension Distance {
    /// `10 working days`, `10 days`, `2 weeks`, `1 month`, `10 ngày làm việc`, `10 ngày`, `2 tuần`, `1 tháng`, `10d`,
    /// `2w`; 1…10,000 of them.
    package init?(written text: some StringProtocol) {
        guard let written = Quantity(text), (1...10_000).contains(written.count), let unit = Self.units[written.unit]
        else { return nil }
        self.init(count: written.count, unit: unit)
    }

    private static let units: [String: Unit] = [
        "working day": .workingDays, "working days": .workingDays, "ngày làm việc": .workingDays,
        "d": .days, "day": .days, "days": .days, "ngày": .days,
        "w": .weeks, "week": .weeks, "weeks": .weeks, "tuần": .weeks,
        "month": .months, "months": .months, "tháng": .months,
    ]
}
