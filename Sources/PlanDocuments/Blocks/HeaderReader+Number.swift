import PlanCore

/// The number, with blanks or not, or that of the document that this one belongs to or tells of.
extension HeaderReader {
    /// `Số: 12/KH-UBND`, with blanks `Số:    /KH-UBND`.
    mutating func number(_ block: Block) {
        let isBasis = term(block.tokens.lowerBound, block) == .basis
        for index in block.tokens.prefix(isBasis ? 12 : 60) where term(index, block) == .numberLabel {
            let isFirst = index == block.tokens.lowerBound
            let isKinds = isKindsNumber(index, block)
            guard isFirst || outline.tokens[index].isCapital || isKinds else { continue }
            var at = index + 1
            if term(at, block) == .colon { at += 1 } else if !isFirst, !isKinds { continue }
            if term(at, block) == .reference {
                header.number = Found(
                    reference(outline.tokens[at].range),
                    evidence(
                        outline.bytes(of: index..<at + 1), 0.97,
                        Bilingual(vi: "sau chữ “Số” ở đầu văn bản", en: "behind “Số” in the letterhead")))
                // Số: 12/KH-UBND ngày 20/01/2021
                if isFirst, header.issued == nil, let date = date(behind: at, block) {
                    header.issued = Found(
                        date.date,
                        evidence(
                            outline.bytes(of: date.tokens), 0.85,
                            Bilingual(vi: "sau số của văn bản", en: "behind the document's number")))
                }
                return
            }
            // 77 KH/ĐTN
            if term(at, block) == .number, term(at + 2, block) == .slash, at + 3 < block.tokens.upperBound,
                outline.tokens[at + 1].isCapital, outline.tokens[at + 3].isCapital
            {
                header.number = Found(
                    reference(outline.bytes(of: at..<at + 4)),
                    evidence(
                        outline.bytes(of: index..<at + 4), 0.85,
                        Bilingual(vi: "sau chữ “Số” ở đầu văn bản", en: "behind “Số” in the letterhead")))
                return
            }
            let blank = at
            while term(at, block) == .ellipsis || term(at, block) == .period || term(at, block) == .mark { at += 1 }
            if term(at, block) == .slash, term(at + 1, block) == .word || at > blank {
                let last = min(at + 1, block.tokens.upperBound - 1)
                gaps.append(
                    .blankNumber(
                        evidence(
                            outline.bytes(of: index..<last + 1), 0.95,
                            Bilingual(vi: "số của văn bản còn để trống", en: "the document's number is left blank"))))
                return
            }
        }
    }

    /// `Nghị quyết số: 12/NQ-HĐND`, `Luật số 12/2021/QH15`: above the document's kind, and nothing else on its line.
    private func isKindsNumber(_ index: Int, _ block: Block) -> Bool {
        let kind = block.tokens.lowerBound
        guard header.kind == nil, index == kind + 1, outline.tokens[kind].isCapital,
            [.document, .law].contains(outline.tokens[kind].term)
        else { return false }
        let number = term(index + 1, block) == .colon ? index + 2 : index + 1
        return term(number, block) == .reference && number + 1 == block.tokens.upperBound
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
                header.issued = Found(date.date, evidence(outline.bytes(of: date.tokens), 0.85, reason))
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
        let references = outline.blocks.prefix(Self.reach).filter { $0.cell == nil }.prefix(ArticleReader.opening)
            .flatMap { block in
                // What it is done by is another document.
                let isBased = [.basis, .doing].contains(outline.tokens[block.tokens.lowerBound].term)
                return block.tokens.filter { isNumbered($0, block) && (!isBased || isIssued($0, block)) }
                    .map { (index: $0, block: block) }
            }
        // `căn cứ Thông báo số …, Hội đồng ban hành Kế hoạch số …`: what is issued, before what is named.
        guard let (index, block) = references.first(where: { isIssued($0.index, $0.block) }) ?? references.first else {
            return
        }
        let token = outline.tokens[index]
        // A title names the document itself.
        let isTitle = index - block.tokens.lowerBound <= 2
        let confidence = isTitle ? 0.85 : 0.6
        let own = reference(token.range)
        header.number = Found(own, evidence(token.range, confidence, reason))
        // Named twice, it may say its day the second time.
        let named = references.filter { $0.index == index || reference(outline.tokens[$0.index].range) == own }
        if header.issued == nil, let date = named.compactMap({ date(of: $0.index, $0.block) }).first {
            header.issued = Found(date.date, evidence(outline.bytes(of: date.tokens), confidence, reason))
            issueTokens = date.tokens
        }
    }

    /// The day of a document beside its number.
    private func date(of index: Int, _ block: Block) -> DateFound? {
        date(behind: index, block) ?? date(issuedBehind: index, block) ?? date(ahead: index, block)
            ?? date(atEndOfTitle: index, block)
    }

    /// `Công văn số 5035/BNN-VP: góp ý dự thảo Kế hoạch (04/07/2027)`: behind a title that begins with the number.
    private func date(atEndOfTitle index: Int, _ block: Block) -> DateFound? {
        guard index - block.tokens.lowerBound <= 2, let close = block.tokens.last, term(close, block) == .close,
            let open = block.tokens.suffix(8).last(where: { term($0, block) == .open }),
            let found = date(at: open + 1, block), found.tokens.upperBound == close
        else { return nil }
        return found
    }

