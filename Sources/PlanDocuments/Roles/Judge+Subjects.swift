import CivilTime
import PlanCore

/// What the words around a mention speak of.
extension Judge {
    func citationCues(_ mention: Mention, _ clause: Clause) -> [Cue] {
        guard mention.isDay, mention.lead == .none || mention.lead == .on, !clause.left.isEmpty else { return [] }
        var cues: [Cue] = []
        if has([.reference], in: clause.left.suffix(3)) {
            cues.append(.behindReference)
        } else if has([.law], in: clause.left.suffix(14)) {
            cues.append(.behindLaw)
        } else if has([.document], in: clause.left.suffix(8)) {
            cues.append(.behindDocument)
        }
        if has([.session], in: clause.left.suffix(4)) { cues.append(.session) }
        return cues
    }

    /// What the words around speak of.
    func subjectCues(_ mention: Mention, _ clause: Clause, _ labels: [TermSet]) -> [Cue] {
        var cues: [Cue] = []
        let left = clause.left
        if mention.isRange, has([.phaseWord], in: left.suffix(8)) { cues.append(.stage) }
        // What is said of a date before is not said of this one.
        let own = min(clause.floor, left.upperBound)..<left.upperBound
        if has([.effect], in: own.suffix(8)) { cues.append(.effect) }
        if has([.validity], in: own.suffix(6)) { cues.append(.validity) }
        if has([.instead], in: own.suffix(4)) { cues.append(.replaced) }
        if has([.extended], in: own.suffix(8)), [.until, .untilEnd].contains(mention.lead) { cues.append(.extended) }
        if has([.born], in: left.suffix(4)) { cues.append(.born) }
        if has([.anniversary], in: left.suffix(18)) { cues.append(.anniversary) }
        if isCommemoration(mention) { cues.append(.commemorated) }
        if has([.counted], in: left.suffix(3))
            || has([.goal], in: left.suffix(6))
                && (has([.counted, .have], in: clause.right.prefix(4)) || mention.isPoint)
        {
            cues.append(.statistic)
        }
        if mention.lead == .before,
            has([.standing, .notYet], in: left.suffix(12)) || has([.eligible], in: left.suffix(3)),
            !has(Self.completions, in: left.suffix(12)),
            !has(Self.duties, in: left.suffix(12))
        {
            cues.append(.standing)
        }
        if mention.lead == .none, mention.isDay, clause.left.isEmpty,
            clause.right.first.map({ outline.tokens[$0].term == .colon }) ?? false,
            has(Self.submissions, in: clause.right.prefix(4)) || has([.report], in: clause.right.prefix(4))
        {
            cues.append(.dueThen)
        }
        if isDuration(mention, clause, labels) || isRestOfTime(mention) { cues.append(.lasting) }
        let nearest = own.suffix(8)
        if mention.lead == .untilEnd || mention.lead == .until, mention.time == nil,
            let verb = nearest.last(where: { Self.results.contains(term($0)) || term($0) == .doing }),
            term(verb) == .doing
        {
            cues.append(.lasting)
        }
        if mention.isRange, let next = clause.right.first,
            [.yearly, .monthly, .quarterly].contains(outline.tokens[next].term)
        {
            cues.append(.recurring)
        }
        if mention.lead == .before || mention.lead == .after, has([.forbidden], in: left.suffix(14)) {
            cues.append(.forbidden)
        }
        if mention.lead == .none || mention.lead == .on, !mention.isRange, !mention.isPeriod {
            if has([.deadline], in: (clause.floor..<left.upperBound).suffix(10))
                || has([.deadline], in: clause.right.prefix(3))
            {
                cues.append(.deadlineWord)
            }
            if has([.ending], in: left.suffix(8)), has(Self.submissions, in: left.suffix(8)) {
                cues.append(.deadlineWord)
            }
        }
        if case .repeating(_, .some) = mention.value {
            let near = left.suffix(12)
            // `từ ngày 02 đến ngày 05 hằng tháng`: when something is done, not by when.
            if mention.lead == .until, has([.from, .since], in: left.suffix(5)) {
                cues.append(has(Self.submissions, in: left.suffix(14)) ? .submissionTime : .window)
            }
            let isUnled = mention.lead == .none || mention.lead == .on
            let isIdle =
                mention.isWeekly && !has(Self.duties, in: near)
                && !(clause.left.upperBound - clause.floor <= 2 && has(Self.duties, in: clause.right.prefix(6)))
            if isUnled, has([.hold, .gathering], in: near) || isIdle { cues.append(.meeting) }
        }
        if case .repeating = mention.value, [.until, .from, .since].contains(mention.lead),
            has([.figures], in: left.suffix(20))
        {
            cues.append(.statistic)
        }
        if mention.isRange,
            has([.figures], in: left.suffix(12)) || has([.weather], in: left.suffix(12))
                || has([.weather], in: clause.right.prefix(8))
        {
            cues.append(.statistic)
        }
        // `Bão đổ bộ trước 19 giờ ngày …`
        let isForecast = mention.isDay && has([.weather], in: own.suffix(8))
        if isForecast, !has(Self.duties.union(Self.completions), in: own) { cues.append(.statistic) }
        if mention.isRange, isCountedSince(mention), (labels.first ?? []).isDisjoint(with: [.timeLabel, .spanLabel]) {
            cues.append(.countedSince)
        }
        if has([.condition], in: left.suffix(30)), has([.then], in: clause.right.prefix(20)),
            !has([.then], in: left.suffix(30))
        {
            cues.append(.condition)
        }
        if has([.hold], in: clause.sentence) { cues.append(.happening) }
        if has([.schoolYear], in: mention.tokens) || has([.schoolYear], in: left.suffix(2)) { cues.append(.school) }
        if let start = outline.blocks[clause.block].tokens.first, outline.tokens[start].term == .basis {
            cues.append(.basis)
        }
        return cues
    }

