import CivilTime
import PlanCore

/// What a mention is taken for, how sure, and by which cues.
struct Verdict {
    var role: DateMention.Role
    var confidence: Double
    var cues: [Cue]
    /// A span at whose end something must have been submitted.
    var isSubmissionWindow: Bool { cues.contains(.submissionWindow) }
}

/// Weighs the cues around a mention.
struct Judge {
    let outline: Outline
    /// The day, or the first possible, on which the document was issued.
    let issued: Day?
    /// The last day on which it can have been issued.
    let issuedAtLatest: Day?
    let year: Int?

    func verdict(on mention: Mention, _ clause: Clause) -> Verdict {
        let cues = self.cues(of: mention, clause)
        var points: [DateMention.Role: Int] = [:]
        for cue in cues {
            for (role, weight) in cue.weights { points[role, default: 0] += weight }
        }
        let ranked = DateMention.Role.allCases.map { ($0, points[$0] ?? 0) }.sorted { $0.1 > $1.1 }
        let role = ranked[0].0
        return Verdict(
            role: role, confidence: Self.confidence(ranked[0].1 - ranked[1].1),
            cues: cues.filter { ($0.weights[role] ?? 0) > 0 || $0 == .submissionWindow && role == .phase })
    }

    /// By the points that the winner is ahead.
    private static func confidence(_ margin: Int) -> Double {
        switch margin {
        case ..<2: 0.4
        case ..<4: 0.6
        case ..<6: 0.75
        case ..<8: 0.85
        case ..<11: 0.92
        default: 0.97
        }
    }

    // MARK: Words around

    private func term(_ index: Int) -> Term { outline.tokens[index].term }

    private func has(_ terms: Set<Term>, in range: some Sequence<Int>) -> Bool {
        range.contains { terms.contains(outline.tokens[$0].term) }
    }

    private func terms(_ range: Range<Int>) -> Set<Term> { Set(range.map { outline.tokens[$0].term }) }

    private static let submissions: Set<Term> = [.submit, .register, .receive]
    private static let duties: Set<Term> = [.submit, .publish, .report, .register, .receive]
    private static let completions: Set<Term> = [.complete, .finished]
    private static let results: Set<Term> = [.complete, .finished, .submit, .publish, .report]

    /// The terms of the labels that a mention stands under, the nearest first.
    private func labels(_ mention: Mention, _ clause: Clause) -> [Set<Term>] {
        var labels: [Set<Term>] = []
        var next: Int? = clause.block
        if let head = outline.columnHead(of: clause.block) {
            return [
                terms(
                    outline.blocks[head].tokens
                        .lowerBound..<min(
                            outline.blocks[head].tokens.upperBound, outline.blocks[head].tokens.lowerBound + 40))
            ]
        }
        while let index = next, labels.count < 6 {
            let label = outline.blocks[index].label
            // The words of its own line count as far as they stand before it.
            let words =
                index == clause.block
                ? label.clamped(to: label.lowerBound..<max(label.lowerBound, mention.start)) : label
            if index == clause.block || !words.isEmpty { labels.append(terms(words)) }
            next = outline.blocks[index].parent
        }
        return labels
    }

    // MARK: Cues

