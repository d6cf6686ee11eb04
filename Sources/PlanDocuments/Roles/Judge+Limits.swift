import CivilTime
import PlanCore

/// What the words around a mention say of it as a limit: that it is one, that it was moved, that nothing is taken behind it.
extension Judge {
    func addLimitCues(_ mention: Mention, _ clause: Clause, _ cues: inout Cues) {
        let left = clause.left
        // What is said of a date before is not said of this one.
        let own = clause.own
        if has([.instead], in: own.suffix(4)) || isSuperseded(mention, clause) { cues.append(.replaced) }
        if isExtended(mention, own, left) { cues.append(.extended) }
        if isDueThen(mention, clause) { cues.append(.dueThen) }
        let isBound = mention.lead == .before || mention.lead == .after
        if isBound, has([.forbidden], in: left.suffix(14)) || has([.earliest], in: left.suffix(2)) {
            cues.append(.forbidden)
        }
        if isNotToBeDone(mention, clause) { cues.append(.forbidden) }
        if isOrdered(mention, clause) { cues.append(.target) }
        if isContrasted(mention, clause) { cues.append(.told) }
        if isProcessed(mention, clause) {
            cues.append(.processed)
            if has([.answer], in: left.suffix(12)), !has(Self.duties, in: left) { cues.append(.duty) }
        }
        if isBesideLimit(mention, clause, own) { cues.append(.deadlineWord) }
        if isLastAccepted(mention, clause) { cues.append(.refused) }
        if isTarget(mention, clause) { cues.append(.target) }
        if isSentOn(mention, clause.near, left) { cues.append(.sentOn) }
        addRestrictionCues(mention, clause, own, &cues)
        // `nhận hồ sơ đến ngày …`
        if mention.lead == .until, mention.isDay, has(Self.submissions, in: own.suffix(10)),
            !has([.from, .since, .had], in: own.suffix(8))
        {
            cues.append(.takenUntil)
        }
        if has([.condition], in: left.suffix(30)), has([.then], in: clause.right.prefix(20)),
            !has([.then], in: left.suffix(30))
        {
            cues.append(.condition)
        }
        // `Xã đạt dưới 50% đến ngày … thì bị nhắc`
        if mention.lead == .until, let next = clause.right.first, term(next) == .then,
            !has([.ending, .deadline, .refused], in: clause.right.prefix(3))
        {
            cues.append(.condition)
        }
        // `dự án nào tới ngày … chưa ký hợp đồng thì …`
        if mention.lead == .until, let notYet = clause.right.prefix(3).first(where: { term($0) == .notYet }),
            has([.then], in: (notYet..<clause.right.upperBound).prefix(20))
        {
            cues.append(.condition)
        }
        if isBoundToEnd(mention, clause) { cues.append(.finishedOn) }
        if isLabelled(mention, clause) || isListedAsDone(mention, clause) || isSentBehind(mention, clause) {
            cues.append(.sentOn)
        }
        // `Từ nay đến ngày … phải …`
        if mention.isRange, let next = clause.right.first, term(next) == .must { cues.append(.submissionWindow) }
    }

    /// `Theo thể lệ, hạn nhận bài là …. Nay … gia hạn …`: the limit that was told before.
    private func isSuperseded(_ mention: Mention, _ clause: Clause) -> Bool {
        guard !mention.isRepeatingOrDistance, mention.lead != .before, has([.deadline, .term], in: clause.left),
            outline.has(.formerly, worth: Worth.announced, in: clause.sentence.prefix(2))
        else { return false }
        let behind = (clause.sentence.upperBound..<outline.tokens.count).prefix(Self.longestSchedule)
        return has([.extended], in: behind) || outline.has(.granted, worth: Worth.lapsed, in: behind)
            || outline.has(.ending, worth: Worth.lasting, in: behind)
    }

