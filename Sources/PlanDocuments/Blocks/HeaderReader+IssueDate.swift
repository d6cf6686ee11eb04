import PlanCore

/// Place and date, at the top or above the signature.
extension HeaderReader {
    /// `Trước ngày 20/01/2027` names no place.
    private static let leads: TermSet = [
        .before, .atLatest, .until, .untilEnd, .from, .since, .within, .on, .after, .deadline, .term, .timeLabel,
    ]

    /// `Hà Nội, ngày 29 tháng 11 năm 2025`, with blanks `ngày    tháng 01 năm 2024`.
    /// - Parameter isTop: a line that names no place may be one, too.
    mutating func issued(_ block: Block, isTop: Bool = false) {
        if issuedWithin(block) { return }
        guard let start = block.tokens.first(where: { outline.tokens[$0].term == .day }),
            start - block.tokens.lowerBound <= 14
        else { return issuedInFigures(block) }
        let time = time(before: start, block)
        let hasPlace =
            start > block.tokens.lowerBound && outline.tokens[block.tokens.lowerBound].isCapital
            && (outline.tokens[time - 1].term == .comma
                || (block.tokens.lowerBound..<start).allSatisfy { outline.tokens[$0].isCapital })
        // `Thứ Năm, ngày 18 tháng 12 năm 2025` is a page's clock.
        let isWeekday = outline.has([.weekday, .sunday, .ordinal], in: block.tokens.prefix(1))
        let isShort = block.tokens.count <= 26 && !isWeekday
        guard isShort, hasPlace || isTop && start == block.tokens.lowerBound else { return }
        // The number may stand on the same line, blank or not.
        let isNumbered = outline.tokens[block.tokens.lowerBound].term == .numberLabel
        let besideNumber: TermSet = [.number, .slash, .ellipsis, .mark]
        let isPlaceOnly = (block.tokens.lowerBound..<time).allSatisfy {
            [.word, .comma, .dash, .period, .numberLabel, .colon, .reference, .place].contains(outline.tokens[$0].term)
                || outline.tokens[$0].isCapital && !isLead($0)
                // `Đắk R'lấp`
                || [.quote, .mark].contains(outline.tokens[$0].term) && $0 > block.tokens.lowerBound
                    && outline.tokens[$0].isGlued
                || isNumbered && besideNumber.contains(outline.tokens[$0].term)
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
        if let found = date(at: start, block) {
            if found.tokens.upperBound >= block.tokens.upperBound - 2 { issue(found) }
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
        self.issue(DateFound(date: issue, tokens: start..<at + 2), isBlank: true)
    }

    /// It leads to a date, and does not begin a name (`Từ Liêm`).
    private func isLead(_ index: Int) -> Bool {
        let isName =
            outline.tokens[index].term == .from && outline.tokens[index + 1].term == .word
            && outline.tokens[index + 1].isCapital
        return Self.leads.contains(outline.tokens[index].term) && !isName
    }

    /// `Lào Cai, hồi 10 giờ 30 ngày 22 tháng 7 năm 2025`, as telegrams have it: where the time begins, else the date.
    private func time(before start: Int, _ block: Block) -> Int {
        let parts: TermSet = [.number, .hour, .minute, .on, .word, .dayPart]
        var at = start
        while at > block.tokens.lowerBound, start - at < 7, parts.contains(outline.tokens[at - 1].term) { at -= 1 }
        let isTime = outline.has([.hour], in: at..<start) && at > block.tokens.lowerBound
        return isTime && outline.tokens[at - 1].term == .comma ? at : start
    }

    /// `Hà Nội, 29/11/2025` alone on its line.
    private mutating func issuedInFigures(_ block: Block) {
        guard block.tokens.count <= 12, outline.tokens[block.tokens.lowerBound].isCapital,
            let comma = block.tokens.last(where: { outline.tokens[$0].term == .comma }),
            comma > block.tokens.lowerBound,
            !PageWords.weekdays.contains(
                String(decoding: bytes[outline.tokens[block.tokens.lowerBound].range], as: UTF8.self).lowercased()),
            (block.tokens.lowerBound..<comma).allSatisfy({
                outline.tokens[$0].isCapital || [.period, .dash].contains(outline.tokens[$0].term)
            }),
            let found = date(at: comma + 1, block), found.tokens.upperBound == block.tokens.upperBound
        else { return }
        issue(found)
    }

    /// Place and date among the letterhead's other parts on one line: `Độc lập - Tự do - Hạnh phúc Hà Nội, ngày 29 tháng 11
    /// năm 2025`.
    private mutating func issuedWithin(_ block: Block) -> Bool {
        let ends: TermSet = [.motto, .republic, .reference, .mark]
        for start in block.tokens.prefix(80) where outline.tokens[start].term == .day {
            guard start > block.tokens.lowerBound, outline.tokens[start - 1].term == .comma else { continue }
            var at = start - 1
            while at > block.tokens.lowerBound, start - at < 10,
                outline.tokens[at - 1].isCapital || [.period, .dash].contains(outline.tokens[at - 1].term),
                !ends.contains(outline.tokens[at - 1].term)
            { at -= 1 }
            guard at > block.tokens.lowerBound, at < start - 1, ends.contains(outline.tokens[at - 1].term),
                let found = date(at: start, block)
            else { continue }
            // Behind a number it is only a letterhead's where the number begins the block or the motto stands before.
            let head = block.tokens.lowerBound..<at
            guard
                outline.has([.motto, .republic], in: head)
                    || outline.tokens[block.tokens.lowerBound].term == .numberLabel
            else { continue }
            issue(found)
            return true
        }
        return false
    }

    /// Place and date above the signature, at the end of a document that has none at its top.
    mutating func signed() {
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

    private mutating func issue(_ found: DateFound, isBlank: Bool = false) {
        let evidence = evidence(
            outline.bytes(of: found.tokens), 0.96,
            Bilingual(vi: "địa danh và ngày ban hành ở đầu văn bản", en: "place and date in the letterhead"))
        header.issued = Found(found.date, evidence)
        issueTokens = found.tokens
        if isBlank { gaps.append(.blankIssueDate(evidence)) }
    }
}
