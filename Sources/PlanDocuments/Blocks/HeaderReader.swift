import PlanCore

/// Reads the letterhead: number, place and date, kind and subject, who issues.
struct HeaderReader {
    let outline: Outline
    let bytes: [UInt8]
    let lines: LineIndex
    private(set) var header = DocumentReading.Header()
    private(set) var gaps: [DocumentReading.Gap] = []
    /// Tokens of the place and date, which are no other mention.
    private(set) var issueTokens: Range<Int>?

    /// Blocks that the letterhead may take.
    private static let reach = 40

    init(_ outline: Outline, _ bytes: [UInt8], _ lines: LineIndex) {
        self.outline = outline
        self.bytes = bytes
        self.lines = lines
        read()
    }

    private func term(_ index: Int, _ block: Block) -> Term? {
        block.tokens.contains(index) ? outline.tokens[index].term : nil
    }

    private mutating func read() {
        for (index, block) in outline.blocks.prefix(Self.reach).enumerated() {
            if header.number == nil { number(block) }
            if header.issued == nil { issued(block) }
            if header.kind == nil { kind(index, block) }
            if outline.tokens[block.tokens.lowerBound].term == .recipients { break }
        }
        if header.issued == nil { signed() }
        title()
        if header.number == nil { attachedNumber() }
        if header.number == nil { referredNumber() }
        issuer()
        for gap in [
            (header.number == nil, DocumentReading.Gap.noNumber), (header.issued == nil, .noIssueDate),
            (header.title == nil, .noTitle),
        ] where gap.0 && !hasBlank(gap.1) {
            gaps.append(gap.1)
        }
    }

    private func hasBlank(_ gap: DocumentReading.Gap) -> Bool {
        guard gap == .noNumber else { return false }
        return gaps.contains { if case .blankNumber = $0 { true } else { false } }
    }

    // MARK: Number

    /// `Số: 12/KH-UBND`, with blanks `Số:    /KH-UBND`.
    private mutating func number(_ block: Block) {
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
        return String(
            String.UnicodeScalarView(text.unicodeScalars.filter { !" \n\t*_\u{A0}".unicodeScalars.contains($0) }))
    }

