import CivilTime
import PlanCore

/// Puts the findings together.
struct Assembly {
    let bytes: [UInt8]
    let outline: Outline
    let lines: LineIndex
    let head: HeaderReader
    private(set) var reading: DocumentReading
    /// Of a school year without any date that says its year, the first year.
    private var schoolYear: Int?
    /// Its title names the one year that it is for.
    private var isOfOneYear = false
    /// It regulates, for all years.
    private var isStanding = false
    private var wordings: WordingReader

    /// Of a text with more, such as no plan has, only the first are told.
    static let mentionLimit = 20_000

    init(document: DocumentText, bytes: [UInt8], outline: Outline, lines: LineIndex, header: HeaderReader) {
        self.bytes = bytes
        self.outline = outline
        self.lines = lines
        head = header
        reading = DocumentReading(document: document, header: header.header, gaps: header.gaps)
        wordings = WordingReader(outline: outline, bytes: bytes)
    }

    /// A mention with the words around it.
    private struct Item {
        var mention: Mention
        var clause: Clause
        /// The year that the sentence speaks of before.
        var year: Int?
    }

    mutating func assemble() {
        var items: [Item] = []
        for (index, block) in outline.blocks.enumerated() where items.count < Self.mentionLimit {
            for sentence in Sentences.sentences(in: outline.tokens, block.tokens)
            where items.count < Self.mentionLimit {
                addDuty(in: sentence, index)
                let mentions = Self.settled(
                    DateFinder.mentions(in: outline.tokens, sentence, bytes), after: items.last?.mention, outline)
                for (place, mention) in mentions.enumerated() where items.count < Self.mentionLimit {
                    let floor = place > 0 ? mentions[place - 1].tokens.upperBound : sentence.lowerBound
                    let start = mentions[..<place].last(where: \.endsClause)?.tokens.upperBound ?? sentence.lowerBound
                    let ceiling = place + 1 < mentions.count ? mentions[place + 1].start : sentence.upperBound
                    items.append(
                        Item(
                            mention: mention,
                            clause: Clause(
                                block: index, sentence: sentence, left: sentence.lowerBound..<mention.start,
                                right: mention.tokens.upperBound..<sentence.upperBound, floor: floor, start: start,
                                ceiling: ceiling), year: mentions[..<place].last(where: \.isYear)?.lastYear)
                    )
                }
            }
        }
        if items.count >= Self.mentionLimit, let last = items.last { leave(unreadAfter: range(last.mention.tokens)) }
        year(of: items)
        let judge = Judge(
            outline: outline, issued: reading.header.issued?.value.earliest,
            issuedAtLatest: reading.header.issued?.value.latest, year: reading.header.year?.value)
        for item in items { add(item, judge) }
        tieToPhases()
        reading.duties.sort { $0.evidence.quote.lowerBound < $1.evidence.quote.lowerBound }
        reading.units = UnitReader(outline: outline, bytes: bytes, lines: lines).units()
        if reading.deadlines.isEmpty, reading.phases.isEmpty { reading.gaps.append(.noDate) }
    }

    /// `cùng ngày` becomes the day before it; a distance with the dates it comes to beside it says nothing more.
    private static func settled(_ mentions: [Mention], after last: Mention?, _ outline: Outline) -> [Mention] {
        var settled: [Mention] = []
        for (index, mention) in mentions.enumerated() {
            var mention = mention
            switch mention.value {
            case .sameDay:
                guard case .point(let point)? = (settled.last ?? last)?.value else { continue }
                mention.value = .point(point)
            case .distance:
                let next = index + 1 < mentions.count ? mentions[index + 1] : nil
                if let next, isExplanation(next, of: mention, outline) { mention.isExplained = true }
                // `chậm nhất ngày 03/02 (40 ngày trước ngày bầu cử)`
                if let last = settled.last, !last.isRepeatingOrDistance, mention.start == last.tokens.upperBound + 1,
                    outline.tokens[last.tokens.upperBound].term == .open
                {
                    mention.isExplained = true
                }
            default: break
            }
            settled.append(mention)
        }
        // `trước ngày 15/6 và 15/12 hằng năm`
        let isYearly = settled.contains { if case .repeating(.year, .some) = $0.value { true } else { false } }
        guard isYearly else { return settled }
        return settled.map { mention in
            guard case .point(.day(let day, let month?, nil, isLunar: false)) = mention.value else { return mention }
            var mention = mention
            mention.value = .repeating(.year, .day(day, month: month))
            return mention
        }
    }

    /// The dates that a length comes to: a span just behind it, or a date in a bracket or behind a mark.
    private static func isExplanation(_ next: Mention, of length: Mention, _ outline: Outline) -> Bool {
        let gap = length.tokens.upperBound..<max(length.tokens.upperBound, next.start)
        guard !next.isRepeatingOrDistance, gap.count <= 6 else { return false }
        return next.isRange || gap.count <= 1
            || gap.first.map { [.open, .close].contains(outline.tokens[$0].term) } ?? false
    }