    /// `Cách ly 14 ngày kể từ ngày …`: how long something goes on, where nothing says that it is a limit and nothing is due.
    private func isDuration(_ mention: Mention, _ clause: Clause, _ labels: [TermSet]) -> Bool {
        guard case .distance = mention.value, mention.lead == .none else { return false }
        let limits: TermSet = [.timeLabel, .spanLabel, .deadline, .term]
        let due = Self.duties.union(Self.completions)
        return labels.prefix(2).allSatisfy { $0.isDisjoint(with: limits) } && !has([.term], in: clause.left)
            && !has(due, in: clause.left)
            && !has(due, in: clause.right.prefix(20))
    }

    /// `từ nay đến cuối năm`, which names no day.
    private func isRestOfTime(_ mention: Mention) -> Bool {
        guard case .range(nil, let to?) = mention.value, term(mention.start) == .fromNow else { return false }
        if case .day = to { return false }
        return true
    }

    /// `tính từ … đến …`: what is counted lies within the span.
    private func isCountedSince(_ mention: Mention) -> Bool {
        let start = max(0, mention.start - 1)..<mention.tokens.lowerBound
        return start.contains { term($0) == .since && outline.tokens[$0].value == SinceWord.counted }
    }

    func pastCues(_ mention: Mention, _ clause: Clause) -> [Cue] {
        var cues: [Cue] = []
        let last = mention.lastDay
        if let year = mention.lastYear, let own = self.year, year < own - 1 { cues.append(.longPast) }
        if let issued {
            if let last, last < issued { cues.append(.beforeIssue) }
            if let last, last >= issuedAtLatest ?? issued { return cues }
        }
        if told(mention, clause) { cues.append(.told) }
        return cues
    }

    /// *đã* before what was asked, or, of a span, behind it.
    private func told(_ mention: Mention, _ clause: Clause) -> Bool {
        guard !mention.isRepeatingOrDistance else { return false }
        if mention.isRange { return has([.had], in: clause.right.prefix(14)) }
        for index in clause.left.suffix(40) where outline.tokens[index].term == .had {
            if has(
                [.asked, .document, .submit, .report, .complete, .finished],
                in: index + 1..<min(index + 4, clause.left.upperBound)
            ), !has([.must], in: index + 1..<clause.left.upperBound) {
                return true
            }
        }
        return false
    }

    /// `11/6/1948 - 11/6/2021`.
    private func isCommemoration(_ mention: Mention) -> Bool {
        guard
            case .range(.day(let day, let month?, let from?, _)?, .day(let sameDay, let sameMonth?, let to?, _)?) =
                mention.value
        else { return false }
        return day == sameDay && month == sameMonth && to > from
    }
}
