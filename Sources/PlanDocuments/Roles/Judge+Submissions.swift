/// Whether something is submitted, and by then: of a span the end of it is a limit.
extension Judge {
    /// Of a span: something is to be submitted in it.
    func isSubmissionWindow(_ mention: Mention, _ clause: Clause, _ labels: [TermSet], isColumn: Bool) -> Bool {
        let near = clause.near
        let words = near.suffix(25)
        let own = labels.first ?? []
        let isUnderTitle = outline.blocks[clause.block].parent.map { outline.blocks[$0].level == 0 } ?? false
        let parent = isUnderTitle ? [] : labels.dropFirst().first ?? []
        let isSaid =
            isSubmissionNamed(in: words) || isSending(near) || !own.isDisjoint(with: Self.submissions)
            || !parent.isDisjoint(with: Self.submissions)
                && !has([.hold, .complete, .finished, .publish, .asked], in: words)
                && own.isDisjoint(with: [.gathering])
        // Where nothing stands before the span, what is done in it stands behind.
        let isFirst = near.count <= 2 || near.last.map { term($0) == .comma } ?? false && !has(Self.results, in: near)
        return isSaid && !isPaidOut(near) || isFirst && isSubmitted(clause.behind(14))
            || goesOnSubmitting(near, clause) || isListedUnderSubmission(mention, clause)
            || isColumn && outline.row(of: clause.block).contains(where: { isSubmission($0) })
            || isAboveSubmission(clause) || isLabelledDone(clause) || isSinceAnnouncement(mention)
            || isPostmarked(clause) || isOverThen(clause)
    }

    /// `Trao quà, chi trả tại các khóm từ … đến …`, `việc chuyển khoản và chi trả thực hiện từ … đến …`: what the office does.
    private func isPaidOut(_ near: Range<Int>) -> Bool {
        near.contains { outline.tokens[$0].means(.submit, Worth.payment) }
            && (near.last.map { term($0) == .doing } ?? false || !isSubmissionNamed(in: near))
    }

    /// `đăng ký lớp 1 từ … đến …; lớp 6 từ … đến …`: a part of a list that has no verb of its own goes on with the part before it.
    private func goesOnSubmitting(_ near: Range<Int>, _ clause: Clause) -> Bool {
        let acts = Self.results.union(Self.submissions)
            .union([.hold, .gathering, .doing, .beginning, .ending, .asked, .must, .colon])
        let block = outline.blocks[clause.block].tokens
        var part = near
        var start = clause.sentence.lowerBound
        for _ in 0..<Self.longestList {
            guard part.count <= Self.longestName, !has(acts, in: part), start > block.lowerBound,
                term(start - 1) == .semicolon
            else { return false }
            let end = start - 1
            // No farther than a part may be long.
            let before = (block.lowerBound..<end).suffix(Self.longestName + 1)
            start = before.last { [.semicolon, .period].contains(term($0)) }.map { $0 + 1 } ?? before.lowerBound
            part = start..<end
            // `gửi về tỉnh chậm nhất ngày …; cấp tỉnh từ … đến …`: a limit is none of a span.
            if has(acts, in: part) {
                return has(Self.submissions, in: part)
                    && !has([.hold, .gathering, .before, .atLatest, .notOver], in: part)
            }
        }
        return false
    }

    /// A word for submitting or for its limit; `(lựa chọn đơn vị tư vấn)` in passing names none, and what the office pays is handed in
    /// by nobody.
    func isSubmissionNamed(in words: Range<Int>) -> Bool {
        guard has(Self.submissions.union([.deadline]), in: words) else { return false }
        let open = words.first { term($0) == .open } ?? words.upperBound
        var isAside = false
        for index in words.reversed() {
            switch term(index) {
            case .close: isAside = open < index
            case .open: isAside = false
            case .deadline where !isAside: return true
            case let word where !isAside && Self.submissions.contains(word):
                if !outline.tokens[index].means(.submit, Worth.payment) { return true }
            default: break
            }
        }
        return false
    }

    /// `Hoàn thành phương án của các thôn: từ … đến …`
    private func isLabelledDone(_ clause: Clause) -> Bool {
        guard let colon = clause.left.last, term(colon) == .colon, let first = clause.left.first else { return false }
        return term(first) == .finished && clause.left.count <= Self.longestName
    }

    /// `bài gửi đi thi, trao giải vào đầu tháng 9`: the last verb tells.
    func isSubmittedLast(_ near: Range<Int>) -> Bool {
        let acts = Self.submissions.union([.complete, .hold, .gathering])
        return near.last { acts.contains(term($0)) }.map { Self.submissions.contains(term($0)) } ?? false
    }

