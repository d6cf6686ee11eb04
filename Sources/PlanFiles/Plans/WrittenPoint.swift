import CivilTime
import PlanCore

/// A text that names a point of a period, perhaps with its year: `cuối tháng 3`, `giữa quý II/2027`, `đầu năm`,
/// `end of March 2027`, `middle of Q2`, `end of 2027`.
struct WrittenPoint {
    let point: PointOfYear
    let year: Int?

    init?(_ text: some StringProtocol) {
        let separators: Set<Character> = [" ", "/"]
        var words = text.lowercased().split { separators.contains($0) }.map(String.init)
            .filter { $0 != "of" && $0 != "the" }
        guard let part = words.first.flatMap(PointOfYear.Part.init(word:)) else { return nil }
        words.removeFirst()
        var year: Int?
        if let last = words.last, last.utf8.count == 4, let number = Int(digits: last) {
            guard FormatLimits.years.contains(number) else { return nil }
            year = number
            words.removeLast()
            // *tháng 3 năm 2027*, but *năm 2027* keeps its word.
            if words.count > 1, words.last == "năm" { words.removeLast() }
        }
        guard let stretch = Self.stretch(words, hasYear: year != nil) else { return nil }
        self.point = PointOfYear(part, of: stretch)
        self.year = year
    }

    private static func stretch(_ words: [String], hasYear: Bool) -> PointOfYear.Stretch? {
        switch (words.count, words.first, words.last) {
        case (0, _, _): hasYear ? .year : nil
        case (1, "năm", _), (1, "year", _): .year
        case (1, let word?, _):
            months[word].map(PointOfYear.Stretch.month)
                ?? (word.hasPrefix("q") ? quarter(String(word.dropFirst())) : nil)
        case (2, "tháng", let number?), (2, "month", let number?):
            Int(digits: number).flatMap { (1...12).contains($0) ? .month($0) : nil }
        case (2, "quý", let number?), (2, "quarter", let number?): quarter(number)
        default: nil
        }
    }

    private static func quarter(_ word: String) -> PointOfYear.Stretch? {
        let number = ["i": 1, "ii": 2, "iii": 3, "iv": 4][word] ?? Int(digits: word)
        return number.flatMap { (1...4).contains($0) ? .quarter($0) : nil }
    }

    private static let months: [String: Int] = [
        "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
        "september": 9, "october": 10, "november": 11, "december": 12,
    ]
}

extension PointOfYear.Part {
    /// `đầu`, `giữa`, `cuối`; `start`, `middle`, `end`, and `first` and `last`; in lower case.
    init?(word: String) {
        switch word {
        case "đầu", "start", "beginning", "first": self = .first
        case "giữa", "middle", "mid": self = .middle
        case "cuối", "end", "last": self = .last
        default: return nil
        }
    }
}
