/// Finds what an article without a letterhead says of the document that it tells of.
struct ArticleReader {
    let outline: Outline
    let bytes: [UInt8]

    /// Blocks that may be its opening, its headline and day of publication among them.
    static let opening = 5
    /// Tokens of a block that are looked at.
    private static let longest = 300

    /// `… Kế hoạch số 12/KH-UBND … về việc …`: what the document is about that the first paragraphs name; tokens, and the bytes
    /// from the document's number on.
    func subject(among count: Int) -> (tokens: Range<Int>, quote: Range<Int>)? {
        for block in outline.blocks.prefix(count) {
            guard let sentence = sentences(block).first, let number = number(in: sentence) else { continue }
            let article = ArticleSentence(sentence, number: number, of: outline, bytes)
            guard let subject = article.subject, let tokens = tokens(of: subject, in: sentence) else { continue }
            let start = min(subject.lowerBound, Int(outline.tokens[number].start))
            return (tokens, start..<max(subject.upperBound, Int(outline.tokens[number].end)))
        }
        return nil
    }

    /// Bytes of who issued it.
    /// - Parameter title: the block of its title, where it has one: what it names is another document then.
    func issuer(below title: Int?) -> Range<Int>? {
        for block in outline.blocks.prefix(title.map { $0 + 2 * Self.opening } ?? Self.opening) {
            for sentence in sentences(block) {
                let isOnBasis = [.basis, .doing].contains(outline.tokens[sentence.lowerBound].term)
                let number = title == nil ? number(in: sentence) : nil
                guard !isOnBasis, title != nil || number != nil,
                    let issuer = ArticleSentence(sentence, number: number, of: outline, bytes).issuer
                else { continue }
                return issuer
            }
        }
        return nil
    }

    private func sentences(_ block: Block) -> [Range<Int>] {
        Sentences.sentences(in: outline.tokens, block.tokens.prefix(Self.longest))
    }

    private func number(in sentence: Range<Int>) -> Int? {
        sentence.first { outline.tokens[$0].term == .reference }
    }

    /// The tokens that some bytes hold.
    private func tokens(of range: Range<Int>, in tokens: Range<Int>) -> Range<Int>? {
        guard let start = tokens.first(where: { Int(outline.tokens[$0].start) >= range.lowerBound }),
            let end = tokens.last(where: { Int(outline.tokens[$0].end) <= range.upperBound }), start <= end
        else { return nil }
        return start..<end + 1
    }
}
