import CivilTime
import PlanCore

/// What a mention is taken for, how sure, and by which cues.
struct Verdict {
    var role: DateMention.Role
    var confidence: Double
    var cues: [Cue]
}

/// Weighs the cues around a mention.
struct Judge {
    let outline: Outline
    /// The day, or the first possible, on which the document was issued.
    let issued: Day?
    let year: Int?

    func verdict(on mention: Mention, _ clause: Clause) -> Verdict {
        let cues = self.cues(of: mention, clause)
        var points: [DateMention.Role: Int] = [:]
        for cue in cues {
            for (role, weight) in cue.weights { points[role, default: 0] += weight }
        }
        let ranked = DateMention.Role.allCases.map { ($0, points[$0] ?? 0) }.sorted { $0.1 > $1.1 }
        let margin = ranked[0].1 - ranked[1].1
        return Verdict(
            role: ranked[0].0, confidence: Self.confidence(margin),
            cues: cues.filter { ($0.weights[ranked[0].0] ?? 0) > 0 })
    }

    /// By the points that the winner is ahead.
    private static func confidence(_ margin: Int) -> Double {
        switch margin {
        case ..<1: 0.4
        case ..<2: 0.55
        case ..<3: 0.7
        case ..<4: 0.8
        case ..<6: 0.9
        case ..<8: 0.94
        default: 0.97
        }
    }

    private func has(_ terms: Set<Term>, in range: some Sequence<Int>) -> Bool {
        range.contains { terms.contains(outline.tokens[$0].term) }
    }

    func cues(of mention: Mention, _ clause: Clause) -> [Cue] {
        var cues: [Cue] = []
        switch mention.lead {
        case .before: cues.append(.before)
        case .atLatest, .notOver: cues.append(.atLatest)
        case .untilEnd: cues.append(.untilEnd)
        case .until: cues.append(.until)
        case .within: cues.append(.within)
        case .from, .since: if !isRange(mention) { cues.append(.since) }
        case .on: cues.append(.on)
        case .after: cues.append(.after)
        case .none: if !isRange(mention) { cues.append(.unled) }
        }
        if isRange(mention) { cues.append(.range) }
        if mention.time != nil { cues.append(.clockTime) }
        let labels = labelTerms(clause.block)
        let before = clause.floor..<clause.left.upperBound
        let isLed = ![.none, .on].contains(mention.lead) || isRange(mention)
        // What stands directly before.
        if let last = clause.left.last, !isLed || mention.lead == .on {
            let near = clause.left.suffix(3)
            if outline.tokens[last].term == .reference
                || near.contains(where: { outline.tokens[$0].term == .reference })
            {
                cues.append(.behindReference)
            } else if has([.law], in: clause.left.suffix(14)) {
                cues.append(.behindLaw)
            } else if has([.document], in: clause.left.suffix(8)) {
                cues.append(.behindDocument)
            }
            if has([.session], in: clause.left.suffix(4)) { cues.append(.session) }
        }
        if has([.submit, .report, .register, .receive], in: clause.left)
            || has([.submit, .report, .register], in: clause.right.prefix(25))
        {
            cues.append(.duty)
        }
        if has([.complete], in: clause.left.suffix(30)) { cues.append(.completion) }
        if labels.contains(.deadline) || labels.contains(.term) { cues.append(.deadlineLabel) }
        if labels.contains(.timeLabel) { cues.append(.timeLabel) }
        if has([.phaseWord], in: before.suffix(8)) || labels.contains(.phaseWord) { cues.append(.stage) }
        if has([.effect], in: clause.left.suffix(8)) { cues.append(.effect) }
        if has([.validity], in: clause.left.suffix(6)) { cues.append(.validity) }
        if has([.born], in: clause.left.suffix(4)) { cues.append(.born) }
        if has([.anniversary], in: clause.left.suffix(18)) { cues.append(.anniversary) }
        if isCommemoration(mention) { cues.append(.commemorated) }
        if has([.counted], in: clause.left.suffix(3)) { cues.append(.statistic) }
        if has([.had], in: clause.left), has([.asked, .must, .report, .submit, .doing], in: clause.left) {
            cues.append(.told)
        }
        if has([.hold], in: clause.sentence) { cues.append(.happening) }
        if has([.schoolYear], in: mention.tokens) || has([.schoolYear], in: clause.left.suffix(2)) {
            cues.append(.school)
        }
        if let start = outline.blocks[clause.block].tokens.first, outline.tokens[start].term == .basis {
            cues.append(.basis)
        }
        if let year = lastYear(mention), let own = self.year, year < own - 1 { cues.append(.longPast) }
        if let issued, let last = lastDay(mention), last < issued { cues.append(.beforeIssue) }
        return cues
    }

    private func isRange(_ mention: Mention) -> Bool { if case .range = mention.value { true } else { false } }

    /// `11/6/1948 - 11/6/2021`.
    private func isCommemoration(_ mention: Mention) -> Bool {
        guard
            case .range(.day(let day, let month?, let from?, _)?, .day(let sameDay, let sameMonth?, let to?, _)?) =
                mention.value
        else { return false }
        return day == sameDay && month == sameMonth && to > from
    }

    private func lastYear(_ mention: Mention) -> Int? {
        switch mention.value {
        case .point(let point): point.year
        case .range(_, let to): to?.year
        case .repeating, .distance, .impossible: nil
        }
    }

    private func lastDay(_ mention: Mention) -> Day? {
        switch mention.value {
        case .point(let point): point.date(.last, year: nil)?.fixedDay
        case .range(_, let to): to?.date(.last, year: nil)?.fixedDay
        case .repeating, .distance, .impossible: nil
        }
    }

    /// The terms in the labels of a block and of those it stands under.
    private func labelTerms(_ block: Int) -> Set<Term> {
        var terms: Set<Term> = []
        var next: Int? = block
        var depth = 0
        while let index = next, depth < 8 {
            for token in outline.blocks[index].label { terms.insert(outline.tokens[token].term) }
            next = outline.blocks[index].parent
            depth += 1
        }
        return terms
    }
}
