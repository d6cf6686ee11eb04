/// What a duty is called: its verb and what belongs to it, in as many letters as a list of duties has room for.
extension SentenceWords {
    /// Letters of a title.
    static let longestTitle = 130

    /// The words of a duty without what only stands around it: the receiver and the words of purpose at its end, the verb that only
    /// says that it ends, words without anything behind them; in one piece, or in several between brackets.
    func title(of duty: Range<Int>, without receiver: Receiver? = nil) -> [Range<Int>] {
        var title = trimmed(duty)
        if let tail = receiver?.tail, !tail.isEmpty, tail.lowerBound > title.lowerBound + 1,
            tail.lowerBound < title.upperBound,
            title.upperBound <= tail.upperBound || isInside(tail.upperBound)
                || follows(tail.upperBound, title.upperBound)
        {
            // `gửi báo cáo về X: quý I`
            let rest = trimmed(min(tail.upperBound, title.upperBound)..<title.upperBound)
            if let first = rest.first, rest.count <= 5, term(first) == .part || term(first + 1) == .part {
                return shortened(withoutEnding(trimmed(title.lowerBound..<tail.lowerBound))) + [rest]
            }
            title = title.lowerBound..<tail.lowerBound
        }
        if let purpose = title.dropFirst(2).first(where: { isPurpose($0) }) {
            title = aim(behind: purpose, title.upperBound) ?? title.lowerBound..<purpose
        }
        return shortened(withoutEnding(trimmed(title)))
    }

    /// `… để hoàn thành …`: of what must be done, the end.
    private func aim(behind purpose: Int, _ end: Int) -> Range<Int>? {
        var at = purpose
        while at < end, [.purpose, .relative, .manner, .ensure].contains(term(at)) { at += 1 }
        return term(at) == .finish || term(at - 1) == .ensure && isDeed(at) ? at..<end : nil
    }

    /// Nothing of the duty stands behind.
    private func follows(_ index: Int, _ end: Int) -> Bool {
        index >= end || [.finish, .comma, .colon, .part, .purpose, .setting].contains(term(index))
    }

    private func isPurpose(_ index: Int) -> Bool {
        switch term(index) {
        case .purpose: true
        case .ensure: term(index - 1) == .comma
        default: false
        }
    }

    // MARK: Its ends

    private static let leading: TermSet = [
        .comma, .colon, .semicolon, .period, .and, .dash, .plus, .bullet, .mark, .ellipsis, .close, .manner, .must,
        .opener,
    ]
    private static let trailing: TermSet = [
        .comma, .colon, .semicolon, .period, .and, .dash, .plus, .bullet, .mark, .ellipsis, .open, .of, .toward,
        .setting,
        .purpose, .relative, .must, .opener, .quantity, .then,
    ]

