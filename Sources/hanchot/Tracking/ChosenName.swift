import PlanCore

/// Something that a word of the command line may mean: by its id, or by one of its names as a whole, in whatever form of Unicode,
/// case and with or without its diacritics.
struct ChosenName {
    let id: String
    let names: [String]

    /// The id of the one that is meant. Part of a name means nobody: it is offered, but what is recorded is never a guess.
    /// - Parameter what: `đơn vị`, `unit`.
    /// - Throws: `UnknownName` where none is meant, or more than one may be.
    static func find(
        _ word: String, among all: [ChosenName], _ what: Bilingual, _ language: Language
    ) throws(UnknownName) -> String {
        let found = all.meant(by: word)
        if found.count == 1 { return found[0].id }
        guard found.isEmpty else {
            throw UnknownName(word: word, what: what, near: found.map(\.shown), kind: .several, language: language)
        }
        let near = all.near(to: word)
        throw UnknownName(
            word: word, what: what, near: (near.isEmpty ? all : near).map(\.shown), kind: near.isEmpty ? .all : .near,
            language: language)
    }

    /// `thon-1 (Thôn 1)`.
    var shown: String { names.first.map { "\(id) (\($0))" } ?? id }

    /// Its id or one of its names begins so.
    func begins(with folded: String) -> Bool {
        id.hasPrefix(folded) || names.contains { $0.folded.hasPrefix(folded) }
    }
}

extension [ChosenName] {
    /// Each of one name, by the ids, in their order.
    init(_ names: [String: String]) {
        self = names.sorted { $0.key < $1.key }.map { ChosenName(id: $0.key, names: [$0.value]) }
    }

    /// Those that the word means: an id goes before a name, a name to the letter before one that differs in case or marks.
    func meant(by word: String) -> [ChosenName] {
        let folded = word.folded
        guard !folded.isEmpty else { return [] }
        let ways: [(ChosenName) -> Bool] = [
            { $0.id == word }, { $0.names.contains(word) },
            { $0.id == folded || $0.names.contains { $0.folded == folded } },
        ]
        return ways.lazy.map { way in filter(way) }.first { !$0.isEmpty } ?? []
    }

    /// Those that may have been meant: that begin so, else the one with the fewest letters otherwise.
    fileprivate func near(to word: String) -> [ChosenName] {
        let folded = word.folded
        guard !folded.isEmpty else { return [] }
        let beginning = filter { $0.begins(with: folded) }
        guard beginning.isEmpty else { return beginning }
        let near = nearestWord(to: folded, among: map(\.id) + flatMap { $0.names.map(\.folded) })
        return filter { item in near.map { item.id == $0 || item.names.map(\.folded).contains($0) } ?? false }
    }
}

/// Nothing of that name is there, or more than one thing.
struct UnknownName: Error, CustomStringConvertible {
    /// What `near` lists.
    enum Kind {
        /// All that there are.
        case all
        /// Those that may have been meant.
        case near
        /// Those that the word may mean.
        case several
        /// Nothing: nothing of the kind is asked for.
        case none
    }

    var word: String
    var what: Bilingual
    var near: [String]
    var kind: Kind
    var language: Language

    /// Names listed at most.
    private static let limit = 20

    var description: String {
        let listed = near.prefix(Self.limit).joined(separator: ", ") + (near.count > Self.limit ? ", …" : "")
        let hint =
            switch kind {
            case .none:
                Bilingual(
                    vi: " (kế hoạch không nêu \(what.vietnamese) nào)", en: " (the plan names no \(what.english))")
            case _ where near.isEmpty: Bilingual(vi: "", en: "")
            case .all: Bilingual(vi: " (có: \(listed))", en: " (there are: \(listed))")
            case .near: Bilingual(vi: " (có phải \(listed)?)", en: " (did you mean \(listed)?)")
            case .several: Bilingual(vi: " (một trong: \(listed))", en: " (one of: \(listed))")
            }
        return Bilingual(
            vi: "không rõ \(what.vietnamese) '\(word.inOneLine)'\(hint.vietnamese)",
            en: "no single \(what.english) '\(word.inOneLine)'\(hint.english)")[language]
    }
}
