package import CivilTime

/// Which way what is said without its year or week is meant: the day that was last, the one that comes next, or that of this
/// year or week.
package enum SpokenDirection: Hashable, Sendable {
    case past, ahead, near
}

/// A day as people say it: `hôm nay`, `3 ngày nữa`, `còn 3 ngày`, `20/01/2027`, `20/01`; `tomorrow`, `2 weeks ago`, `3 days left`.
package enum SpokenDay: Hashable, Sendable {
    case day(Day)
    /// Of this year, or of the one before or after: the day that lies nearest that way.
    case yearless(month: Int, day: Int)
    /// The weekday that lies nearest that way, today included; of a week, so many after this one where it is said.
    case weekday(Weekday, week: Int?)
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
        if let day = Day(iso: phrase) ?? Day(slashed: phrase) ?? Self.written(words) {
            self = .day(day)
        } else if let (weekday, week) = Self.weekday(words) {
            self = .weekday(weekday, week: week)
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
        "hom qua": -1, "qua": -1, "yesterday": -1, "hom kia": -2, "tuan sau": 7, "tuan toi": 7, "next week": 7,
        "tuan truoc": -7, "last week": -7,
    ]

    /// `20.11.2026`, `20-11-2026`, `20 Nov 2026`, `20 tháng 11 năm 2026`.
    private static func written(_ words: [String]) -> Day? {
        if words.count == 1, let separator = words[0].first(where: { $0 == "." || $0 == "-" }) {
            let parts = words[0].split(separator: separator, omittingEmptySubsequences: false)
            return parts.count == 3 ? Day(slashed: parts.joined(separator: "/")) : nil
        }
        guard let (month, day, rest) = named(words), let year = rest.last, rest.count == (rest.first == "nam" ? 2 : 1)
        else {
            return nil
        }
        return Day(slashed: "\(day)/\(month)/\(year)")
    }

    /// A day and its month in words, and what follows them.
    private static func named(_ words: [String]) -> (month: Int, day: Int, rest: ArraySlice<String>)? {
        let words = words.first == "ngay" ? words.dropFirst() : words[...]
        guard words.count >= 2, let day = words.first.flatMap({ Int($0) }) else { return nil }
        let rest = words.dropFirst()
        if rest.first == "thang", let month = rest.dropFirst().first.flatMap({ Int($0) }) {
            return (month, day, rest.dropFirst(2))
        }
        guard let word = rest.first, word.utf8.count >= 3,
            let month = months.firstIndex(where: { $0.hasPrefix(word) })
        else { return nil }
        return (month + 1, day, rest.dropFirst())
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]

    /// `thứ hai`, `thứ 2 tuần sau`, `chủ nhật tuần trước`, `Monday`, `next Friday`, `Friday last week`. Weeks begin on Monday.
    private static func weekday(_ words: [String]) -> (Weekday, week: Int?)? {
        var words = words
        var week: Int?
        for (phrase, number) in weeks where words.count > phrase.count && words.suffix(phrase.count) == phrase[...] {
            words.removeLast(phrase.count)
            week = number
        }
        if week == nil, words.count == 2, let number = ["last": -1, "this": 0, "next": 1][words[0]] {
            words.removeFirst()
            week = number
        }
        return weekdays[words.joined(separator: " ")].flatMap { Weekday(rawValue: $0) }.map { ($0, week) }
    }

    private static let weeks: [([String], Int)] = [
        (["tuan", "truoc"], -1), (["tuan", "nay"], 0), (["tuan", "sau"], 1), (["tuan", "toi"], 1),
        (["last", "week"], -1), (["this", "week"], 0), (["next", "week"], 1),
    ]

    /// Folded, by the number from Monday on.
    private static let weekdays: [String: Int] = {
        var days = ["chu nhat": 7, "cn": 7]
        for (place, word) in ["hai", "ba", "tu", "nam", "sau", "bay"].enumerated() {
            days["thu \(word)"] = place + 1
            days["thu \(place + 2)"] = place + 1
        }
        let english = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        for (place, word) in english.enumerated() {
            days[word] = place + 1
            // `thứ` without its number is no Thursday.
            if word != "thursday" { days[String(word.prefix(3))] = place + 1 }
        }
        return days
    }()

    /// `20/11`.
    private static func yearless(_ words: [String]) -> (month: Int, day: Int)? {
        if let (month, day, rest) = named(words), rest.isEmpty, (1...12).contains(month),
            Day(year: 2024, month: month, day: day) != nil
        {
            return (month, day)
        }
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
        case .weekday(let weekday, let week):
            let monday = today.adding(days: 1 - today.weekday.rawValue)
            let day = monday.adding(days: weekday.rawValue - 1)
            if let week { return day.adding(days: 7 * week) }
            return switch direction {
            case .past: day <= today ? day : day.adding(days: -7)
            case .ahead: day >= today ? day : day.adding(days: 7)
            case .near: day
            }
        case .yearless(let month, let number):
            let other =
                switch direction {
                case .past: [today.year - 1]
                case .ahead: [today.year + 1]
                case .near: [Int]()
                }
            let days = ([today.year] + other).compactMap { Day(year: $0, month: month, day: number) }
            return days.first {
                switch direction {
                case .past: $0 <= today
                case .ahead: $0 >= today
                case .near: true
                }
            }
        }
    }
}

extension SpokenDay {
    /// A day of the past that is said without its year, is one of last year's, and lies nearer ahead in this one; or one ahead
    /// that is next year's, and lies nearer behind in this one: as likely a slip as meant.
    package func needsYear(today: Day, _ direction: SpokenDirection) -> Bool {
        guard case .yearless(let month, let number) = self,
            let taken = day(today: today, lastGoodDay: nil, direction), taken.year != today.year
        else { return false }
        let passed = Day(clippingYear: today.year, month: month, day: number)
        return abs(today.days(until: passed)) < abs(today.days(until: taken))
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
