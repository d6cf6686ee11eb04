/// Markdown as text: line for line, so that a finding's line is that of the file.
enum Markdown {
    /// The rows of tables without the bars at their ends, as rows of any document stand: cells between ` | `.
    static func withPlainRows(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "|")) else { return text }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let row = line.drop { $0 == " " }
            guard row.hasPrefix("|") else { return line }
            var cells = row.dropFirst().drop { $0 == " " }
            while cells.last == " " { cells.removeLast() }
            guard cells.last == "|" else { return line }
            cells.removeLast()
            while cells.last == " " { cells.removeLast() }
            return cells
        }.joined(separator: "\n")
    }
}
