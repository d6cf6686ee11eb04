import DocumentFiles
import DocumentFormats
import Foundation
import LinuxSystem
import PlanDocuments
import TestSupport
import Testing

/// One document in every format, made by LibreOffice and poppler from a page of our own, gives one text.
@Suite(.serialized) struct FormatTests {
    /// A plan with letterhead, lists, a table of dates and signature, in every format; made once.
    private static let documents = Task { () throws -> TestSupport.ScratchFolder in
        let folder = try TestSupport.ScratchFolder()
        let page = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/plan.html")
        try folder.write(Data(contentsOf: page), to: "plan.html")
        let office = ["timeout", "300", "soffice", "--headless"]
        for (source, filter) in [
            ("plan.html", "odt:writer8"), ("plan.odt", "docx:MS Word 2007 XML"), ("plan.odt", "rtf:Rich Text Format"),
            ("plan.odt", "doc:MS Word 97"), ("plan.odt", "pdf:writer_pdf_Export"),
        ] {
            // A profile each: one that is just ending would take the next document and drop it.
            let profile = "-env:UserInstallation=file://\(folder.path)/profile-\(filter.prefix(3))"
            let words = [profile, "--writer", "--convert-to", filter, "--outdir", folder.path, folder.file(source)]
            try await Command(office + words).run().succeeded()
        }
        try await Command(["pdftoppm", "-r", "300", "-png", folder.file("plan.pdf"), folder.file("scan")]).run()
            .succeeded()
        let table = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/bang.html")
        try folder.write(Data(contentsOf: table), to: "bang.html")
        for (source, filter) in [("bang.html", "odt:writer8"), ("bang.odt", "pdf:writer_pdf_Export")] {
            let profile = "-env:UserInstallation=file://\(folder.path)/profile-table-\(filter.prefix(3))"
            let words = [profile, "--writer", "--convert-to", filter, "--outdir", folder.path, folder.file(source)]
            try await Command(office + words).run().succeeded()
        }
        return folder
    }

    private static func text(_ name: String) async throws -> DocumentText {
        try DocumentFile(path: try await documents.value.file(name)).text()
    }

    /// The paragraphs, each on one line.
    private static func paragraphs(_ text: String) -> [String] {
        text.split(separator: "\n\n").map { paragraph in
            String(paragraph.contains(" | ") ? paragraph : paragraph.replacing("\n", with: " ")[...])
        }.map { $0.trimmingCharacters(in: .newlines) }
    }

    @Test(
        "Word, OpenDocument, RTF and the old Word give what the page gives, to the letter",
        .enabled(if: isInstalled("soffice"), "LibreOffice is not installed"),
        arguments: [
            ("plan.odt", .openDocument), ("plan.docx", .word), ("plan.rtf", .richText), ("plan.doc", .legacyWord),
        ] as [(String, DocumentText.Origin)])
    func sameText(_ document: (name: String, origin: DocumentText.Origin)) async throws {
        let page = try await Self.text("plan.html")
        let text = try await Self.text(document.name)
        #expect(page.origin == .html)
        #expect(text.origin == document.origin)
        #expect(text.text == page.text)
        #expect(text.notes.isEmpty)
    }

