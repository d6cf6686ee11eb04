/// Markdown as text: line for line, so that a finding's line is that of the file.
enum Markdown {
    private static let bar = UInt8(ascii: "|")
    private static let blank = UInt8(ascii: " ")

    /// The rows of tables without the bars at their ends, as rows of any document stand: cells between ` | `.
    static func withPlainRows(_ text: String) -> String {
        guard text.utf8.contains(bar) else { return text }
        return text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { Substring(plainRow($0)) }.joined(separator: "\n")
    }

    /// A line of a document's text; as it is where it is no row.
    private static func plainRow(_ line: Substring.UTF8View) -> Substring.UTF8View {
        let row = line.drop { $0 == blank }
        guard row.first == bar else { return line }
        var cells = trimmed(row.dropFirst())
        guard cells.last == bar else { return line }
        cells.removeLast()
        return trimmed(cells)
    }

    private static func trimmed(_ cells: Substring.UTF8View) -> Substring.UTF8View {
        var cells = cells.drop { $0 == blank }
        while cells.last == blank { cells.removeLast() }
        return cells
    }
}
