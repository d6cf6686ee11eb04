import CivilTime
import PlanCore

/// Puts the findings together.
struct Assembly {
    let bytes: [UInt8]
    let outline: Outline
    let lines: LineIndex
    let head: HeaderReader
    var reading: DocumentReading
    /// Of a school year without any date that says its year, the first year.
    var schoolYear: Int?
    /// The first year of the school year in the title.
    var titleSchoolYear: Int?
    /// The day on which a text without a day of issue was put up.
    var published: YearFinder.Dateline?
    /// Its title names the one year that it is for.
    var isOfOneYear = false
    /// It regulates, for all years.
    var isStanding = false
    var wordings: WordingReader

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
    struct Item {
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
                var mentions = Self.settled(
                    DateFinder.mentions(in: outline.tokens, sentence, bytes), after: items.last, block: index, outline)
                addDuty(in: sentence, index, &mentions)
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
        shareReportedYears(&items)
        if items.count >= Self.mentionLimit, let last = items.last { leave(unreadAfter: range(last.mention.tokens)) }
        year(of: items)
        inferYears(of: &items)
        let judge = Judge(
            outline: outline, bytes: bytes, issued: reading.header.issued?.value.earliest,
            issuedAtLatest: reading.header.issued?.value.latest, published: published?.day,
            year: reading.header.year?.value)
        for item in items {
            judge.listen(to: item.clause.sentence)
            add(item, judge)
        }
        tieToPhases()
        reading.duties.sort { $0.evidence.quote.lowerBound < $1.evidence.quote.lowerBound }
        reading.units = UnitReader(outline: outline, bytes: bytes, lines: lines).units()
        if reading.deadlines.isEmpty, reading.phases.isEmpty { reading.gaps.append(.noDate) }
    }

    // MARK: Findings

