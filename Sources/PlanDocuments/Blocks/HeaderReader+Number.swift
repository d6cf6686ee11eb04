import PlanCore

/// The number, with blanks or not, or that of the document that this one belongs to or tells of.
extension HeaderReader {
    /// `Số: 12/KH-UBND`, with blanks `Số:    /KH-UBND`.
    mutating func number(_ block: Block) {
        let isBasis = term(block.tokens.lowerBound, block) == .basis
        for index in block.tokens.prefix(isBasis ? 12 : 60) where term(index, block) == .numberLabel {
            let isFirst = index == block.tokens.lowerBound
            guard isFirst || outline.tokens[index].isCapital else { continue }
            var at = index + 1
            if term(at, block) == .colon { at += 1 } else if !isFirst { continue }
            if term(at, block) == .reference {
                let token = outline.tokens[at]
                let range = Int(outline.tokens[index].start)..<Int(token.end)
                header.number = Found(
                    reference(token.range),
                    evidence(
                        range, 0.97, Bilingual(vi: "sau chữ “Số” ở đầu văn bản", en: "behind “Số” in the letterhead")))
                // Số: 12/KH-UBND ngày 20/01/2021
                if isFirst, header.issued == nil, let date = date(behind: at, block) {
                    header.issued = Found(
                        date.date,
                        evidence(
                            date.range, 0.85,
                            Bilingual(vi: "sau số của văn bản", en: "behind the document's number")))
                }
                return
            }
            // 77 KH/ĐTN
            if term(at, block) == .number, term(at + 2, block) == .slash, at + 3 < block.tokens.upperBound,
                outline.tokens[at + 1].isCapital, outline.tokens[at + 3].isCapital
            {
                let sign = Int(outline.tokens[at].start)..<Int(outline.tokens[at + 3].end)
                header.number = Found(
                    reference(sign),
                    evidence(
                        Int(outline.tokens[index].start)..<sign.upperBound, 0.85,
                        Bilingual(vi: "sau chữ “Số” ở đầu văn bản", en: "behind “Số” in the letterhead")))
                return
            }
            let blank = at
            while term(at, block) == .ellipsis || term(at, block) == .period || term(at, block) == .mark { at += 1 }
            if term(at, block) == .slash, term(at + 1, block) == .word || at > blank {
                let last = min(at + 1, block.tokens.upperBound - 1)
                let range = Int(outline.tokens[index].start)..<Int(outline.tokens[last].end)
                gaps.append(
                    .blankNumber(
                        evidence(
                            range, 0.95,
                            Bilingual(vi: "số của văn bản còn để trống", en: "the document's number is left blank"))))
                return
            }
        }
    }

    /// The reference's letters and digits without spaces and marks.
    private func reference(_ range: Range<Int>) -> String {
        let text = String(decoding: bytes[range], as: UTF8.self)
        return PlainLetters.text(
            String(
                String.UnicodeScalarView(text.unicodeScalars.filter { !" \n\t*_\u{A0}".unicodeScalars.contains($0) })))
    }

    /// Of an annex, the document that it belongs to: `(Kèm theo Kế hoạch số 12/KH-UBND ngày 20/01/2021)`.
    mutating func attachedNumber() {
        guard gaps.isEmpty else { return }
        let reason = Bilingual(vi: "kèm theo văn bản ấy", en: "attached to that document")
        for block in outline.blocks.prefix(Self.reach) {
            guard let attached = block.tokens.prefix(8).first(where: { outline.tokens[$0].term == .attached }),
                let index = (attached..<min(block.tokens.upperBound, attached + 10)).first(where: {
                    outline.tokens[$0].term == .reference
                })
            else { continue }
            let token = outline.tokens[index]
            header.number = Found(reference(token.range), evidence(token.range, 0.85, reason))
            if header.issued == nil, let date = date(behind: index, block) {
                header.issued = Found(date.date, evidence(date.range, 0.85, reason))
            }
            return
        }
    }

    /// Of an article on a plan, the plan that its first paragraphs name.
    mutating func referredNumber() {
        guard gaps.isEmpty else { return }
        let reason = Bilingual(
            vi: "văn bản không có phần đầu; số và ngày được nêu ở câu mở đầu",
            en: "no letterhead; number and date as the first sentences name them")
        for block in outline.blocks.prefix(Self.opening)
        where ![.basis, .doing].contains(outline.tokens[block.tokens.lowerBound].term) {
            for index in block.tokens where term(index, block) == .reference {
                let before = (max(block.tokens.lowerBound, index - 2)..<index).contains {
                    outline.tokens[$0].term == .document
                }
                guard before else { continue }
                let token = outline.tokens[index]
                // A title names the document itself.
                let isTitle = index - block.tokens.lowerBound <= 2
                let confidence = isTitle ? 0.85 : 0.6
                header.number = Found(reference(token.range), evidence(token.range, confidence, reason))
                if header.issued == nil, let date = date(behind: index, block) ?? date(ahead: index, block) {
                    header.issued = Found(date.date, evidence(date.range, confidence, reason))
                    issueTokens = date.tokens
                }
                return
            }
        }
    }

    /// Blocks that may be an article's opening, its headline and day of publication among them.
    private static let opening = 5

    /// `Ngày 20/01/2021, Ủy ban nhân dân huyện ban hành Kế hoạch số …`: the whole date nearest before the number.
    private func date(ahead index: Int, _ block: Block) -> DateFound? {
        for start in stride(from: index - 1, through: max(block.tokens.lowerBound, index - 60), by: -1) {
            if let date = date(at: start, block) { return date }
        }
        return nil
    }

    private struct DateFound {
        var date: IssueDate
        var tokens: Range<Int>
        /// Of bytes.
        var range: Range<Int>
    }

    /// `số 12/KH-UBND ngày 20/01/2021`
    private func date(behind index: Int, _ block: Block) -> DateFound? {
        date(at: term(index + 1, block) == .comma ? index + 2 : index + 1, block)
    }

    /// A whole date that begins at a token.
    private func date(at start: Int, _ block: Block) -> DateFound? {
        let finder = DateFinder(tokens: outline.tokens, bytes: bytes, end: block.tokens.upperBound)
        guard term(start, block) == .day, let found = finder.endpoint(at: start, isLed: true),
            case .day(let day, let month?, let year?, false) = found.endpoint
        else { return nil }
        let range = Int(outline.tokens[start].start)..<Int(outline.tokens[found.next - 1].end)
        return DateFound(
            date: IssueDate(year: year, month: month, day: day), tokens: start..<found.next, range: range)
    }
}
