/// Puts words together: the longest known phrase at each place, and the numbers of documents.
enum PhraseFinder {
    static func phrases(in raw: [Token], _ vocabulary: Vocabulary) -> [Token] {
        var tokens: [Token] = []
        tokens.reserveCapacity(raw.count)
        var at = 0
        while at < raw.count {
            let token = raw[at]
            switch token.term {
            case .word:
                at = phrase(at: at, in: raw, vocabulary, into: &tokens)
            case .number:
                if let end = reference(at: at, in: raw) {
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
    private static func phrase(
        at start: Int, in raw: [Token], _ vocabulary: Vocabulary, into tokens: inout [Token]
    ) -> Int {
        var best: (end: Int, term: Term, value: Int32)?
        var node = 0
        var at = start
        while at < raw.count {
            if at > start, let next = lineEnd(at: at, in: raw) {
                // `dịch vụ công / An Lão, ngày …`: a line that begins with a name begins something else, and so does what
                // stands behind a row (`… | Thời hạn / Nộp báo cáo | …`).
                if next < raw.count, raw[next].isCapital, !raw[start].isCapital || isRow(endingAt: at, in: raw) {
                    break
                }
                at = next
                continue
            }
            // `Thời gian ⇥ Báo cáo kết quả`: heads of two columns.
            if at > start, isColumn(at, in: raw) { break }
            guard raw[at].term == .word, raw[at].value > 0,
                let next = vocabulary.step(from: node, UInt16(raw[at].value))
            else { break }
            node = next
            at += 1
            if let phrase = vocabulary.phrase(at: node) { best = (at, phrase.term, phrase.value) }
        }
        var token = raw[start]
        token.value = best?.value ?? 0
        token.term = best?.term ?? .word
        let end = best?.end ?? start + 1
        token.end = raw[end - 1].end
        tokens.append(token)
        return end
    }

    /// A tab, or blanks before a capital letter, part it from the word before.
    private static func isColumn(_ index: Int, in raw: [Token]) -> Bool {
        raw[index].isTabbed
            || raw[index].isCapital && raw[index].flags.contains(.spaced)
                && Int(raw[index].start) - Int(raw[index - 1].end) > 2
    }

    /// What follows the end of a line, or of a page in the middle of a sentence: empty lines and a page's number, and small
    /// letters behind them; nil at anything else.
    private static func lineEnd(at start: Int, in raw: [Token]) -> Int? {
        guard raw[start].term == .lineBreak || raw[start].term == .paragraphBreak else { return nil }
        func term(_ index: Int) -> Term? { raw.indices.contains(index) ? raw[index].term : nil }
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
    private static func isRow(endingAt end: Int, in raw: [Token]) -> Bool {
        var at = end - 1
        while at >= 0, end - at <= longestRow, raw[at].term != .lineBreak, raw[at].term != .paragraphBreak {
            if raw[at].term == .cell || raw[at].isTabbed { return true }
            at -= 1
        }
        return false
    }

    /// Words of a row that are looked at.
    private static let longestRow = 200

    /// The end of a document's number: `12/KH-UBND`, `20/2021/NĐ-CP`, `34-CT/TW`, `55/2022/QH15`, `66- NQ/TW`.
    private static func reference(at start: Int, in raw: [Token]) -> Int? {
        func isSign(_ index: Int) -> Bool {
            raw.indices.contains(index) && raw[index].term == .word && raw[index].isCapital
        }
        func term(_ index: Int) -> Term? { raw.indices.contains(index) ? raw[index].term : nil }
        var at = start + 1
        // 12a/KH-UBND
        if term(at) == .word, raw[at].isGlued, raw[at].end - raw[at].start == 1, term(at + 1) == .slash { at += 1 }
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
        while at < raw.count {
            if term(at) == .number, raw[at].isGlued {
                at += 1
            } else if term(at) == .dash || term(at) == .slash, isSign(at + 1),
                raw[at].isGlued || raw[at + 1].isGlued || raw[at + 1].flags.contains(.shouted)
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
