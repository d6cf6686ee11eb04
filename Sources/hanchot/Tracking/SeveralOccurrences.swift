import ControlAPI
import PlanCore

/// A deadline is named without its occurrence, and more than one may be meant: those nearest to today are told.
struct SeveralOccurrences: Error, CustomStringConvertible {
    private let word: String
    private let near: [String]
    /// How many earlier ones there are besides.
    private let earlier: Int
    private let language: Language

    /// Occurrences listed at most.
    private static let limit = 8

    init(of word: String, _ rows: [BoardRowEntry], _ language: Language) {
        self.word = word
        self.near = rows.suffix(Self.limit).map { "\($0.name) (\($0.due))" }
        self.earlier = max(0, rows.count - Self.limit)
        self.language = language
    }

    var description: String {
        let listed = near.joined(separator: "; ")
        return Bilingual(
            vi: "'\(word.inOneLine)' có thể là \(near.count + earlier) lần, hãy nêu một lần: \(listed)"
                + (earlier == 0 ? "" : "; và \(earlier) lần trước đó"),
            en: "'\(word.inOneLine)' may mean \(near.count + earlier) occurrences, name one of them: \(listed)"
                + (earlier == 0 ? "" : "; and \(earlier) before"))[language]
    }
}
