import PlanCore
import PlanDrafts

/// Something that a word of the command line may mean: by its id, or by a name, in whatever form of Unicode, case and with or
/// without its marks.
struct ChosenName {
    let id: String
    let names: [String]

    /// The id of the one that is meant.
    /// - Parameter what: `đơn vị`, `unit`.
    /// - Throws: `UnknownName` where none is, or more than one may be.
    static func find(
        _ word: String, among all: [ChosenName], _ what: Bilingual, _ language: Language
    ) throws(UnknownName) -> String {
        let plain = plain(word)
        let ways: [(ChosenName) -> Bool] = [
            { $0.id == word }, { $0.names.contains(word) },
            { !plain.isEmpty && ($0.id == plain || $0.names.contains { Self.plain($0) == plain }) },
            { !plain.isEmpty && $0.names.contains { Self.plain($0).hasPrefix(plain) } },
        ]
        for way in ways {
            let found = all.filter(way)
            if found.count == 1 { return found[0].id }
            if found.count > 1 {
                throw UnknownName(word: word, what: what, near: found.map(\.shown), isOneOf: true, language: language)
            }
        }
        let near = nearestWord(to: plain, among: all.map(\.id) + all.flatMap { $0.names.map(Self.plain) })
        let nearest = all.filter { item in
            near.map { item.id == $0 || item.names.map(Self.plain).contains($0) } ?? false
        }
        throw UnknownName(
            word: word, what: what, near: (nearest.isEmpty ? all : nearest).map(\.shown), isOneOf: nearest.isEmpty,
            language: language)
    }

    private static func plain(_ text: String) -> String { DraftIDs.word(text, atMost: 200) }

    private var shown: String { names.first.map { "\(id) (\($0))" } ?? id }
}

/// Nothing of that name is there, or more than one thing.
struct UnknownName: Error, CustomStringConvertible {
    var word: String
    var what: Bilingual
    /// What may have been meant.
    var near: [String]
    /// These are all that come into question, and not the nearest alone.
    var isOneOf: Bool
    var language: Language

    /// Names listed at most.
    private static let limit = 20

    var description: String {
        let listed = near.prefix(Self.limit).joined(separator: ", ") + (near.count > Self.limit ? ", …" : "")
        let hint =
            near.isEmpty
            ? Bilingual(vi: "", en: "")
            : isOneOf
                ? Bilingual(vi: " (một trong: \(listed))", en: " (one of: \(listed))")
                : Bilingual(vi: " (có phải \(listed)?)", en: " (did you mean \(listed)?)")
        return Bilingual(
            vi: "không rõ \(what.vietnamese) '\(word)'\(hint.vietnamese)",
            en: "no single \(what.english) '\(word)'\(hint.english)")[language]
    }
}