    /// `Không bố trí vốn cho việc chưa đủ thủ tục trước ngày …`: the whole sentence says what is not to be done.
    private func isNotToBeDone(_ mention: Mention, _ clause: Clause) -> Bool {
        guard mention.lead == .before, !mention.isRepeatingOrDistance, let first = clause.left.first,
            outline.tokens[first].means(.numeral, 0)
        else { return false }
        return clause.right.allSatisfy { term($0) == .close } && !has([.comma, .must], in: clause.left)
    }

    /// `Sở Xây dựng: rào chắn các điểm ngập trong ngày …`: under the name of who acts, and with nothing behind the day.
    private func isOrdered(_ mention: Mention, _ clause: Clause) -> Bool {
        guard mention.isDay, mention.lead == .within, !mention.isListOfDays,
            clause.right.first.map({ [.comma, .period, .close].contains(term($0)) }) ?? true
        else { return false }
        let own = clause.near
        let others: TermSet = [
            .hold, .gathering, .weather, .had, .have, .counted, .figures, .condition, .document, .reference,
        ]
        guard own.count > 2, !has(others, in: own) else { return false }
        var next: Int? = clause.block
        while let index = next {
            let label = outline.blocks[index].label
            if label.upperBound <= mention.start, has([.organ, .place, .locality, .leadUnit], in: label) {
                return true
            }
            next = outline.blocks[index].parent
        }
        return false
    }

    /// `gia hạn … đến ngày …`, `điều chỉnh thời hạn nộp … sang ngày …`.
    private func isExtended(_ mention: Mention, _ own: Range<Int>, _ left: Range<Int>) -> Bool {
        // `gia hạn thời hạn sử dụng thẻ đến ngày …`
        guard [.until, .untilEnd].contains(mention.lead), !has([.validity], in: left.suffix(14)) else { return false }
        if term(mention.start) == .shifted {
            return has(Self.submissions.union([.deadline, .term]), in: left.suffix(20))
        }
        if let verb = own.suffix(30).last(where: { term($0) == .extended }),
            own.upperBound - verb <= 8 || !has(Self.results.union(Self.submissions), in: verb..<own.upperBound)
        {
            return true
        }
        // `Thời hạn nhận bài kéo dài thêm đến ngày …`
        if outline.has(.ending, worth: Worth.lasting, in: own.suffix(4)), has([.term, .deadline], in: left) {
            return true
        }
        // `kéo dài thời gian nhận bài đến ngày …`
        let limits: TermSet = [.term, .deadline, .timeLabel]
        if left.contains(where: { at in
            outline.tokens[at].means(.ending, Worth.lasting) && at + 1 < left.upperBound
                && limits.contains(term(at + 1))
        }) {
            return true
        }
        return false
    }

    /// A date before what is due then: `15/01: nộp …`, `…, ngày 17/5 nộp …`.
    private func isDueThen(_ mention: Mention, _ clause: Clause) -> Bool {
        guard mention.lead == .none, mention.isDay, let next = clause.right.first else { return false }
        if term(next) == .colon {
            return clause.left.isEmpty && has(Self.submissions.union([.report]), in: clause.right.prefix(4))
        }
        let own = clause.own
        return term(next) == .submit && own.last.map { term($0) == .comma } ?? true
    }

