import Foundation
import PlanCore
import TestSupport
import Testing

@testable import PlanReports

/// Every form holds what the report says; readers that owe nothing to us read it back.
@Suite("The forms of a report")
struct ReportFormTests {
    private struct Reading: Decodable {
        var tables: [[[String]]]
        var paragraphs: [String]
        var names: [String]?
    }

    private static func report(of scene: ReportScene = ReportScene(), _ language: Language) -> PlanReport {
        PlanReport(scene.board(in: language))
    }

    /// What Python's own parsers find in it.
    private static func reading(_ form: ReportForm, _ report: PlanReport, _ language: Language) async throws -> Reading
    {
        let folder = try TestSupport.ScratchFolder()
        try folder.write(form.bytes(of: report, width: 80, in: language), to: "report")
        let script = "\(Fixture.folder)/report_oracle.py"
        let result = try await Command("python3", script, form.rawValue, folder.file("report")).run().succeeded()
        return try JSONDecoder().decode(Reading.self, from: Data(result.output.utf8))
    }

    /// The tables as they are meant, in one line a cell.
    private static func tables(_ report: PlanReport, _ language: Language) -> [[[String]]] {
        report.document(in: language).blocks.compactMap { block in
            guard case .table(let table) = block else { return nil }
            let rows = [table.columns.map(\.title)] + table.rows + (table.total.map { [$0] } ?? [])
            return rows.map { $0.map { Paragraph($0).line } }
        }
    }

    /// Headings and paragraphs, in order.
    private static func paragraphs(_ report: PlanReport, _ language: Language) -> [String] {
        report.document(in: language).blocks.compactMap { block in
            switch block {
            case .heading(let text), .subheading(let text), .paragraph(let text): Paragraph(text).line
            case .table: nil
            }
        }
    }

    /// What a clerk may write or a stranger may send.
    private static let hostile: [(String, String)] = [
        ("markup", "<script>alert(1)</script>"), ("a formula", "=HYPERLINK(\"http://x\",\"y\")"),
        ("a minus", "-1+1|cmd"), ("an at", "@SUM(1)"), ("a wide equals sign", "＝1+1"), ("quotes", "\"a\",\"b\""),
        ("lines", "một\r\nhai\n\n# ba\t| bốn"), ("the end of a section", "]]></text:p>&amp;<![CDATA["),
        ("Markdown", "**x** [a](javascript:alert(1)) `c` ~~d~~ | e \\"), ("a turn", "a\u{202E}b\u{2066}c"),
        ("controls", "a\u{0}\u{1B}[31m\u{85}b"), ("no character", "a\u{FFFE}\u{FFFF}b"),
        ("a long word", String(repeating: "dài", count: 80)), ("an entity", "&lt;b&gt; &#60;"),
    ]

    private static func hostileScene(_ text: String) -> ReportScene {
        var scene = ReportScene()
        scene.units[0].name = text
        scene.title = text
        scene.number = nil
        scene.note = text
        scene.submittedNumber = text
        return scene
    }

    @Test("the forms that are text read the same as those that were looked at", arguments: Language.allCases)
    func kept(_ language: Language) throws {
        for (form, ending) in [(ReportForm.text, "txt"), (.markdown, "md"), (.html, "html"), (.csv, "csv")] {
            let bytes = form.bytes(of: Self.report(language), width: 80, in: language)
            try Fixture.expect(String(decoding: bytes, as: UTF8.self), is: "report.\(language.rawValue).\(ending)")
        }
    }

    @Test("a page and a text document hold every table and every paragraph", arguments: [ReportForm.html, .odt])
    func whole(_ form: ReportForm) async throws {
        for language in Language.allCases {
            let report = Self.report(language)
            let reading = try await Self.reading(form, report, language)
            #expect(reading.tables == Self.tables(report, language))
            let missing = Self.paragraphs(report, language).filter { !reading.paragraphs.contains($0) }
            #expect(missing.isEmpty)
        }
    }