    /// `Từ … đến …, phụ huynh nộp …`; not `Từ … đến …, trường tổng hợp ai đã đăng ký`.
    private func isSubmitted(_ behind: Range<Int>) -> Bool {
        let acts = Self.submissions.union([.report])
        return behind.first { acts.contains(term($0)) }.map { term($0) != .report } ?? false
    }

    /// `Tác giả gửi hồ sơ (gồm …) về Hội đồng … từ ngày … đến ngày …`: the last verb, however far it stands.
    private func isSending(_ near: Range<Int>) -> Bool {
        let acts = Self.results.union(Self.submissions).union([
            .hold, .gathering, .doing, .beginning, .ending, .semicolon,
        ])
        let verb = near.suffix(Self.longestOffice).last { acts.contains(term($0)) }
        return verb.map { outline.tokens[$0].means(.submit, Worth.handing) } ?? false
    }

    /// Words between what is sent and when: to whom, of what.
    private static let longestOffice = 60

    /// `Những nơi đã lấy ý kiến trong tháng 5`: which ones they are.
    func isJustDone(_ near: Range<Int>) -> Bool {
        guard near.count > 1, let verb = near.last, Self.results.union(Self.submissions).contains(term(verb)) else {
            return false
        }
        return term(verb - 1) == .had
    }

    /// `Dự kiến kết quả công bố vào tháng 12`: what others may look forward to.
    func isExpected(_ near: Range<Int>, _ clause: Clause) -> Bool {
        guard let verb = near.last(where: { Self.results.contains(term($0)) }), term(verb) == .publish else {
            return false
        }
        return has([.expected], in: clause.left)
    }

    /// `từ ngày ra thông báo đến …`: what is open from then on is open for somebody to hand something in.
    private func isSinceAnnouncement(_ mention: Mention) -> Bool {
        guard case .range(nil, .some) = mention.value else { return false }
        let opening = (mention.start..<mention.tokens.lowerBound).prefix(5)
        return opening.contains { term($0) == .day } && has([.document], in: opening)
    }

    /// `(tính theo dấu bưu điện)`
    func isPostmarked(_ clause: Clause) -> Bool {
        outline.has(.submit, worth: Worth.postmark, in: clause.behind(10))
    }

    /// `… đến ngày …. Quá thời hạn này, …`: its sentence's last date, and how the next sentence begins.
    func isOverThen(_ clause: Clause) -> Bool {
        if clause.right.count > 2, let comma = clause.right.first, term(comma) == .comma,
            outline.tokens[comma + 1].means(.refused, Worth.overdue)
        {
            return true
        }
        let behind = (clause.right.upperBound..<outline.tokens.count).prefix(3)
        guard clause.ceiling == clause.sentence.upperBound,
            let next = behind.first(where: { ![.period, .lineBreak, .paragraphBreak, .bullet].contains(term($0)) })
        else { return false }
        return outline.tokens[next].means(.refused, Worth.overdue)
    }

    /// A span alone on its line, and on the next one what is submitted then.
    private func isAboveSubmission(_ clause: Clause) -> Bool {
        let next = clause.block + 1
        guard clause.left.isEmpty, clause.right.isEmpty, next < outline.blocks.count,
            outline.blocks[next].parent == outline.blocks[clause.block].parent,
            outline.blocks[next].cell == nil, outline.blocks[clause.block].cell == nil
        else { return false }
        let words = outline.blocks[next].tokens.prefix(12)
        return has(Self.submissions, in: words) && !has([.hold, .gathering, .before, .atLatest, .colon], in: words)
    }

    /// `Lịch nộp như sau: từ … đến …: Hà Nội. Từ … đến …: Huế.`: a span with those whom it is for, in a list behind a colon.
    private func isListedUnderSubmission(_ mention: Mention, _ clause: Clause) -> Bool {
        guard clause.right.first.map({ term($0) == .colon }) ?? false else { return false }
        let block = outline.blocks[clause.block].tokens
        let before = (block.lowerBound..<max(block.lowerBound, mention.start)).suffix(Self.longestSchedule)
        return before.contains { colon in
            guard term(colon) == .colon, colon + 1 <= mention.start, [.from, .since].contains(term(colon + 1)) else {
                return false
            }
            let stem = (before.lowerBound..<colon).suffix(Self.longestName)
            return has(Self.submissions, in: stem.drop { $0 <= (stem.last { term($0) == .period } ?? -1) })
        }
    }

    /// Words of a list of spans in one paragraph.
    static let longestSchedule = 250

    /// Parts of a list.
    private static let longestList = 8
}