    /// A word for deadline stands beside the date: `hạn nộp là ngày …`, `ngày … là ngày cuối cùng nhận …`.
    private func isBesideLimit(_ mention: Mention, _ clause: Clause, _ own: Range<Int>) -> Bool {
        if mention.lead == .until || mention.lead == .untilEnd {
            // `gieo được đến 15/11 là muộn nhất`
            return mention.isDay
                && (has([.deadline], in: own.suffix(has([.figures, .had], in: own) ? 2 : 4))
                    || has([.atLatest], in: clause.right.prefix(2)))
        }
        // `thời gian hoàn thành vào tháng 2-2027`
        if mention.isPeriod, !mention.isYear, [.on, .none, .within].contains(mention.lead) {
            return has([.deadline], in: own.suffix(2))
        }
        guard mention.lead == .none || mention.lead == .on, !mention.isRange, !mention.isPeriod,
            // `số liệu chốt ngày 31/5`, `trước khi Bộ khóa hệ thống vào ngày …`
            !has([.figures], in: own),
            !own.dropFirst().contains(where: { term($0) == .onceDone && term($0 - 1) == .before })
        else { return false }
        if has([.deadline], in: own.suffix(10)) { return true }
        // `Theo thể lệ công bố ngày …, hạn nhận bài là …`: that has a date of its own.
        let isOthers =
            clause.ceiling < clause.right.upperBound && clause.right.first.map { term($0) == .comma } ?? false
        if !isOthers, has([.deadline], in: clause.right.prefix(3)) { return true }
        // `hạn nộp đợt 1 là ngày …, đợt 2 là ngày …`
        if clause.floor > clause.sentence.lowerBound, has([.phaseWord], in: own.suffix(5)),
            has([.deadline], in: clause.left)
        {
            return true
        }
        // `thời gian chậm nhất để nộp là ngày …`
        if has([.atLatest], in: own.suffix(12)) { return true }
        if has([.lastDay], in: clause.right.prefix(2)), has(Self.duties, in: clause.right.prefix(6)) { return true }
        // `biểu mẫu đóng vào lúc 17 giờ ngày …`
        if mention.time != nil, let verb = own.last, outline.tokens[verb].means(.submit, Worth.closing) {
            return true
        }
        // `danh sách chốt lúc 11h30 ngày …`
        if mention.lead == .on, outline.has(.ending, worth: Worth.closing, in: own.suffix(8)) { return true }
        let near = clause.left.suffix(8)
        return has([.ending], in: near) && has(Self.submissions, in: near)
    }

    /// `Báo cáo sơ kết: 30/6`, and nothing else.
    private func isLabelled(_ mention: Mention, _ clause: Clause) -> Bool {
        guard mention.isDay, mention.lead == .none, clause.right.isEmpty, let colon = clause.left.last,
            term(colon) == .colon,
            clause.left.count <= 12, let first = clause.left.first
        else { return false }
        // `hồ sơ nộp như sau:` and under it `- Biên bản họp: 01/12`
        if !has([.publish, .hold, .gathering, .timeLabel, .spanLabel], in: clause.left),
            let parent = outline.blocks[clause.block].parent, case let stem = outline.blocks[parent].tokens,
            stem.last.map({ term($0) == .colon }) ?? false,
            stem.suffix(20).contains(where: { outline.tokens[$0].means(.submit, Worth.handing) })
        {
            return true
        }
        return term(first) == .report || outline.tokens[first].means(.submit, Worth.handing)
    }

    /// `Nạo vét xong, cụ thể: kênh Đông ngày …, kênh Tây ngày …`
    private func isListedAsDone(_ mention: Mention, _ clause: Clause) -> Bool {
        guard mention.isDay, mention.lead == .none, let colon = clause.left.last(where: { term($0) == .colon }) else {
            return false
        }
        let acts: TermSet = [.document, .reference, .hold, .gathering, .had, .law, .born, .condition]
        return has([.finished], in: clause.left.lowerBound..<colon) && colon - clause.left.lowerBound <= 30
            && !has(acts, in: clause.left)
    }

    /// `Trong sáng ngày …, các tổ gửi …`: who sends something stands behind the day that begins the sentence.
    private func isSentBehind(_ mention: Mention, _ clause: Clause) -> Bool {
        guard mention.isDay, mention.lead == .none, clause.left.count <= 1, let comma = clause.right.first,
            term(comma) == .comma
        else { return false }
        let behind = clause.behind(14)
        let verbs = Self.duties.union(Self.completions).union([.hold, .gathering, .had, .asked, .document, .reference])
        guard let verb = behind.first(where: { verbs.contains(term($0)) }) else { return false }
        // `Ngày …, Bộ gửi văn bản cho …`: what one did.
        let isLetter = has([.document], in: verb + 1..<min(verb + 2, behind.upperBound))
        return outline.tokens[verb].means(.submit, Worth.handing)
            && !has([.reference, .had], in: behind) && (!isLetter || has([.plural, .must], in: comma..<verb))
    }

