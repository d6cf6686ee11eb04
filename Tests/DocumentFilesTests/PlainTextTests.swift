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
