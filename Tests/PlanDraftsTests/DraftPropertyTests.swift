import CivilTime
import Foundation
import PlanCore
import PlanDocuments
import PlanFiles
import TestSupport
import Testing

@testable import PlanDrafts

@Suite struct DraftPropertyTests {
    private static var reader: PlanReader { PlanReader(defaults: PlanDefaults(zone: .utc)) { _ in nil } }

    private static func plan(_ draft: PlanDraft) -> (plan: Plan?, errors: [Diagnostic]) {
        let read = reader.read(Array(draft.text.utf8), file: "\(draft.stem).yaml")
        return (read.plan, read.diagnostics.filter { $0.severity == .error })
    }

    @Test("whatever was read, the draft is a plan file without errors, a draft, and the same on every run")
    func valid() throws {
        let seed = Effort.seed(1)
        for round in 0..<UInt64(Effort.rounds(60)) {
            var readings = RandomReadings(generator: SeededGenerator(seed: seed &+ round))
            let reading = readings.reading()
            for language in Language.allCases {
                let draft = PlanDraft(reading, source: "thư mục/kế hoạch.docx", thisYear: 2026, language: language)
                let (plan, errors) = Self.plan(draft)
                try #require(errors.isEmpty, "seed \(seed &+ round): \(errors.map { $0.text(in: .english) })")
                let read = try #require(plan)
                #expect(read.isDraft && read.id == draft.stem)
                #expect(
                    draft == PlanDraft(reading, source: "thư mục/kế hoạch.docx", thisYear: 2026, language: language))
                #expect(draft.text.utf8.allSatisfy { $0 >= 0x20 || $0 == 0x0A })
            }
        }
    }

    /// Of an item, what they all have.
    private struct Item: Decodable {
        var quote: String
        var line: Int
        var confidence: Double
        var reason: String
    }

    private struct Entry: Decodable {
        var units: [Item]
        var phases: [Item]
        var deadlines: [Item]
        var undated: [Item]
        var events: [Item]
        var distractors: [Item]
    }

    @Test(
        "a quarter's month is no month of the year: a note says it where it is not the last",
        arguments: [("đầu", "month 1 of the quarter"), ("cuối", nil)])
    func quarterMonths(part: String, note: String?) throws {
        struct Entry: Decodable {
            struct Deadline: Decodable {
                struct Recurrence: Decodable {
                    var every: String
                    var month: Int?
                    var note: String?
                }
                var recurs: Recurrence
            }
            var deadlines: [Deadline]
        }
        let reading = DocumentReader().read(DocumentText("Báo cáo quý gửi chậm nhất ngày 10 của tháng \(part) quý."))
        let data = try JSONEncoder().encode(ReadingEntry(reading, in: .vietnamese))
        let recurs = try #require(JSONDecoder().decode(Entry.self, from: data).deadlines.first?.recurs)
        #expect(recurs.every == "quarter" && recurs.month == nil && recurs.note == note)
    }

    @Test("whatever was read, it is JSON that says where each item stands")
    func json() throws {
        for seed in 0..<UInt64(100) {
            var readings = RandomReadings(generator: SeededGenerator(seed: seed))
            let reading = readings.reading()
            let data = try JSONEncoder().encode(ReadingEntry(reading, in: .vietnamese))
            let entry = try JSONDecoder().decode(Entry.self, from: data)
            #expect(entry.deadlines.count == reading.deadlines.count && entry.undated.count == reading.duties.count)
            let text = Data(reading.document.text.utf8)
            for item in entry.units + entry.phases + entry.deadlines + entry.undated + entry.events + entry.distractors
            {
                #expect((0...1).contains(item.confidence))
                // A range that lies across a letter cannot be quoted to the letter.
                let isCut = item.quote.unicodeScalars.contains("\u{FFFD}")
                #expect(item.quote.isEmpty || isCut || text.range(of: Data(item.quote.utf8)) != nil)
            }
        }
    }

    @Test("more than a plan file can hold is cut, and told")
    func bounds() throws {
        let evidence = Evidence(quote: 0..<3, line: 1, confidence: 1)
        let unit = { (index: Int) in
            Found("Thôn \(index) " + String(repeating: "rất dài ", count: index % 40), evidence)
        }
        var reading = DocumentReading(document: DocumentText("kế hoạch"))
        reading.units = (0..<2_000).map(unit)
        reading.phases = (0..<1_500).map {
            .init(title: "Đợt \($0)", from: .yearless(month: 1, day: 1), to: .yearless(month: 2, day: 1), evidence)
        }
        reading.deadlines = (0..<3_000).map {
            .init(
                .relative(TimeLimit(count: 5, unit: .days), anchor: "đợt", phase: .each, .by), what: "Việc \($0)",
                evidence)
        }
        let long = String(repeating: "Báo cáo tổng kết phong trào thi đua ", count: 100)
        reading.deadlines += (0..<3_000).map { _ in
            .init(.dated(.yearless(month: 3, day: 1), .by, nil), what: long, evidence)
        }
        reading.mentions = (0..<50_000).map { _ in DateMention(.year(2020), role: .citation, evidence) }
        let draft = PlanDraft(reading, source: "x.txt", thisYear: 2026, language: .vietnamese)
        let (plan, errors) = Self.plan(draft)
        #expect(errors == [] && draft.text.utf8.count <= FormatLimits.bytes)
        #expect(try #require(plan).units.count <= FormatLimits.units)
        #expect(draft.text.contains("mục không còn chỗ trong một tệp kế hoạch"))
        #expect(draft.text.contains("ngày khác"))
    }

    @Test("a title longer than a plan file may have is cut at its end, and told")
    func longTitle() throws {
        var reading = DocumentReading(document: DocumentText("x"))
        reading.header.title = Found(
            String(repeating: "ế", count: 1_200), Evidence(quote: 0..<1, line: 1, confidence: 1))
        let draft = PlanDraft(reading, source: "x", thisYear: 2026, language: .english)
        let plan = try #require(Self.plan(draft).plan)
        #expect(plan.title.count == 1_000 && plan.title.hasSuffix("…"))
        #expect(draft.text.contains("#? 'title' is longer than 1000 characters, cut"))
    }
}
