/// Finds the authorities' names in a letterhead.
struct IssuerReader {
    let outline: Outline
    let bytes: [UInt8]

    /// Words of a name, and of one that an authority's noun begins and nothing else follows.
    private static let longest = 16
    private static let longestWhole = 32

    /// Bytes of the names before the motto or behind it, each in one piece or, beside the motto, in two; the last of two is the
    /// issuer's.
    func names() -> [[Range<Int>]] {
        var names: [[Range<Int>]] = []
        var isOpen = false
        for tokens in nameRuns() {
            guard let first = tokens.first, let last = tokens.last else { continue }
            if [.numberLabel, .document].contains(outline.tokens[first].term) || tokens.count > Self.longestWhole {
                break
            }
            let isShouted = outline.tokens[first].flags.contains(.shouted) && outline.isShouted(tokens, bytes)
            if !isShouted || tokens.count > Self.longest, !isWholeName(tokens) { break }
            if !isLetterhead || beginsWithMotto && names.isEmpty, !isActor(first..<last + 1) { break }
            let end = (first...last).last { ![.mark, .dash].contains(outline.tokens[$0].term) } ?? first
            let begin = outline.tokens[first].term
            // One name on two lines: ỦY BAN NHÂN DÂN / TỈNH …; CHÍNH / PHỦ, for no authority's name is one syllable;
            // VĂN PHÒNG / CHÍNH PHỦ, for a noun alone names nobody.
            let goesOn = begin == .place || begin == .plural || first == end && begin == .word || isOpen
            if goesOn, let name = names.popLast() {
                names.append(name + [outline.bytes(of: first..<end + 1)])
                isOpen = false
            } else {
                names.append([outline.bytes(of: first..<end + 1)])
                isOpen = isNoun(first..<end + 1)
            }
        }
        return names
    }

    /// A motto or a number stands below.
    private var isLetterhead: Bool {
        let marks: TermSet = [.republic, .motto, .numberLabel]
        return outline.blocks.prefix(10).contains { outline.has(marks, in: $0.tokens) }
    }

    /// It begins with an authority's noun.
    private func isActor(_ tokens: Range<Int>) -> Bool {
        SentenceWords(tokens, of: outline, bytes).words.first?.term == .actor
    }

    /// An authority's name and nothing else, however it is written.
    private func isWholeName(_ tokens: Range<Int>) -> Bool {
        let words = SentenceWords(tokens, of: outline, bytes)
        guard words.words.first?.isCapital ?? false, let actor = words.actor(at: 0, before: words.all.upperBound) else {
            return false
        }
        return words.trimmed(actor.next..<words.all.upperBound).isEmpty && isLetterhead
    }

    /// The motto stands above everything else.
    private var beginsWithMotto: Bool {
        outline.tokens.first.map { [.republic, .motto].contains($0.term) } ?? false
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
            if runs.isEmpty, beginsWithMotto, let first = block.tokens.first, marks.contains(outline.tokens[first].term)
            {
                // The name stands behind the motto or between its two lines.
                var rest = block.tokens.drop {
                    marks.contains(outline.tokens[$0].term) || !outline.tokens[$0].isCapital
                }
                if let mark = rest.first(where: { marks.contains(outline.tokens[$0].term) }) {
                    rest = rest.lowerBound..<mark
                }
                if !rest.isEmpty { runs.append(rest) }
                continue
            }
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
