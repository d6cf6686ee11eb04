/// Whether letters form a syllable of Vietnamese: an onset, a vowel that takes one tone at most, a coda that suits both.
///
/// Few strings of Western letters do, so that it tells Vietnamese in a misread encoding from other languages.
enum VietnameseSyllable {
    /// - Parameter word: letters only, composed or decomposed, in any case.
    static func isOne(_ word: Substring) -> Bool {
        guard let (letters, tone) = toneless(word) else { return false }
        let onset = onsets.first { letters.starts(with: $0) && letters.count > $0.count } ?? []
        // "gi" and "qu" lend their vowel where nothing else is left of one.
        let candidates = onset.isEmpty ? [onset] : [onset, Array(onset.dropLast()), []]
        return candidates.contains { start in
            (start.isEmpty || onsetSet.contains(start)) && letters.starts(with: start)
                && isRhyme(letters.dropFirst(start.count), tone)
        }
    }

    private static func isRhyme(_ letters: ArraySlice<Unicode.Scalar>, _ tone: Unicode.Scalar?) -> Bool {
        let vowel = Array(letters.prefix(while: vowels.contains))
        let coda = Array(letters.dropFirst(vowel.count))
        if coda.isEmpty { return openVowels.contains(vowel) }
        guard closedVowels.contains(vowel), codas.contains(coda) else { return false }
        // A stop takes no tone but the two that rise or fall short.
        return stops.contains(coda) ? tone == acute || tone == dot : true
    }

    /// The letters in lower case without their tone, and the tone; nil when there are two.
    private static func toneless(_ word: Substring) -> (letters: [Unicode.Scalar], tone: Unicode.Scalar?)? {
        var letters: [Unicode.Scalar] = []
        var tone: Unicode.Scalar?
        for scalar in word.lowercased().unicodeScalars {
            let (letter, mark) = toned[scalar] ?? (scalar, nil)
            if tones.contains(letter) {
                guard tone == nil, !letters.isEmpty else { return nil }
                tone = letter
                continue
            }
            if mark != nil {
                guard tone == nil else { return nil }
                tone = mark
            }
            letters.append(letter)
            guard letters.count <= 7 else { return nil }
        }
        return (letters, tone)
    }

    private static let acute: Unicode.Scalar = "\u{301}"
    private static let dot: Unicode.Scalar = "\u{323}"
    private static let tones: [Unicode.Scalar] = ["\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"]

    private static let toned: [Unicode.Scalar: (Unicode.Scalar, Unicode.Scalar?)] = {
        let rows = [
            "aàáãảạ", "ăằắẵẳặ", "âầấẫẩậ", "eèéẽẻẹ", "êềếễểệ", "iìíĩỉị", "oòóõỏọ", "ôồốỗổộ", "ơờớỡởợ", "uùúũủụ",
            "ưừứữửự",
            "yỳýỹỷỵ",
        ]
        var toned: [Unicode.Scalar: (Unicode.Scalar, Unicode.Scalar?)] = [:]
        for row in rows.map({ Array($0.unicodeScalars) }) {
            for (letter, tone) in zip(row.dropFirst(), tones) { toned[letter] = (row[0], tone) }
        }
        return toned
    }()

    private static let vowels = Set("aăâeêioôơuưy".unicodeScalars)
    private static let onsets = words("ngh ch gh gi kh ng nh ph qu th tr b c d đ g h k l m n p r s t v x")
    private static let onsetSet = Set(onsets)
    private static let codas = Set(words("c ch m n ng nh p t"))
    private static let stops = Set(words("c ch p t"))
    private static let openVowels = Set(
        words(
            """
            a e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iu oa oe oi ôi ơi ua uê ui uơ uy ưa ưi ưu iêu yêu oai oao oay \
            oeo uây uôi uya uyu ươi ươu ue
            """))
    private static let closedVowels = Set(
        words("a ă â e ê i o ô ơ u ư y iê yê oa oă oe oo uâ uê uô uy ươ uyê ua"))

    private static func words(_ list: String) -> [[Unicode.Scalar]] {
        list.split(separator: " ").map { Array($0.unicodeScalars) }
    }
}
