import CivilTime
import PlanCore
import PlanDocuments
import TestSupport

/// Readings that no reader would make of any document: every case, every bound, every strange text.
struct RandomReadings {
    var generator: SeededGenerator
    /// How many items of a kind at most.
    var size = 8

    private static let pieces = [
        "", " ", "Nộp báo cáo", "trước ngày 20/01: nộp", "# không phải chú thích", " #", ": ", "- {", "}", "[a, b]",
        "'", "\"",
        "\\", "\\u0000", "\n", "\r\n", "\u{0}", "\u{1B}[31m", "\t", "\u{85}", "\u{2028}", "\u{FEFF}", "\u{FFFE}",
        "\u{FFFF}",
        "\u{202E}gnud", "😀", "👨‍👩‍👧‍👦", "e\u{301}\u{323}", "Thi đua ye\u{302}u nước", "null", "~", "true", "yes", "0x1F",
        "1e3", "2021-01-20",
        "!!str x", "&a", "*a", "%YAML", "---", "...", "|", ">", "? x", "@", "`", "draft: true", "№", "ﷺ",
        "\u{300}\u{300}",
        "A\u{300}\u{301}\u{302}", "Đợt thứ nhất", "Ủy ban nhân dân các xã, phường", "\u{10FFFF}", "\u{E000}", "﷽",
    ]

    mutating func text() -> String {
        switch Int.random(in: 0..<20, using: &generator) {
        case 0: return String(repeating: "chữ ", count: Int.random(in: 200...500, using: &generator))
        case 1: return String(repeating: "a", count: Int.random(in: 990...1_010, using: &generator))
        case 2: return "e" + String(repeating: "\u{301}", count: Int.random(in: 1...5_000, using: &generator))
        case 3: return String(repeating: "😀", count: 1_001)
        default:
            return (0..<Int.random(in: 0...5, using: &generator)).map { _ in pick(Self.pieces) }.joined()
        }
    }

    mutating func reading() -> DocumentReading {
        let document = DocumentText(
            (0..<10).map { _ in text() }.joined(separator: "\n").replacing("\0", with: ""),
            origin: pick([.plain, .scan(confidence: 0.5), .scan(confidence: .nan), .pdf]),
            notes: list { Bilingual(vi: $0.text(), en: $0.text()) })
        var reading = DocumentReading(document: document)
        reading.header.number = maybe { $0.found($0.text(), document) }
        reading.header.kind = maybe { $0.found($0.text(), document) }
        reading.header.title = maybe { $0.found($0.text(), document) }
        reading.header.issuer = maybe { $0.found($0.text(), document) }
        reading.header.issued = maybe { $0.found($0.issueDate(), document) }
        reading.header.year = maybe { $0.found($0.year(), document) }
        reading.units = list { $0.found($0.text(), document) }
        reading.phases = list {
            .init(title: $0.text(), from: $0.maybe { $0.date() }, to: $0.maybe { $0.date() }, $0.evidence(document))
        }
        reading.deadlines = list {
            .init(
                $0.when(), what: $0.text(), who: $0.maybe { $0.bool() ? $0.text() : "Đợt thứ nhất" },
                to: $0.maybe { $0.text() }, $0.evidence(document))
        }
        reading.duties = list {
            .init(
                what: $0.text(), who: $0.maybe { $0.text() }, to: $0.maybe { $0.text() }, anchor: $0.text(),
                phase: $0.maybe { $0.phase() }, $0.evidence(document))
        }
        reading.events = list { .init(title: $0.text(), on: $0.date(), $0.evidence(document)) }
        reading.mentions = list { maker in
            DateMention(maker.mention(), role: maker.pick(DateMention.Role.allCases), maker.evidence(document))
        }
        reading.gaps = list { maker in
            let evidence = maker.evidence(document)
            return maker.pick([
                .blankNumber(evidence), .blankIssueDate(evidence), .noNumber, .noIssueDate, .noTitle, .noYear, .noDate,
                .impossibleDate(evidence, of: nil), .impossibleDate(evidence, of: "nộp \"x\": # y"),
            ])
        }
        return reading
    }

