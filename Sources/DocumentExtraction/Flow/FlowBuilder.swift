import DocumentFormats

/// Takes what a format's reader comes by, in the document's order, and keeps the nesting.
struct FlowBuilder {
    private(set) var flow = Flow()
    private var frames: [Frame] = [Frame(.body)]

    private enum Place { case body, cell, box, note, dropped }

    /// Where blocks are gathered.
    private struct Frame {
        let place: Place
        var blocks: [Flow.Block] = []
        var paragraph = Flow.Paragraph()
        /// Text boxes, told behind the paragraph that they hang on.
        var boxes: [Flow.Block] = []
        /// Tables that are open in it, the innermost last.
        var tables: [Flow.Table] = []
        var cell = Flow.Cell()

        init(_ place: Place) { self.place = place }
    }

    private var top: Frame {
        get { frames[frames.count - 1] }
        set { frames[frames.count - 1] = newValue }
    }

    /// Number or bullet of the paragraph that has begun.
    mutating func label(_ label: String) { frames[frames.count - 1].paragraph.label = label }

    mutating func text(_ text: String, in encoding: LegacyEncoding? = nil) {
        guard !text.isEmpty else { return }
        if let encoding, text.unicodeScalars.contains(where: EncodingGuess.isVietnamese) {
            flow.misleadingEncodings.insert(encoding)
        }
        let last = frames.count - 1
        let count = frames[last].paragraph.runs.count
        if count > 0, frames[last].paragraph.runs[count - 1].encoding == encoding {
            frames[last].paragraph.runs[count - 1].text += text
        } else {
            frames[last].paragraph.runs.append(Flow.Run(text: text, encoding: encoding))
        }
    }

    mutating func endParagraph() {
        if !top.paragraph.runs.isEmpty { top.blocks.append(.paragraph(top.paragraph)) }
        top.paragraph = Flow.Paragraph()
        top.blocks += top.boxes
        top.boxes = []
    }

    mutating func beginTable() {
        endParagraph()
        top.tables.append(Flow.Table())
    }

    mutating func endTable() {
        guard let table = top.tables.popLast() else { return }
        if table.rows.contains(where: { !$0.isEmpty }) { top.blocks.append(.table(table)) }
    }

    mutating func beginRow() {
        guard !top.tables.isEmpty else { return }
        top.tables[top.tables.count - 1].rows.append([])
    }

    /// Takes the row that was begun last away again: it is deleted in the document.
    mutating func dropRow() {
        guard !top.tables.isEmpty else { return }
        _ = top.tables[top.tables.count - 1].rows.popLast()
    }

    mutating func beginCell(columns: Int = 1, rows: Int = 1, isContinued: Bool = false) {
        var frame = Frame(.cell)
        frame.cell.columns = min(max(1, columns), Self.mostColumns)
        frame.cell.rows = min(max(1, rows), Self.mostRows)
        frame.cell.isContinued = isContinued
        frames.append(frame)
    }

    /// What the cell that is open is told only after its beginning.
    mutating func adaptCell(_ change: (inout Flow.Cell) -> Void) { change(&frames[frames.count - 1].cell) }

    mutating func endCell() {
        guard frames.count > 1, top.place == .cell else { return }
        closeFrame()
        var cell = top.cell
        cell.blocks = top.blocks
        frames.removeLast()
        guard let table = top.tables.indices.last, let row = top.tables[table].rows.indices.last else { return }
        top.tables[table].rows[row].append(cell)
    }

    /// A text box: paragraphs of its own, behind the one that it hangs on.
    mutating func beginBox() { frames.append(Frame(.box)) }
    /// A footnote or endnote.
    mutating func beginNote() { frames.append(Frame(.note)) }
    /// What is read, but not part of the document.
    mutating func beginDropped() { frames.append(Frame(.dropped)) }

    mutating func endAside() {
        guard frames.count > 1, top.place != .cell else { return }
        closeFrame()
        let frame = frames.removeLast()
        switch frame.place {
        case .box: top.boxes += frame.blocks
        case .note: flow.notes += frame.blocks
        case .body, .cell, .dropped: break
        }
    }

    /// The whole document, whatever is still open.
    mutating func finish() -> Flow {
        while frames.count > 1 {
            if top.place == .cell { endCell() } else { endAside() }
        }
        closeFrame()
        flow.blocks = top.blocks
        return flow
    }

    private mutating func closeFrame() {
        endParagraph()
        while !top.tables.isEmpty { endTable() }
    }

    private static let mostColumns = 1000
    private static let mostRows = 100_000
}
