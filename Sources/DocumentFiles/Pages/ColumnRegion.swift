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

    /// Columns are parted by what no word of the region reaches into; the fewer lines, the wider that has to be.
    private static func columns(of lines: [PageLine], _ leading: Double) -> [ClosedRange<Double>] {
        let least = leading * (lines.count >= 6 ? 0.35 : 0.7)
        var columns: [ClosedRange<Double>] = []
        for word in lines.flatMap(\.words).sorted(by: { $0.left < $1.left }) {
            if let last = columns.last, word.left - last.upperBound < least {
                columns[columns.count - 1] = last.lowerBound...max(last.upperBound, word.right)
            } else {
                columns.append(word.left...max(word.left, word.right))
            }
        }
        return columns
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

    /// Each row on a line, its cells between ` | `.
    var tableRows: [String] {
        rows.flatMap(numbered).map { lines in
            cells(of: lines).map { $0.map(\.text).joined(separator: " ") }.joined(separator: " | ")
        }
    }

    /// Where a table has no space between its rows, they begin with what numbers them.
    private func numbered(_ lines: [PageLine]) -> [[PageLine]] {
        let numbers = cells(of: lines)[0]
        guard columns >= 3, numbers.count > 1, numbers.allSatisfy({ $0.text.count <= 4 }) else { return [lines] }
        let starts = numbers.map { $0.middle - leading * 0.4 }
        return starts.indices.map { index in
            let end = index + 1 < starts.count ? starts[index + 1] : .infinity
            return lines.filter { (index == 0 || $0.middle >= starts[index]) && $0.middle < end }
        }
    }
}
