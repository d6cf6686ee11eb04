import PlanCore

/// Labelled rows of signs under heads, in as many parts as the width asks for, with totals at both edges.
struct MatrixTable {
    /// What stands above a column, from the top.
    struct Head {
        var lines: [(text: String, style: PictureLine.Style)]
        var total: BoardTally
    }

    struct Row {
        var label: String
        /// Beside the label.
        var notes: [(text: String, style: PictureLine.Style)]
        /// One a column.
        var cells: [BoardGrid.Cell?]
        var total: BoardTally
    }

    let heads: [Head]
    let rows: [Row]
    /// Columns that a cell takes, without the space before it.
    let cellWidth: Int
    private let labelWidth: Int
    /// Columns that each note takes.
    private let notes: [Int]
    private let totalWidth: Int
    private let total: BoardTally
    /// How many columns stand side by side, at least one.
    private let fits: Int
    /// All columns stand side by side.
    let holdsAll: Bool

    /// - Parameter notes: columns that the rows' notes take at most.
    init(width: Int, cellWidth: Int, heads: [Head], rows: [Row], notes: [Int], total: BoardTally) {
        let longest = rows.map { Paragraph($0.label).line.columns }.max() ?? 0
        let totals = ([total] + rows.map(\.total) + heads.map(\.total)).map { Self.text($0).columns }
        self.heads = heads
        self.rows = rows
        self.notes = notes.enumerated().map { index, limit in
            min(limit, rows.map { $0.notes[index].text.columns }.max() ?? 0)
        }
        self.totalWidth = max(4, totals.max() ?? 0)
        // What is asked of a column's units stands below it in the same form.
        self.cellWidth = max(cellWidth, heads.map { Self.text($0.total).columns }.max() ?? 0)
        let beside = self.notes.reduce(0) { $0 + $1 + 2 } + totalWidth + 1
        let all = heads.count * (self.cellWidth + 1)
        // The label takes what the columns leave, but a quarter of the width at least, and no more than it needs.
        self.labelWidth = max(9, min(longest, max(width / 4, width - beside - all)))
        let room = (width - beside - labelWidth) / (self.cellWidth + 1)
        self.fits = max(1, room)
        self.holdsAll = room >= heads.count
        self.total = total
    }

    func lines(_ language: Language) -> [PictureLine] {
        var lines: [PictureLine] = []
        for start in stride(from: 0, to: heads.count, by: fits) {
            let part = start..<min(start + fits, heads.count)
            if start > 0 { lines.append(PictureLine([])) }
            lines += self.lines(part, isLast: part.upperBound == heads.count, language)
        }
        return lines
    }

    private func lines(_ part: Range<Int>, isLast: Bool, _ language: Language) -> [PictureLine] {
        let margin = String(repeating: " ", count: labelWidth + notes.reduce(0) { $0 + $1 + 2 })
        let sum = Bilingual(vi: "Cộng", en: "Sum")[language]
        let height = heads[part].map(\.lines.count).max() ?? 0
        var lines = (0..<height).map { line in
            PictureLine(
                [(margin, .plain)]
                    + heads[part].map { head in
                        line < head.lines.count
                            ? (" " + head.lines[line].text.centred(in: cellWidth), head.lines[line].style)
                            : (String(repeating: " ", count: cellWidth + 1), .plain)
                    }
                    + (line == 0 && isLast ? [(" " + sum.rightAligned(to: totalWidth), .dim)] : []))
        }
        for row in rows {
            let label = Paragraph(row.label).cell(width: labelWidth)
            lines.append(
                PictureLine(
                    [((label.first ?? "").filled(to: labelWidth), .plain)]
                        + zip(row.notes, notes).map { ("  " + $0.text.filled(to: $1), $0.style) }
                        + row.cells[part].map(sign)
                        + (isLast ? [(" " + Self.text(row.total).rightAligned(to: totalWidth), .plain)] : [])))
            lines += label.dropFirst().map { PictureLine([($0, .plain)]) }
        }
        let delivered = Bilingual(vi: "Đã nộp", en: "Delivered")[language]
        lines.append(
            PictureLine(
                [(delivered.filled(to: margin.count), .dim)]
                    + heads[part].map { (" " + Self.text($0.total).centred(in: cellWidth), .dim) }
                    + (isLast ? [(" " + Self.text(total).rightAligned(to: totalWidth), .title)] : [])))
        return lines
    }

    private func sign(_ cell: BoardGrid.Cell?) -> (text: String, style: PictureLine.Style) {
        guard let cell else { return (String(repeating: " ", count: cellWidth + 1), .plain) }
        return (" " + cell.sign.centred(in: cellWidth), cell.isCalledFormer ? .dim : cell.standing.style)
    }

    /// How many of those asked have delivered: `5/12`.
    private static func text(_ tally: BoardTally) -> String { "\(tally.delivered)/\(tally.asked)" }
}