    func cues(of mention: Mention, _ clause: Clause) -> [Cue] {
        var cues = leadCues(mention)
        let isRange = mention.isRange
        let labels = labels(mention, clause)
        let near = min(clause.start, clause.left.upperBound)..<clause.left.upperBound
        let isColumn = outline.columnHead(of: clause.block) != nil
        cues += labelCues(labels, mention, clause, isColumn: isColumn)
        if mention.isYears, !cues.contains(.timeLabel) { cues.append(.years) }
        let isDue =
            [.before, .atLatest, .notOver, .untilEnd, .until, .within].contains(mention.lead)
            || cues.contains(.deadlineLabel)
            || mention.isRepeatingOrDistance
        if isDue {
            if has(Self.duties, in: clause.left) || has(Self.duties, in: clause.right.prefix(40)) { cues.append(.duty) }
            if has(Self.completions, in: clause.left.suffix(40))
                || has(Self.completions, in: clause.right.prefix(12))
            {
                cues.append(.completion)
            }
        }
        if mention.isPeriod { cues.append(.wholePeriod) }
        if mention.isPeriod || mention.isDay {
            // A meeting that sums up takes place within the period, it is not due by its end.
            let results = has([.hold], in: near.suffix(8)) ? Self.results.subtracting([.complete]) : Self.results
            let isBefore = has(results, in: near.suffix(mention.isYear ? 24 : 30))
            let isBehind = near.count <= 2 && has(Self.results, in: clause.right.prefix(6))
            let isSubmission = mention.isPeriod && mention.lead == .on && has(Self.submissions, in: near)
            if mention.lead == .within && (isBefore || isBehind) || isSubmission { cues.append(.dueWithin) }
        }
        if mention.isPoint, mention.lead == .on, has(Self.submissions, in: near) { cues.append(.dueWithin) }
        if mention.isDay || mention.isPoint, mention.lead == .none || mention.lead == .on,
            has([.finished], in: near.suffix(2))
        {
            cues.append(.finishedOn)
        }
        if isRange {
            let own = labels.first ?? []
            let words = near.suffix(25)
            let isUnderTitle = outline.blocks[clause.block].parent.map { outline.blocks[$0].level == 0 } ?? false
            let parent = isUnderTitle ? [] : labels.dropFirst().first ?? []
            // Where nothing stands before the span, what is done in it stands behind.
            let behind =
                near.count <= 2 ? clause.right.prefix(14).prefix { $0 < clause.ceiling } : clause.right.prefix(0)
            if has(Self.submissions.union([.deadline]), in: words) || has(Self.submissions, in: behind)
                || !own.isDisjoint(with: Self.submissions)
                || !parent.isDisjoint(with: Self.submissions) && !has([.hold, .complete, .finished], in: words)
                || isColumn && outline.row(of: clause.block).contains(where: { isSubmission($0) })
            {
                cues.append(.submissionWindow)
            }
        }
        cues += citationCues(mention, clause)
        cues += subjectCues(mention, clause, labels)
        cues += pastCues(mention, clause)
        return cues
    }

    /// A cell that says what is to be submitted: `Sinh viên đăng ký đề tài`.
    private func isSubmission(_ block: Int) -> Bool {
        guard let head = outline.columnHead(of: block), !has([.leadUnit, .timeLabel], in: outline.blocks[head].tokens)
        else { return false }
        return has(Self.submissions, in: outline.blocks[block].tokens.prefix(8))
    }

    private func leadCues(_ mention: Mention) -> [Cue] {
        var cues: [Cue] = []
        if case .range(let from, let to) = mention.value {
            cues.append(from == nil || to == nil ? .openRange : .range)

            return cues
        }
        if mention.time != nil { cues.append(.clockTime) }
        switch mention.lead {
        case .before: cues.append(.before)
        case .atLatest, .notOver: cues.append(.atLatest)
        case .untilEnd: cues.append(.untilEnd)
        case .until: cues.append(.until)
        case .within: cues.append(.within)
        case .from, .since: cues.append(.since)
        case .on: cues.append(.on)
        case .after: cues.append(.after)
        case .none: cues.append(.unled)
        }
        switch mention.value {
        case .repeating(_, .some), .daily:
            if mention.lead != .from, mention.lead != .since { cues.append(.repeatedDay) }
        case .repeating: cues.append(.repeatedPeriod)
        case .distance where mention.isExplained: cues.append(.explained)
        case .distance(_, .some): cues.append(.anchored)
        case .distance: cues.append(.unanchored)
        default: break
        }
        return cues
    }

