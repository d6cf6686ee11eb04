import PlanCore

/// Reads the letterhead: number, place and date, kind and subject, who issues.
struct HeaderReader {
    let outline: Outline
    let bytes: [UInt8]
    let lines: LineIndex
    var header = DocumentReading.Header()
    var gaps: [DocumentReading.Gap] = []
    /// Tokens of the place and date, which are no other mention.
    var issueTokens: Range<Int>?
    /// The block that begins with the kind of document.
    var kindBlock: Int?

    /// Blocks that the letterhead may take.
    static let reach = 40
    /// Among so many a day alone on its line, without a place, may be that of the issue.
    private static let top = 12

    init(_ outline: Outline, _ bytes: [UInt8], _ lines: LineIndex) {
        self.outline = outline
        self.bytes = bytes
        self.lines = lines
        read()
    }

    func term(_ index: Int, _ block: Block) -> Term? {
        block.tokens.contains(index) ? outline.tokens[index].term : nil
    }

    private mutating func read() {
        var isLetterhead = true
        for (index, block) in outline.blocks.prefix(Self.reach).enumerated() {
            if header.number == nil { number(block) }
            if outline.tokens[block.tokens.lowerBound].term == .salutation { isLetterhead = false }
            if header.issued == nil {
                // Where a page has left out the place, it stands behind the number, with the letterhead's bars.
                let isBelowNumber = isLetterhead && header.number != nil && header.kind == nil
                issued(block, isTop: isBelowNumber || index < Self.top && block.cell == nil)
            }
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

    // MARK: Issuer

    private mutating func issuer() {
        let reader = IssuerReader(outline: outline, bytes: bytes)
        let names = reader.names()
        let reason = Bilingual(vi: "tên cơ quan ở đầu văn bản", en: "the authority in the letterhead")
        if let issuer = names.last {
            header.issuer = found(issuer, 0.85, reason)
        } else if let issuer = article.issuer(below: kindBlock) {
            let why = Bilingual(vi: "cơ quan ban hành được nêu ở câu mở đầu", en: "who issued it as the opening says")
            header.issuer = Found(Words.line(bytes[issuer]), evidence(issuer, 0.6, why))
        }
        if names.count > 1 { header.superior = found(names[0], 0.8, reason) }
    }

    /// A name in several pieces; what stands between them is quoted with them.
    private func found(_ name: [Range<Int>], _ confidence: Double, _ reason: Bilingual) -> Found<String>? {
        guard let first = name.first, let last = name.last else { return nil }
        let range = first.lowerBound..<max(first.upperBound, last.upperBound)
        return Found(Words.title(bytes, name), evidence(range, confidence, reason))
    }

    var article: ArticleReader { ArticleReader(outline: outline, bytes: bytes) }

    func evidence(_ range: Range<Int>, _ confidence: Double, _ reason: Bilingual) -> Evidence {
        Evidence(quote: range, line: lines.line(at: range.lowerBound), confidence: confidence, reasons: [reason])
    }

    /// Sets the year that dates without one are taken in.
    mutating func set(year: Found<Int>) { header.year = year }
}