    /// The number of a document whose kind stands before it.
    private func isNumbered(_ index: Int, _ block: Block) -> Bool {
        term(index, block) == .reference
            // `có văn bản số …`
            // `ra Quyết định số …`
            && (max(block.tokens.lowerBound, index - 2)..<index).contains { at in
                [.document, .asked].contains(outline.tokens[at].term)
                    || outline.tokens[at].term == .complete
                        && Words.line(bytes[outline.tokens[at].range]).hasPrefix("ra ")
            }
    }

    /// `ban hành Kế hoạch số …`
    private func isIssued(_ index: Int, _ block: Block) -> Bool {
        let near = max(block.tokens.lowerBound, index - 4)..<index
        if near.last(where: { [.complete, .asked].contains(outline.tokens[$0].term) }).map({ isIssuing($0) }) ?? false {
            return true
        }
        // `xây dựng Kế hoạch số … ban hành ngày …`
        return term(index + 1, block) == .complete && isIssuing(index + 1)
    }

    /// `Ngày 20/01/2021, Ủy ban nhân dân huyện ban hành Kế hoạch số …`: the whole date nearest before the number.
    private func date(ahead index: Int, _ block: Block) -> DateFound? {
        for start in stride(from: index - 1, through: max(block.tokens.lowerBound, index - 60), by: -1) {
            if let date = namedDate(at: start, block) { return date }
        }
        return nil
    }

    struct DateFound {
        var date: IssueDate
        var tokens: Range<Int>
    }

    /// `số 12/KH-UBND ngày 20/01/2021`
    private func date(behind index: Int, _ block: Block) -> DateFound? {
        let next = term(index + 1, block) == .comma ? index + 2 : index + 1
        if let date = namedDate(at: next, block) { return date }
        // `Công điện số 08/CĐ-PCTT hồi 11 giờ 30 ngày 13/9/2027`
        let parts: TermSet = [.word, .number, .hour, .minute, .on]
        let day = (next..<block.tokens.upperBound).prefix(7).first { !parts.contains(outline.tokens[$0].term) }
        guard let day, outline.has([.hour], in: next..<day) else { return nil }
        return namedDate(at: day, block)
    }

    /// `Kế hoạch số 12/KH-UBND về …, do … ban hành ngày 20/01/2021`
    private func date(issuedBehind index: Int, _ block: Block) -> DateFound? {
        for at in (index + 1..<block.tokens.upperBound).prefix(Self.sentence) {
            if [.reference, .period].contains(term(at, block)) { return nil }
            if term(at, block) == .complete, let date = namedDate(at: at + 1, block), isIssuing(at) { return date }
        }
        return nil
    }

    /// Tokens of a sentence behind a number that are looked at.
    private static let sentence = 40

    private func isIssuing(_ index: Int) -> Bool {
        Words.line(bytes[outline.tokens[index].range]).lowercased().hasPrefix("ban hành")
    }

    private func namedDate(at start: Int, _ block: Block) -> DateFound? {
        // `Chiều 28-11` is a day, too.
        let at = term(start, block) == .dayPart ? start + 1 : start
        guard at > start || term(start, block) == .day else { return nil }
        return date(at: at, block) ?? yearlessDate(at: at, block)
    }

    /// `ngày 8/11` of an article: the last such day before it was put up.
    private func yearlessDate(at start: Int, _ block: Block) -> DateFound? {
        let finder = DateFinder(tokens: outline.tokens, bytes: bytes, end: block.tokens.upperBound)
        guard let found = finder.endpoint(at: start, isLed: true),
            case .day(let day, let month?, nil, false) = found.endpoint
        else { return nil }
        guard let posted = posted() else {
            return spokenYear().map { year in
                DateFound(date: IssueDate(year: year, month: month, day: day), tokens: start..<found.next)
            }
        }
        let isLater = (month, day) > (posted.month ?? 12, posted.day ?? 31)
        return DateFound(
            date: IssueDate(year: isLater ? posted.year - 1 : posted.year, month: month, day: day),
            tokens: start..<found.next)
    }

    /// The first whole date on the short lines above an article.
    private func posted() -> IssueDate? {
        for block in outline.blocks.prefix(YearFinder.linesAbove) {
            // `Nộp báo cáo thiệt hại (17:57 14/11/2027)`
            let isAside = block.tokens.last.map { outline.tokens[$0].term == .close } ?? false
            guard block.tokens.count <= YearFinder.longestLine || isAside else { continue }
            let words = isAside ? block.tokens.suffix(YearFinder.longestLine) : block.tokens
            for start in words where [.number, .day].contains(outline.tokens[start].term) {
                guard let found = date(at: start, block) else { continue }
                if !isAside || found.tokens.upperBound + 1 == block.tokens.upperBound { return found.date }
            }
        }
        return nil
    }

    /// The one year that the whole dates of an article's opening say.
    private func spokenYear() -> Int? {
        var years: Set<Int> = []
        for block in outline.blocks.prefix(ArticleReader.opening) {
            for start in block.tokens.prefix(Self.opening) where outline.tokens[start].term == .day {
                if let found = date(at: start, block) { years.insert(found.date.year) }
            }
        }
        return years.count == 1 ? years.first : nil
    }

    /// Tokens of a paragraph that are looked at for it.
    private static let opening = 300

    /// A whole date that begins at a token.
    func date(at start: Int, _ block: Block) -> DateFound? {
        let finder = DateFinder(tokens: outline.tokens, bytes: bytes, end: block.tokens.upperBound)
        guard let found = finder.endpoint(at: start, isLed: true),
            case .day(let day, let month?, let year?, false) = found.endpoint
        else { return nil }
        return DateFound(date: IssueDate(year: year, month: month, day: day), tokens: start..<found.next)
    }
}
