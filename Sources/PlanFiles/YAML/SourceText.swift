import PlanCore

/// A file's text, line by line, for messages about it.
package struct SourceText: Sendable {
    /// The path as the user gave it.
    package let file: String
    /// Without a byte order mark.
    package let text: String
    /// Without their ends; lines end where YAML says so (LF, CR, CRLF, NEL, LS, PS), which is also what editors count.
    let lines: [Substring]

    package init(_ text: String, file: String) {
        self.file = file
        self.text = text
        self.lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    }

    /// The line at the position, fit to be shown: nil when there is none, when it is too long, or when it holds control
    /// characters that would reach a terminal.
    func shownLine(at position: SourcePosition) -> String? {
        guard lines.indices.contains(position.line - 1) else { return nil }
        let line = lines[position.line - 1]
        guard line.utf8.count <= 4 * FormatLimits.shownLine, line.count <= FormatLimits.shownLine,
            line.unicodeScalars.allSatisfy({ $0 == "\t" || $0.properties.generalCategory != .control })
        else { return nil }
        return String(line)
    }

    /// The place of a byte of `text.utf8`; one past the end is the end.
    func position(ofByte offset: Int) -> SourcePosition {
        let utf8 = text.utf8
        let end = utf8.index(utf8.startIndex, offsetBy: max(0, offset), limitedBy: utf8.endIndex) ?? utf8.endIndex
        let before = text[..<end].split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        return SourcePosition(line: max(1, before.count), column: (before.last?.count ?? 0) + 1)
    }

    /// The end of the last line that says anything: where a text that stops too early stops.
    var end: SourcePosition {
        guard let index = lines.lastIndex(where: { !$0.allSatisfy(\.isWhitespace) }) else {
            return SourcePosition(line: 1, column: 1)
        }
        return SourcePosition(line: index + 1, column: lines[index].count + 1)
    }
}

/// Turns libyaml's places, which count Unicode scalars, into columns of characters.
///
/// Places come in rising order, so each line is walked once however many places lie on it.
struct SourceCursor {
    private let source: SourceText
    private var line = -1
    private var column = 0
    private var scalars = 0
    private var rest: Substring = ""

    init(_ source: SourceText) { self.source = source }

    /// A place past the last line is the text's end.
    mutating func position(of mark: YAMLMark) -> SourcePosition {
        guard mark.line < source.lines.count else { return source.end }
        if mark.line != line || mark.column < scalars {
            line = mark.line
            column = 0
            scalars = 0
            rest = source.lines[line]
        }
        while let character = rest.first, scalars + character.unicodeScalars.count <= mark.column {
            scalars += character.unicodeScalars.count
            column += 1
            rest.removeFirst()
        }
        return SourcePosition(line: line + 1, column: column + 1)
    }
}
