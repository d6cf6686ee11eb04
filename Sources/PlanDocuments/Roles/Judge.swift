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

/// Weighs the cues around a mention. It is asked in the closures of hundreds of rules: each would hold a copy of a value's tables.
final class Judge {
    let outline: Outline
    let bytes: [UInt8]
    /// The day, or the first possible, on which the document was issued.
    let issued: Day?
    /// The last day on which it can have been issued.
    let issuedAtLatest: Day?
    /// The day on which a text without a day of issue was put up, which may be long after.
    let published: Day?
    let year: Int?
    /// The sentence that is listened to, and all that its words mean: most of what is looked for is not in it at all.
    private(set) var sentence = 0..<0
    private(set) var spoken = TermSet()

    init(outline: Outline, bytes: [UInt8], issued: Day?, issuedAtLatest: Day?, published: Day?, year: Int?) {
        self.outline = outline
        self.bytes = bytes
        self.issued = issued
        self.issuedAtLatest = issuedAtLatest
        self.published = published
        self.year = year
    }

    /// Of mentions in that sentence verdicts are found faster.
    func listen(to sentence: Range<Int>) {
        guard sentence != self.sentence else { return }
        self.sentence = sentence
        spoken = terms(sentence)
    }

    func verdict(on mention: Mention, _ clause: Clause) -> Verdict {
        let cues = self.cues(of: mention, clause).all
        var points = Cue.Points()
        for cue in cues { points &+= cue.points }
        let roles = DateMention.Role.allCases
        // Of several with as many points the first.
        var (best, next) = (0, Int16.min)
        for index in roles.indices.dropFirst() {
            if points[index] > points[best] {
                (best, next) = (index, points[best])
            } else {
                next = max(next, points[index])
            }
        }
        let role = roles[best]
        return Verdict(
            role: role, confidence: Self.confidence(Int(points[best] - next)),
            cues: cues.filter { $0.points[best] > 0 || $0 == .submissionWindow && role == .phase })
    }

    /// By the points that the winner is ahead.
    private static func confidence(_ margin: Int) -> Double {
        switch margin {
        case ..<2: 0.4
        case ..<4: 0.6
        case ..<6: 0.75
        case ..<8: 0.85
        case ..<11: 0.88
        default: 0.97
        }
    }

    // MARK: Words around

    func term(_ index: Int) -> Term { outline.tokens[index].term }

    /// It is that one syllable, which no term stands for.
    func isWord(_ index: Int, _ syllable: String) -> Bool {
        outline.tokens.indices.contains(index) && outline.tokens[index].spells(Syllable(syllable), in: bytes)
    }

    func has(_ terms: TermSet, in range: Range<Int>) -> Bool {
        let isOfSentence = sentence.lowerBound <= range.lowerBound && range.upperBound <= sentence.upperBound
        return !(isOfSentence && spoken.isDisjoint(with: terms)) && outline.has(terms, in: range)
    }

    func terms(_ range: Range<Int>) -> TermSet {
        var terms = TermSet()
        for index in range { terms.insert(outline.tokens[index].term) }
        return terms
    }

    /// `không dồn thanh toán vào cuối năm`: *không* before no number.
    private func isNegated(_ range: Range<Int>) -> Bool {
        range.contains { term($0) == .numeral && outline.tokens[$0].value == 0 }
    }

    static let submissions: TermSet = [.submit, .register, .receive]
    static let duties: TermSet = [.submit, .publish, .report, .register, .receive]
    static let completions: TermSet = [.complete, .finished]
    static let results: TermSet = [.complete, .finished, .submit, .publish, .report]

    // MARK: Cues

