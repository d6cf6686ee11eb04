import PlanCore

/// A file's text, line by line, for messages about it.
package struct SourceText: Sendable {
    /// The path as the user gave it.
    package let file: String
    /// The whole text and its lines, without a byte order mark.
    let lines: TextLines

    /// - Parameter lines: of valid UTF-8 without a byte order mark.
    init(_ lines: TextLines, file: String) {
        self.file = file
        self.lines = lines
    }

    /// The line at the position, fit to be shown: nil when there is none, when it is too long, or when it holds control
    /// characters that would reach a terminal.
    func shownLine(at position: SourcePosition) -> String? {
        guard lines.ranges.indices.contains(position.line - 1),
            lines.ranges[position.line - 1].count <= 4 * FormatLimits.shownLine, let line = lines[position.line - 1],
            line.count <= FormatLimits.shownLine,
            line.unicodeScalars.allSatisfy({ $0 == "\t" || $0.properties.generalCategory != .control })
        else { return nil }
        return line
    }

    /// The place of a byte of the text; one past the end is the end.
    func position(ofByte offset: Int) -> SourcePosition {
        let offset = max(0, min(offset, lines.bytes.count))
        let index = (lines.ranges.firstIndex { $0.lowerBound > offset } ?? lines.count) - 1
        let line = lines.ranges[index]
        let before = String(decoding: lines.bytes[line.lowerBound..<min(offset, line.upperBound)], as: UTF8.self)
        return SourcePosition(line: index + 1, column: before.count + 1)
    }

    /// The end of the last line that says anything: where a text that stops too early stops.
    var end: SourcePosition {
        for index in lines.ranges.indices.reversed() {
            guard let line = lines[index], !line.allSatisfy(\.isWhitespace) else { continue }
            return SourcePosition(line: index + 1, column: line.count + 1)
        }
        return SourcePosition(line: 1, column: 1)
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
    /// The byte that is walked to over plain scalars.
    private var offset = 0
    /// What follows in the line, from its first character on that takes a closer look.
    private var rest: Substring?

    init(_ source: SourceText) { self.source = source }

    /// A place past the last line is the text's end.
    mutating func position(of mark: YAMLMark) -> SourcePosition {
        guard mark.line < source.lines.count else { return source.end }
        if source.lines.isPlain {
            return SourcePosition(line: mark.line + 1, column: mark.column + 1)
        }
        let end = source.lines.ranges[mark.line].upperBound
        if mark.line != line || mark.column < scalars {
            line = mark.line
            column = 0
            scalars = 0
            offset = source.lines.ranges[line].lowerBound
            rest = nil
        }
        if rest == nil {
            source.lines.bytes.withUnsafeBufferPointer { walkPlain(to: mark.column, in: $0, end) }
        }
        if scalars < mark.column { walk(to: mark.column, end) }
        return SourcePosition(line: line + 1, column: column + 1)
    }

    /// Walks over characters of one scalar each; that the next scalar is plain too says that it does not join this one.
    private mutating func walkPlain(to target: Int, in bytes: UnsafeBufferPointer<UInt8>, _ end: Int) {
        guard scalars < target, var length = PlainScalar.length(in: bytes, at: offset) else { return }
        while scalars < target, offset < end {
            let next = offset + length
            let nextLength = PlainScalar.length(in: bytes, at: next)
            guard nextLength != nil || next == end else { return }
            offset = next
            scalars += 1
            column += 1
            length = nextLength ?? 0
        }
    }

    private mutating func walk(to target: Int, _ end: Int) {
        var rest = rest ?? Substring(String(decoding: source.lines.bytes[offset..<end], as: UTF8.self))
        while let character = rest.first, scalars + character.unicodeScalars.count <= target {
            scalars += character.unicodeScalars.count
            column += 1
            rest.removeFirst()
        }
        self.rest = rest
    }
}
