import CivilTime
import PlanCore

/// Puts the findings together.
struct Assembly {
    let bytes: [UInt8]
    let outline: Outline
    let lines: LineIndex
    let head: HeaderReader
    private(set) var reading: DocumentReading

    /// Of a text with more, such as no plan has, only the first are told.
    static let mentionLimit = 50_000

    init(document: DocumentText, bytes: [UInt8], outline: Outline, lines: LineIndex, header: HeaderReader) {
        self.bytes = bytes
        self.outline = outline
        self.lines = lines
        head = header
        reading = DocumentReading(document: document, header: header.header, gaps: header.gaps)
    }

    /// A mention with the words around it.
    private struct Item {
        var mention: Mention
        var clause: Clause
    }

    mutating func assemble() {
        var items: [Item] = []
        for (index, block) in outline.blocks.enumerated() where items.count < Self.mentionLimit {
            for sentence in Sentences.sentences(in: outline.tokens, block.tokens) {
                let mentions = settled(DateFinder.mentions(in: outline.tokens, sentence, bytes), after: items.last?.mention)
                for (place, mention) in mentions.enumerated() {
                    let floor = place > 0 ? mentions[place - 1].tokens.upperBound : sentence.lowerBound
                    let ceiling = place + 1 < mentions.count ? mentions[place + 1].start : sentence.upperBound
                    items.append(
                        Item(
                            mention: mention,
                            clause: Clause(
                                block: index, sentence: sentence, left: sentence.lowerBound..<mention.start,
                                right: mention.tokens.upperBound..<sentence.upperBound, floor: floor, ceiling: ceiling))
                    )
                }
            }
        }
        year(of: items)
        let judge = Judge(
            outline: outline, issued: reading.header.issued?.value.earliest,
            issuedAtLatest: reading.header.issued?.value.latest, year: reading.header.year?.value)
        for item in items { add(item, judge) }
        if reading.deadlines.isEmpty, reading.phases.isEmpty { reading.gaps.append(.noDate) }
    }

    /// `cùng ngày` becomes the day before it; a distance with the dates it comes to beside it says nothing more.
    private func settled(_ mentions: [Mention], after last: Mention?) -> [Mention] {
        var settled: [Mention] = []
        for (index, mention) in mentions.enumerated() {
            var mention = mention
            switch mention.value {
            case .sameDay:
                guard case .point(let point)? = (settled.last ?? last)?.value else { continue }
                mention.value = .point(point)
            case .distance:
                let next = index + 1 < mentions.count ? mentions[index + 1] : nil
                if let next, !next.isRepeatingOrDistance, next.start - mention.tokens.upperBound <= 6 { mention.isExplained = true }
            default: break
            }
            settled.append(mention)
        }
        return settled
    }

    // MARK: The year

    private mutating func year(of items: [Item]) {
        if let issued = reading.header.issued, !issued.evidence.isDoubtful {
            reading.header.year = Found(issued.value.year, issued.evidence)
            return
        }
        var counts: [Int: (count: Int, first: Item)] = [:]
        for item in items {
            guard let year = item.mention.lastYear else { continue }
            let isCited = item.clause.left.suffix(3).contains { outline.tokens[$0].term == .reference }
            // A day says more of when things happen than a year that is named.
            counts[year, default: (0, item)].count += isCited ? 0 : item.mention.isPeriod ? 1 : 2
        }
        guard let most = counts.max(by: { ($0.value.count, $1.key) < ($1.value.count, $0.key) }) else {
            reading.gaps.append(.noYear)
            return
        }
        reading.header.year = Found(
            most.key,
            evidence(
                range(most.value.first.mention.tokens), 0.7,
                [Bilingual(vi: "năm được nhắc đến nhiều nhất", en: "the year that is mentioned most")]))
    }

    // MARK: Findings

