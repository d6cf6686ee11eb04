import CivilTime
import PlanCore

/// What is due without a date being said.
extension Assembly {
    /// Adds what is due at the end of a phase, unless it is due by one of the mentions: then what that is counted from, where it is
    /// not said, is the phase's end.
    mutating func addDuty(in sentence: Range<Int>, _ block: Int, _ mentions: inout [Mention]) {
        guard reading.duties.count < Self.mentionLimit, let found = DutyReader(outline: outline).duty(in: sentence),
            !mentions.contains(where: { isDue($0, within: found.duty) })
        else { return }
        for index in mentions.indices {
            guard case .distance(let limit, let anchor) = mentions[index].value else { continue }
            // `(xác nhận không quá 3 tháng)` is said in passing.
            let behind = mentions[index].tokens.upperBound
            let isAside = behind < sentence.upperBound && outline.tokens[behind].term == .close
            if anchor == nil, limit.direction == .after, !isAside, found.duty.overlaps(mentions[index].tokens) {
                mentions[index].value = .distance(limit, anchor: found.anchor)
            }
            if anchor?.overlaps(found.anchor) ?? found.duty.overlaps(mentions[index].tokens) { return }
        }
        let clause = Clause(
            block: block, sentence: sentence, left: found.duty, right: sentence.upperBound..<sentence.upperBound,
            floor: found.duty.lowerBound, start: found.duty.lowerBound, ceiling: sentence.upperBound)
        let mention = Mention(value: .impossible, tokens: found.anchor, start: found.anchor.lowerBound)
        let wording = wordings.wording(of: mention, clause)
        reading.duties.append(
            DocumentReading.Duty(
                what: wording.what, who: wording.who, to: wording.to,
                anchor: words(found.anchor),
                phase: found.phase,
                evidence(
                    range(sentence), 0.8,
                    [
                        Bilingual(
                            vi: "việc phải làm khi kết thúc đợt, không nêu ngày",
                            en: "due at the end of a phase, no day is said")
                    ])))
    }

    private func isDue(_ mention: Mention, within duty: Range<Int>) -> Bool {
        let leads: Set<Mention.Lead> = [.before, .atLatest, .untilEnd]
        return mention.isDay && leads.contains(mention.lead) && duty.overlaps(mention.tokens)
    }

    /// `định kỳ hằng quý báo cáo`: how often is said, not by which day.
    mutating func addPeriodicDuty(_ item: Item, _ verdict: Verdict, _ evidence: Evidence) {
        guard case .repeating(_, nil) = item.mention.value, verdict.role == .other else { return }
        // `hằng tháng báo cáo … trước ngày 25 hằng tháng`: the day is said behind it.
        let leads: TermSet = [.before, .atLatest, .untilEnd, .on, .day]
        if item.clause.ceiling < item.clause.sentence.upperBound,
            leads.contains(outline.tokens[item.clause.ceiling].term)
        {
            return
        }
        let near = item.clause.right.prefix(6).prefix { $0 < item.clause.ceiling }
        guard outline.has([.report, .submit], in: near) else { return }
        let wording = wordings.wording(of: item.mention, item.clause)
        var doubtful = evidence
        doubtful.confidence = 0.6
        reading.duties.append(
            DocumentReading.Duty(
                what: wording.what,
                who: wording.who, to: wording.to, anchor: words(item.mention.tokens), phase: nil,
                doubtful))
    }

}
