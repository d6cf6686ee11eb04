/// A civil date of the proleptic Gregorian calendar, without a zone.
///
/// The range is 0001-01-01 to 9999-12-31; arithmetic that would leave it stays at its end.
package struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01, which is 0.
    package let number: Int32

    package static let first = Day(unchecked: -719_162)
    package static let last = Day(unchecked: 2_932_896)

    private init(unchecked number: Int32) { self.number = number }

    /// The day `number` days after 1970-01-01, kept within the range.
    package init(number: Int) {
        self.number = Int32(clamping: max(Int(Self.first.number), min(number, Int(Self.last.number))))
    }

    /// The day of that name, or nil when the calendar has none (31 April, year 0).
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.length(ofMonth: month, year: year)
        else { return nil }
        self.init(unchecked: Int32(Self.daysBefore(year: year, month: month) + day - 1))
    }

    /// The day of that name; a day that the month lacks is the month's last (31/04 is 30/04, 29/02 is 28/02).
    ///
    /// Year, month and day are kept within 1…9999, 1…12 and 1…31.
    package init(clippingYear year: Int, month: Int, day: Int) {
        let year = max(1, min(year, 9999))
        let month = max(1, min(month, 12))
        let day = max(1, min(day, Self.length(ofMonth: month, year: year)))
        self.init(unchecked: Int32(Self.daysBefore(year: year, month: month) + day - 1))
    }

    /// Days in the month, 28…31; `month` is 1…12.
    package static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    package static func isLeap(_ year: Int) -> Bool {
        year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    }

    /// Days from 1970-01-01 to the first of the month. Years are counted from March so that a leap day comes last
    /// (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
    private static func daysBefore(year: Int, month: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// Year 1…9999, month 1…12, day 1…31.
    package var components: (year: Int, month: Int, day: Int) {
        let shifted = Int(number) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
        return (
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        )
    }

    package var year: Int { components.year }
    package var month: Int { components.month }
    package var day: Int { components.day }

    package var weekday: Weekday {
        // 1970-01-01 was a Thursday.
        let index = (Int(number) + 3) % 7
        return Weekday(rawValue: (index < 0 ? index + 7 : index) + 1) ?? .monday
    }

    package func adding(days: Int) -> Day {
        let (sum, overflow) = Int(number).addingReportingOverflow(days)
        return overflow ? (days > 0 ? .last : .first) : Day(number: sum)
    }

    /// The same day so many months on; a day that month lacks is its last.
    package func adding(months: Int) -> Day {
        let (year, month, day) = components
        let index = year * 12 + (month - 1) + max(-120_000, min(months, 120_000))
        guard index >= 12 else { return .first }
        guard index < 120_000 else { return .last }
        return Day(clippingYear: index / 12, month: index % 12 + 1, day: day)
    }

    /// Days from this day to the other; negative when the other is earlier.
    package func days(until other: Day) -> Int { Int(other.number) - Int(number) }

    package static func < (left: Day, right: Day) -> Bool { left.number < right.number }
}

extension Day: CustomStringConvertible {
    /// ISO 8601: `2021-01-19`.
    package var description: String {
        let (year, month, day) = components
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    /// As documents write it: `19/01/2021`.
    package var slashed: String {
        let (year, month, day) = components
        return "\(padded(day, 2))/\(padded(month, 2))/\(padded(year, 4))"
    }

    /// The day written `YYYY-MM-DD`, or nil.
    package init?(iso text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2,
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The day written `DD/MM/YYYY`, or nil.
    package init?(slashed text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, (1...2).contains(parts[0].utf8.count), (1...2).contains(parts[1].utf8.count),
            parts[2].utf8.count == 4, parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let day = Int(parts[0]), let month = Int(parts[1]), let year = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }
}

/// A non-negative number in decimal, filled with zeros to `width` digits.
package func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