    // MARK: The year

    private mutating func year(of items: [Item]) {
        let finder = YearFinder(outline: outline, header: reading.header)
        let dates = items.map { [outline] item in
            let isCited = outline.has([.reference], in: item.clause.left.suffix(3))
            return YearFinder.Date(item.mention, isCited: isCited)
        }
        schoolYear = finder.schoolYear(of: dates)
        isOfOneYear = finder.titleYear() != nil
        isStanding = !isOfOneYear && finder.isRegulation
        guard let found = finder.year(of: dates) else {
            reading.gaps.append(.noYear)
            return
        }
        switch found.source {
        case .issue(let evidence): reading.header.year = Found(found.year, evidence)
        case .tokens(let tokens, let confidence, let reason):
            reading.header.year = Found(found.year, evidence(range(tokens), confidence, [reason]))
        }
    }

    /// A date's first or last day; one without a year in the year that the document means.
    func resolved(_ endpoint: Endpoint, _ part: PointOfYear.Part) -> PlanDate? {
        let year = reading.header.year?.value
        guard let year, endpoint.year == nil else { return endpoint.date(part, year: year) }
        if let schoolYear, let own = YearFinder.year(of: endpoint, inSchoolYear: schoolYear) {
            return endpoint.date(part, year: own)
        }
        if case .day(let day, let month?, _, isLunar: true) = endpoint, let issued = reading.header.issued?.value {
            // The lunar year ends within the next one: the first such day after the document was issued.
            let dates = [year - 1, year, year + 1].compactMap { LunarDate(year: $0, month: month, day: day) }
            if let next = dates.first(where: { Day($0) >= issued.earliest }) { return .lunar(next) }
        }
        return endpoint.date(part, year: isNextYear(endpoint) ? year + 1 : year)
    }

    /// A day without a year that was long past when the document was issued is one of the next year.
    func isNextYear(_ endpoint: Endpoint) -> Bool {
        guard schoolYear == nil, let issued = reading.header.issued?.value, endpoint.year == nil,
            reading.header.year?.value == issued.year,
            case .full(let day)? = endpoint.date(.last, year: issued.year)
        else { return false }
        return day.days(until: issued.earliest) > Self.longPast
    }

    /// Days, half a year: a deadline that has just passed may be a mistake of the document's.
    private static let longPast = 183

    // MARK: Findings

    private mutating func add(_ item: Item, _ judge: Judge) {
        let mention = item.mention
        if let issue = head.issueTokens, issue.overlaps(mention.tokens), !mention.isRepeatingOrDistance {
            let evidence = evidence(range(mention.tokens), 0.97, [Cue.letterhead.reason])
            if let value = value(of: mention) { reading.mentions.append(DateMention(value, role: .issued, evidence)) }
            return
        }
        let verdict = judge.verdict(on: mention, item.clause)
        guard let value = value(of: mention) else { return }
        var doubts = doubts(of: mention)
        if let year = item.year, lacksYear(mention), year != reading.header.year?.value {
            doubts.append(
                Bilingual(vi: "câu nói về năm \(year)", en: "the sentence speaks of the year \(year)"))
        }
        let evidence = evidence(
            range(mention.start..<mention.tokens.upperBound),
            doubts.isEmpty ? verdict.confidence : min(verdict.confidence, 0.75),
            verdict.cues.map(\.reason) + doubts + yearReason(mention))
        reading.mentions.append(DateMention(value, time: mention.time, role: verdict.role, evidence))
        if value == .impossible {
            let isDue = verdict.role == .deadline
            let what = isDue ? wordings.wording(of: mention, item.clause).what : nil
            reading.gaps.append(.impossibleDate(evidence, of: what))
            return
        }
        switch verdict.role {
        case .deadline: addDeadline(item, evidence)
        case .phase: addPhase(item, verdict, evidence)
        case .event: addEvent(mention, item.clause, evidence)
        case .commemoration:
            addEvent(mention, item.clause, evidence, title: wordings.anniversary(mention, item.clause))
        default: addPeriodicDuty(item, verdict, evidence)
        }
    }

