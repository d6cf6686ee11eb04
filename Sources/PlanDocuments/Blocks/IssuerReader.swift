/// Finds the authorities' names in a letterhead.
struct IssuerReader {
    let outline: Outline
    let bytes: [UInt8]

    /// Bytes of the names in capitals before the motto, each in one piece or, beside the motto, in two; the last of two is the
    /// issuer's.
    func names() -> [[Range<Int>]] {
        var names: [[Range<Int>]] = []
        var isOpen = false
        for tokens in nameRuns() {
            guard let first = tokens.first, let last = tokens.last else { continue }
            if outline.tokens[first].term == .numberLabel || tokens.count > 16
                || !outline.tokens[first].flags.contains(.shouted)
            {
                break
            }
            if outline.tokens[first].term == .document || !outline.isShouted(tokens, bytes) { break }
            if !isLetterhead, !isActor(first..<last + 1) { break }
            let end = (first...last).last { ![.mark, .dash].contains(outline.tokens[$0].term) } ?? first
            let begin = outline.tokens[first].term
            // One name on two lines: ỦY BAN NHÂN DÂN / TỈNH …; CHÍNH / PHỦ, for no authority's name is one syllable;
            // VĂN PHÒNG / CHÍNH PHỦ, for a noun alone names nobody.
            let goesOn = begin == .place || begin == .plural || first == end && begin == .word || isOpen
            if goesOn, let name = names.popLast() {
                names.append(name + [bytes(first..<end + 1)])
                isOpen = false
            } else {
                names.append([bytes(first..<end + 1)])
                isOpen = isNoun(first..<end + 1)
            }
        }
        return names
    }

    /// A motto or a number stands below.
    private var isLetterhead: Bool {
        let marks: TermSet = [.republic, .motto, .numberLabel]
        return outline.blocks.prefix(10).contains { $0.tokens.contains { marks.contains(outline.tokens[$0].term) } }
    }

    private func bytes(_ tokens: Range<Int>) -> Range<Int> {
        Int(outline.tokens[tokens.lowerBound].start)..<Int(outline.tokens[tokens.upperBound - 1].end)
    }

    /// It begins with an authority's noun.
    private func isActor(_ tokens: Range<Int>) -> Bool {
        SentenceWords(tokens, of: outline, bytes).words.first?.term == .actor
    }

    /// One syllable, or one noun that many authorities' names begin with.
    private func isNoun(_ tokens: Range<Int>) -> Bool {
        let words = SentenceWords(tokens, of: outline, bytes).words
        guard words.count == 1, let word = words.first else { return words.isEmpty }
        return word.term == .actor ? word.value == 0 : tokens.count == 1
    }

    /// The words before the motto: blocks, or where issuer and motto stand side by side on a line, what is left of it.
    private func nameRuns() -> [Range<Int>] {
        let marks: TermSet = [.republic, .motto]
        var runs: [Range<Int>] = []
        for block in outline.blocks.prefix(10) {
            guard let mark = block.tokens.first(where: { marks.contains(outline.tokens[$0].term) }) else {
                runs.append(block.tokens)
                continue
            }
            guard mark > block.tokens.lowerBound else { break }
            runs.append(block.tokens.lowerBound..<mark)
            // The second line of both, unless it began a block of its own.
            if outline.tokens[mark].term == .republic, mark + 1 < block.tokens.upperBound {
                let end =
                    (mark + 1..<block.tokens.upperBound).first { marks.contains(outline.tokens[$0].term) }
                    ?? block.tokens.upperBound
                runs.append(mark + 1..<end)
            }
            if outline.tokens[mark].term == .motto { break }
        }
        return runs
    }
}

extension Outline {
    /// Most of the words, or all, are in capitals, as a letterhead's are.
    func isShouted(_ range: Range<Int>, _ bytes: [UInt8], wholly: Bool = false) -> Bool {
        let letters = range.filter { tokens[$0].isCapital || tokens[$0].term == .word }
        let shouted = letters.count { tokens[$0].flags.contains(.shouted) || isLetter($0, bytes) }
        return wholly ? shouted == letters.count : shouted * 2 > letters.count
    }

    private func isLetter(_ index: Int, _ bytes: [UInt8]) -> Bool {
        tokens[index].isCapital
            && String(decoding: bytes[tokens[index].range], as: UTF8.self).count == 1
    }
}
