import CivilTime
import Testing

@testable import PlanDocuments

/// Of any text at all: the reader ends, its evidence stands in the text, and it answers the same twice.
@Suite struct ReadingPropertyTests {
    private static let pieces = [
        "ngày ", "tháng ", "năm ", "trước ", "chậm nhất ", "đến hết ", "từ ", "20/11/2027", "31/11", "17h00 ",
        "hằng tháng", "quý II", "05 ngày làm việc ",
        "kể từ ngày ", "Số: ", "12/KH-UBND", "\n", "\n\n", " | ", "|\n", "TT\n", "1\n", "- ", "+ ", "# ", "I. ", "a) ",
        ". ", "; ", ", ", ": ", "(", ")", "**",
        "gửi báo cáo về Sở ", "đợt ", "kết thúc ", "mỗi ", "cuối ", "tuần thứ 2 của ", "mùng 10 ", "âm lịch ", "2O/l2",
        "hai mươi ", "Nơi nhận:", "cùng ngày ",
        "\u{301}", "\u{AD}", "é", "字", "🦆", "\u{0}", "…", "–", "9999999999", "/", "và ",
    ]

    /// Enough of a generator for texts that a seed names.
    private struct Dice {
        var state: UInt64
        mutating func roll(_ sides: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % sides
        }
    }

    @Test("Evidence lies in the text, between characters, with its line", arguments: 1...30)
    func evidence(seed: Int) {
        var dice = Dice(state: UInt64(seed))
        for _ in 0..<20 {
            let text = (0..<dice.roll(60)).map { _ in Self.pieces[dice.roll(Self.pieces.count)] }.joined()
            let reading = DocumentReader().read(DocumentText(text))
            #expect(reading == DocumentReader().read(DocumentText(text)))
            let bytes = Array(text.utf8)
            for evidence in Self.evidence(of: reading) {
                let quote = evidence.quote
                #expect(
                    quote.lowerBound >= 0 && quote.upperBound <= bytes.count && !quote.isEmpty,
                    "\(text.debugDescription)")
                #expect(String(validating: bytes[quote.clamped(to: 0..<bytes.count)], as: UTF8.self) != nil)
                #expect(evidence.line == 1 + bytes[..<quote.lowerBound].count { $0 == 10 })
                #expect((0...1).contains(evidence.confidence))
            }
        }
    }

    static func evidence(of reading: DocumentReading) -> [Evidence] {
        reading.deadlines.map(\.evidence) + reading.phases.map(\.evidence) + reading.duties.map(\.evidence)
            + reading.events.map(\.evidence) + reading.mentions.map(\.evidence) + reading.units.map(\.evidence)
            + reading.gaps.compactMap(evidence(of:))
            + [
                reading.header.number?.evidence, reading.header.kind?.evidence, reading.header.title?.evidence,
                reading.header.issuer?.evidence, reading.header.superior?.evidence, reading.header.issued?.evidence,
                reading.header.year?.evidence,
            ].compactMap { $0 }
    }

    private static func evidence(of gap: DocumentReading.Gap) -> Evidence? {
        switch gap {
        case .blankNumber(let evidence), .blankIssueDate(let evidence), .impossibleDate(let evidence, _),
            .unread(let evidence):
            evidence
        case .noNumber, .noIssueDate, .noTitle, .noYear, .noDate: nil
        }
    }

    @Test("A text reads alike, its letters composed or apart from their marks", arguments: 1...30)
    func encodings(seed: Int) {
        var dice = Dice(state: UInt64(seed))
        for _ in 0..<20 {
            let text = (0..<dice.roll(60)).map { _ in Self.pieces[dice.roll(Self.pieces.count)] }.joined()
            Self.expectAlike(text)
        }
    }

    @Test(
        "The shared documents read alike, their letters composed or apart from their marks",
        .enabled(if: SharedCorpus.documents != nil, "there is no ../shared/corpus beside the checkout"))
    func sharedDocuments() throws {
        for document in try #require(SharedCorpus.documents) { Self.expectAlike(document.text) }
    }

    private static func expectAlike(_ text: String) {
        let composed = ReadingLines(text.precomposed)
        let apart = ReadingLines(ReadingLines.decomposed(text))
        #expect(told(composed) == told(apart), "\(text.debugDescription)")
    }

    /// All that is told of a reading: strings are equal whichever way their letters are encoded.
    private static func told(_ lines: ReadingLines) -> [String] {
        let reading = lines.reading
        return lines.all
            + reading.deadlines.map { "\($0.what), \($0.who ?? "") → \($0.to ?? "")" }
            + reading.phases.map(\.title) + reading.events.map { "\(lines.day($0.on)) \($0.title)" }
            + reading.units.map(\.value)
            + reading.mentions.map { "\($0.value) \($0.time.map { "\($0)" } ?? "") \($0.role)" }
            + [reading.header.title?.value, reading.header.issuer?.value, reading.header.superior?.value]
            .compactMap(\.self)
            + evidence(of: reading).map { "\(lines.quote($0)) \($0.line) \($0.confidence)" }
    }
}

/// Texts made to hurt: time and memory grow with the length, no more.
@Suite struct HostileDocumentTests {
    private static let texts = [
        "1", "a ", "- ", "1. ", "(", "|", "|\n", "\n", "ngày ", "từ ngày 1/1 ", "hằng tháng ",
        "trước ngày 20/11 gửi báo cáo, ", "5 giờ, ", "thứ hai ", "kết thúc đợt ",
        "TT\n1\n2\n", "# a\n", "hai mươi ", "20/11/2027 - ", "đến hết ", "a | 20/11/2027 | b\n", "\u{301}", "Số: ",
        "TT | Thời hạn\n", "TT  Việc  Hạn\n", "a  ", "a\t", "tháng 4, 5, ",
        "Đợt 1: từ 1/1 đến 2/1.\nsau khi kết thúc đợt 1\n",
    ]
    /// A head of a table, and one line behind it.
    private static let tables = [("TT  Việc  Hạn\n", "a  "), ("TT\tViệc\tHạn\n", "a\t"), ("TT  Hạn  ", "a  ")]

    @Test("Ten times the cells of a line take about ten times as long", arguments: tables)
    func cells(head: String, cell: String) {
        func cost(_ count: Int) -> Duration {
            let text = DocumentText(head + String(repeating: cell, count: count))
            return ContinuousClock().measure { _ = DocumentReader().read(text) }
        }
        _ = cost(100)
        let (small, large) = (cost(3_000), cost(30_000))
        #expect(large < small * 40 + .milliseconds(500), "\(small) and \(large)")
    }

    @Test("Ten times the text takes about ten times as long", arguments: texts)
    func linear(piece: String) {
        func cost(_ bytes: Int) -> Duration {
            let text = DocumentText(String(repeating: piece, count: bytes / piece.utf8.count))
            return ContinuousClock().measure { _ = DocumentReader().read(text) }
        }
        _ = cost(1000)
        let small = cost(6_000)
        let large = cost(60_000)
        // What grows with the square takes a hundred times as long.
        #expect(large < small * 40 + .milliseconds(500), "\(small) and \(large)")
    }

    @Test("A text beyond all bounds is read to the bound, and it is told how far")
    func bound() {
        let bytes = Array(String(repeating: "a ", count: 100).utf8)
        let text = CutText(bytes, limit: 10)
        #expect(text.phrases().count == 10)
        #expect(text.end == 19)
    }
}