    private mutating func addDeadline(_ item: Item, _ evidence: Evidence) {
        let mention = item.mention
        let boundary: Boundary = mention.lead == .before ? .before : .by
        var evidence = evidence
        let when: DocumentReading.When
        switch mention.value {
        case .point(let point):
            if isYearly(item), case .day(let day, let month?, nil, isLunar: false) = point {
                if isOfOneYear {
                    evidence.confidence = min(evidence.confidence, 0.75)
                    evidence.reasons.append(
                        Bilingual(
                            vi: "có thể chỉ của năm nêu ở tên văn bản", en: "may be of the year in the title alone"))
                }
                when = .repeating(.year, .day(day, month: month), boundary, mention.time)
            } else {
                // Before a month is before its first day.
                let part: PointOfYear.Part = mention.isPeriod && boundary == .before ? .first : .last
                guard let date = resolved(point, part) else { return }
                // Each of several days; what is done within them is done by the last.
                for day in mention.listed where mention.lead != .within {
                    if let earlier = resolved(point.with(day: day), part) {
                        append(.dated(earlier, boundary, mention.time), item, evidence)
                    }
                }
                when = .dated(date, boundary, mention.time)
            }
        // `hoàn thành trong tháng 4 và tháng 5`
        case .range(_, let to?):
            guard let end = resolved(to, .last) else { return }
            when = .dated(end, .by, mention.time)
        case .repeating(let period, let day?): when = .repeating(period, day, boundary, mention.time)
        case .daily: when = .daily(boundary, mention.time)
        case .distance(let distance, let anchor):
            when = .relative(
                distance, anchor: anchor.map { words($0) } ?? "",
                phase: anchor.flatMap { phase(in: $0) ?? day(in: $0) ?? issue(in: $0) },
                distance.direction == .ahead ? .before : .by)
        default: return
        }
        append(when, item, evidence)
    }

    private mutating func append(_ when: DocumentReading.When, _ item: Item, _ evidence: Evidence) {
        let wording = wordings.wording(of: item.mention, item.clause)
        reading.deadlines.append(
            DocumentReading.Deadline(
                when, what: wording.what, who: wording.who, to: wording.to, evidence))
    }

    /// `kết thúc mỗi đợt`: the end of each phase.
    private func phase(in anchor: Range<Int>) -> DocumentReading.PhaseReference? {
        let terms = anchor.map { outline.tokens[$0].term }
        return terms.contains(.phaseWord) && (terms.contains(.each) || terms.contains(.plural)) ? .each : nil
    }

    /// `kể từ ngày 20/5/2027`
    private func day(in anchor: Range<Int>) -> DocumentReading.PhaseReference? {
        let found = DateFinder.mentions(in: outline.tokens, anchor, bytes)
        guard found.count == 1, found[0].isDay, !found[0].isConfused, case .point(let point) = found[0].value else {
            return nil
        }
        return resolved(point, .last).map { .day($0) }
    }

    /// `kể từ ngày ban hành Kế hoạch này`, `kể từ ngày ký`: this document's issue, where its day is known.
    private func issue(in anchor: Range<Int>) -> DocumentReading.PhaseReference? {
        guard let issued = reading.header.issued?.value, issued.day != nil, issued.month != nil else { return nil }
        let text = words(anchor).lowercased()
        let acts = ["ngày ban hành", "ngày ký", "ngày ký ban hành"]
        guard acts.contains(where: text.contains) else { return nil }
        let isOwn = text.hasSuffix(" này") || acts.contains(where: text.hasSuffix)
        return isOwn ? .issue : nil
    }

    /// What is counted from the end of a phase that the document holds is tied to it; phases may stand behind it.
    private mutating func tieToPhases() {
        let names = StageNames(reading.phases)
        for index in reading.deadlines.indices {
            guard case .relative(let limit, let anchor, nil, let boundary) = reading.deadlines[index].when,
                let phase = names.reference(in: anchor)
            else { continue }
            reading.deadlines[index].when = .relative(limit, anchor: anchor, phase: phase, boundary)
        }
        for index in reading.duties.indices where reading.duties[index].phase == nil {
            reading.duties[index].phase = names.reference(in: reading.duties[index].anchor)
        }
    }

    /// Tells that the rest of a text beyond all bounds was not read.
    mutating func leave(unreadAfter last: Range<Int>) {
        let reason = Bilingual(
            vi: "văn bản quá dài, phần sau không được đọc", en: "the text is too long, the rest was not read")
        reading.gaps.append(.unread(evidence(last, 1, [reason])))
    }

    /// A date without a year, in a paragraph that speaks of every year; of what a plan of one year calls its yearly report only
    /// where the sentence before the date speaks of nothing else.
    private func isYearly(_ item: Item) -> Bool {
        let terms: TermSet = [.yearly, .nextYear]
        if isStanding { return true }
        if isOfOneYear {
            let before = item.clause.sentence.lowerBound..<item.mention.start
            let others: TermSet = [.month, .quarter, .monthly, .quarterly, .halfYearly, .open, .colon]
            return outline.has(terms, in: before) && !outline.has(others, in: before)
        }
        let block = outline.blocks[item.clause.block].tokens
        let near = block.clamped(to: item.clause.sentence.lowerBound - 300..<item.clause.sentence.upperBound + 300)
        return outline.has(terms, in: near)
    }

