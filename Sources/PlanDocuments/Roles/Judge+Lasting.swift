import PlanCore

/// What the words around a mention say of it as the length of something, or the day until which something goes on.
extension Judge {
    /// How long something goes on.
    func addLastingCues(
        _ mention: Mention, _ clause: Clause, _ labels: [TermSet], _ cues: inout Cues
    ) {
        let own = clause.own
        if isDuration(mention, clause, labels) || isBareLength(mention, clause, labels) || isRestOfTime(mention) {
            cues.append(.lasting)
        }
        // `hạn hán còn kéo dài đến hết tháng 8`
        if [.until, .untilEnd].contains(mention.lead), !cues.contains(.extended),
            outline.has(.ending, worth: Worth.lasting, in: own.suffix(1))
        {
            cues.append(.lasting)
        }
        let nearest = own.suffix(8)
        if mention.lead == .untilEnd || mention.lead == .until, mention.time == nil,
            let verb = nearest.last(where: { Self.results.contains(term($0)) || term($0) == .doing }),
            term(verb) == .doing
        {
            cues.append(.lasting)
        }
    }

    /// `Cách ly 14 ngày kể từ ngày …`: how long something goes on, where nothing says that it is a limit and nothing is due.
    private func isDuration(_ mention: Mention, _ clause: Clause, _ labels: [TermSet]) -> Bool {
        guard case .distance(let limit, _) = mention.value else { return false }
        let due = Self.duties.union(Self.completions)
        // `bị kỷ luật (trong thời gian 12 tháng kể từ …)`
        let own = clause.own
        let lead = mention.tokens.lowerBound - 1
        if isOverThen(clause) { return false }
        // `Đáp: 3 ngày làm việc, kể từ ngày nhận đủ hồ sơ`: what is counted in working days is work.
        if limit.unit == .workingDays, isCounted(mention), !outline.has(.ending, worth: Worth.lasting, in: clause.left)
        {
            return false
        }
        // `Các thời hạn …`, and under it `- Bản án …: 30 ngày, kể từ ngày …`
        if isCounted(mention), clause.left.last.map({ term($0) == .colon }) ?? true, let title = outline.blocks.first,
            has([.term, .deadline], in: title.tokens)
        {
            return false
        }
        // `trong thời gian 24 giờ kể từ khi …` is a limit.
        let isPrompt = limit.unit == .hours && isCounted(mention)
        if mention.lead == .within, lead >= 0, outline.tokens[lead].means(.within, Worth.during), !isPrompt,
            !has(due.union([.doing, .answer, .must]), in: own)
        {
            return true
        }
        // `kéo dài không quá 15 ngày`
        let isLasting = outline.has(.ending, worth: Worth.lasting, in: clause.left)
        guard mention.lead == .none || isLasting && mention.lead == .notOver else { return false }
        let isLimited = headings(labels, clause).prefix(2).contains { !$0.isDisjoint(with: .times) }
        return !isLimited && (isLasting || !has([.term, .timeLabel], in: clause.left)) && !has(due, in: clause.left)
            && !has(limit.unit == .workingDays ? due.union([.answer]) : due, in: clause.right.prefix(20))
    }

    /// It says from when it is counted.
    private func isCounted(_ mention: Mention) -> Bool {
        if case .distance(_, .some) = mention.value { true } else { false }
    }

    /// `bản sao không quá 6 tháng`, `Thời gian đại hội: không quá 01 ngày`: nothing is done within it, and nothing calls it a limit.
    private func isBareLength(_ mention: Mention, _ clause: Clause, _ labels: [TermSet]) -> Bool {
        guard case .distance(let limit, nil) = mention.value, mention.lead == .notOver, limit.unit != .workingDays,
            outline.columnHead(of: clause.block) == nil
        else { return false }
        let acts = Self.duties.union(Self.completions).union([.answer, .doing, .must, .deadline, .term])
        // `không quá 1 ngày, hoàn thành trong tháng 3`: what has a date of its own is said of that.
        var behind = clause.right.prefix { $0 < clause.ceiling }
        if let open = behind.first, term(open) == .open, let close = behind.first(where: { term($0) == .close }) {
            behind = close + 1..<behind.upperBound
        }
        let isShared = clause.ceiling < clause.right.upperBound && behind.first.map { term($0) == .comma } ?? false
        let isActed = clause.left.contains { at in
            // `lý lịch có xác nhận không quá 06 tháng`: what a paper has is no act.
            // `Đại hội chi bộ: tiến hành không quá 02 ngày, hoàn thành trước …`
            acts.contains(term(at)) && !(isShared && term(at) == .doing)
                && !(at > clause.left.lowerBound && term(at - 1) == .have)
        }
        return !isActed && (isShared || !has(acts, in: clause.right.prefix(8)))
            && headings(labels, clause).prefix(2).allSatisfy { $0.isDisjoint(with: [.deadline, .term, .answer]) }
    }

    /// `từ nay đến cuối năm`, which names no day.
    private func isRestOfTime(_ mention: Mention) -> Bool {
        guard case .range(nil, let to?) = mention.value, term(mention.start) == .fromNow else { return false }
        if case .day = to { return false }
        return true
    }
}
