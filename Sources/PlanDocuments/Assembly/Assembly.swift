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
                let mentions = DateFinder.mentions(in: outline.tokens, sentence, bytes)
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
            outline: outline, issued: reading.header.issued?.value.earliest, year: reading.header.year?.value)
        for item in items { add(item, judge) }
        if reading.deadlines.isEmpty, reading.phases.isEmpty { reading.gaps.append(.noDate) }
    }

    // MARK: The year

    private mutating func year(of items: [Item]) {
        if let issued = reading.header.issued {
            reading.header.year = Found(issued.value.year, issued.evidence)
            return
        }
        var counts: [Int: (count: Int, first: Item)] = [:]
        for item in items {
            guard case .point(let point) = item.mention.value, let year = point.year else { continue }
            counts[year, default: (0, item)].count += 1
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
        switch (verdict.role, mention.value) {
        case (.deadline, .point(let point)):
            guard let date = point.date(.last, year: reading.header.year?.value) else { return }
            let boundary: Boundary = mention.lead == .before ? .before : .by
            reading.deadlines.append(
                DocumentReading.Deadline(.dated(date, boundary, mention.time), what: what(item), evidence))
        case (.deadline, .repeating(let period, let day?)):
            let boundary: Boundary = mention.lead == .before ? .before : .by
            reading.deadlines.append(
                DocumentReading.Deadline(.repeating(period, day, boundary, mention.time), what: what(item), evidence))
        case (.deadline, .distance(let distance, let anchor?)):
            reading.deadlines.append(
                DocumentReading.Deadline(
                    .relative(distance, anchor: Words.line(bytes[range(anchor)]), phase: nil, .by), what: what(item),
                    evidence))
        case (.phase, .range(let from, let to)):
            let year = reading.header.year?.value
            reading.phases.append(
                DocumentReading.Phase(
                    title: what(item), from: from?.date(.first, year: year), to: to?.date(.last, year: year), evidence))
        default: break
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
            if case .stretch = point {
                return .range(from: point.date(.first, year: year), to: point.date(.last, year: year))
            }
            return point.date(.last, year: year).map { .date($0) } ?? .impossible
        case .range(let from, let to):
            return .range(from: from?.date(.first, year: year), to: to?.date(.last, year: year))
        case .repeating(let period, let day): return .repeating(period, day)
        case .distance(let distance, _): return .distance(distance)
        case .impossible: return .impossible
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
