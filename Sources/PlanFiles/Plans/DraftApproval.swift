/// A draft's file as it is once it is approved: without its line `draft: true`, and its first comment says so; everything else
/// byte for byte.
package struct DraftApproval {
    /// A comment that a person has to confirm: one that begins with `#?`.
    package struct Doubt: Hashable, Sendable {
        /// Counted from 1.
        package var line: Int
        /// Without the mark.
        package var text: String
        /// What it is about: the title or name of an item, else the first line behind it that is no comment.
        package var subject: String?
        /// The lines of the item that say when.
        package var dates: [String] = []
        /// The comment before it that quotes the document.
        package var quote: String?
    }

    /// nil where no line of its own says `draft: true`.
    package let approved: [UInt8]?
    /// In the order of their lines.
    package let doubts: [Doubt]

    /// - Parameter bytes: of a plan file without errors.
    package init(_ bytes: [UInt8]) {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let mark: [UInt8] = lines.first?.starts(with: [0xEF, 0xBB, 0xBF]) ?? false ? [0xEF, 0xBB, 0xBF] : []
        let texts = lines.enumerated().map { index, line in
            String(decoding: index == 0 ? line.dropFirst(mark.count) : line, as: UTF8.self)
        }
        let drafts = texts.indices.filter { Self.isDraftLine(texts[$0]) }
        if drafts.count == 1, let draft = drafts.first {
            let notice = texts[..<draft].firstIndex { DraftNotice.approved($0) != nil }
            var kept = draft == 0 ? mark : []
            for index in lines.indices where index != draft {
                if index == notice, let approved = DraftNotice.approved(texts[index]) {
                    kept += (index == 0 ? mark : []) + Array(approved.utf8)
                } else {
                    kept += lines[index]
                }
                if index + 1 < lines.count { kept.append(UInt8(ascii: "\n")) }
            }
            approved = kept
        } else {
            approved = nil
        }
        doubts = texts.indices.compactMap { Self.doubt(at: $0, in: texts) }
    }

    private static func doubt(at index: Int, in lines: [String]) -> Doubt? {
        let text = lines[index].drop { $0 == " " || $0 == "\t" }
        guard text.hasPrefix("#?") else { return nil }
        var doubt = Doubt(line: index + 1, text: trimmed(text.dropFirst(2)))
        let comments = lines[..<index].reversed().prefix { isComment($0) }
        doubt.quote = comments.first { $0.contains("“") && !trimmed($0[...]).hasPrefix("#?") }
            .map { trimmed($0.drop { $0 == " " || $0 == "#" }) }
        guard let first = lines[(index + 1)...].firstIndex(where: { !isComment($0) }) else { return doubt }
        let item = lines[first].drop { $0 == " " }
        doubt.subject = trimmed(item)
        guard item.hasPrefix("- ") else { return doubt }
        // The item's own keys stand as deep as the one behind its hyphen.
        let depth = lines[first].count - item.count + 2
        let own = lines[(first + 1)...].prefix { $0.prefix { $0 == " " }.count >= depth }
        for line in [item.dropFirst(2)] + own.map({ $0.drop { $0 == " " } }) {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let key = line[..<colon]
            if key == "title" || key == "name" { doubt.subject = trimmed(line[line.index(after: colon)...]) }
            if dateKeys.contains(key) { doubt.dates.append(trimmed(line)) }
        }
        return doubt
    }

    private static let dateKeys: Set<Substring> = [
        "before", "by", "from", "to", "on", "lunar", "every", "rrule", "at", "within", "after", "ahead-of",
    ]

    private static func isComment(_ line: String) -> Bool { line.drop { $0 == " " || $0 == "\t" }.hasPrefix("#") }

    /// `draft: true` at the file's outermost level, perhaps with a comment.
    private static func isDraftLine(_ line: String) -> Bool {
        guard line.hasPrefix("draft:") else { return false }
        let value = line.dropFirst(6)
        guard value.first == " " || value.first == "\t" else { return false }
        let words = value.split(whereSeparator: \.isWhitespace)
        return words.first?.lowercased() == "true" && (words.count == 1 || words[1].hasPrefix("#"))
    }

    private static func trimmed(_ text: Substring) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