    private mutating func when() -> DocumentReading.When {
        let boundary: Boundary = bool() ? .before : .by
        let time = maybe { TimeOfDay(seconds: Int.random(in: 0..<86_400, using: &$0.generator)) }
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: return .dated(date(), boundary, time)
        case 1: return .repeating(pick(Period.allCases), maybe { $0.periodDay() }, boundary, time)
        case 2: return .daily(boundary, time)
        default: return .relative(distance(), anchor: text(), phase: maybe { $0.phase() }, boundary)
        }
    }

    private mutating func mention() -> DateMention.Value {
        switch Int.random(in: 0..<8, using: &generator) {
        case 0: .date(date())
        case 1: .month(Int.random(in: -1...13, using: &generator), year: maybe { $0.year() })
        case 2: .year(year())
        case 3: .range(from: maybe { $0.date() }, to: maybe { $0.date() })
        case 4: .repeating(pick(Period.allCases), maybe { $0.periodDay() })
        case 5: .distance(distance())
        case 6: .daily
        default: .impossible
        }
    }

    private mutating func phase() -> DocumentReading.PhaseReference {
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: .each
        case 1: .day(date())
        case 2: .issue
        default: .index(Int.random(in: -1...size, using: &generator))
        }
    }

    private mutating func distance() -> TimeLimit {
        TimeLimit(
            count: pick([1, 5, 10, 30, 10_000, 0, -3, 10_001, .max]),
            unit: pick(TimeLimit.Unit.allCases),
            bool() ? .after : .ahead)
    }

    private mutating func periodDay() -> PeriodDay {
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: .weekday(pick(Weekday.allCases))
        case 1:
            .day(Int.random(in: -1...32, using: &generator), month: Int.random(in: -1...25, using: &generator))
        case 2: .last(month: Int.random(in: -1...25, using: &generator))
        default: .point(pick(PointOfYear.Part.allCases))
        }
    }

    private mutating func year() -> Int {
        bool()
            ? Int.random(in: 2019...2030, using: &generator)
            : pick([0, -5, 1, 1899, 1900, 2199, 2200, 2999, 3000, 9999, .max])
    }

    private mutating func issueDate() -> IssueDate {
        IssueDate(
            year: year(), month: maybe { Int.random(in: 0...13, using: &$0.generator) },
            day: maybe { Int.random(in: 0...32, using: &$0.generator) })
    }

    private mutating func date() -> PlanDate {
        let month = Int.random(in: 0...40, using: &generator)
        let day = Int.random(in: 0...40, using: &generator)
        let year = year()
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: return .full(Day(clippingYear: max(0, min(year, 10_000)), month: month % 13, day: day % 32))
        case 1: return .yearless(month: month, day: day)
        case 2: return .yearless(month: month % 12 + 1, day: day % 28 + 1)
        case 3:
            return LunarDate(clippingYear: year, month: month % 12 + 1, day: day).map(PlanDate.lunar)
                ?? .yearless(month: 2, day: 29)
        case 4: return .yearlessLunar(month: month % 14, day: day % 32)
        default:
            let stretch: PointOfYear.Stretch = pick([.month(month % 14), .quarter(month % 6), .half(month % 4), .year])
            return .point(PointOfYear(pick(PointOfYear.Part.allCases), of: stretch), year: maybe { _ in year })
        }
    }

    private mutating func evidence(_ document: DocumentText) -> Evidence {
        Evidence(
            quote: bool() ? quote(document) : (-5)..<Int.random(in: 0..<5_000, using: &generator),
            line: Int.random(in: 0...100, using: &generator),
            confidence: pick([0, 0.3, 0.79, 0.8, 0.95, 1, 7, -1, .nan, .infinity]),
            reasons: list { Bilingual(vi: $0.text(), en: $0.text()) })
    }

    /// As a reader makes it: between scalars of the text.
    private mutating func quote(_ document: DocumentText) -> Range<Int> {
        var lengths = document.text.unicodeScalars.map { UTF8.width($0) }[...]
        let start = lengths.prefix(Int.random(in: 0...lengths.count, using: &generator))
        lengths = lengths[start.endIndex...].prefix(Int.random(in: 0...60, using: &generator))
        let first = start.reduce(0, +)
        return first..<first + lengths.reduce(0, +)
    }

    private mutating func found<Value>(_ value: Value, _ document: DocumentText) -> Found<Value> {
        Found(value, evidence(document))
    }

    private mutating func list<Value>(_ make: (inout RandomReadings) -> Value) -> [Value] {
        (0..<Int.random(in: 0...size, using: &generator)).map { _ in make(&self) }
    }

    private mutating func maybe<Value>(_ make: (inout RandomReadings) -> Value) -> Value? {
        bool() ? make(&self) : nil
    }

    private mutating func bool() -> Bool { Bool.random(using: &generator) }

    private mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: 0..<values.count, using: &generator)]
    }
}
