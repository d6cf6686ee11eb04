import DocumentExtraction
import DocumentFormats

/// Word documents and OpenDocument texts: a reply that reads back, its text within the limits and in the form of all texts.
enum ArchiveTarget: FuzzTarget {
    static let name = "archive"

    static func run(_ bytes: [UInt8]) {
        var limits = DocumentLimits()
        limits.unpacked = 4 << 20
        limits.text = 1 << 20
        checkReply(Extraction.reply(to: bytes, limits: limits), limits: limits)
    }
}

/// HTML pages; what begins like an archive is the other target's.
enum HTMLTarget: FuzzTarget {
    static let name = "html"

    static func run(_ bytes: [UInt8]) {
        guard !bytes.starts(with: [0x50, 0x4B]) else { return }
        checkReply(Extraction.reply(to: bytes), limits: .standard)
    }
}

private func checkReply(_ reply: ExtractionReply, limits: DocumentLimits) {
    check(ExtractionReply(reply.encoded) == reply, "a reply reads back as itself")
    guard case .text(let text, _, _) = reply else { return }
    check(text.utf8.count <= limits.text, "\(text.utf8.count) bytes are not too many")
    check(!text.utf8.contains(0), "there is no zero in a text")
    check(!text.hasPrefix("\n") && !text.contains("\n\n\n"), "one empty line stands between paragraphs")
    check(text.isEmpty || text.hasSuffix("\n"), "the last line ends")
}