    @Test(
        "PDF gives the same paragraphs and the same rows",
        .enabled(if: isInstalled("soffice", "pdftotext"), "not installed"))
    func pdf() async throws {
        let page = try await Self.text("plan.html")
        let text = try await Self.text("plan.pdf")
        #expect(text.origin == .pdf)
        // In another order at the page's end only, where recipients and signature go on over the page.
        let expected = Self.paragraphs(page.text).joined(separator: "\n")
        let found = Self.paragraphs(text.text).joined(separator: "\n")
        #expect(Self.words(found).sorted() == Self.words(expected).sorted())
        let sentences = Self.paragraphs(page.text).filter { $0.count > 60 && !$0.contains(" | ") }
        let rows = page.text.split(separator: "\n").filter { $0.contains(" | ") }
        #expect(rows.count == 4)
        for row in rows { #expect(text.text.split(separator: "\n").contains(row), "\(row): \(text.text)") }
        for sentence in sentences { #expect(Self.paragraphs(text.text).contains(sentence), "\(text.text)") }
    }

    @Test(
        "a scan gives every date, the table's rows and how sure it is",
        .enabled(if: isInstalled("soffice", "pdftoppm", "tesseract"), "not installed"),
        arguments: ["scan-1.png"])
    func scan(name: String) async throws {
        let text = try await Self.text(name)
        guard case .scan(let confidence) = text.origin else {
            Issue.record("\(text.origin)")
            return
        }
        #expect(confidence > 0.8)
        #expect(text.notes.count == 1)
        for row in [
            "Chậm nhất ngày 15/6/2027", "Trước ngày 01/11/2027", "17 giờ ngày 15/11/2027", "trước ngày 20/01/2027",
            "từ ngày 12/6/2027 đến hết ngày 31/12/2027",
        ] {
            #expect(text.text.replacing("\n", with: " ").contains(row), "\(row): \(text.text)")
        }
        // The number before it, a single digit between lines, is not always found.
        let row = " | Nộp hồ sơ đề nghị công nhận sáng kiến cấp cơ sở | Công chức xã | Trước ngày 01/11/2027"
        #expect(text.text.split(separator: "\n").contains { $0.hasSuffix(row) }, "\(text.text)")
    }

    @Test(
        "whatever the format, the same deadlines and phases are read in it",
        .enabled(if: isInstalled("soffice", "pdftoppm", "tesseract"), "not installed"),
        arguments: ["plan.odt", "plan.docx", "plan.rtf", "plan.doc", "plan.pdf", "scan-1.png"])
    func sameDeadlines(name: String) async throws {
        let page = DocumentReader().read(try await Self.text("plan.html"))
        let reading = DocumentReader().read(try await Self.text(name))
        #expect(page.deadlines.count == 4 && page.phases.count == 2)
        #expect(Self.dates(reading) == Self.dates(page))
        #expect(reading.header.number?.value == page.header.number?.value)
        #expect(reading.header.issued?.value == page.header.issued?.value)
        guard name.hasPrefix("plan") else { return }
        #expect(
            reading.deadlines.map { Self.line($0.what) }.sorted() == page.deadlines.map { Self.line($0.what) }.sorted())
    }

    @Test(
        "cells of several lines belong to their row and column in every format with text",
        .enabled(if: isInstalled("soffice", "pdftotext"), "not installed"),
        arguments: ["bang.html", "bang.odt", "bang.pdf"])
    func tables(name: String) async throws {
        let reading = DocumentReader().read(try await Self.text(name))
        let found = reading.deadlines.map { "\(Self.line($0.what)): \(Self.line($0.who ?? ""))" }
        #expect(
            found == [
                "Lập danh sách những hộ gia đình tham gia dọn vệ sinh: Các thôn",
                "Nộp báo cáo kết quả thu gom rác thải của quý: Hội Phụ nữ xã An Ví Dụ",
                "Gửi ảnh đường hoa: Đoàn Thanh niên xã",
                "Hoàn thành sửa chữa nhà để xe rác của các thôn trong xã: Công chức xã",
            ], "\(reading.document.text)")
        #expect(Self.dates(reading) == Self.dates(DocumentReader().read(try await Self.text("bang.html"))))
    }

    /// When everything is due and takes place; what something is counted from is told in the document's words, which a
    /// scan may have otherwise.
    private static func dates(_ reading: DocumentReading) -> [String] {
        let deadlines = reading.deadlines.map { deadline in
            switch deadline.when {
            case .relative(let distance, _, let phase, let boundary):
                "relative \(distance) \(String(describing: phase)) \(boundary)"
            case .dated, .repeating, .daily: "\(deadline.when)"
            }
        }
        return (deadlines + reading.phases.map { "\(String(describing: $0.from)) \(String(describing: $0.to))" })
            .sorted()
    }

    private static func line(_ text: String) -> String { words(text).joined(separator: " ") }

    private static func words(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }

    /// Whether programs are there; `make test` has installed them all.
    private static func isInstalled(_ programs: String...) -> Bool {
        ProcessEnvironment.value("HANCHOT_TEST_ALL") != nil || programs.allSatisfy { ConfinedProgram.find($0) != nil }
    }
}