    private mutating func add(_ found: Item, _ judge: Judge) {
        var item = found
        if found.mention.yearWord != nil || found.mention.firstYearWord != nil { item.mention = settled(found) }
        let isMissing = removeMissing(from: &item.mention)
        let mention = item.mention
        if let issue = head.issueTokens, issue.overlaps(mention.tokens), !mention.isRepeatingOrDistance {
            let found = reading.header.issued?.evidence
            let evidence = evidence(
                range(mention.tokens), found?.confidence ?? 0.97, found?.reasons ?? [Cue.letterhead.reason])
            if let value = value(of: mention) { reading.mentions.append(DateMention(value, role: .issued, evidence)) }
            return
        }
        if let published, published.isAlone, published.tokens.overlaps(mention.tokens) {
            let reason = Bilingual(vi: "ngày đăng ở đầu bài", en: "the day of publication above the text")
            if let value = value(of: mention) {
                reading.mentions.append(
                    DateMention(value, role: .other, evidence(range(mention.tokens), 0.9, [reason])))
            }
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
        if value == .impossible || isMissing {
            let isDue = verdict.role == .deadline
            let what = isDue ? wordings.wording(of: mention, item.clause).what : nil
            reading.gaps.append(.impossibleDate(evidence, of: what))
        }
        if value == .impossible { return }
        switch verdict.role {
        case .deadline: addDeadline(item, evidence)
        case .phase: addPhase(item, verdict, evidence)
        case .event: addEvent(mention, item.clause, evidence)
        case .commemoration:
            addEvent(mention, item.clause, evidence, title: wordings.anniversary(mention, item.clause))
        default: addPeriodicDuty(item, verdict, evidence)
        }
    }

    /// Removes those of the days that share a month (`30, 31/11`) that no calendar has; whether there were any.
    private func removeMissing(from mention: inout Mention) -> Bool {
        guard mention.isListOfDays, case .point(let point) = mention.value else { return false }
        var days = (mention.listed + [point]).filter { resolved($0, .last) != nil }
        guard days.count <= mention.listed.count, let last = days.popLast() else { return false }
        mention.value = .point(last)
        mention.listed = days
        return true
    }

    private mutating func addDeadline(_ item: Item, _ evidence: Evidence) {
        let mention = item.mention
        let boundary: Boundary = mention.lead == .before ? .before : .by
        var evidence = evidence
        let when: DocumentReading.When
        switch mention.value {
        case .point(.day(let day, let month?, nil, isLunar: false)) where recurs(item, &evidence):
            when = .repeating(.year, .day(day, month: month), boundary, mention.time)
        case .point(let point):
            // Before a month is before its first day.
            let part: PointOfYear.Part = mention.isPeriod && boundary == .before ? .first : .last
            guard let date = resolved(point, part) else { return }
            // Each of several days; what is done within them is done by the last.
            for other in mention.listed where mention.lead != .within || !mention.isListOfDays {
                if let earlier = resolved(other, part) {
                    append(.dated(earlier, boundary, mention.time), item, evidence)
                }
            }
            when = .dated(date, boundary, mention.time)
        case .range(_, .day(let day, let month?, nil, isLunar: false)?)
        where outline.has([.yearly], in: item.clause.right.prefix(1)):
            when = .repeating(.year, .day(day, month: month), boundary, mention.time)
        // `hoàn thành trong tháng 4 và tháng 5`
        case .range(_, .some):
            guard let limit = limit(mention) else { return }
            when = .dated(limit, mention.isEndExclusive ? .before : .by, mention.time)
        case .repeating(let period, let day?): when = .repeating(period, day, boundary, mention.time)
        case .daily: when = .daily(boundary, mention.time)
        case .distance(let distance, let anchor):
            when = .relative(
                distance, anchor: anchor.map { words($0) } ?? "", phase: anchor.flatMap { reference(in: $0, of: item) },
                distance.direction == .ahead ? .before : .by)
        default: return
        }
        append(when, item, evidence)
    }

    /// Whether its date is one of every year; what is doubtful about that goes to its evidence.
    private func recurs(_ item: Item, _ evidence: inout Evidence) -> Bool {
        switch recurrence(item) {
        case .once: return false
        case .yearly: return true
        case .perhaps(let doubt):
            evidence.confidence = min(evidence.confidence, 0.75)
            evidence.reasons.append(doubt)
            return true
        }
    }

    private mutating func append(_ when: DocumentReading.When, _ item: Item, _ evidence: Evidence) {
        let wording = wordings.wording(of: item.mention, item.clause)
        reading.deadlines.append(
            DocumentReading.Deadline(
                when, what: wording.what, who: wording.who, to: wording.to, evidence))
    }

    /// Tells that the rest of a text beyond all bounds was not read.
    mutating func leave(unreadAfter last: Range<Int>) {
        let reason = Bilingual(
            vi: "văn bản quá dài, phần sau không được đọc", en: "the text is too long, the rest was not read")
        reading.gaps.append(.unread(evidence(last, 1, [reason])))
    }

    private mutating func addPhase(_ item: Item, _ verdict: Verdict, _ evidence: Evidence) {
        let wording = wordings.wording(of: item.mention, item.clause)
        let (from, to): (PlanDate?, PlanDate?)
        switch item.mention.value {
        case .range(let first, let last): (from, to) = (first.flatMap { start($0, to: last) }, end(item.mention))
        case .point(let point) where item.mention.isPeriod:
            (from, to) = (start(point, to: point), resolved(point, .last))
        default: return
        }
        reading.phases.append(
            DocumentReading.Phase(title: wording.title ?? wording.what, from: from, to: to, evidence))
        if verdict.isSubmissionWindow, let limit = limit(item.mention) {
            append(.dated(limit, item.mention.isEndExclusive ? .before : .by, item.mention.time), item, evidence)
        }
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

    private static let longestWords = 60

    func words(_ tokens: Range<Int>) -> String {
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
            return .range(from: from.flatMap { start($0, to: to) }, to: limit(mention))
        case .repeating(let period, let day): return .repeating(period, day)
        case .daily: return .daily
        case .distance(let distance, _): return .distance(distance)
        case .impossible, .sameDay: return .impossible
        }
    }

    func range(_ tokens: Range<Int>) -> Range<Int> {
        tokens.isEmpty ? 0..<min(1, bytes.count) : outline.bytes(of: tokens)
    }

    func evidence(_ range: Range<Int>, _ confidence: Double, _ reasons: [Bilingual]) -> Evidence {
        Evidence(quote: range, line: lines.line(at: range.lowerBound), confidence: confidence, reasons: reasons)
    }
}
