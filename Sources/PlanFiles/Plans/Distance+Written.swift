package import PlanCore

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
