/// Rows one below the other whose lines stand in columns: a table, a letterhead, recipients beside a signature.
struct ColumnRegion {
    private let rows: [[PageLine]]
    private let bounds: [ClosedRange<Double>]
    private let leading: Double

    init(_ rows: [[PageLine]], leading: Double) {
        self.rows = rows
        self.leading = leading
        bounds = Self.columns(of: rows.flatMap(\.self), leading)
    }

    var columns: Int { bounds.count }

    /// Columns are parted by what no word of the region reaches into; the fewer lines, the wider that has to be, unless most
    /// lines leave more there than words leave between them.
    private static func columns(of lines: [PageLine], _ leading: Double) -> [ClosedRange<Double>] {
        let least = leading * (lines.count >= 6 ? 0.35 : 0.7)
        let strips = strips(of: lines, apart: leading * 0.15)
        let gaps = usualGaps(between: strips, of: lines, leading)
        var columns: [ClosedRange<Double>] = []
        for (index, strip) in strips.enumerated() {
            if let last = columns.last, strip.lowerBound - last.upperBound < least, gaps[index] < leading * 0.6 {
                columns[columns.count - 1] = last.lowerBound...strip.upperBound
            } else {
                columns.append(strip)
            }
        }
        return columns
    }

    private static func strips(of lines: [PageLine], apart least: Double) -> [ClosedRange<Double>] {
        var strips: [ClosedRange<Double>] = []
        for word in lines.flatMap(\.words).sorted(by: { $0.left < $1.left }) {
            if let last = strips.last, word.left - last.upperBound < least {
                strips[strips.count - 1] = last.lowerBound...max(last.upperBound, word.right)
            } else {
                strips.append(word.left...max(word.left, word.right))
            }
        }
        return strips
    }

    /// How far words beside each other are apart before each strip, in the middle of all its lines; 0 where fewer than two
    /// lines say it.
    private static func usualGaps(
        between strips: [ClosedRange<Double>], of lines: [PageLine], _ leading: Double
    ) -> [Double] {
        var gaps = Array(repeating: [Double](), count: strips.count)
        var level: [PageLine] = []
        func measure() {
            var strip = 0
            var last: (strip: Int, right: Double)?
            for word in level.flatMap(\.words).sorted(by: { $0.left < $1.left }) {
                while strip + 1 < strips.count, word.left > strips[strip].upperBound { strip += 1 }
                if let last, last.strip + 1 == strip { gaps[strip].append(word.left - last.right) }
                last = (strip, max(word.right, last.map { $0.strip == strip ? $0.right : 0 } ?? 0))
            }
            level = []
        }
        for line in lines.sorted(by: { $0.middle < $1.middle }) {
            if let first = level.first, line.middle - first.middle > leading * 0.3 { measure() }
            level.append(line)
        }
        measure()
        return gaps.map { $0.count < 2 ? 0 : $0.sorted()[$0.count / 2] }
    }

    private func column(of word: Page.Word) -> Int {
        bounds.firstIndex { word.left <= $0.upperBound } ?? bounds.count - 1
    }

    /// The lines of each column in some lines, from top to bottom.
    private func cells(of lines: [PageLine]) -> [[PageLine]] {
        var cells = Array(repeating: [PageLine](), count: bounds.count)
        for line in lines.sorted(by: { $0.middle < $1.middle }) {
            for (column, words) in Dictionary(grouping: line.words, by: column) {
                cells[column].append(PageLine(words))
            }
        }
        return cells
    }

    /// One column after the other, its lines as they stand; a new paragraph where they are further apart.
    var stacked: [[String]] {
        cells(of: rows.flatMap(\.self)).flatMap { lines -> [[String]] in
            var blocks: [[String]] = []
            var above: PageLine?
            for line in lines {
                if let above, line.middle - above.middle < leading * 0.3 {
                    blocks[blocks.count - 1][blocks[blocks.count - 1].count - 1] += " " + line.text
                } else if let above, line.middle - above.middle < leading * 1.3 {
                    blocks[blocks.count - 1].append(line.text)
                } else {
                    blocks.append([line.text])
                }
                above = line
            }
            return blocks
        }
    }

    /// Each row on a line, its cells between ` | `; lines above and below the table that stand in no row as they are.
    var table: [[String]] {
        let columns = cells(of: rows.flatMap(\.self)).map { onOneLine($0) }
        let rows = TableRows(columns, leading: leading).rows
        func isRow(_ cells: [[PageLine]]) -> Bool { cells.count { !$0.isEmpty } > 1 }
        guard let first = rows.firstIndex(where: isRow), let last = rows.lastIndex(where: isRow) else {
            return [rows.flatMap { $0.joined().map(\.text) }]
        }
        let lines = rows[first...last].map { cells in
            cells.map { $0.map(\.text).joined(separator: " ") }.joined(separator: " | ")
        }
        return [
            rows[..<first].flatMap { $0.joined().map(\.text) }, lines,
            rows[(last + 1)...].flatMap { $0.joined().map(\.text) },
        ]
        .filter { !$0.isEmpty }
    }

    /// Lines of a column, those that stand beside each other put together.
    private func onOneLine(_ lines: [PageLine]) -> [PageLine] {
        var joined: [PageLine] = []
        for line in lines {
            if let last = joined.last, line.middle - last.middle < leading * 0.3 {
                joined[joined.count - 1] = PageLine((last.words + line.words).sorted { $0.left < $1.left })
            } else {
                joined.append(line)
            }
        }
        return joined
    }
}