    func cues(of mention: Mention, _ clause: Clause) -> Cues {
        var cues = Cues()
        addLeadCues(mention, &cues)
        let isRange = mention.isRange
        let labels = labels(mention, clause)
        let near = clause.near
        let isColumn = outline.columnHead(of: clause.block) != nil
        cues += labelCues(labels, mention, clause, isColumn: isColumn)
        // `thực hiện từ năm 2027 và các năm tiếp theo`
        let isDone = isOnwards(mention) && near.last.map { term($0) == .doing } ?? false
        if mention.isYears || isOnwards(mention), !cues.contains(.timeLabel), !isColumn, !isDone { cues.append(.years) }
        let isDue =
            [.before, .atLatest, .notOver, .untilEnd, .until].contains(mention.lead) && term(mention.start) != .shifted
            || mention.lead == .within && !mention.isListOfDays
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
            let isHeld = has([.hold], in: near.suffix(8)) || has([.hold], in: clause.left.prefix(3))
            let results = isHeld ? Self.results.subtracting([.complete]) : Self.results
            let said = elliptic(near, clause)
            let isBefore = has(results, in: said.suffix(mention.isYear ? 24 : 30)) && !isJustDone(near)
            let isBehind =
                near.count <= 2 && !has(Self.results, in: near) && has(Self.results, in: clause.right.prefix(6))
            let isSubmission =
                mention.isPeriod && mention.lead == .on && !isExpected(near, clause)
                && (has(results.union(Self.submissions), in: said)
                    || near.count <= 2 && has([.submit, .report, .finished], in: clause.right.prefix(6)))
            // `mỗi trường tổ chức ít nhất một buổi trong tháng 11`
            let isCounted =
                !mention.isYear
                && near.suffix(24).dropLast().contains {
                    term($0) == .atLeast && [.number, .numeral].contains(term($0 + 1))
                }
            let isWithin =
                mention.lead == .within && !outline.has(.anniversary, worth: Worth.feast, in: near.suffix(4))
                && (isBefore || mention.isDay && has([.answer], in: near.suffix(4)) || isBehind || isCounted
                    || isBidden(mention, near))
                && (!mention.isListOfDays || has([.finished, .submit], in: near.suffix(8)))
            if isWithin || isSubmission { cues.append(.dueWithin) }
            // `Quý III/2027: hoàn thành …`
            let isFirst =
                mention.isPeriod && !mention.isYear && mention.lead == .none
                && clause.left.last.map { [.colon, .comma, .dash].contains(term($0)) } ?? true
            if isFirst, has([.finished], in: clause.right.prefix(3)) { cues += [.dueWithin, .completion] }
        }
        // `…, cuối quý II hoàn thành`
        if mention.isPoint, mention.lead == .none, has([.finished], in: clause.right.prefix(1)),
            near.last.map({ [.comma, .colon].contains(term($0)) }) ?? true
        {
            cues += [.dueWithin, .completion]
        }
        if mention.isPoint, mention.lead == .on, isSubmittedLast(elliptic(near, clause)),
            !isNegated(near.suffix(8))
        {
            cues.append(.dueWithin)
        }
        if isRange, mention.lead == .within, has([.finished], in: near.suffix(8)) { cues.append(.dueWithin) }
        // `hoàn thành trong tuần từ ngày … đến ngày …`
        if isRange, has([.finished], in: near.suffix(6)), has([.within], in: near.suffix(4)) {
            cues.append(.submissionWindow)
        }
        if mention.isDay || mention.isPoint, mention.lead == .none || mention.lead == .on,
            has([.finished], in: near.suffix(2))
        {
            cues.append(.finishedOn)
        }
        // `hoàn thành tháng 10/2027`
        if mention.isPeriod, !mention.isYear, mention.lead == .none, let verb = near.last,
            term(verb) == .finished
                || outline.tokens[verb].means(.complete, Worth.milestone)
        {
            cues += [.dueWithin, .completion]
        }
        if isRange {
            if isSubmissionWindow(mention, clause, labels, isColumn: isColumn) {
                cues.append(.submissionWindow)
            } else if case .range(let from?, let to?) = mention.value, from == to {
                cues.append(.withinDay)
            }
        }
        addCitationCues(mention, clause, &cues)
        addLimitCues(mention, clause, &cues)
        addSubjectCues(mention, clause, labels, &cues)
        addPastCues(mention, clause, &cues)
        return cues
    }

    /// `nộp hai báo cáo, một vào …, một vào …`, `làm xong bước 1 trước …, bước 2 trong …`: what names but a part is said of what stands
    /// before the date before.
    private func elliptic(_ near: Range<Int>, _ clause: Clause) -> Range<Int> {
        let borders: TermSet = [.comma, .and]
        guard near.count > 1, near.count <= Self.longestPart, near.lowerBound > clause.sentence.lowerBound,
            let first = near.first, borders.contains(term(first)),
            near.dropFirst().allSatisfy({ Self.partWords.contains(term($0)) }),
            has([.number, .numeral, .locality, .place, .organ], in: near)
        else { return near }
        return clause.left
    }

    /// Words of a part's name with its date.
    static let longestName = 30

    /// What names a part: `, bước 2`, `và đợt thứ hai`, `, ở huyện`, `và 100%`.
    private static let partWords: TermSet = [
        .word, .phaseWord, .number, .numeral, .percent, .locality, .place, .organ, .at,
    ]

    /// Such words.
    private static let longestPart = 5

    /// `các tổ phải ra mắt trong tháng …`: what has to be done within it, in its own clause.
    private func isBidden(_ mention: Mention, _ near: Range<Int>) -> Bool {
        guard !mention.isYear else { return false }
        // `phải làm xong trước ngày …, chạy thử trong tháng 12`
        let first = near.first ?? near.upperBound
        let others: TermSet = [.hold, .gathering, .have, .had, .weather, .counted]
        if near.count > 2, near.count <= Self.longestName, first > sentence.lowerBound, term(first) == .comma,
            !has(others.union([.semicolon, .colon]), in: near), !has([.comma], in: near.dropFirst()),
            has([.must], in: sentence.lowerBound..<first), has([.finished], in: sentence.lowerBound..<first)
        {
            return true
        }
        guard let must = near.last(where: { term($0) == .must }) else { return false }
        return near.upperBound - must > 1
            && !has([.comma, .semicolon, .colon, .hold, .gathering, .have, .had], in: must..<near.upperBound)
    }

    /// `năm 2027 và các năm tiếp theo`, `từ tháng 10 trở đi`: no phase where nothing says that it is a time for something.
    private func isOnwards(_ mention: Mention) -> Bool {
        if case .range(.stretch?, nil) = mention.value { true } else { false }
    }

    private func addLeadCues(_ mention: Mention, _ cues: inout Cues) {
        if case .range(let from, let to) = mention.value {
            return cues.append(from == nil || to == nil ? .openRange : .range)
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
    }
}
