package import CivilTime

extension Weekday {
    /// A name in English or Vietnamese, in any case of letters: `mon`, `Monday`, `thứ hai`, `thứ 2`, `t2`, `cn`.
    package init?(written text: some StringProtocol) {
        let word = text.words.joined(separator: " ").lowercased()
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