    private mutating func addPhase(_ item: Item, _ verdict: Verdict, _ evidence: Evidence) {
        let (from, to): (Endpoint?, Endpoint?)
        switch item.mention.value {
        case .range(let first, let last): (from, to) = (first, endingNextYear(first, last))
        case .point(let point) where item.mention.isPeriod: (from, to) = (point, point)
        default: return
        }
        let wording = wordings.wording(of: item.mention, item.clause)
        let limit = to.flatMap { resolved($0, .last) }
        let end = item.mention.isEndExclusive && item.mention.time == nil ? limit.map(Self.dayBefore) : limit
        reading.phases.append(
            DocumentReading.Phase(
                title: wording.title ?? wording.what, from: from.flatMap { start($0, to: to) }, to: end, evidence
            ))
        if verdict.isSubmissionWindow, let limit {
            append(.dated(limit, item.mention.isEndExclusive ? .before : .by, item.mention.time), item, evidence)
        }
    }

    /// `từ 20/12 đến 10/01`: a span whose end comes before its start ends in the next year.
    func endingNextYear(_ from: Endpoint?, _ to: Endpoint?) -> Endpoint? {
        guard schoolYear == nil, let year = reading.header.year?.value, let from, var to, from.year == nil,
            to.year == nil,
            DateFinder.isLater(from, to)
        else { return to }
        to.year = year + 1
        return to
    }

    /// `đến trước ngày …`: the last day that belongs to it.
    private static func dayBefore(_ date: PlanDate) -> PlanDate {
        if case .full(let day) = date { .full(day.adding(days: -1)) } else { date }
    }

    /// A span's first day: of the next year only where its last one is.
    private func start(_ from: Endpoint, to: Endpoint?) -> PlanDate? {
        if schoolYear == nil, let to, !isNextYear(to) { return from.date(.first, year: reading.header.year?.value) }
        return resolved(from, .first)
    }

    /// A day to be known of: what takes place, or this year's anniversary.
    private mutating func addEvent(
        _ mention: Mention, _ clause: Clause, _ evidence: Evidence, title: String? = nil
    ) {
        let year = reading.header.year?.value
        let date: PlanDate?
        switch mention.value {
        case .point(let point) where !mention.isPeriod: date = resolved(point, .last)
        case .range(_, let to?) where year != nil && to.year == year: date = to.date(.last, year: year)
        default: date = nil
        }
        guard let date else { return }
        if let year, let own = date.fixedDay?.year, own < year { return }
        let title = title ?? wordings.wording(of: mention, clause).what
        reading.events.append(DocumentReading.Event(title: title, on: date, evidence))
    }

    // MARK: Duties

    private mutating func addDuty(in sentence: Range<Int>, _ block: Int) {
        guard reading.duties.count < Self.mentionLimit, let found = DutyReader(outline: outline).duty(in: sentence)
        else { return }
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

    /// `định kỳ hằng quý báo cáo`: how often is said, not by which day.
    private mutating func addPeriodicDuty(_ item: Item, _ verdict: Verdict, _ evidence: Evidence) {
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

    private static let longestWords = 60

    private func words(_ tokens: Range<Int>) -> String {
        guard !tokens.isEmpty else { return "" }
        let tokens = tokens.lowerBound..<min(tokens.upperBound, tokens.lowerBound + Self.longestWords)
        return Words.line(bytes[range(tokens)])
    }

    private func value(of mention: Mention) -> DateMention.Value? {
        let year = reading.header.year?.value
        switch mention.value {
        case .point(.stretch(.month(let month), let own)): return .month(month, year: own ?? year)
        case .point(.stretch(.year, let own)): return (own ?? year).map { .year($0) }
        case .point(let point):
            if mention.isPeriod {
                return .range(from: point.date(.first, year: year), to: point.date(.last, year: year))
            }
            return resolved(point, .last).map { .date($0) } ?? .impossible
        case .range(let from, let to):
            return .range(
                from: from.flatMap { start($0, to: to) }, to: endingNextYear(from, to).flatMap { resolved($0, .last) })
        case .repeating(let period, let day): return .repeating(period, day)
        case .daily: return .daily
        case .distance(let distance, _): return .distance(distance)
        case .impossible, .sameDay: return .impossible
        }
    }

    private func range(_ tokens: Range<Int>) -> Range<Int> {
        tokens.isEmpty ? 0..<min(1, bytes.count) : outline.bytes(of: tokens)
    }

    private func evidence(_ range: Range<Int>, _ confidence: Double, _ reasons: [Bilingual]) -> Evidence {
        Evidence(quote: range, line: lines.line(at: range.lowerBound), confidence: confidence, reasons: reasons)
    }
}
