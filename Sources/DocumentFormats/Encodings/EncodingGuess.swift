/// Which legacy encoding a text was misread from, by how its words look once decoded; nil unless it is clear.
///
/// A word that holds a Western letter speaks for an encoding when it is a syllable of Vietnamese in it. French, German and
/// the like give few such words, Vietnamese gives hardly any other.
package struct EncodingGuess: Sendable {
    /// Enough words, and nearly all of them: a wrong guess is worse than none.
    private static let leastWords = 6
    private static let leastShare = 0.8
    /// Words that are looked at.
    private static let mostWords = 4000

    /// - Parameter text: bytes as Western letters (Windows-1252), or Unicode that may hold them.
    /// - Parameter candidates: those without capitals of their own.
    package static func guess(
        _ text: String, among candidates: [LegacyEncoding] = [.tcvn3, .vni]
    ) -> LegacyEncoding? {
        guard text.unicodeScalars.contains(where: isWestern) else { return nil }
        let words = westernWords(of: text)
        guard words.count >= leastWords else { return nil }
        let shares = candidates.map { (encoding: $0, share: share(of: words, in: $0)) }
        // As it stands, it may be Vietnamese already ("là", "có" hold Western letters only).
        let asItStands = Double(words.count { VietnameseSyllable.isOne($0[...]) }) / Double(words.count)
        guard let best = shares.max(by: { $0.share < $1.share }),
            best.share >= leastShare, best.share > asItStands + 0.2,
            shares.allSatisfy({ $0.encoding == best.encoding || $0.share < best.share - 0.1 })
        else { return nil }
        return best.encoding
    }

    private static func share(of words: [String], in encoding: LegacyEncoding) -> Double {
        let good = words.count { word in
            let decoded = encoding.decode(word)
            return !decoded.unicodeScalars.contains(where: isWesternAlone)
                && decoded.split(whereSeparator: { !$0.isLetter }).allSatisfy(VietnameseSyllable.isOne)
        }
        return Double(good) / Double(words.count)
    }

    /// The words that hold Western letters; none when letters that only Vietnamese in Unicode has are not rare.
    private static func westernWords(of text: String) -> [String] {
        var words: [String] = []
        var unicode = 0
        var word = String.UnicodeScalarView()
        var isWesternWord = false
        for scalar in text.unicodeScalars {
            if isVietnamese(scalar) { unicode += 1 }
            // So many are not rare among the most words that are looked at.
            if unicode * 20 > mostWords + 1 { return [] }
            if isWestern(scalar) || scalar.properties.isAlphabetic {
                word.append(scalar)
                if isWestern(scalar) { isWesternWord = true }
                continue
            }
            if isWesternWord { words.append(String(word)) }
            word = String.UnicodeScalarView()
            isWesternWord = false
            if words.count >= mostWords { break }
        }
        if isWesternWord { words.append(String(word)) }
        return unicode * 20 > words.count ? [] : words
    }

    /// A letter or sign of the upper half of Latin-1, where the encodings have theirs.
    private static func isWestern(_ scalar: Unicode.Scalar) -> Bool { (0xA1...0xFF).contains(scalar.value) }

    /// Left over after decoding: nothing that Vietnamese is written with.
    private static func isWesternAlone(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "à", "á", "â", "ã", "è", "é", "ê", "ì", "í", "ò", "ó", "ô", "õ", "ù", "ú", "ý": false
        case "À", "Á", "Â", "Ã", "È", "É", "Ê", "Ì", "Í", "Ò", "Ó", "Ô", "Õ", "Ù", "Ú", "Ý": false
        default: isWestern(scalar)
        }
    }

    /// A letter that only Unicode has, and of the languages in question only Vietnamese.
    package static func isVietnamese(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x102, 0x103, 0x110, 0x111, 0x1A0, 0x1A1, 0x1AF, 0x1B0, 0x1EA0...0x1EF9, 0x300...0x303, 0x309, 0x323: true
        default: false
        }
    }
}