    private mutating func add(_ item: Item, _ judge: Judge) {
        let mention = item.mention
        if let issue = head.issueTokens, issue.overlaps(mention.tokens) {
            let evidence = evidence(range(mention.tokens), 0.97, [Cue.letterhead.reason])
            if let value = value(of: mention) { reading.mentions.append(DateMention(value, role: .issued, evidence)) }
            return
        }
        let verdict = judge.verdict(on: mention, item.clause)
        guard let value = value(of: mention) else { return }
        let evidence = evidence(
            range(mention.start..<mention.tokens.upperBound), verdict.confidence, verdict.cues.map(\.reason))
        reading.mentions.append(DateMention(value, time: mention.time, role: verdict.role, evidence))
        if value == .impossible {
            reading.gaps.append(.impossibleDate(evidence))
            return
        }
        switch verdict.role {
        case .deadline: addDeadline(item, evidence)
        case .phase: addPhase(item, verdict, evidence)
        default: break
        }
    }

    private mutating func addDeadline(_ item: Item, _ evidence: Evidence) {
        let mention = item.mention
        let boundary: Boundary = mention.lead == .before ? .before : .by
        let when: DocumentReading.When
        switch mention.value {
        case .point(let point):
            if isYearly(item), case .day(let day, let month?, nil, isLunar: false) = point {
                when = .repeating(.year, .day(day, month: month), boundary, mention.time)
            } else {
                guard let date = point.date(.last, year: reading.header.year?.value) else { return }
                when = .dated(date, boundary, mention.time)
            }
        case .repeating(let period, let day?): when = .repeating(period, day, boundary, mention.time)
        case .distance(let distance, let anchor):
            when = .relative(
                distance, anchor: anchor.map { Words.line(bytes[range($0)]) } ?? "", phase: nil,
                distance.direction == .ahead ? .before : .by)
        default: return
        }
        reading.deadlines.append(DocumentReading.Deadline(when, what: what(item), evidence))
    }

    /// A date without a year, in a paragraph that speaks of every year.
    private func isYearly(_ item: Item) -> Bool {
        let terms: Set<Term> = [.yearly, .nextYear]
        return outline.blocks[item.clause.block].tokens.contains { terms.contains(outline.tokens[$0].term) }
    }

    private mutating func addPhase(_ item: Item, _ verdict: Verdict, _ evidence: Evidence) {
        let (from, to): (Endpoint?, Endpoint?)
        switch item.mention.value {
        case .range(let first, let last): (from, to) = (first, last)
        case .point(let point) where item.mention.isPeriod: (from, to) = (point, point)
        default: return
        }
        let year = reading.header.year?.value
        reading.phases.append(
            DocumentReading.Phase(
                title: what(item), from: from?.date(.first, year: year), to: to?.date(.last, year: year), evidence))
        if verdict.isSubmissionWindow, let end = to?.date(.last, year: year) {
            reading.deadlines.append(
                DocumentReading.Deadline(.dated(end, .by, item.mention.time), what: what(item), evidence))
        }
    }

    private func what(_ item: Item) -> String {
        let left = item.clause.floor..<item.clause.left.upperBound
        let words = left.isEmpty ? item.clause.sentence : left
        return Words.line(bytes[range(words)])
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
            return point.date(.last, year: year).map { .date($0) } ?? .impossible
        case .range(let from, let to):
            return .range(from: from?.date(.first, year: year), to: to?.date(.last, year: year))
        case .repeating(let period, let day): return .repeating(period, day)
        case .distance(let distance, _): return .distance(distance)
        case .impossible, .sameDay: return .impossible
        }
    }

    private func range(_ tokens: Range<Int>) -> Range<Int> {
        guard !tokens.isEmpty else { return 0..<min(1, bytes.count) }
        return Int(outline.tokens[tokens.lowerBound].start)..<Int(outline.tokens[tokens.upperBound - 1].end)
    }

    private func evidence(_ range: Range<Int>, _ confidence: Double, _ reasons: [Bilingual]) -> Evidence {
        Evidence(quote: range, line: lines.line(at: range.lowerBound), confidence: confidence, reasons: reasons)
    }
}
