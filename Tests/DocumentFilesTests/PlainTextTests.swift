import DocumentFiles
import DocumentFormats
import PlanDocuments
import TestSupport
import Testing

/// Text files, and files that are none.
@Suite struct PlainTextTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    private func text(_ bytes: [UInt8], limits: DocumentLimits = .standard) throws -> DocumentText {
        try folder.write(bytes, to: "document")
        return try DocumentFile(path: folder.file("document")).text(limits: limits)
    }

    @Test("UTF-8 is read to the letter")
    func plainText() throws {
        let document = try text(Array("Hạn cuối: trước ngày 20/01/2027.\n".utf8))
        #expect(document == DocumentText("Hạn cuối: trước ngày 20/01/2027.\n"))
    }

    /// Each with the text that it stands for, below a heading and a table's rule, which make it Markdown.
    private static let rows = [
        "bars at both ends": ("| 1 | Rà soát |", "1 | Rà soát"),
        "blanks around it": ("   |  1 | Rà soát   |  ", "1 | Rà soát"),
        "no bar at its end": ("| 1 | Rà soát", "| 1 | Rà soát"),
        "no bar at its beginning": ("1 | Rà soát |", "1 | Rà soát |"),
        "an empty cell": ("||", ""),
        "a bar alone": ("|", "|"),
        "no row": ("  Rà soát", "  Rà soát"),
    ]

    @Test("rows of Markdown lose the bars at their ends, every line stays a line", arguments: rows)
    func markdownRow(name: String, row: (line: String, text: String)) throws {
        let document = try text(Array("# Kế hoạch\n|---|---|\n\n\(row.line)\n".utf8))
        #expect(document == DocumentText("# Kế hoạch\n---|---\n\n\(row.text)\n", origin: .markdown))
    }

    @Test("a file beyond the limit is told, not read")
    func tooLarge() throws {
        var limits = DocumentLimits()
        limits.file = 1 << 20
        #expect(throws: DocumentFileError(folder.file("document"), .tooLarge(limit: 1 << 20))) {
            try text(Array(repeating: UInt8(ascii: "7"), count: (1 << 20) + 1), limits: limits)
        }
    }

    @Test("a file that is not there is the machine's fault, not the document's")
    func missing() throws {
        let error = #expect(throws: DocumentFileError.self) {
            try DocumentFile(path: folder.file("none")).text()
        }
        #expect(error?.isFaultyInput == false)
    }
}
