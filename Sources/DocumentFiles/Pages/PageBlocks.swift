/// A page from top to bottom: lines of text, and regions in which lines stand beside each other.
struct PageBlocks {
    enum Block {
        case line(PageLine)
        case columns(ColumnRegion)
    }

    private(set) var blocks: [Block] = []
    /// From middle to middle of a paragraph's lines; the measure of all distances here.
    let leading: Double
    private(set) var left = 0.0
    private(set) var right = 0.0

    init(_ page: Page) {
        leading = PageLine.leading(of: page)
        var lines = PageLine.lines(of: page, gap: leading * 1.4)
        if let first = lines.first, Self.isPageNumber(first, lines.dropFirst().first) { lines.removeFirst() }
        if let last = lines.last, Self.isPageNumber(last, lines.dropLast().last) { lines.removeLast() }
        left = lines.map(\.left).min() ?? 0
        right = lines.map(\.right).max() ?? 0
        // Who gets the document stands in no row of a table, however near that ends.
        let recipients = lines.last { isRecipients($0) }?.middle ?? .infinity
        let below = lines.firstIndex { $0.middle > recipients - leading * 0.4 } ?? lines.count
        for part in [lines[..<below], lines[below...]] { add(Array(part)) }
    }

    /// `Nơi nhận:` at the page's left; a column may be headed so, too.
    private func isRecipients(_ line: PageLine) -> Bool {
        let text = line.text.lowercased()
        guard text.hasPrefix("nơi nhận"), line.left - left < (right - left) * 0.25 else { return false }
        let rest = text.dropFirst("nơi nhận".count).drop { $0 == " " }
        return rest.isEmpty || rest.hasPrefix(":")
    }

    private mutating func add(_ lines: [PageLine]) {
        let rows = rows(of: lines)
        var region: [[PageLine]] = []
        for (index, row) in rows.enumerated() {
            if row.count > 1 || belongs(row[0], between: region, and: rows.dropFirst(index + 1).first) {
                region.append(row)
                continue
            }
            close(&region)
            blocks.append(.line(row[0]))
        }
        close(&region)
    }

    /// Whether nothing follows a block but short lines and columns, as around a signature.
    func isEnd(after index: Int) -> Bool {
        blocks[(index + 1)...].allSatisfy { block in
            switch block {
            case .line(let line): line.right - line.left < (right - left) * 0.6
            case .columns(let region): region.columns == 2
            }
        }
    }

    private mutating func close(_ region: inout [[PageLine]]) {
        if !region.isEmpty { blocks.append(.columns(ColumnRegion(region, leading: leading))) }
        region = []
    }

    /// What belongs on one row: lines beside each other, and the further lines of their cells. A line with nothing beside it is
    /// a row of its own.
    private func rows(of lines: [PageLine]) -> [[PageLine]] {
        var row = Array(lines.indices)
        func root(_ index: Int) -> Int {
            var index = index
            while row[index] != index { index = row[index] }
            return index
        }
        var hasNeighbour = Array(repeating: false, count: lines.count)
        // Two rows of a table have a border between them, so that lines of different rows are never nearer than a leading.
        eachPair(of: lines, within: leading * 0.7) { one, other in
            guard !lines[one].sharesColumn(with: lines[other]) else { return }
            row[root(other)] = root(one)
            hasNeighbour[one] = true
            hasNeighbour[other] = true
        }
        let width = right - left
        eachPair(of: lines, within: leading * 1.2) { one, other in
            let isWide = [one, other].contains { lines[$0].right - lines[$0].left > width * 0.6 }
            guard lines[one].sharesColumn(with: lines[other]), !isWide,
                hasNeighbour[root(one)] || hasNeighbour[one] || hasNeighbour[other]
            else { return }
            row[root(other)] = root(one)
            // What has joined a row draws on the lines below it.
            hasNeighbour[one] = true
            hasNeighbour[other] = true
        }
        return Dictionary(grouping: lines.indices, by: root).values.map { $0.sorted().map { lines[$0] } }
            .sorted { ($0[0].middle, $0[0].left) < ($1[0].middle, $1[0].left) }
    }

    private func eachPair(of lines: [PageLine], within distance: Double, _ visit: (Int, Int) -> Void) {
        for one in lines.indices {
            for other in lines.indices[(one + 1)...] {
                guard lines[other].middle - lines[one].middle <= distance else { break }
                visit(one, other)
            }
        }
    }

    /// A single line of a column whose neighbours are above and below, as among the recipients beside a signature.
    private func belongs(_ line: PageLine, between region: [[PageLine]], and next: [PageLine]?) -> Bool {
        guard let above = region.last, let next, next.count > 1, let bottom = above.map(\.middle).max(),
            line.middle - bottom < leading * 4, next[0].middle - line.middle < leading * 4
        else { return false }
        return !above.allSatisfy { $0.sharesColumn(with: line) } && !next.allSatisfy { $0.sharesColumn(with: line) }
            && line.right - line.left < (right - left) * 0.6
    }

    /// Digits alone at a page's edge, with nothing beside them.
    private static func isPageNumber(_ line: PageLine, _ neighbour: PageLine?) -> Bool {
        let digits = line.text.filter { $0 != "-" && $0 != "–" && !$0.isWhitespace }
        let isAlone = neighbour.map { abs($0.middle - line.middle) > line.bottom - line.top } ?? true
        return isAlone && (1...3).contains(digits.count) && digits.allSatisfy(\.isNumber)
    }
}
