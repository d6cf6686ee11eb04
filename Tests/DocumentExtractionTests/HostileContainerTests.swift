import DocumentExtraction
import DocumentFormats
import Testing

/// Containers that were made to hurt.
@Suite struct HostileContainerTests {
    private func fault(_ bytes: [UInt8], limits: DocumentLimits = .standard) -> ExtractionFault? {
        guard case .fault(let fault) = Extraction.reply(to: bytes, limits: limits) else { return nil }
        return fault
    }

    @Test("entities are refused before one is expanded")
    func entities() {
        let types = [
            "<!DOCTYPE a [<!ENTITY b \"1234567890\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]>",
            "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>",
            "<!DOCTYPE a SYSTEM \"http://localhost/a.dtd\">",
        ]
        for type in types {
            let part = "<?xml version=\"1.0\"?>\(type)<a>&c;&b;</a>"
            #expect(fault(ZipBuilder(["word/document.xml": part]).archive) == .damaged)
            #expect(fault(ZipBuilder(["content.xml": part]).archive) == .damaged)
        }
    }

    @Test("what is unpacked, and its text, have limits")
    func tooLarge() {
        var limits = DocumentLimits()
        limits.unpacked = 10_000
        let body = p(String(repeating: "7", count: 6000))
        #expect(fault(word(body), limits: limits) == nil)
        #expect(fault(word(body + body), limits: limits) == .tooLarge)
        limits = DocumentLimits()
        limits.text = 5000
        #expect(fault(word(body), limits: limits) == .tooLarge)
    }

    @Test("an archive of very many files is told as that")
    func tooManyMembers() {
        var limits = DocumentLimits()
        limits.members = 50
        var archive = ZipBuilder()
        for index in 0..<limits.members { archive.add("\(index)", []) }
        #expect(fault(archive.archive, limits: limits) == .unknownFormat)
        archive.add("one more", [])
        #expect(fault(archive.archive, limits: limits) == .tooManyMembers)
    }

    @Test("deep nesting is an end, not a crash", arguments: [300, 100_000])
    func nesting(depth: Int) {
        let open = String(repeating: "<w:tbl><w:tr><w:tc>", count: depth)
        let close = String(repeating: "</w:tc></w:tr></w:tbl>", count: depth)
        #expect(fault(word(open + p("x") + close)) == .damaged)
        let html = "<html>" + String(repeating: "<div>", count: depth) + "x"
        #expect(fault(Array(html.utf8)) == nil || fault(Array(html.utf8)) == .damaged)
    }

    @Test("spans and repetitions of any size cost nothing")
    func spans() throws {
        let html = "<html><table><tr><td colspan=999999999 rowspan=999999999>a<td>b<tr><td>c</table>"
        #expect(try extracted(Array(html.utf8)).text == "a | b\na | c\n")
        let blanks = "<text:p>a<text:s text:c=\"2000000000\"/>b</text:p>"
        #expect(try extracted(openDocument(blanks)).text.utf8.count < 2000)
    }

    @Test("an archive that is neither kind of document, and one that is encrypted, are told apart")
    func kinds() {
        #expect(fault(ZipBuilder(["xl/workbook.xml": "<a/>"]).archive) == .unknownFormat)
        #expect(
            fault(ZipBuilder(["content.xml": openDocumentPart("document-content", "<office:body/>")]).archive)
                == .unknownFormat)
        let manifest = """
            <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry>\
            <manifest:encryption-data/></manifest:file-entry></manifest:manifest>
            """
        #expect(
            fault(ZipBuilder(["META-INF/manifest.xml": manifest, "content.xml": "\u{1}\u{2}"]).archive) == .encrypted)
    }

    @Test("cut anywhere, an archive gives a fault or its text, and never another text")
    func cut() throws {
        let whole = word(p("Trước ngày 20/01/2027"))
        for count in stride(from: 0, to: whole.count, by: 7) {
            if case .text(let text, _, _) = Extraction.reply(to: Array(whole.prefix(count))) {
                #expect(text == "Trước ngày 20/01/2027\n" || count < 4, "cut at \(count)")
            }
        }
    }

    @Test("a reply reads back as itself")
    func replies() {
        let replies: [ExtractionReply] =
            ExtractionFault.allCases.map { .fault($0) } + [
                .text("", kind: .html, encodings: []), .text("a\nb\n", kind: .word, encodings: [.tcvn3, .vni]),
            ]
        for reply in replies { #expect(ExtractionReply(reply.encoded) == reply) }
        #expect(ExtractionReply(Array("text wo".utf8)) == nil)
        #expect(ExtractionReply(Array("fault none\n".utf8)) == nil)
    }
}
