/// Parts the lines of a table on a page into its rows.
///
/// Nothing on a page says where a row ends: cells of several lines stand at the top or in the middle of their row, and rows
/// need no space between them. Of all ways to part the lines the one is taken that costs least: cells out of line with their
/// row, lines far apart within a cell, small letters at a cell's beginning, rows without a number where the others have one.
struct TableRows {
    /// Each row's cells, with their lines from top to bottom; the cell of a column that a row leaves empty has none.
    let rows: [[[PageLine]]]

    /// Lines of a table that are weighed; of a longer one, and within a row, no more are.
    private static let mostLines = 3_000
    private static let longestRow = 80

    /// - Parameter columns: the lines of each column, from top to bottom.
    init(_ columns: [[PageLine]], leading: Double) {
        let pieces = columns.enumerated().flatMap { column, lines in lines.map { Piece(column: column, line: $0) } }
            .sorted { ($0.middle, $0.column) < ($1.middle, $1.column) }
        guard !pieces.isEmpty else {
            rows = []
            return
        }
        let measure = Measure(pieces, columns: columns.count, leading)
        let bands = pieces.count > Self.mostLines ? measure.levels() : measure.cheapest(longest: Self.longestRow)
        rows = bands.map { band in
            var cells = Array(repeating: [PageLine](), count: columns.count)
            for piece in pieces[band] { cells[piece.column].append(piece.line) }
            return cells
        }
    }

    private struct Piece {
        var column: Int
        var line: PageLine
        var middle: Double { line.middle }
    }

    /// What a way to part the lines costs.
    private struct Measure {
        private let pieces: [Piece]
        private let columns: Int
        private let leading: Double
        /// The first column numbers the rows.
        private let isNumbered: Bool
        /// Rows have space between them, so that lines as near as a paragraph's are of one cell.
        private let isSpaced: Bool

        init(_ pieces: [Piece], columns: Int, _ leading: Double) {
            self.pieces = pieces
            self.columns = columns
            self.leading = leading
            let first = pieces.filter { $0.column == 0 }
            isNumbered = columns > 2 && first.count { Self.isNumber($0.line.text) } * 2 > first.count
            var above: [Double?] = Array(repeating: nil, count: columns)
            var (near, apart) = (0, 0)
            for piece in pieces {
                if let last = above[piece.column] {
                    let distance = (piece.middle - last) / leading
                    if distance < 1.12 { near += 1 } else if distance < 1.9 { apart += 1 }
                }
                above[piece.column] = piece.middle
            }
            isSpaced = apart * 5 > near
        }

        private static func isNumber(_ text: String) -> Bool {
            text.count <= 4 && text.contains { $0.isNumber || "IVX".contains($0) }
        }

        /// A row may begin with a line that stands below the one before it.
        private func mayBegin(_ index: Int) -> Bool {
            index == 0 || index == pieces.count || pieces[index].middle - pieces[index - 1].middle > leading * 0.12
        }

        /// Each level a row.
        func levels() -> [Range<Int>] {
            var bands: [Range<Int>] = []
            var start = 0
            for index in 1...pieces.count where mayBegin(index) {
                bands.append(start..<index)
                start = index
            }
            return bands
        }

        func cheapest(longest: Int) -> [Range<Int>] {
            var best = Array(repeating: (cost: Double.infinity, start: 0), count: pieces.count + 1)
            best[0].cost = 0
            let divisions = divisionCosts()
            for start in pieces.indices where mayBegin(start) && best[start].cost < .infinity {
                var row = Row(columns: columns, top: pieces[start].middle)
                for index in start..<min(pieces.count, start + longest) {
                    row.add(pieces[index], leading)
                    if isNumbered, pieces[index].column == 0, Self.isNumber(pieces[index].line.text) {
                        row.numbers += 1
                    }
                    guard mayBegin(index + 1) else { continue }
                    let cost = best[start].cost + divisions[start] + row.cost(leading, isNumbered: isNumbered)
                    if cost < best[index + 1].cost { best[index + 1] = (cost, start) }
                }
            }
            var bands: [Range<Int>] = []
            var end = pieces.count
            while end > 0 {
                // More lines on one level than a row may have.
                guard best[end].cost < .infinity, best[end].start < end else { return levels() }
                bands.append(best[end].start..<end)
                end = best[end].start
            }
            return bands.reversed()
        }

        /// Of each place where a row may begin, what it costs that lines as near as a paragraph's are parted there.
        private func divisionCosts() -> [Double] {
            var costs = Array(repeating: 0.0, count: pieces.count)
            var above: [Int?] = Array(repeating: nil, count: columns)
            for (index, piece) in pieces.enumerated() {
                if let last = above[piece.column] {
                    let distance = (piece.middle - pieces[last].middle) / leading
                    var cost = distance < 0.75 ? 3 : distance < 1.12 ? (isSpaced ? 1.2 : 0.2) : 0
                    if piece.line.text.first?.isLowercase ?? false { cost += 1.5 }
                    for place in (last + 1)...index where cost > 0 { costs[place] += cost }
                }
                above[piece.column] = index
            }
            return costs
        }
    }

    /// A row so far, line by line.
    private struct Row {
        private var cells: [(first: Double, last: Double, lines: Int)?]
        private let top: Double
        private var bottom: Double
        /// How far lines of a cell are apart beyond a paragraph's.
        private var gaps = 0.0
        /// Lines within its cells that begin as a cell does.
        private var capitals = 0
        var numbers = 0

        init(columns: Int, top: Double) {
            cells = Array(repeating: nil, count: columns)
            self.top = top
            bottom = top
        }

        mutating func add(_ piece: Piece, _ leading: Double) {
            bottom = max(bottom, piece.middle)
            guard let cell = cells[piece.column] else {
                cells[piece.column] = (piece.middle, piece.middle, 1)
                return
            }
            gaps += max(0, (piece.middle - cell.last) / leading - 1.15)
            if piece.line.text.first?.isUppercase ?? false { capitals += 1 }
            cells[piece.column] = (cell.first, piece.middle, cell.lines + 1)
        }

        func cost(_ leading: Double, isNumbered: Bool) -> Double {
            var cost = 2 * gaps + 0.6 * Double(capitals)
            let centre = (top + bottom) / 2
            let filled = cells.compactMap(\.self)
            for cell in filled {
                let distance = min(cell.first - top, abs((cell.first + cell.last) / 2 - centre)) / leading
                cost += 3 * max(0, distance - 0.2)
            }
            if isNumbered {
                cost += cells[0] == nil ? 2 : 6 * Double(max(0, numbers - 1))
            } else {
                cost += 0.5 * Double(cells.count - filled.count)
            }
            // Rows of as many lines in every cell are several rows.
            if filled.count > 1, let lines = filled.first?.lines, lines > 1, filled.allSatisfy({ $0.lines == lines }) {
                cost += Double((lines - 1) * filled.count)
            }
            return cost
        }
    }
}
