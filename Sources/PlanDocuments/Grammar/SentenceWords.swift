/// A stretch of the text as the words of a sentence: what part each of them is, and how deep in brackets it stands.
struct SentenceWords {
    private(set) var words: [Token] = []
    /// Brackets and quotation marks that are open at each word; of those that are never closed none counts. Empty where there is none
    /// at all.
    private(set) var depths: [UInt8] = []

    /// Words behind others that are left out: a page's number, another column's.
    private var breaks: [Int] = []
    private let bytes: [UInt8]

    /// Of a longer stretch, such as no sentence is, only the first words are read.
    private static let longest = 700

    /// - Parameter tokens: of one block; lines that are none of its own between them (a page's number) are left out.
    init(_ tokens: Range<Int>, of outline: Outline, _ bytes: [UInt8]) {
        self.bytes = bytes
        let tokens = tokens.prefix(Self.longest)
        guard let first = tokens.first, let last = tokens.last else { return }
        words = outline.text.phrases(in: outline.bytes(of: tokens), Lexicon.vietnamese.grammar)
        var (at, count) = (first, 0)
        var isBroken = false
        for index in words.indices {
            let word = words[index]
            if word.term == .lineBreak || word.term == .paragraphBreak { continue }
            while at < last, outline.tokens[at].end <= word.start { at += 1 }
            if outline.tokens[at].start < word.end {
                if isBroken { breaks.append(count) }
                if count < index { words[count] = word }
                count += 1
            }
            isBroken = outline.tokens[at].start >= word.end
        }
        words.removeLast(words.count - count)
        findDepths()
    }

    /// Finds what stands in brackets and in quotation marks.
    private mutating func findDepths() {
        var open: [Int] = []
        var quote: Int?
        for (index, word) in words.enumerated() {
            switch word.term {
            case .open: open.append(index)
            case .close: if let start = open.popLast() { deepen(start...index) }
            case .quote:
                if let start = quote { deepen(start...index) }
                quote = quote == nil ? index : nil
            default: break
            }
        }
    }

    private mutating func deepen(_ range: ClosedRange<Int>) {
        if depths.isEmpty { depths = Array(repeating: 0, count: words.count) }
        for index in range { depths[index] &+= 1 }
    }

    var all: Range<Int> { 0..<words.count }

    /// The first word that begins at a byte or behind it.
    func index(at byte: Int) -> Int {
        words.partitioningIndex { Int($0.start) >= byte }
    }

    /// What part a word is; marks and words in brackets and quotation marks are none.
    func term(_ index: Int) -> Term? {
        guard words.indices.contains(index) else { return nil }
        return depths.isEmpty || depths[index] == 0 ? words[index].term : nil
    }

    func isCapital(_ index: Int) -> Bool { words.indices.contains(index) && words[index].isCapital }

    func isInside(_ index: Int) -> Bool { depths.indices.contains(index) && depths[index] > 0 }

    /// Characters of some words, and of what stands before the first.
    func length(_ range: Range<Int>) -> Int { bytes.characters(stretch(range)) }

    /// Some words, and what stands before the first, are longer than so many characters.
    func isLong(_ range: Range<Int>, _ limit: Int) -> Bool { stretch(range).count > limit && length(range) > limit }

    private func stretch(_ range: Range<Int>) -> Range<Int> {
        guard let first = range.first, let last = range.last else { return 0..<0 }
        return Int(first > 0 ? words[first - 1].end : words[first].start)..<Int(words[last].end)
    }

    /// Bytes of words, without what was left out between them.
    func pieces(_ parts: [Range<Int>]) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        pieces.reserveCapacity(parts.count)
        for part in parts {
            var start = part.lowerBound
            for next in breaks where next > start && next < part.upperBound {
                pieces.append(bytes(start..<next))
                start = next
            }
            pieces.append(bytes(start..<part.upperBound))
        }
        return pieces
    }

    /// Bytes of some words, from the first to the last.
    func bytes(_ range: Range<Int>) -> Range<Int> {
        guard let first = range.first, let last = range.last else { return 0..<0 }
        return Int(words[first].start)..<Int(words[last].end)
    }
}
