package import CivilTime

/// Which way what is said without its year is meant: the day that was last, or the one that comes next.
package enum SpokenDirection: Hashable, Sendable {
    case past, ahead
}

/// A day as people say it: `hôm nay`, `3 ngày nữa`, `còn 3 ngày`, `20/01/2027`, `20/01`; `tomorrow`, `2 weeks ago`, `3 days left`.
package enum SpokenDay: Hashable, Sendable {
    case day(Day)
    /// Of this year, or of the one before or after: the day that lies nearest that way.
    case yearless(month: Int, day: Int)
    /// So many days from today on, negative for those before.
    case fromToday(Int)
    /// The day on which so many are left to the last good day.
    case left(Int)

    /// nil for what says no day. Case, diacritics and the form of Unicode do not matter.
    package init?(_ text: String) {
        var words = text.folded.split(separator: " ").map(String.init)
        // `ngày 20/01/2027`
        if words.count == 2, words[0] == "ngay", words[1].contains("/") { words.removeFirst() }
        let phrase = words.joined(separator: " ")
        if let day = Day(iso: phrase) ?? Day(slashed: phrase) {
            self = .day(day)
        } else if let days = Self.phrases[phrase] {
            self = .fromToday(days)
        } else if let (month, day) = Self.yearless(words) {
            self = .yearless(month: month, day: day)
        } else if let (form, count) = SpokenCount.read(words) {
            let days = form.contains("week") || form.contains("tuan") ? 7 * count : count
            switch form {
            case "# ngay nua", "sau # ngay", "in # days", "in # day", "# tuan nua", "sau # tuan", "in # weeks",
                "in # week":
                self = .fromToday(days)
            case "# ngay truoc", "cach day # ngay", "# days ago", "# day ago", "# tuan truoc", "cach day # tuan",
                "# weeks ago", "# week ago":
                self = .fromToday(-days)
            case "con # ngay", "# days left", "# day left", "con # tuan", "# weeks left", "# week left":
                self = .left(days)
            default: return nil
            }
        } else {
            return nil
        }
    }

    /// In the form in which they are compared.
    private static let phrases = [
        "hom nay": 0, "today": 0, "ngay mai": 1, "mai": 1, "tomorrow": 1, "ngay kia": 2, "ngay mot": 2, "mot": 2,
        "hom qua": -1, "qua": -1, "yesterday": -1, "hom kia": -2,
    ]

    /// `20/11`.
    private static func yearless(_ words: [String]) -> (month: Int, day: Int)? {
        guard let word = words.first, words.count == 1 else { return nil }
        let parts = word.split(separator: "/", omittingEmptySubsequences: false)
        // A leap year has every day that there is.
        guard parts.count == 2, parts.allSatisfy({ (1...2).contains($0.utf8.count) }), let day = Int(parts[0]),
            let month = Int(parts[1]), day > 0, month > 0, Day(year: 2024, month: month, day: day) != nil
        else { return nil }
        return (month, day)
    }

    /// - Parameters:
    ///   - lastGoodDay: of what it is said; nil where it is of nothing that has one.
    ///   - direction: of a day without its year.
    /// - Returns: nil for days that are left to nothing, and for one that no year near has.
    package func day(today: Day, lastGoodDay: Day?, _ direction: SpokenDirection = .ahead) -> Day? {
        switch self {
        case .day(let day): return day
        case .fromToday(let days): return today.adding(days: days)
        case .left(let days): return lastGoodDay?.adding(days: -days)
        case .yearless(let month, let number):
            let years = direction == .ahead ? [today.year, today.year + 1] : [today.year, today.year - 1]
            let days = years.compactMap { Day(year: $0, month: month, day: number) }
            return days.first { direction == .ahead ? $0 >= today : $0 <= today }
        }
    }
}

/// The one number of a phrase.
enum SpokenCount {
    /// The words with `#` for the number in them, which is 36,600 at most.
    static func read(_ words: [String]) -> (form: String, count: Int)? {
        guard let place = words.firstIndex(where: { !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let count = Int(words[place]), count <= 36_600
        else { return nil }
        return (words.enumerated().map { $0 == place ? "#" : $1 }.joined(separator: " "), count)
    }
}
