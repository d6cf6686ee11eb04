internal import CivilTime

/// A weekday of `BYDAY`: every one of the period, or the so-manieth.
struct NumberedWeekday: Hashable, Sendable {
    var weekday: Weekday
    /// 1…53 from the period's start, −53…−1 from its end, 0 for every one.
    var number: Int

    /// As RFC 5545 writes it: `MO`, `2MO`, `-1MO`.
    var text: String { (number == 0 ? "" : String(number)) + weekday.code }
}

extension Weekday {
    /// The two letters of RFC 5545: `MO` … `SU`.
    var code: String { abbreviation.prefix(2).uppercased() }

    init?(code: some StringProtocol) {
        guard let day = Self.allCases.first(where: { $0.code == code }) else { return nil }
        self = day
    }
}
