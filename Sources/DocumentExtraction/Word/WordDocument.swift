import DocumentFormats

/// A Word document (ECMA-376, WordprocessingML): headers that say something, the body, then the notes.
struct WordDocument {
    static let prefixes = [
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
        "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
        "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
        "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
        "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    ]

    static func isWanted(_ member: String) -> Bool {
        guard member.hasPrefix("word/"), member.hasSuffix(".xml") else { return false }
        let name = member.dropFirst(5).dropLast(4)
        if ["styles", "numbering", "footnotes", "endnotes"].contains(name) { return true }
        return isNumbered(name, "document") || isNumbered(name, "header")
    }

    private static func isNumbered(_ name: Substring, _ stem: String) -> Bool {
        name.hasPrefix(stem) && name.dropFirst(stem.count).allSatisfy(\.isNumber)
    }

    private static func names(_ members: [String: [UInt8]], _ stem: String) -> [String] {
        members.keys.filter { isNumbered($0.dropFirst(5).dropLast(4), stem) }.sorted()
    }

    static func isOne(_ members: [String: [UInt8]]) -> Bool { !names(members, "document").isEmpty }

    /// Whether a switch such as `w:vanish` is on: without a value it is.
    static func isOn(_ value: String?) -> Bool { !["0", "false", "off"].contains(value ?? "1") }

    static func flow(_ members: [String: [UInt8]], limits: DocumentLimits) throws(ExtractionFault) -> Flow {
        let styles = try members["word/styles.xml"].map { part throws(ExtractionFault) in
            try WordStyles(part, limits: limits)
        }
        let numbering = try members["word/numbering.xml"].map { part throws(ExtractionFault) in
            try WordNumbering(part, limits: limits)
        }
        var reader = WordReader(styles: styles ?? WordStyles(), numbering: numbering ?? WordNumbering())
        var headers: Set<[UInt8]> = []
        for name in names(members, "header") {
            guard let part = members[name], headers.insert(part).inserted else { continue }
            try reader.readHeader(part, limits: limits)
        }
        guard let body = names(members, "document").first.flatMap({ members[$0] }) else { throw .unknownFormat }
        try reader.read(body, limits: limits)
        for name in ["word/footnotes.xml", "word/endnotes.xml"] {
            if let part = members[name] { try reader.read(part, limits: limits) }
        }
        return reader.flow()
    }
}
