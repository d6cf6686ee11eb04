/// A draft's file as it is once it is approved: without its line `draft: true`, everything else byte for byte.
package struct DraftApproval {
    /// A comment that a person has to confirm: one that begins with `#?`.
    package struct Doubt: Hashable, Sendable {
        /// Counted from 1.
        package var line: Int
        /// Without the mark.
        package var text: String
        /// The first line behind it that is no comment: what it is about.
        package var subject: String?
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
            let end = lines[draft].endIndex
            let start = lines[draft].startIndex + (draft == 0 ? mark.count : 0)
            approved = Array(bytes[..<start] + bytes[min(end + 1, bytes.count)...])
        } else {
            approved = nil
        }
        doubts = texts.indices.compactMap { index in
            let text = texts[index].drop { $0 == " " || $0 == "\t" }
            guard text.hasPrefix("#?") else { return nil }
            let subject = texts[(index + 1)...].lazy.map { $0.drop { $0 == " " } }.first { !$0.hasPrefix("#") }
            return Doubt(
                line: index + 1, text: Self.trimmed(text.dropFirst(2)), subject: subject.map { Self.trimmed($0) })
        }
    }

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
