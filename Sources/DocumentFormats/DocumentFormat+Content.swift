extension DocumentFormat {
    /// By how the bytes begin; nil when they may be text. Names say nothing.
    package init?(magic bytes: [UInt8]) {
        let signatures: [([UInt8], DocumentFormat)] = [
            ([0x50, 0x4B, 0x03, 0x04], .archive), ([0x50, 0x4B, 0x05, 0x06], .archive),
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .legacyWord), (Array("{\\rtf".utf8), .richText),
            ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .picture), ([0xFF, 0xD8, 0xFF], .picture),
            ([0x49, 0x49, 0x2A, 0x00], .picture), ([0x4D, 0x4D, 0x00, 0x2A], .picture),
        ]
        if let found = signatures.first(where: { bytes.starts(with: $0.0) }) {
            self = found.1
            return
        }
        // Readers of PDF look for it within the first kilobyte, whatever a mail program has put before it.
        let mark = Array("%PDF-".utf8)
        let start = bytes.prefix(1024 + mark.count)
        for index in start.indices where start[index] == mark[0] && start[index...].starts(with: mark) {
            self = .pdf
            return
        }
        return nil
    }

    /// Of text: HTML by how it begins, Markdown by its marks.
    package init(text: String) {
        if Self.isHTML(text) {
            self = .html
        } else {
            self = Self.isMarkdown(text) ? .markdown : .plain
        }
    }

    private static func isHTML(_ text: String) -> Bool {
        let bytes = text.utf8.prefix(2048).drop { $0 <= 0x20 }
        guard bytes.first == UInt8(ascii: "<") else { return false }
        let start = String(bytes.map { Character(Unicode.Scalar($0)) }).lowercased()
        if start.hasPrefix("<!doctype html") || start.hasPrefix("<html") { return true }
        return ["<html", "<head", "<body", "<meta", "<table", "<div", "<p>", "<p ", "<h1", "<span"].contains {
            start.contains($0)
        }
    }

    /// Two marks or more of those that plain text does not have: headings, tables' rules, emphasis, links, fences.
    private static func isMarkdown(_ text: String) -> Bool {
        var marks = 0
        for line in text.utf8.prefix(256 << 10).split(separator: UInt8(ascii: "\n")) {
            let line = line.drop { $0 == UInt8(ascii: " ") }
            guard let first = line.first else { continue }
            if first == UInt8(ascii: "#") {
                let rest = line.drop { $0 == UInt8(ascii: "#") }
                if rest.first == UInt8(ascii: " "), line.count - rest.count <= 6 { marks += 1 }
            } else if line.starts(with: "```".utf8) || isRule(line) {
                marks += 1
            }
            if contains(line, "**") || contains(line, "](") { marks += 1 }
            if marks >= 2 { return true }
        }
        return false
    }

    /// `|---|:--:|` below a table's head.
    private static func isRule(_ line: Substring.UTF8View.SubSequence) -> Bool {
        line.first == UInt8(ascii: "|") && line.contains(UInt8(ascii: "-"))
            && line.allSatisfy {
                $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":") || $0 <= 0x20
            }
    }

    private static func contains(_ line: Substring.UTF8View.SubSequence, _ mark: StaticString) -> Bool {
        let (first, second) = (mark.utf8Start[0], mark.utf8Start[1])
        var last: UInt8 = 0
        for byte in line {
            if last == first, byte == second { return true }
            last = byte
        }
        return false
    }
}
