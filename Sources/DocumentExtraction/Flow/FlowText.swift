import DocumentFormats

/// A flow as text: empty lines between paragraphs, a line a row with its cells between ` | `, notes at the end.
struct FlowText {
    private(set) var text = ""
    private(set) var encodings: Set<LegacyEncoding> = []
    private let misleading: Set<LegacyEncoding>
    private let limit: Int

    init(_ flow: Flow, limits: DocumentLimits) throws(ExtractionFault) {
        misleading = flow.misleadingEncodings
        limit = limits.text
        try append(flow.blocks)
        try append(flow.notes)
    }

    private mutating func append(_ blocks: [Flow.Block]) throws(ExtractionFault) {
        for block in blocks {
            switch block {
            case .paragraph(let paragraph): try append(lines: [words(of: paragraph)])
            case .table(let table): try append(table)
            }
        }
    }

    private mutating func append(lines: [String]) throws(ExtractionFault) {
        let lines = lines.filter { !$0.isEmpty }
        guard !lines.isEmpty else { return }
        if !text.isEmpty { text += "\n" }
        for line in lines {
            text += line
            text += "\n"
            guard text.utf8.count <= limit else { throw .tooLarge }
        }
    }

    private mutating func append(_ table: Flow.Table) throws(ExtractionFault) {
        if table.isLayout {
            // Columns are read one after the other, as they are meant.
            for cell in table.rows.joined() { try append(cell.blocks) }
            return
        }
        var above: [Int: Above] = [:]
        var rows: [String] = []
        for row in table.rows {
            let cells = self.cells(of: row, below: &above)
            if cells.contains(where: { !$0.isEmpty }) { rows.append(cells.joined(separator: " | ")) }
        }
        try append(lines: rows)
    }

    /// A cell that reaches into the rows below it; its text stands in each of them.
    private struct Above {
        var text: String
        var columns: Int
        /// Rows that it still reaches into by what was said at its beginning.
        var rows: Int
    }

    private mutating func cells(of row: [Flow.Cell], below above: inout [Int: Above]) -> [String] {
        var texts: [String] = []
        var column = 0
        func passSpanned() {
            while var spanning = above[column], spanning.rows > 0 {
                spanning.rows -= 1
                above[column] = spanning
                texts.append(spanning.text)
                column += spanning.columns
            }
        }
        for cell in row {
            passSpanned()
            let text = cell.isContinued ? above[column]?.text ?? "" : line(of: cell.blocks)
            above[column] = Above(text: text, columns: cell.columns, rows: cell.rows - 1)
            texts.append(text)
            column += cell.columns
        }
        passSpanned()
        return texts
    }

    /// All that is in a cell, on one line.
    private mutating func line(of blocks: [Flow.Block]) -> String {
        var parts: [String] = []
        for block in blocks {
            switch block {
            case .paragraph(let paragraph):
                parts.append(words(of: paragraph).replacing("\n", with: " "))
            case .table(let table):
                for cell in table.rows.joined() { parts.append(line(of: cell.blocks)) }
            }
        }
        return parts.filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// The paragraph's lines without what is blank at their ends.
    private mutating func words(of paragraph: Flow.Paragraph) -> String {
        var words = ""
        for run in paragraph.runs {
            guard let encoding = run.encoding, !misleading.contains(encoding) else {
                words += run.text
                continue
            }
            let decoded = encoding.decode(run.text)
            if decoded != run.text { encodings.insert(encoding) }
            words += decoded
        }
        let lines = words.split(separator: "\n").map { $0.trimmed }.filter { !$0.isEmpty }
        return lines.isEmpty ? "" : paragraph.label + lines.joined(separator: "\n")
    }
}

extension Flow.Table {
    /// Whether it places things beside each other rather than listing them: a letterhead beside the motto, the recipients
    /// beside the signature, a box around a text.
    var isLayout: Bool {
        if rows.allSatisfy({ $0.count <= 1 }) { return true }
        let cells = rows.joined()
        if cells.contains(where: { $0.blocks.contains { if case .table = $0 { true } else { false } } }) { return true }
        return rows.count <= 2 && rows.allSatisfy { $0.count <= 2 } && cells.contains { $0.blocks.count > 1 }
    }
}

extension Substring {
    /// Without blanks at its ends.
    var trimmed: Substring {
        var text = self
        while let first = text.unicodeScalars.first, first.properties.isWhitespace { text.unicodeScalars.removeFirst() }
        while let last = text.unicodeScalars.last, last.properties.isWhitespace { text.unicodeScalars.removeLast() }
        return text
    }
}
