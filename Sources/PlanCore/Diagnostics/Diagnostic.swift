/// A place in a text: both counted from 1; the column in characters (grapheme clusters), as an editor shows it.
package struct SourcePosition: Hashable, Comparable, Sendable {
    private let storedLine: Int32
    private let storedColumn: Int32

    /// Both are kept within 1…2³¹ − 1, far beyond what a file may hold.
    package init(line: Int, column: Int) {
        self.storedLine = Int32(clamping: max(1, line))
        self.storedColumn = Int32(clamping: max(1, column))
    }

    package var line: Int { Int(storedLine) }
    package var column: Int { Int(storedColumn) }

    package static func < (left: SourcePosition, right: SourcePosition) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}

/// One fault or doubt in what a user wrote: a value, collected with all others of the file.
package struct Diagnostic: Hashable, Sendable {
    package enum Severity: String, Hashable, Sendable {
        /// The file is not used.
        case error
        /// The file is used, but is probably not what was meant.
        case warning
    }

    package var severity: Severity
    /// The file's path as the user gave it.
    package var file: String
    package var position: SourcePosition
    /// A stable code in lower case with hyphens, such as `window-empty`.
    package var code: String
    /// What is wrong and what is expected; lower case, no full stop.
    package var message: Bilingual
    /// The line of the file at `position`, without its end; nil when there is none.
    package var sourceLine: String?

    package init(
        _ severity: Severity, file: String, position: SourcePosition, code: String, message: Bilingual,
        sourceLine: String? = nil
    ) {
        self.severity = severity
        self.file = file
        self.position = position
        self.code = code
        self.message = message
        self.sourceLine = sourceLine
    }

    /// `file:line:column: error: message [code]`, then the line and a caret below the column.
    package func text(in language: Language) -> String {
        let head = headline(in: language)
        guard let sourceLine, !sourceLine.isEmpty else { return head }
        // Tabs stay tabs, so that the caret stands below its column whatever the tab's width is.
        let indent = sourceLine.prefix(position.column - 1).map { $0 == "\t" ? "\t" : " " }.joined()
        return "\(head)\n  \(Self.harmless(sourceLine))\n  \(indent)^"
    }

    /// `file:line:column: error: message [code]`: all that fits in one line.
    package func headline(in language: Language) -> String {
        let place = "\(file):\(position.line):\(position.column)"
        return Self.harmless("\(place): \(severity.rawValue): \(message[language]) [\(code)]")
    }

    /// The line without control characters: what stands in a file must not drive the reader's terminal.
    private static func harmless(_ line: String) -> String {
        guard PlainScalar.count(in: line) == nil, line.unicodeScalars.contains(where: isControl) else { return line }
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: line.unicodeScalars.map { isControl($0) ? "\u{FFFD}" : $0 })
        return String(scalars)
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control && scalar != "\t"
    }
}
