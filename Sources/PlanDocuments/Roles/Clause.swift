/// A mention with the words around it.
struct Clause {
    /// An index into the outline's blocks.
    var block: Int
    /// The sentence, the words before the mention's lead, and those behind it.
    var sentence: Range<Int>
    var left: Range<Int>
    var right: Range<Int>
    /// The mention before it in the same sentence ends here, else the sentence's beginning.
    var floor: Int
    /// The words of its own work begin here: behind the mention before that says when something else is due.
    var start: Int
    /// The next mention in the same sentence begins here, else the sentence's end.
    var ceiling: Int

    /// The words before it that are said of no date before.
    var own: Range<Int> { min(floor, left.upperBound)..<left.upperBound }

    /// The words before it that tell of its own work, those around a date that says no limit among them.
    var near: Range<Int> { min(start, left.upperBound)..<left.upperBound }

    /// So many words behind it at most, none of them said of the next date.
    func behind(_ count: Int) -> Range<Int> { right.prefix(count).prefix { $0 < ceiling } }
}

/// Cuts a block into sentences.
enum Sentences {
    /// Of a longer one, such as nobody writes, each part is read by itself.
    private static let longest = 400

    static func sentences(in tokens: [Token], _ range: Range<Int>) -> [Range<Int>] {
        var sentences: [Range<Int>] = []
        var start = range.lowerBound
        for index in range {
            switch tokens[index].term {
            case _ where index - start >= longest: break
            case .semicolon: break
            case .period:
                // An abbreviation (`TP. Hồ Chí Minh`), a number's point, a web address.
                let isLast = index + 1 == range.upperBound
                guard isLast || !tokens[index + 1].isGlued else { continue }
                if index > start, !isLast, tokens[index - 1].term == .word,
                    tokens[index - 1].flags.isSuperset(of: [.capital, .abbreviated])
                {
                    continue
                }
                if !isLast, !tokens[index + 1].isCapital, tokens[index + 1].term == .word { continue }
                // `15.10. 2027`
                if !isLast, index - start > 2, tokens[index + 1].term == .number, tokens[index + 1].digits == 4,
                    (1900...2199).contains(tokens[index + 1].value),
                    (index - 3..<index).allSatisfy({
                        $0 == index - 2 ? tokens[$0].term == .period : tokens[$0].term == .number
                    })
                {
                    continue
                }
            default: continue
            }
            if index > start { sentences.append(start..<index) }
            start = index + 1
        }
        if start < range.upperBound { sentences.append(start..<range.upperBound) }
        return sentences
    }
}