    /// `ngày … phải thi công xong`
    private func isBoundToEnd(_ mention: Mention, _ clause: Clause) -> Bool {
        guard mention.isDay, mention.lead == .none || mention.lead == .on, let must = clause.right.first,
            term(must) == .must
        else { return false }
        return has([.finished], in: clause.behind(5))
    }

    /// Nothing is taken behind it: `sau ngày … không nhận hồ sơ`, `hệ thống khóa sau 17 giờ ngày …`, `không nộp quá ngày …`.
    private func isLastAccepted(_ mention: Mention, _ clause: Clause) -> Bool {
        // `nhập điểm đến 17 giờ ngày …, sau thời điểm này hệ thống tự khóa`
        if mention.lead == .until, mention.isDay || mention.isPoint, let comma = clause.right.first,
            term(comma) == .comma,
            term(comma + 1) == .after || outline.tokens[comma + 1].means(.refused, Worth.overdue),
            has([.refused, .deadline], in: clause.right.prefix(12))
        {
            return true
        }
        if [.until, .untilEnd].contains(mention.lead), mention.isDay, isPostmarked(clause) || isOverThen(clause) {
            return true
        }
        guard mention.lead == .after, mention.isDay else { return false }
        if outline.tokens[mention.start].means(.after, Worth.over),
            has(Self.submissions, in: clause.left.suffix(8))
        {
            return true
        }
        // `Sau ngày …, nếu chưa nộp thì …`
        let lapse = clause.right.prefix(6).first { term($0) == .condition }
        if let lapse, case let words = lapse..<min(lapse + 10, clause.right.upperBound),
            has([.notYet], in: words) || outline.has(.have, worth: Worth.still, in: words)
        {
            return true
        }
        // `Sau ngày …, tiền chưa về thì chỗ đã đăng ký bị hủy`
        if let comma = clause.right.first, term(comma) == .comma,
            let notYet = clause.right.prefix(12).first(where: { term($0) == .notYet }),
            has([.then], in: (notYet..<clause.right.upperBound).prefix(10))
        {
            return true
        }
        return has([.refused, .deadline], in: clause.left.suffix(8))
            || has([.refused, .deadline], in: clause.right.prefix(10))
    }

    /// `… trước ngày …, song đến nay …`: what was told to be done, and was not.
    private func isContrasted(_ mention: Mention, _ clause: Clause) -> Bool {
        guard mention.lead == .before, let however = clause.right.prefix(4).first(where: { term($0) == .however })
        else {
            return false
        }
        return !has([.atLatest, .notOver, .must], in: however..<min(however + 6, clause.right.upperBound))
    }

    /// Working days or hours within which something is answered, or any length within which something is sent, from no day that is
    /// said; not how long something hangs out.
    private func isProcessed(_ mention: Mention, _ clause: Clause) -> Bool {
        guard case .distance(let limit, nil) = mention.value, mention.lead != .none else { return false }
        let near = clause.left.suffix(12)
        let lead = mention.tokens.lowerBound - 1
        // `việc gấp thì trong 24 giờ`
        if mention.lead == .within || mention.lead == .notOver, let then = near.last, term(then) == .then {
            return true
        }
        // `có 10 ngày để gửi …`
        if lead >= 0, term(lead) == .have {
            return has(Self.duties.union(Self.completions), in: clause.right.prefix(8))
        }
        // `Sau đại hội, trong vòng 10 ngày các cơ sở nộp hồ sơ`
        if lead >= 0, outline.tokens[lead].means(.within, Worth.limit), near.last.map({ term($0) == .comma }) ?? true,
            has([.submit, .report, .answer], in: clause.behind(8))
        {
            return true
        }
        // What is limited in working days is work.
        if limit.unit == .workingDays, lead >= 0, outline.tokens[lead].means(.within, Worth.limit) { return true }
        // `hàng cấp cứu giao trong vòng 4 giờ`
        if let verb = near.last, outline.tokens[verb].means(.asked, Worth.handing), limit.unit != .months {
            return true
        }
        // `phải báo thú y xã trong 24 giờ`
        if limit.unit == .hours, mention.lead == .within, has([.must], in: near) { return true }
        let acts = Self.results.union(Self.submissions).union([.answer])
        guard let verb = near.last(where: { acts.contains(term($0)) }),
            !outline.tokens[verb].means(.publish, Worth.lasting)
        else {
            return false
        }
        if limit.unit == .workingDays || limit.unit == .hours { return true }
        // `báo cáo đầy đủ trong vòng 3 ngày`
        let isLimit =
            mention.lead == .notOver || outline.tokens[lead].means(.within, Worth.limit)
        return isLimit && [.submit, .report, .answer].contains(term(verb)) && clause.left.upperBound - verb <= 6
    }

