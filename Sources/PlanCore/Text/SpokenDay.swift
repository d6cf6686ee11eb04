package import CivilTime

/// A day as people say it: `hôm nay`, `3 ngày nữa`, `còn 3 ngày`, `20/01/2027`; `tomorrow`, `2 days ago`, `3 days left`.
package enum SpokenDay: Hashable, Sendable {
    case day(Day)
    /// So many days from today on, negative for those before.
    case fromToday(Int)
    /// The day on which so many are left to the last good day.
    case left(Int)

    /// nil for what says no day. Case and the form of Unicode do not matter.
    package init?(_ text: String) {
        let words = text.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
        let phrase = words.joined(separator: " ")
        if let day = Day(iso: phrase) ?? Day(slashed: phrase) {
            self = .day(day)
        } else if let days = Self.phrases[phrase] {
            self = .fromToday(days)
        } else if let (form, count) = Self.counted(words) {
            switch form {
            case "# ngày nữa", "sau # ngày", "in # days", "in # day": self = .fromToday(count)
            case "# ngày trước", "cách đây # ngày", "# days ago", "# day ago": self = .fromToday(-count)
            case "còn # ngày", "# days left", "# day left": self = .left(count)
            default: return nil
            }
        } else {
            return nil
        }
    }

    private static let phrases = [
        "hôm nay": 0, "today": 0, "ngày mai": 1, "mai": 1, "tomorrow": 1, "ngày kia": 2, "hôm qua": -1, "yesterday": -1,
        "hôm kia": -2,
    ]

    /// The words with `#` for the one number in them.
    private static func counted(_ words: [String]) -> (form: String, count: Int)? {
        guard let place = words.firstIndex(where: { $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let count = Int(words[place]), count <= 36_600
        else { return nil }
        return (words.enumerated().map { $0 == place ? "#" : $1 }.joined(separator: " "), count)
    }

    /// - Parameter lastGoodDay: of what it is said; nil where it is of nothing that has one.
    /// - Returns: nil for days that are left to nothing.
    package func day(today: Day, lastGoodDay: Day?) -> Day? {
        switch self {
        case .day(let day): day
        case .fromToday(let days): today.adding(days: days)
        case .left(let days): lastGoodDay?.adding(days: -days)
        }
    }
}

/// A point in time as people say it: a day with or without a time of it, `hôm nay 08:30`, or a time of today.
package struct SpokenTime: Hashable, Sendable {
    package var day: SpokenDay
    package var time: TimeOfDay?

    package init?(_ text: String) {
        var words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        if let place = words.firstIndex(where: { TimeOfDay($0) != nil }) { time = TimeOfDay(words.remove(at: place)) }
        guard time == nil || !words.isEmpty else {
            day = .fromToday(0)
            return
        }
        guard let day = SpokenDay(words.joined(separator: " ")) else { return nil }
        self.day = day
    }
}