    /// Of an annex, the document that it belongs to: `(Kèm theo Kế hoạch số 12/KH-UBND ngày 20/01/2021)`.
    private mutating func attachedNumber() {
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
    private mutating func referredNumber() {
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

    // MARK: Place and date

    /// `Hà Nội, ngày 29 tháng 11 năm 2025`, with blanks `ngày    tháng 01 năm 2024`.
    private mutating func issued(_ block: Block) {
        if issuedWithin(block) { return }
        guard let start = block.tokens.first(where: { outline.tokens[$0].term == .day }),
            start - block.tokens.lowerBound <= 14
        else { return issuedInFigures(block) }
        let hasPlace =
            start > block.tokens.lowerBound && outline.tokens[block.tokens.lowerBound].isCapital
            && (outline.tokens[start - 1].term == .comma
                || (block.tokens.lowerBound..<start).allSatisfy { outline.tokens[$0].isCapital })
        let isShort = block.tokens.count <= 26
        guard isShort, hasPlace || start == block.tokens.lowerBound else { return }
        // The number may stand on the same line, blank or not.
        let isNumbered = outline.tokens[block.tokens.lowerBound].term == .numberLabel
        let besideNumber: Set<Term> = [.number, .slash, .ellipsis, .mark]
        let isPlaceOnly = (block.tokens.lowerBound..<start).allSatisfy {
            [.word, .comma, .dash, .period, .numberLabel, .colon, .reference, .place].contains(outline.tokens[$0].term)
                || outline.tokens[$0].isCapital || isNumbered && besideNumber.contains(outline.tokens[$0].term)
                || $0 > 0 && outline.tokens[$0 - 1].term == .place && outline.tokens[$0].term == .number
        }
        guard isPlaceOnly else { return }
        var at = start + 1
        func blank() -> Int? {
            if term(at, block) == .number {
                defer { at += 1 }
                return Int(outline.tokens[at].value)
            }
            while [.ellipsis, .period, .mark, .word].contains(term(at, block)), at < start + 8 { at += 1 }
            return nil
        }
        if let found = DateFinder(tokens: outline.tokens, bytes: bytes, end: block.tokens.upperBound).endpoint(
            at: start, isLed: true),
            case .day(let day, let month?, let year?, false) = found.endpoint
        {
            guard found.next >= block.tokens.upperBound - 2 else { return }
            issue(IssueDate(year: year, month: month, day: day), start, found.next, block, isBlank: false)
            return
        }
        let day = blank()
        guard term(at, block) == .month else { return }
        at += 1
        let month = blank()
        guard term(at, block) == .year, term(at + 1, block) == .number, outline.tokens[at + 1].digits == 4,
            at + 2 >= block.tokens.upperBound - 2
        else { return }
        let isMonth = month.map { (1...12).contains($0) } ?? false
        let issue = IssueDate(
            year: Int(outline.tokens[at + 1].value), month: isMonth ? month : nil,
            day: isMonth && (day ?? 0) > 0 ? day : nil)
        self.issue(issue, start, at + 2, block, isBlank: true)
    }

    /// `Hà Nội, 29/11/2025` alone on its line.
    private mutating func issuedInFigures(_ block: Block) {
        guard block.tokens.count <= 12, outline.tokens[block.tokens.lowerBound].isCapital,
            let comma = block.tokens.last(where: { outline.tokens[$0].term == .comma }),
            comma > block.tokens.lowerBound,
            (block.tokens.lowerBound..<comma).allSatisfy({
                outline.tokens[$0].isCapital || [.period, .dash].contains(outline.tokens[$0].term)
            }),
            let found = DateFinder(tokens: outline.tokens, bytes: bytes, end: block.tokens.upperBound).endpoint(
                at: comma + 1, isLed: true), found.next == block.tokens.upperBound,
            case .day(let day, let month?, let year?, false) = found.endpoint
        else { return }
        issue(IssueDate(year: year, month: month, day: day), comma + 1, found.next, block, isBlank: false)
    }

    /// Place and date among the letterhead's other parts on one line: `Độc lập - Tự do - Hạnh phúc Hà Nội, ngày 29 tháng 11
    /// năm 2025`.
    private mutating func issuedWithin(_ block: Block) -> Bool {
        let ends: Set<Term> = [.motto, .republic, .reference, .mark]
        for start in block.tokens.prefix(80) where outline.tokens[start].term == .day {
            guard start > block.tokens.lowerBound, outline.tokens[start - 1].term == .comma else { continue }
            var at = start - 1
            while at > block.tokens.lowerBound, start - at < 10,
                outline.tokens[at - 1].isCapital || [.period, .dash].contains(outline.tokens[at - 1].term),
                !ends.contains(outline.tokens[at - 1].term)
            { at -= 1 }
            guard at > block.tokens.lowerBound, at < start - 1, ends.contains(outline.tokens[at - 1].term),
                let found = DateFinder(tokens: outline.tokens, bytes: bytes, end: block.tokens.upperBound).endpoint(
                    at: start, isLed: true),
                case .day(let day, let month?, let year?, false) = found.endpoint
            else { continue }
            // Behind a number it is only a letterhead's where the number begins the block or the motto stands before.
            let head = block.tokens.lowerBound..<at
            let isHead = head.contains { [.motto, .republic].contains(outline.tokens[$0].term) }
            guard isHead || outline.tokens[block.tokens.lowerBound].term == .numberLabel else { continue }
            issue(IssueDate(year: year, month: month, day: day), start, found.next, block, isBlank: false)
            return true
        }
        return false
    }

    /// Place and date above the signature, at the end of a document that has none at its top.
    private mutating func signed() {
        for block in outline.blocks.suffix(Self.reach) where block.tokens.count <= 14 {
            guard let start = block.tokens.first(where: { outline.tokens[$0].term == .day }),
                start > block.tokens.lowerBound, outline.tokens[start - 1].term == .comma
            else { continue }
            issued(block)
            if let date = header.issued {
                guard date.value.day != nil else {
                    header.issued = nil
                    issueTokens = nil
                    gaps.removeAll { if case .blankIssueDate = $0 { true } else { false } }
                    continue
                }
                return
            }
        }
    }

    private mutating func issue(_ date: IssueDate, _ start: Int, _ end: Int, _ block: Block, isBlank: Bool) {
        let range = Int(outline.tokens[start].start)..<Int(outline.tokens[end - 1].end)
        let evidence = evidence(
            range, 0.96,
            Bilingual(vi: "địa danh và ngày ban hành ở đầu văn bản", en: "place and date in the letterhead"))
        header.issued = Found(date, evidence)
        issueTokens = start..<end
        if isBlank { gaps.append(.blankIssueDate(evidence)) }
    }

    // MARK: Kind and title

    private var kindBlock: Int?

    /// `KẾ HOẠCH` alone on its line or before its subject; `V/v …` of a letter.
    private mutating func kind(_ index: Int, _ block: Block) {
        let first = outline.tokens[block.tokens.lowerBound]
        guard first.term == .document || first.term == .report || first.term == .law, first.flags.contains(.shouted)
        else { return }
        guard block.tokens.count == 1 || term(block.tokens.lowerBound + 1, block) != .comma else { return }
        let text = String(decoding: bytes[first.range], as: UTF8.self)
        header.kind = Found(
            Self.sentenceCase(text),
            evidence(first.range, 0.95, Bilingual(vi: "tên loại văn bản", en: "the kind of document")))
        kindBlock = index
    }

    /// One line, single spaces, its first letter alone a capital one.
    private static func sentenceCase(_ text: String) -> String {
        let words = text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    private mutating func title() {
        let reason = Bilingual(vi: "trích yếu nội dung", en: "the subject")
        if let kindBlock {
            var block = outline.blocks[kindBlock]
            if block.tokens.count == 1, kindBlock + 1 < outline.blocks.count { block = outline.blocks[kindBlock + 1] }
            var range = block.tokens
            if outline.blocks[kindBlock].tokens.lowerBound == range.lowerBound { range = range.dropFirst() }
            range = range.lowerBound..<endOfTitle(range, block.cell)
            set(title: range, reason, 0.9)
            return
        }
        for block in outline.blocks.prefix(Self.reach) {
            let start = block.tokens.lowerBound
            for index in block.tokens.prefix(8) {
                // V/v
                if term(index + 1, block) == .slash, index + 3 < block.tokens.upperBound, isLetterV(index),
                    isLetterV(index + 2)
                {
                    return set(title: index + 3..<block.tokens.upperBound, reason, 0.85)
                }
            }
            if outline.tokens[start].term == .subjectLabel { return set(title: block.tokens.dropFirst(), reason, 0.85) }
        }
        let heading = outline.blocks.prefix(Self.reach).first { $0.level == 0 }
        if heading?.tokens.lowerBound != 0, let subject = article.subject(among: heading == nil ? 3 : 1) {
            let why = Bilingual(
                vi: "trích yếu của văn bản được nêu ở câu mở đầu", en: "the subject that the opening names")
            set(title: subject.tokens, why, 0.6)
            // Its number may say of which year it is.
            if let title = header.title?.value { header.title = Found(title, evidence(subject.quote, 0.6, why)) }
            return
        }
        guard let first = heading ?? outline.blocks.first, first.tokens.count <= 60 else { return }
        set(title: first.tokens, Bilingual(vi: "dòng đầu của văn bản", en: "the first line of the text"), 0.6)
    }

    /// Where a title in capitals ends that goes on over several lines.
    private func endOfTitle(_ title: Range<Int>, _ cell: Block.Cell?) -> Int {
        var end = title.upperBound
        while end > title.lowerBound, end - title.lowerBound < Self.longestTitle, end < outline.tokens.count,
            outline.tokens[end - 1].flags.contains(.shouted),
            outline.tokens[end].flags.contains(.shouted), outline.tokens[end].term != .basis,
            let block = outline.blocks.first(where: { $0.tokens.lowerBound == end }), !block.isItem, block.cell == cell,
            outline.isShouted(block.tokens, bytes, wholly: true)
        {
            let between = bytes[Int(outline.tokens[end - 1].end)..<Int(outline.tokens[end].start)]
            guard between.count(where: { $0 == UInt8(ascii: "\n") }) == 1 else { break }
            end = block.tokens.upperBound
        }
        return end
    }

    private func isLetterV(_ index: Int) -> Bool {
        let token = outline.tokens[index]
        return token.end - token.start == 1 && bytes[Int(token.start)] | 0x20 == UInt8(ascii: "v")
    }

    /// Words of it that are kept.
    private static let longestTitle = 90

    private mutating func set(title tokens: Range<Int>, _ reason: Bilingual, _ confidence: Double) {
        var tokens = tokens.prefix(Self.longestTitle)
        // V/v and Về việc are no part of it.
        if tokens.count > 3, let first = tokens.first {
            if outline.tokens[first].term == .subjectLabel {
                tokens = tokens.dropFirst()
            } else if isLetterV(first), isLetterV(first + 2), outline.tokens[first + 1].term == .slash {
                tokens = tokens.dropFirst(3)
            }
        }
        // [PHÒNG ĐÀO TẠO] Thông báo …
        if let first = tokens.first, outline.tokens[first].term == .open,
            let close = tokens.prefix(10).first(where: { outline.tokens[$0].term == .close }),
            close + 1 < tokens.upperBound
        {
            tokens = tokens[(close + 1)...]
        }
        while let last = tokens.last, [.period, .colon].contains(outline.tokens[last].term) {
            tokens = tokens.dropLast()
        }
        guard let first = tokens.first, let last = tokens.last else { return }
        let range = Int(outline.tokens[first].start)..<Int(outline.tokens[last].end)
        header.title = Found(Words.line(bytes[range]), evidence(range, confidence, reason))
    }

    // MARK: Issuer

    private mutating func issuer() {
        let reader = IssuerReader(outline: outline, bytes: bytes)
        let names = reader.names()
        let reason = Bilingual(vi: "tên cơ quan ở đầu văn bản", en: "the authority in the letterhead")
        if let issuer = names.last {
            header.issuer = Found(Words.line(bytes[issuer]), evidence(issuer, 0.85, reason))
        } else if let issuer = article.issuer(below: kindBlock) {
            let why = Bilingual(vi: "cơ quan ban hành được nêu ở câu mở đầu", en: "who issued it as the opening says")
            header.issuer = Found(Words.line(bytes[issuer]), evidence(issuer, 0.6, why))
        }
        if names.count > 1 { header.superior = Found(Words.line(bytes[names[0]]), evidence(names[0], 0.8, reason)) }
    }

    private var article: ArticleReader { ArticleReader(outline: outline, bytes: bytes) }

    private func evidence(_ range: Range<Int>, _ confidence: Double, _ reason: Bilingual) -> Evidence {
        Evidence(quote: range, line: lines.line(at: range.lowerBound), confidence: confidence, reasons: [reason])
    }

    /// Sets the year that dates without one are taken in.
    mutating func set(year: Found<Int>) { header.year = year }
}