    /// What is sent on a day: `báo cáo nhanh gửi huyện vào ngày …`, `nộp huyện ngày …`; not what is told where people meet.
    private func isSentOn(_ mention: Mention, _ own: Range<Int>, _ left: Range<Int>) -> Bool {
        // `(bạn đọc gửi câu hỏi ngày …)`
        guard mention.isDay, !has([.hold, .gathering, .reader], in: own.suffix(14)) else { return false }
        // `nộp đợt 1 ngày …, đợt 2 ngày …`
        let isPart = mention.lead == .none && own.count <= 5 && has([.phaseWord], in: own)
        let near = isPart ? left : own.suffix(10)
        let verbs = Self.duties.union(Self.completions)
        if mention.lead == .none {
            if isReportedTo(mention, own) { return true }
            // `nộp báo cáo giữa kỳ ngày …`: what is sent may be a verb, too.
            guard let verb = near.last(where: { verbs.subtracting([.report]).contains(term($0)) }),
                outline.tokens[verb].means(.submit, Worth.handing)
            else { return false }
            // A day behind the name of a document is that document's.
            let others: TermSet = [.document, .law, .session, .timeLabel, .deadline, .born, .anniversary]
            return !has(others, in: max(verb, own.lowerBound)..<own.upperBound)
                && !has([.had, .reference], in: own.suffix(12))
                && !mention.isKeptDay
        }
        guard mention.lead == .on, let verb = near.last(where: { verbs.contains(term($0)) }) else { return false }
        return term(verb) == .submit || term(verb) == .report
    }

    /// `…, báo cáo UBND huyện ngày …`: the verb, at the beginning of a clause, and nothing but to whom before the day.
    private func isReportedTo(_ mention: Mention, _ own: Range<Int>) -> Bool {
        guard let verb = own.last(where: { term($0) == .report }), verb + 1 < own.upperBound,
            [.organ, .place, .leadUnit, .plural].contains(term(verb + 1)),
            case let names:TermSet = [.organ, .place, .leadUnit, .plural, .locality, .and, .comma],
            verb == own.lowerBound || names.union([.must, .semicolon, .colon]).contains(term(verb - 1))
        else { return false }
        return (verb + 1..<own.upperBound).allSatisfy { names.contains(term($0)) || term($0) == .word }
    }

    /// What must be reached by then: `Đến ngày … phải …`, `Đến ngày … giải ngân 70% …`; not what was (`có`).
    private func isTarget(_ mention: Mention, _ clause: Clause) -> Bool {
        let isFirst = clause.left.last.map { term($0) == .comma } ?? true
        guard mention.lead == .until, !mention.isRange, mention.isDay, isFirst else { return false }
        let behind = clause.behind(14)
        if isStill(clause) { return false }
        let had = behind.first { [.have, .had].contains(term($0)) } ?? behind.upperBound
        return has(Self.completions.union([.percent]), in: behind) && had == behind.upperBound
            || has([.must], in: behind.lowerBound..<had)
    }
}
