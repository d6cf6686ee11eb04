import CivilTime

/// What the words around a mention say of it as something past.
extension Judge {
    /// `chưa làm xong …`
    private func isUndone(_ words: Range<Int>) -> Bool {
        words.suffix(8).contains { term($0) == .notYet && has([.finished], in: $0 + 1..<min($0 + 3, words.upperBound)) }
    }

    /// Days: what a document plans does not begin more than a year before it.
    private static let longBefore = 366

    /// Days: what was due half a year before a text was put up is told of.
    private static let longAgo = 183

    func addPastCues(_ mention: Mention, _ clause: Clause, _ cues: inout Cues) {
        let last = mention.lastDay
        if let year = mention.lastYear, let own = self.year, year < own - 1 { cues.append(.longPast) }
        // `Sau hơn 5 tháng, đã có …`; `trong thời gian từ … đến … đã có …`
        if case .distance = mention.value, has([.had], in: clause.right.prefix(3)) { cues += [.told, .lasting] }
        // `Sau hơn một tháng vận hành, …`: of what is only about so long nothing is counted.
        let rough = mention.tokens.lowerBound - 1
        if case .distance = mention.value, rough > 0, term(rough - 1) == .after,
            isWord(rough, "hơn") || isWord(rough, "gần")
        {
            cues += [.told, .lasting]
        }
        if mention.isRange, clause.right.first.map({ term($0) == .had }) ?? false { cues += [.told, .lasting] }
        if let issued {
            if let last, last < issued { cues.append(.beforeIssue) }
            if let first = mention.firstDay, first.days(until: issued) > Self.longBefore {
                cues.append(.begunLongBefore)
            }
            if let last, last >= issuedAtLatest ?? issued { return }
        }
        // `(hạn đã gia hạn đến …)` of a page that was put up later
        if let published, let last, last < published,
            has([.had], in: clause.left.suffix(8)) || last.days(until: published) > Self.longAgo
        {
            cues.append(.beforeIssue)
        }
        if isFormer(mention, clause) {
            cues.append(.formerly)
        } else if !cues.contains(.extended), told(mention, clause) {
            cues.append(.told)
        }
    }

    /// `Năm ngoái, trường cho nộp đến …`, `(thời hạn trước đó là đến hết ngày …)`, `từ ngày … đến ngày … vừa qua`.
    private func isFormer(_ mention: Mention, _ clause: Clause) -> Bool {
        let own = clause.own
        let first = clause.sentence.prefix(3)
        return outline.has(.formerly, worth: 0, in: own.suffix(4))
            || outline.has(.formerly, worth: Worth.before, in: own.suffix(4))
            || mention.start >= first.upperBound && outline.has(.formerly, worth: 0, in: first)
                && !(isAhead(mention) && has([.asked, .must], in: own))
            || mention.isRange && outline.has(.formerly, worth: Worth.done, in: clause.right.prefix(1))
            // `thu xong trước ngày …, sớm hơn kế hoạch`
            || (mention.lead == .before || has([.finished], in: own.suffix(2)))
                && outline.has(.formerly, worth: Worth.done, in: clause.right.prefix(2))
    }

    /// `từ … đến …, huyện đã …`; not `từ … đến …, trường tổng hợp xem đã có bao nhiêu …`.
    private func isDoneThen(_ clause: Clause) -> Bool {
        // `Đã treo 1 băng rôn từ … đến …`, `đã thực hiện trong 2 tuần (từ … đến …)`
        let isAside = clause.left.upperBound - clause.floor <= 1 && clause.floor > clause.sentence.lowerBound
        if has([.had], in: clause.left.prefix(1)) || isAside && has([.had], in: clause.left.suffix(8)) { return true }
        let behind = clause.right.prefix(14)
        guard let had = behind.first(where: { term($0) == .had }) else { return false }
        let isOthers = behind.first.map { term($0) == .comma } ?? false
        return !isOthers || !has(Self.results.union([.register]), in: behind.lowerBound..<had)
    }