    /// What its label, or its column's head, says.
    private func labelCues(_ labels: [Set<Term>], _ mention: Mention, _ clause: Clause, isColumn: Bool) -> [Cue] {
        var cues: [Cue] = []
        let own = labels.first ?? []
        let parent = labels.dropFirst().first ?? []
        let isTimed = [own, parent].contains { !$0.isDisjoint(with: [.deadline, .term, .timeLabel, .spanLabel]) }
        if isColumn {
            guard !own.isDisjoint(with: [.deadline, .term, .atLatest, .finished, .timeLabel, .spanLabel]) else {
                return []
            }
            if mention.isRange { return [.timeLabel] }
            if mention.isPeriod, own.contains(.spanLabel), mention.lead == .none { return [.spanOfPeriod] }
            if case .distance(_, nil) = mention.value, own.isDisjoint(with: [.deadline, .term]) { return [] }
            return [.deadlineColumn] + (isNamedDay(clause.block) ? [.namedDay] : [])
        }
        let isLimit = own.contains(.deadline) || own.contains(.term) || own.isEmpty && parent.contains(.deadline)
        let times: Set<Term> = [.timeLabel, .spanLabel]
        let isTime = !own.isDisjoint(with: times) || !parent.isDisjoint(with: times)
        if mention.isPeriod, own.contains(.spanLabel), mention.lead == .none || mention.lead == .within {
            return [.spanOfPeriod]
        }
        if mention.isRange {
            if isLimit || isTime { cues.append(.timeLabel) }
            if own.contains(.phaseWord) || parent.contains(.phaseWord) { cues.append(.stage) }
            if own.contains(.deadline) { cues.append(.submissionWindow) }
        } else {
            if mention.lead == .until, !own.isDisjoint(with: Self.submissions) { cues.append(.deadlineLabel) }
            if isLimit, ![.since, .from, .after].contains(mention.lead),
                mention.lead != .none || isBehindColon(mention, clause)
            {
                cues.append(.deadlineLabel)
            }
            // A list of steps, each with its day: `Trình phê duyệt kết quả: 15/01`.
            if isTime, mention.isDay, mention.lead == .none, isBehindColon(mention, clause),
                !own.isDisjoint(with: [.submit, .report, .finished]), own.isDisjoint(with: [.hold])
            {
                cues.append(.deadlineLabel)
            }
            if isTime { cues.append(.timeOfEvent) }
        }
        if !isTimed, labels.prefix(3).contains(where: { $0.contains(.eligible) }) { cues.append(.eligibility) }
        return cues
    }

    /// A label's colon stands a few words before it.
    private func isBehindColon(_ mention: Mention, _ clause: Clause) -> Bool {
        has([.colon], in: clause.left.suffix(5)) && clause.left.upperBound > clause.floor
    }

    /// The row is about a day of its own (`Ngày bầu cử`), not about work to be done by then.
    private func isNamedDay(_ block: Int) -> Bool {
        outline.row(of: block).contains { index in
            guard index != block, let first = outline.blocks[index].tokens.first else { return false }
            return outline.tokens[first].term == .day && outline.tokens[first].isCapital
        }
    }

    private func citationCues(_ mention: Mention, _ clause: Clause) -> [Cue] {
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
    private func subjectCues(_ mention: Mention, _ clause: Clause, _ labels: [Set<Term>]) -> [Cue] {
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
        if mention.lead == .before, has([.standing, .notYet], in: left.suffix(12)),
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
        if mention.lead == .none, !mention.isRange, !mention.isPeriod {
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
            if isUnled, has([.hold], in: near) || isIdle { cues.append(.meeting) }
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

    private func pastCues(_ mention: Mention, _ clause: Clause) -> [Cue] {
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
            ) {
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

extension Mention {
    var isRange: Bool { if case .range = value { true } else { false } }

    var isRepeatingOrDistance: Bool {
        switch value {
        case .repeating, .distance, .daily: true
        case .point, .range, .impossible, .sameDay: false
        }
    }

    /// `thứ Sáu hằng tuần`.
    var isWeekly: Bool { if case .repeating(.week, _) = value { true } else { false } }

    /// `cuối năm`, `hết năm 2024`.
    var isPoint: Bool { if case .point(.point) = value { true } else { false } }

    var isDay: Bool { if case .point(.day) = value { true } else { false } }

    /// What stands behind it belongs to another date.
    var endsClause: Bool {
        switch value {
        case .repeating(_, nil), .distance(_, nil), .impossible: false
        default: !isPeriod || lead != .none
        }
    }

    /// A month, quarter, half or year without a day.
    var isPeriod: Bool {
        switch value {
        case .point(.stretch), .point(.weekOfMonth): true
        default: false
        }
    }

    var isYear: Bool { if case .point(.stretch(.year, _)) = value { true } else { false } }

    /// A span of whole years.
    var isYears: Bool { if case .range(.stretch(.year, _)?, .stretch(.year, _)?) = value { true } else { false } }

    /// The date, or a span's last one.
    var lastEndpoint: Endpoint? {
        switch value {
        case .point(let point): point
        case .range(_, let to): to
        case .repeating, .daily, .distance, .impossible, .sameDay: nil
        }
    }

    /// The year it says.
    var lastYear: Int? {
        switch value {
        case .point(let point): point.year
        case .range(_, let to): to?.year
        case .repeating, .daily, .distance, .impossible, .sameDay: nil
        }
    }

    /// Its last day, where it says its year.
    var lastDay: Day? {
        switch value {
        case .point(let point): point.date(.last, year: nil)?.fixedDay
        case .range(_, let to): to?.date(.last, year: nil)?.fixedDay
        case .repeating, .daily, .distance, .impossible, .sameDay: nil
        }
    }
}
