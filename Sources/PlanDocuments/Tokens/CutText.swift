/// A text cut into its words, numbers and marks, each by itself.
struct CutText {
    let bytes: [UInt8]
    /// A word's value is its syllable's number, 0 of one that no phrase has.
    let words: [Token]
    /// Some of the words are the rest of another.
    let hasRests: Bool
    /// The byte at which cutting ended; before the text's end only of a text beyond the limit.
    let end: Int

    /// Words of a text; of a longer one, such as no plan has, the rest is not read.
    static let limit = 2_000_000

    init(_ bytes: [UInt8], limit: Int = limit) {
        self.bytes = bytes
        (words, end) = Tokeniser.words(of: bytes, limit: limit)
        hasRests = words.contains { $0.flags.contains(.rest) }
    }

    /// The text with the longest phrases of a vocabulary put together.
    func phrases(_ vocabulary: Vocabulary = Lexicon.vietnamese.dates) -> [Token] {
        PhraseFinder.phrases(in: words.indices, of: self, vocabulary)
    }

    /// A part of the text, between the borders of two tokens, as if it stood by itself.
    func phrases(in part: Range<Int>, _ vocabulary: Vocabulary) -> [Token] {
        let start = index(at: part.lowerBound)
        let range = start..<start + words[start...].prefix { $0.start < part.upperBound }.count
        var phrases = PhraseFinder.phrases(in: range, of: self, vocabulary)
        if !phrases.isEmpty { phrases[0].flags.subtract([.glued, .tabbed, .spaced]) }
        return phrases
    }

    /// The first word that begins at a byte or behind it.
    private func index(at byte: Int) -> Int {
        words.partitioningIndex { Int($0.start) >= byte }
    }

    /// The number of the syllable that a word makes with the one before it.
    func wholeWord(endingAt index: Int) -> UInt16 {
        func syllable(_ index: Int) -> Syllable {
            SpelledWord.read(bytes, at: Int(words[index].start), .vietnamese).syllable
        }
        return syllable(index - 1).joined(syllable(index)).map(Lexicon.vietnamese.number) ?? 0
    }
}