    @Test("CSV has a row a unit and deadline, the figures beside it")
    func csv() async throws {
        let report = Self.report(.english)
        let rows = try #require(try await Self.reading(.csv, report, .english).tables.first)
        #expect(rows.count == 1 + report.deadlines.reduce(0) { $0 + $1.lines.count })
        #expect(
            rows[1] == [
                "12/KH-UBND", "Kết quả đăng ký danh hiệu thi đua",
                "before 20 January 2021 (until the end of 19 January 2021)",
                "2021-01-19", "Văn phòng HĐND và UBND", "on time", "yes", "2021-01-18", "", "03/BC-VP", "đủ chữ ký",
                "15",
                "14", "13", "", "", "",
            ])
    }

    @Test("whatever a text holds, it stays a text", arguments: hostile)
    func hostileText(_ name: String, _ text: String) async throws {
        let report = Self.report(of: Self.hostileScene(text), .vietnamese)
        // XML and HTML have no such characters.
        let line = Paragraph(text).line.replacing("\u{FFFE}", with: "\u{FFFD}").replacing("\u{FFFF}", with: "\u{FFFD}")
        for form in [ReportForm.html, .odt] {
            let reading = try await Self.reading(form, report, .vietnamese)
            #expect(reading.tables.joined().joined().contains(line), "\(form)")
            #expect(!(reading.names ?? []).contains("script"))
        }
        let csv = try await Self.reading(.csv, report, .vietnamese).tables.joined().joined()
        #expect(csv.contains { $0.hasSuffix(Paragraph(text).line) })
        #expect(
            !csv.contains { cell in cell.unicodeScalars.first.map { "=+-@＝".unicodeScalars.contains($0) } ?? false })
        let plain = String(decoding: ReportForm.text.bytes(of: report, width: 80, in: .vietnamese), as: UTF8.self)
        for form in [ReportForm.text, .markdown, .html, .csv] {
            let bytes = form.bytes(of: report, width: 80, in: .vietnamese)
            #expect(bytes.allSatisfy { $0 >= 0x20 || [0x0A, 0x0D].contains($0) }, "\(form)")
        }
        #expect(plain.split(separator: "\n").allSatisfy { $0.columns <= 80 })
    }

    @Test("Markdown has as many cells in a row as there are columns, and no markup of the texts", arguments: hostile)
    func markdown(_ name: String, _ text: String) {
        let report = Self.report(of: Self.hostileScene(text), .vietnamese)
        let bytes = ReportForm.markdown.bytes(of: report, width: 80, in: .vietnamese)
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        let rows = lines.filter { $0.hasPrefix("| ") }
        let expected = Self.tables(report, .vietnamese).flatMap { table in
            [table[0].count] + table.map(\.count)
        }
        // A bar that is not escaped parts two cells.
        let counts = rows.map { row in
            var isEscaped = false
            return row.reduce(-1) { count, character in
                defer { isEscaped = character == "\\" && !isEscaped }
                return character == "|" && !isEscaped ? count + 1 : count
            }
        }
        #expect(counts == expected)
        #expect(!lines.contains { $0.contains("<script") && !$0.contains("\\<script") })
    }

    @Test(
        "a CRC-32 is the one that everybody knows",
        arguments: [("123456789", 0xCBF4_3926), ("", 0), ("a", 0xE8B7_BE43)] as [(String, UInt32)])
    func checksum(_ text: String, _ sum: UInt32) {
        #expect(StoredZip.checksum(Array(text.utf8)) == sum)
    }

    @Test("the same report gives the same bytes", arguments: ReportForm.allCases)
    func reproducible(_ form: ReportForm) {
        let report = Self.report(.vietnamese)
        #expect(
            form.bytes(of: report, width: 80, in: .vietnamese) == form.bytes(of: report, width: 80, in: .vietnamese))
    }

    @Test(
        "LibreOffice opens the text document: as text and as PDF every cell is there",
        .enabled(
            if: ProcessInfo.processInfo.environment["HANCHOT_TEST_ALL"] != nil
                || ["soffice", "pdftotext"].allSatisfy {
                    FileManager.default.isExecutableFile(atPath: "/usr/bin/\($0)")
                }, "LibreOffice or poppler is not installed"))
    func office() async throws {
        let folder = try TestSupport.ScratchFolder()
        let report = Self.report(.vietnamese)
        try folder.write(ReportForm.odt.bytes(of: report, width: 80, in: .vietnamese), to: "report.odt")
        for filter in ["txt:Text (encoded):UTF8", "pdf:writer_pdf_Export"] {
            let profile = "-env:UserInstallation=file://\(folder.path)/profile-\(filter.prefix(3))"
            try await Command(
                "timeout", "300", "soffice", "--headless", profile, "--writer", "--convert-to", filter, "--outdir",
                folder.path, folder.file("report.odt")
            ).run().succeeded()
        }
        try await Command("pdftotext", folder.file("report.pdf"), folder.file("pages.txt")).run().succeeded()
        let cells = Self.tables(report, .vietnamese).joined().joined().filter { !$0.isEmpty }
        // Its lines may be broken anywhere in a cell.
        let text = Self.withoutSpaces(String(decoding: folder.bytes(of: "report.txt"), as: UTF8.self))
        for cell in cells { #expect(text.contains(Self.withoutSpaces(cell)), "\(cell)") }
        // On a page the lines of neighbouring cells alternate, but no word is broken: no date, no number.
        let words = Set(
            String(decoding: folder.bytes(of: "pages.txt"), as: UTF8.self).split(whereSeparator: \.isWhitespace))
        for word in Set(cells.flatMap { $0.split(separator: " ") }) { #expect(words.contains(word), "\(word)") }
    }

    private static func withoutSpaces(_ text: String) -> String { text.filter { !$0.isWhitespace } }
}
