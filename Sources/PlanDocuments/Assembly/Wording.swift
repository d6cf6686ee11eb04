/// What is due, by whom and to whom, in the document's words.
struct Wording {
    var what: Range<Int>
    var who: Range<Int>?
    var to: Range<Int>?
    /// What a phase calls itself (`Đợt 1`).
    var title: Range<Int>?
}

/// Finds them around a mention: in its clause, else in its row, its heading or the line beside it.
struct WordingReader {
    let outline: Outline

    private static let verbs: Set<Term> = [
        .submit, .publish, .report, .register, .receive, .complete, .finished, .hold, .doing, .must, .asked, .had,
    ]
    private static let actors: Set<Term> = [.organ, .plural, .locality, .leadUnit]

    private func term(_ index: Int) -> Term { outline.tokens[index].term }

    func wording(of mention: Mention, _ clause: Clause) -> Wording {
        if outline.columnHead(of: clause.block) != nil { return row(of: clause.block) }
        let left = trimmed(clause.start..<max(clause.start, clause.left.upperBound))
        let right = trimmed(
            clause.right.clamped(to: clause.right.lowerBound..<max(clause.right.lowerBound, clause.ceiling)))
        var wording = Wording(what: left)
        let isOwn = left.contains { Self.verbs.contains(term($0)) } || left.count >= 4
        if !isOwn, !right.isEmpty, left.count <= 1 { wording.what = right }
        if let first = left.first, term(first) == .phaseWord, left.count <= 5 { wording.title = left }
        if left.count == 1, wording.what == left, Self.verbs.contains(term(left.lowerBound)) {
            let label = trimmed(outline.blocks[clause.block].label)
            if label.count > 1, label.upperBound <= left.lowerBound { wording.what = label }
        }
        if isLabel(left, clause.block) || wording.what.isEmpty {
            wording.what = heading(above: clause.block) ?? wording.what
        }
        if wording.what.isEmpty { wording.what = trimmed(clause.sentence) }
        wording.to = receiver(in: clause.start..<max(clause.start, clause.left.upperBound)) ?? receiver(in: right)
        (wording.who, wording.what) = actor(in: wording.what)
        if wording.who == nil, wording.what != right { wording.who = actor(in: right).who }
        if wording.who == nil, clause.start > clause.sentence.lowerBound {
            wording.who = actor(in: trimmed(clause.sentence.lowerBound..<clause.start)).who
        }
        if wording.who == nil { wording.who = actorAbove(clause.block) }
        return wording
    }

    /// Without marks, joining words and an opening bracket at its ends.
    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        let marks: Set<Term> = [
            .comma, .colon, .and, .dash, .close, .open, .joiner, .plus, .bullet, .mark, .period, .quote, .ellipsis,
        ]
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, marks.contains(term(start)) { start += 1 }
        while start < end, marks.contains(term(end - 1)), term(end - 1) != .close { end -= 1 }
        return start..<end
    }

    // MARK: Who

    /// An actor at the beginning of some words, and the words behind it.
    private func actor(in range: Range<Int>) -> (who: Range<Int>?, rest: Range<Int>) {
        guard let first = range.first else { return (nil, range) }
        var start = first
        if [.asked, .must].contains(term(start)) { start += 1 }
        guard start < range.upperBound, Self.actors.contains(term(start)) else { return (nil, range) }
        for at in start..<min(range.upperBound, start + 30) where Self.verbs.contains(term(at)) {
            guard at > start else { break }
            let who = trimmed(start..<at)
            return who.isEmpty ? (nil, range) : (who, at..<range.upperBound)
        }
        return (nil, range)
    }

    /// The heading that names who acts, or the line *Cơ quan chủ trì: …* beside it.
    private func actorAbove(_ block: Int) -> Range<Int>? {
        for index in beside(block) where outline.blocks[index].tokens.first.map({ term($0) == .leadUnit }) ?? false {
            let tokens = outline.blocks[index].tokens
            guard let colon = tokens.first(where: { term($0) == .colon }), colon + 1 < tokens.upperBound else {
                continue
            }
            return trimmed(colon + 1..<min(tokens.upperBound, colon + 30))
        }
        var next = outline.blocks[block].parent
        while let index = next {
            let label = trimmed(outline.blocks[index].label)
            var start = label.lowerBound
            if start < label.upperBound, [.asked, .must].contains(term(start)) { start += 1 }
            if start < label.upperBound, Self.actors.contains(term(start)), label.count <= 24 {
                return start..<label.upperBound
            }
            next = outline.blocks[index].parent
        }
        return nil
    }

    /// The blocks under the same heading, near by.
    private func beside(_ block: Int) -> [Int] {
        let parent = outline.blocks[block].parent
        return (max(0, block - 5)..<min(outline.blocks.count, block + 5)).filter {
            $0 != block && outline.blocks[$0].parent == parent
                && outline.blocks[$0].level == outline.blocks[block].level
        }
    }

    // MARK: To whom

    /// `gửi về …`, `trình …`, `báo cáo …`: a name with a capital letter.
    private func receiver(in range: Range<Int>) -> Range<Int>? {
        for at in range.reversed() {
            let isLead = term(at) == .toward || term(at) == .submit || term(at) == .report
            guard isLead, at + 1 < range.upperBound, outline.tokens[at + 1].isCapital else { continue }
            let start = term(at + 1) == .toward ? at + 2 : at + 1
            var end = start
            while end < range.upperBound, end < start + 16,
                ![.open, .comma, .purpose, .colon, .period, .semicolon].contains(term(end))
            { end += 1 }
            if end > start { return trimmed(start..<end) }
        }
        return nil
    }

    // MARK: What

    /// It is the mention's label alone, which says only that a time follows.
    private func isLabel(_ range: Range<Int>, _ block: Int) -> Bool {
        guard let first = range.first, range.count <= 5 else { return false }
        return [.timeLabel, .spanLabel, .deadline, .term, .phaseWord].contains(term(first))
            && !range.contains { [.submit, .register, .receive].contains(term($0)) }
            && outline.blocks[block].parent != nil
    }

    private func heading(above block: Int) -> Range<Int>? {
        var next = outline.blocks[block].parent
        while let index = next {
            let label = trimmed(outline.blocks[index].label)
            if !label.isEmpty { return label }
            next = outline.blocks[index].parent
        }
        return nil
    }

    /// The row's work and its unit, by the heads of their columns; without such heads, its longest cell.
    private func row(of block: Int) -> Wording {
        var what: Range<Int>?
        var who: Range<Int>?
        for index in outline.row(of: block) where index != block {
            let tokens = trimmed(outline.blocks[index].tokens)
            guard !tokens.isEmpty else { continue }
            let head = outline.columnHead(of: index).map { outline.blocks[$0].tokens } ?? 0..<0
            if head.prefix(40).contains(where: { term($0) == .leadUnit }) {
                who = who ?? tokens
            } else if tokens.count > (what?.count ?? 1) {
                what = tokens
            }
        }
        return Wording(what: what ?? outline.blocks[block].tokens, who: who)
    }
}