    /// Without marks, joining words and words that lead to nothing.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        // From the middle of a bracket what stands behind it, if anything does.
        if isInside(start), isInside(start - 1), let rest = range.first(where: { !isInside($0) }) { start = rest }
        while start < end,
            isLoose(start, Self.leading) || isRest(start)
                || term(start) == .light && isDeed(start + 1) && start + 1 < end
        { start += 1 }
        while start < end,
            isLoose(end - 1, Self.trailing) && !isCount(end - 1) || isOpen(end - 1) || isTime(end - 1)
        { end -= 1 }
        return start..<end
    }

    /// `30 ngày`
    private func isCount(_ index: Int) -> Bool { term(index) == .setting && term(index - 1) == .number }

    /// `… trong khoảng thời gian`, `…, định kỳ`, but not `báo cáo tiến độ`.
    private func isTime(_ index: Int) -> Bool {
        term(index) == .timeLabel && !isDeed(index - 1) || term(index) == .manner && isBorder(index - 1)
    }

    private func isLoose(_ index: Int, _ terms: TermSet) -> Bool {
        guard let term = term(index) else { return false }
        return terms.contains(term)
    }

    /// A bracket or quotation that does not end within the words.
    private func isOpen(_ index: Int) -> Bool {
        isInside(index) && words[index].term != .close && isInside(index + 1)
    }

    /// The end of one that begins before the words.
    private func isRest(_ index: Int) -> Bool {
        isInside(index) && isInside(index - 1) && (words[index].term == .close || words[index].term == .quote)
    }

    /// Without `…, hoàn thành` or `… gửi` at the end.
    private func withoutEnding(_ title: Range<Int>) -> Range<Int> {
        var end = title.upperBound
        while end - title.lowerBound > 1, isEnding(end - 1) || isSent(end - 1) { end -= 1 }
        let rest = trimmed(title.lowerBound..<end)
        return rest.contains { isDeed($0) || term($0) == .matter } || rest.count > 2 ? rest : title
    }

    private func isEnding(_ index: Int) -> Bool {
        term(index) == .finish || term(index) == .light && !(term(index - 1) == .matter && words[index - 1].value == 1)
    }

    /// `hồ sơ … gửi`: the verb alone, no list's last one.
    private func isSent(_ index: Int) -> Bool {
        guard term(index) == .send, words[index].value == 1 else { return false }
        return ![.comma, .and, .manner].contains(term(index - 1))
    }

    // MARK: Its length

    /// Of a long one its last deed that says the end (`… và hoàn thành …`), else without brackets, else as far as there is room, to
    /// the last border before.
    func shortened(_ title: Range<Int>) -> [Range<Int>] {
        guard isLong(title, Self.longestTitle) else { return title.isEmpty ? [] : [title] }
        let last = title.last { at in
            at > title.lowerBound + 2 && term(at) == .finish && term(at - 1) == .and && title.upperBound - at > 3
        }
        var parts = withoutBrackets((last ?? title.lowerBound)..<title.upperBound)
        var room = Self.longestTitle
        for (index, part) in parts.enumerated() {
            if length(part) <= room {
                room -= length(part) + 1
                continue
            }
            let rest = cut(part, room)
            parts = Array(parts[..<index]) + (rest.isEmpty ? [] : [rest])
            break
        }
        return parts
    }

    private func withoutBrackets(_ title: Range<Int>) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = title.lowerBound
        var at = start
        while at < title.upperBound {
            guard words[at].term == .open, isInside(at) else {
                at += 1
                continue
            }
            var end = at + 1
            while end < title.upperBound, isInside(end), !(words[end].term == .close && depths[end] <= depths[at]) {
                end += 1
            }
            if at > start { parts.append(start..<at) }
            start = min(end + 1, title.upperBound)
            at = start
        }
        if start < title.upperBound { parts.append(start..<title.upperBound) }
        return parts.map(trimmed).filter { !$0.isEmpty }
    }

    private func cut(_ part: Range<Int>, _ room: Int) -> Range<Int> {
        // Up to there is room.
        var (last, rest) = (part.lowerBound, room)
        while last < part.upperBound, rest >= length(last..<last + 1) {
            rest -= length(last..<last + 1)
            last += 1
        }
        let ends = part.clamped(to: part.lowerBound + 3..<max(part.lowerBound + 3, last + 1))
        // A border of clauses; one within a list or a name only where there is no other.
        let border = ends.last {
            [.setting, .purpose, .relative].contains(term($0)) && !isCapital($0)
                || isBorder($0) && (isDeed($0 + 1) || term($0) != .comma)
        }
        let end =
            border.flatMap { length(part.lowerBound..<$0) * 3 > room ? $0 : nil } ?? ends.last { isBorder($0) }
            ?? ends.last { [.of, .toward].contains(term($0)) } ?? ends.last { !isInside($0) && !isInside($0 - 1) }
            ?? part.lowerBound
        return trimmed(part.lowerBound..<end)
    }

    private func isBorder(_ index: Int) -> Bool {
        guard let term = term(index) else { return false }
        return [.comma, .semicolon, .colon].contains(term)
    }
}