    /// `Trước đó, Bộ yêu cầu … trước ngày …`, told of a day that has not come when the text is put up.
    private func isAhead(_ mention: Mention) -> Bool {
        guard let published, let last = mention.lastDay else { return false }
        return last >= published
    }

    /// `Trường hợp đã đóng tiền, sinh viên nộp đơn …`, `ai đã đóng tiền nhưng sau đó … nộp đơn …`: what was done is the case, what is handed
    /// in then stands behind.
    private func isTurned(_ behind: Range<Int>, _ clause: Clause) -> Bool {
        let isCase = has([.condition], in: clause.sentence.prefix(3).prefix { $0 < behind.lowerBound })
        guard let turn = behind.first(where: { isCase && term($0) == .comma || term($0) == .however }) else {
            return false
        }
        return (turn..<behind.upperBound).contains { outline.tokens[$0].means(.submit, Worth.handing) }
    }

    /// *đã* before what was asked, or, of a span, behind it.
    private func told(_ mention: Mention, _ clause: Clause) -> Bool {
        guard !mention.isRepeatingOrDistance else { return false }
        // `đã cấp mã học sinh xong trước ngày …`
        let own = clause.own
        let part = own.drop { $0 <= (own.last { term($0) == .comma } ?? -1) }
        // `toàn huyện đã trồng 187.000 cây, hoàn thành trước ngày …`
        if part.count == 1, part.lowerBound > own.lowerBound, has([.finished], in: part) {
            let before = own.prefix { $0 < part.lowerBound - 1 }
            let deed = before.drop { $0 <= (before.last { term($0) == .comma } ?? -1) }
            if let had = deed.first(where: { term($0) == .had }),
                has([.number], in: had + 1..<max(had + 1, deed.upperBound)),
                !has([.asked, .must, .document], in: deed)
            {
                return true
            }
        }
        let isPast = has([.had], in: part) || outline.has(.standing, worth: Worth.done, in: part)
        if has([.finished], in: part.suffix(1)), isPast, !has([.must, .asked], in: part) { return true }
        // `chưa làm xong trước tháng 12 như đã cam kết`
        if mention.lead == .before, has([.had], in: clause.right.prefix(2)) || isUndone(part) { return true }
        if mention.isRange {
            return isDoneThen(clause)
                || has([.had], in: own.suffix(6))
        }
        // `ai đã nộp tiền thì báo lại, chậm nhất là …`: what is told stands before the comma.
        if mention.lead == .atLatest, let last = own.last, term(last) == .comma { return false }
        let deeds: TermSet = [.asked, .document, .submit, .publish, .report, .complete, .finished]
        // `việc cấp tài khoản đã kết thúc ngày 20/7`
        if let verb = own.last, term(verb) == .ending, own.count > 1, term(verb - 1) == .had { return true }
        return clause.left.suffix(40).contains { index in
            // `đã được cấp xong`: of what was done to something the verb stands at once behind.
            let isPassive = outline.tokens[index].means(.standing, Worth.done)
            guard isPassive || term(index) == .had else { return false }
            let behind = index + 1..<max(index + 1, clause.left.upperBound)
            let isDone =
                has(deeds, in: behind.prefix(isPassive ? 1 : 3)) || has([.finished], in: behind.prefix(3))
                || mention.lead != .before && has([.receive, .register], in: behind.prefix(1))
            // `yêu cầu các sở làm việc đã giao và báo cáo trước ngày …`
            let isAsked =
                !isPassive && mention.lead == .before && has([.asked], in: clause.left.lowerBound..<index)
                && has([.and, .comma], in: behind) && has(Self.duties, in: behind.suffix(14))
            // `đã chuyển dữ liệu cho công an, nhằm hoàn tất trước ngày …`
            let isAimed = behind.contains { isWord($0, "nhằm") } && mention.lead == .before
            return isDone && !isAsked && !isAimed && !isTurned(behind, clause) && !has([.must, .then], in: behind)
        }
    }
}
