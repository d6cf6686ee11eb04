import CivilTime
package import PlanCore

extension PlanDate {
    /// `20/01`, `20/01/2021` or `2021-01-20`; in the lunar calendar `15/08 âm lịch`, `15/08/2027 lunar`,
    /// `01/06/2025 nhuận âm lịch`; a point of a period, `cuối tháng 3`, `middle of 2027`.
    ///
    /// nil for anything else, and for days that no calendar has (31/02).
    package init?(written text: some StringProtocol) {
        if let date = PlanDate(solar: text) ?? PlanDate(lunar: text) {
            self = date
        } else if let point = WrittenPoint(text) {
            self = .point(point.point, year: point.year)
        } else {
            return nil
        }
    }

    /// `20/01`, `20/01/2021` or `2021-01-20`.
    init?(solar text: some StringProtocol) {
        guard let (day, month) = Self.dayAndMonth(text) else {
            guard let day = Day(written: text) else { return nil }
            self = .full(day)
            return
        }
        // 2024 is a leap year: 29/02 is a day of some years.
        guard Day(year: 2024, month: month, day: day) != nil else { return nil }
        self = .yearless(month: month, day: day)
    }

    private init?(lunar text: some StringProtocol) {
        var words = text.lowercased().words.map(String.init)
        let count = words.count
        words.removeAll { $0 == "lunar" || $0 == "al" }
        if let index = words.firstIndex(of: "âm"), index + 1 < words.count, words[index + 1] == "lịch" {
            words.removeSubrange(index...index + 1)
        }
        guard words.count < count, let date = words.first else { return nil }
        let isLeap = words.count == 2 && ["nhuận", "leap"].contains(words[1])
        guard words.count == (isLeap ? 2 : 1) else { return nil }
        if let (day, month) = Self.dayAndMonth(date), (1...30).contains(day), (1...12).contains(month), !isLeap {
            self = .yearlessLunar(month: month, day: day)
            return
        }
        let parts = date.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[2].utf8.count == 4, let year = Int(digits: parts[2]),
            let (day, month) = Self.dayAndMonth("\(parts[0])/\(parts[1])"),
            let named = LunarDate(year: year, month: month, day: day, isLeap: isLeap)
        else { return nil }
        self = .lunar(named)
    }

    private static func dayAndMonth(_ text: some StringProtocol) -> (day: Int, month: Int)? {
        guard let written = WrittenNumbers(text, separator: "/"), written.count == 2, written.digits.0 <= 2,
            written.digits.1 <= 2
        else { return nil }
        return (written.values.0, written.values.1)
    }
}
