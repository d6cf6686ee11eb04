/// Tables: cells between bars or tabs, bars or cells on lines of their own.
extension OutlineReader {
    /// Bars alone on their lines: one ends a cell, two end a row.
    mutating func bars(_ count: Int) {
        mayContinue = false
        let isRow = bars > 0 && outline.tokens.count == tokensAtBar || count > 1
        if let cell, isTall {
            self.cell =
                isRow
                ? Block.Cell(table: cell.table, row: cell.row + 1, column: 0)
                : Block.Cell(table: cell.table, row: cell.row, column: cell.column + 1)
        } else {
            newTable()
            (isTall, isTallSpaced, tallStart) = (true, false, outline.tokens.count)
        }
        bars = outline.tokens.count == tokensAtBar ? bars + 1 : 1
        tokensAtBar = outline.tokens.count
    }

    /// A blank line ends it, unless its cells stand between such: then a second paragraph without a bar before it.
    mutating func endsTallTable(_ isAfterGap: Bool) -> Bool {
        guard isAfterGap else { return false }
        if outline.tokens.count == tallStart {
            isTallSpaced = true
            return false
        }
        return !isTallSpaced || outline.tokens.count != tokensAtBar
    }

    /// A table whose cells are lines of their own, headed by *TT*: its heads, then rows that a number begins.
    enum Flat: Equatable {
        case none, heads
        case rows(columns: Int)
    }

    private static let columnLimit = 8

    /// Takes a line as a cell of such a table; false: the table is over.
    mutating func flatLine(_ line: Range<Int>, isAfterGap: Bool) -> Bool {
        guard var cell, !line.contains(where: { raw[$0].term == .cell }) else { return endFlat() }
        let first = raw[line.lowerBound]
        let number = line.count == 1 && first.term == .number ? Int(first.value) : nil
        switch flat {
        case .none: return false
        case .heads:
            if isAfterGap { isFlatSpaced = true }
            if number == 1 {
                flat = .rows(columns: cell.column + 1)
                cell = Block.Cell(table: cell.table, row: 1, column: 0)
            } else {
                cell.column += 1
                if cell.column >= Self.columnLimit || line.count > 30 { return endFlat() }
            }
        case .rows(let columns):
            if number == cell.row + 1 {
                shiftLast(columns)
                cell = Block.Cell(table: cell.table, row: cell.row + 1, column: 0)
            } else if marker(line) == nil, mayContinue, !isAfterGap, !first.isCapital, first.term != .number {
                append(line, isItem: false, level: 70, isNew: false)
                return true
            } else {
                cell.column += 1
                if cell.column > columns + 1 || first.term == .recipients || isAfterGap && !isFlatSpaced {
                    return endFlat()
                }
            }
        }
        self.cell = cell
        append(line, isItem: false, level: 70, isNew: true)
        mayContinue = true
        return true
    }

    mutating func endFlat() -> Bool {
        if case .rows(let columns) = flat { shiftLast(columns) }
        flat = .none
        cell = nil
        return false
    }

    /// A row with empty cells lacks lines, one with several paragraphs in a cell has more: its last one stands in the last column.
    mutating func shiftLast(_ columns: Int) {
        guard let last = outline.blocks.indices.last, let cell = outline.blocks[last].cell, cell.column > 0 else {
            return
        }
        outline.blocks[last].cell?.column = columns - 1
    }

    mutating func newTable() {
        cell = Block.Cell(table: outline.tables, row: 0, column: 0)
        outline.tables += 1
        outline.columns.append([:])
    }

    /// How many tabs part a line's words, that behind an item's marker left out.
    func tabs(_ line: Range<Int>) -> Int {
        let words = line.dropFirst()
        let tabs = words.count { raw[$0].isTabbed }
        guard tabs > 0, let rest = marker(line)?.rest.first, raw[rest].isTabbed else { return tabs }
        return tabs > 1 ? tabs : 0
    }

    /// `TT ⇥ Nội dung ⇥ Thời gian`: words that head columns, and no number.
    func isHeads(_ line: Range<Int>) -> Bool {
        let heads = TermSet.times.union([.rowNumber, .leadUnit])
        return line.contains { heads.contains(raw[$0].term) } && !line.contains { raw[$0].term == .number }
    }

    /// A row that goes on with the table that one line interrupted.
    func mayResume(with line: Range<Int>, isAfterGap: Bool) -> Bool {
        guard cell == nil, interrupted != nil, !isHeads(line) else { return false }
        let isNumbered =
            raw[line.lowerBound].term == .number && line.count > 1 && raw[line.lowerBound + 1].term == .cell
        return isNumbered || !isAfterGap && !isInterruptedByGap
    }

    /// A row on one line: its cells that are not empty, each with its column.
    mutating func row(_ cells: [(tokens: Range<Int>, column: Int)]) {
        if cell == nil || isTall { newTable() } else { cell?.row += 1 }
        isTall = false
        for (tokens, column) in cells
        where tokens.contains(where: { ![.mark, .colon, .dash].contains(raw[$0].term) }) {
            cell?.column = column
            append(tokens, isItem: false, level: 70, isNew: true)
        }
        mayContinue = false
    }

    /// Cells between bars.
    func barred(_ line: Range<Int>) -> [(tokens: Range<Int>, column: Int)] {
        var cells: [(tokens: Range<Int>, column: Int)] = []
        var start = raw[line.lowerBound].term == .cell ? line.lowerBound + 1 : line.lowerBound
        while start < line.upperBound {
            var end = start
            while end < line.upperBound, raw[end].term != .cell { end += 1 }
            cells.append((start..<end, cells.count))
            start = end + 1
        }
        return cells
    }

    /// Cells between tabs; two tabs have an empty one between them.
    func tabbed(_ line: Range<Int>) -> [(tokens: Range<Int>, column: Int)] {
        var cells: [(tokens: Range<Int>, column: Int)] = []
        var start = line.lowerBound
        var column = 0
        while start < line.upperBound {
            var end = start + 1
            while end < line.upperBound, !raw[end].isTabbed { end += 1 }
            let gap = (start > 0 ? Int(raw[start - 1].end) : 0)..<Int(raw[start].start)
            column += bytes[gap].count { $0 == UInt8(ascii: "\t") }
            cells.append((start..<end, column))
            start = end
        }
        return cells
    }
}
