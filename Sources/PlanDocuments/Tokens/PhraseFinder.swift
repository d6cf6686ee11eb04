/// Puts words together: the longest known phrase at each place, and the numbers of documents.
struct PhraseFinder {
    /// Words one by one, and those among them that are read.
    private let raw: [Token]
    private let range: Range<Int>
    private let vocabulary: Vocabulary
    private let bytes: [UInt8]

    /// The phrases among some words of a text.
    static func phrases(in range: Range<Int>, of text: CutText, _ vocabulary: Vocabulary) -> [Token] {
        PhraseFinder(text, range, vocabulary).phrases()
    }

    private init(_ text: CutText, _ range: Range<Int>, _ vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
        bytes = text.bytes
        if text.hasRests, range.dropFirst().contains(where: { text.words[$0].flags.contains(.rest) }) {
            raw = Self.mended(text, range, vocabulary)
            self.range = 0..<raw.count
        } else {
            raw = text.words
            self.range = range
        }
    }

    /// `trư ớc`: words that a recogniser has parted, of which the whole is known and neither part is, as one.
    private static func mended(_ text: CutText, _ range: Range<Int>, _ vocabulary: Vocabulary) -> [Token] {
        func isKnown(_ index: Int) -> Bool { vocabulary.knows(Int(text.words[index].value)) }
        var mended: [Token] = []
        for index in range {
            let word = text.words[index]
            if word.flags.contains(.rest), index > range.lowerBound, !isKnown(index - 1), !isKnown(index),
                case let whole = text.wholeWord(endingAt: index), vocabulary.knows(Int(whole))
            {
                mended[mended.count - 1].value = Int32(whole)
                mended[mended.count - 1].end = word.end
            } else {
                mended.append(word)
            }
        }
        return mended
    }

    private func term(_ index: Int) -> Term? { range.contains(index) ? raw[index].term : nil }

    private func phrases() -> [Token] {
        var tokens: [Token] = []
        tokens.reserveCapacity(range.count)
        var at = range.lowerBound
        while at < range.upperBound {
            let token = raw[at]
            switch token.term {
            case .word:
                at = phrase(at: at, into: &tokens)
            case .number:
                if let end = reference(at: at) {
                    var merged = token
                    merged.term = .reference
                    merged.end = raw[end - 1].end
                    tokens.append(merged)
                    at = end
                } else {
                    tokens.append(token)
                    at += 1
                }
            default:
                tokens.append(token)
                at += 1
            }
        }
        return tokens
    }

    /// Appends the phrase that begins at a word, or the word; a phrase may go over the end of a line. Answers what follows.
    private func phrase(at start: Int, into tokens: inout [Token]) -> Int {
        var token = raw[start]
        var end = start + 1
        var at = start
        var place = vocabulary.beginning(with: Int(token.value))
        token.value = 0
        while place != 0 {
            at += 1
            let found = vocabulary[place]
            if let phrase = found.phrase { (token.term, token.value, end) = (phrase.term, phrase.value, at) }
            guard found.goesOn, let next = word(behind: at, from: start) else { break }
            at = next
            place = vocabulary.place(behind: place, Int(raw[at].value))
        }
        token.end = raw[end - 1].end
        tokens.append(token)
        return end
    }

    /// The word that a phrase may go on with, at a place or behind the end of the line there.
    private func word(behind end: Int, from start: Int) -> Int? {
        var at = end
        while let next = lineEnd(at: at) {
            // `dịch vụ công / An Lão, ngày …`: a line that begins with a name begins something else, and so does what
            // stands behind a row (`… | Thời hạn / Nộp báo cáo | …`).
            let isName = next < range.upperBound && raw[next].isCapital
            if isName, !raw[start].isCapital || isRow(endingAt: at) { return nil }
            at = next
        }
        // `Thời gian ⇥ Báo cáo kết quả`: heads of two columns.
        return term(at) == .word && !isColumn(at) ? at : nil
    }

    /// A tab, or blanks before a capital letter, part it from the word before.
    private func isColumn(_ index: Int) -> Bool {
        let word = raw[index]
        return word.isTabbed
            || word.flags.isSuperset(of: [.capital, .spaced]) && Int(word.start) - Int(raw[index - 1].end) > 2
    }

    /// What follows the end of a line, or of a page in the middle of a sentence: empty lines and a page's number, and small
    /// letters behind them; nil at anything else.
    private func lineEnd(at start: Int) -> Int? {
        guard let first = term(start), first == .lineBreak || first == .paragraphBreak else { return nil }
        var next = start + 1
        // - 2 -
        if term(next) == .dash { next += 1 }
        if term(next) == .number, raw[next].digits <= 3 {
            next += 1
            if term(next) == .dash { next += 1 }
            let isAlone = term(next) == .lineBreak || term(next) == .paragraphBreak
            next = isAlone ? next + 1 : start + 1
        } else {
            next = start + 1
        }
        let isPageEnd = raw[start].term == .paragraphBreak || next > start + 1
        return isPageEnd && (term(next) != .word || raw[next].isCapital) ? nil : next
    }

    /// Cells stand before it on its line.
    private func isRow(endingAt end: Int) -> Bool {
        var at = end - 1
        while at >= range.lowerBound, end - at <= Self.longestRow, raw[at].term != .lineBreak,
            raw[at].term != .paragraphBreak
        {
            if raw[at].term == .cell || raw[at].isTabbed { return true }
            at -= 1
        }
        return false
    }

    /// Words of a row that are looked at.
    private static let longestRow = 200

    /// The end of a document's number: `12/KH-UBND`, `20/2021/NĐ-CP`, `34-CT/TW`, `55/2022/QH15`, `66- NQ/TW`.
    private func reference(at start: Int) -> Int? {
        func isSign(_ index: Int) -> Bool {
            term(index) == .word && raw[index].isCapital
        }
        var at = start + 1
        // 12a/KH-UBND
        if term(at) == .word, raw[at].isGlued, raw[at].end - raw[at].start == 1, term(at + 1) == .slash { at += 1 }
        // 88-11/TB-BQL
        if term(at) == .dash, raw[at].isGlued, term(at + 1) == .number, raw[at + 1].isGlued, term(at + 2) == .slash,
            isSign(at + 3)
        {
            at += 2
        }
        if term(at) == .slash, term(at + 1) == .number, raw[at + 1].digits == 4, term(at + 2) == .slash, isSign(at + 3)
        {
            at += 3
        } else if term(at) == .slash, isSign(at + 1) {
            at += 1
        } else if term(at) == .dash, isSign(at + 1), term(at + 2) == .slash, isSign(at + 3) {
            at += 1
        } else {
            return nil
        }
        // The sign: capital letters and digits between hyphens and slashes.
        at += 1
        while at < range.upperBound {
            if term(at) == .number, raw[at].isGlued {
                at += 1
            } else if term(at) == .dash || term(at) == .slash, isSign(at + 1),
                raw[at].isGlued || raw[at + 1].isGlued || raw[at + 1].flags.contains(.shouted)
            {
                at += 2
                // `278/PGD&ĐT`
            } else if term(at) == .mark, raw[at].isGlued, isSign(at + 1), raw[at + 1].isGlued,
                bytes[Int(raw[at].start)] == UInt8(ascii: "&")
            {
                at += 2
            } else if isSign(at), raw[at].isGlued, raw[at - 1].term == .number {
                at += 1
            } else {
                break
            }
        }
        return at
    }
}
