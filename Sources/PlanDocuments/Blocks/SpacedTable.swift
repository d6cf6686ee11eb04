/// A table whose columns only blanks part, as typed text and old printers lay it: its heads say where each column stands.
struct SpacedTable {
    /// Words of a line with no wide blank among them.
    struct Chunk {
        var tokens: Range<Int>
        /// Characters from the line's beginning.
        var place: Range<Int>
    }

    /// Where each head stands on its line, or on its lines.
    let columns: [Range<Int>]
    /// Its first column numbers the rows.
    let isNumbered: Bool
    /// The row that is being read: tokens of each column's lines.
    var row: [[Range<Int>]]

    init(heads: [Chunk], isNumbered: Bool) { self.init(heads: heads.map { [$0] }, isNumbered: isNumbered) }

    /// - Parameter heads: each with its lines' words.
    init(heads: [[Chunk]], isNumbered: Bool) {
        columns = heads.map { lines in
            let places = lines.map(\.place)
            let end = places.map(\.upperBound).max() ?? 0
            return (places.map(\.lowerBound).min() ?? end)..<end
        }
        self.isNumbered = isNumbered
        row = heads.map { $0.map(\.tokens) }
    }

    /// The columns that each of a line's chunks stands in; nil for a line that is none of a table's.
    func columns(of chunks: [Chunk]) -> [Int]? {
        guard chunks.count <= columns.count else { return nil }
        var found: [Int] = []
        for chunk in chunks {
            let column = column(of: chunk.place)
            guard found.last.map({ $0 < column }) ?? true else { return nil }
            // Words that reach under a head further right are a line of text.
            if column + 1 < columns.count, chunk.place.upperBound > columns[column + 1].lowerBound + 1 { return nil }
            found.append(column)
        }
        return found
    }

    /// The column whose head stands above, else the nearest.
    private func column(of place: Range<Int>) -> Int {
        func distance(_ column: Int) -> Int {
            let head = columns[column]
            return max(0, head.lowerBound - place.upperBound + 1, place.lowerBound - head.upperBound + 1)
        }
        return columns.indices.min { (distance($0), $0) < (distance($1), $1) } ?? 0
    }
}

extension OutlineReader {
    private static let leastColumns = 3
    private static let mostColumns = 20
    /// Words of a head.
    private static let longestHead = 10

    /// `TT   Nội dung   Thời gian`: heads of columns, parted by blanks.
    func spacedTable(headedBy line: Range<Int>) -> SpacedTable? {
        let columns = line.dropFirst().count { raw[$0].flags.contains(.spaced) } + 1
        guard (Self.leastColumns...Self.mostColumns).contains(columns), isHeads(line) else { return nil }
        let heads = chunks(line)
        guard heads.allSatisfy({ isHead($0) && raw[$0.tokens.lowerBound].isCapital }), let first = heads.first else {
            return nil
        }
        return SpacedTable(heads: heads, isNumbered: raw[first.tokens.lowerBound].term == .rowNumber)
    }

    private func isHead(_ chunk: SpacedTable.Chunk) -> Bool {
        chunk.tokens.count <= Self.longestHead
            && !chunk.tokens.contains { [.colon, .period, .semicolon, .number].contains(raw[$0].term) }
    }

    /// Heads on two lines, some of which go on below (`Thời hạn / hoàn thành`), and where the second ends.
    func spacedTable(headedFrom line: Range<Int>) -> (table: SpacedTable, end: Int)? {
        guard line.count <= Self.longestHead * 4, line.dropFirst().contains(where: { raw[$0].flags.contains(.spaced) }),
            line.upperBound < raw.count, raw[line.upperBound].term == .lineBreak
        else { return nil }
        let below = line.upperBound + 1..<raw.count
        let end = below.first { [.lineBreak, .paragraphBreak].contains(raw[$0].term) } ?? raw.count
        let second = below.lowerBound..<end
        guard !second.isEmpty, second.count <= Self.longestHead * Self.mostColumns, isHeads(line.lowerBound..<end),
            case let (upper, lower) = (chunks(line), chunks(second)), (upper + lower).allSatisfy(isHead)
        else { return nil }
        var heads: [[SpacedTable.Chunk]] = lower.map { [$0] }
        for chunk in upper {
            guard raw[chunk.tokens.lowerBound].isCapital,
                let column = lower.firstIndex(where: { $0.place.overlaps(chunk.place) }), heads[column].count == 1
            else { return nil }
            heads[column].insert(chunk, at: 0)
        }
        let isWhole = heads.allSatisfy { $0.first.map { raw[$0.tokens.lowerBound].isCapital } ?? false }
        guard (Self.leastColumns...Self.mostColumns).contains(heads.count), isWhole else { return nil }
        let isNumbered = heads[0].contains { raw[$0.tokens.lowerBound].term == .rowNumber }
        return (SpacedTable(heads: heads, isNumbered: isNumbered), end)
    }

    /// A line's words between wide blanks, each byte of the line looked at once.
    private func chunks(_ line: Range<Int>) -> [SpacedTable.Chunk] {
        var chunks: [SpacedTable.Chunk] = []
        var start = line.lowerBound
        var byte = bytes[..<Int(raw[start].start)].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        var place = 0
        while start < line.upperBound {
            var end = start + 1
            while end < line.upperBound, !raw[end].flags.contains(.spaced) { end += 1 }
            let words = Int(raw[start].start)..<Int(raw[end - 1].end)
            let first = place + bytes.characters(byte..<words.lowerBound)
            (byte, place) = (words.upperBound, first + bytes.characters(words))
            chunks.append(SpacedTable.Chunk(tokens: start..<end, place: first..<place))
            start = end
        }
        return chunks
    }

    mutating func begin(_ table: SpacedTable, _ line: Range<Int>) {
        newTable()
        isTall = false
        mayContinue = false
        spaced = table
    }

    /// Takes a line as one of such a table's; false: the table is over.
    mutating func spacedLine(_ line: Range<Int>, isAfterGap: Bool) -> Bool {
        guard var table = spaced else { return false }
        // A ruled line
        if line.allSatisfy({ [.dash, .mark].contains(raw[$0].term) }), !isAfterGap { return true }
        let chunks = chunks(line)
        guard let columns = table.columns(of: chunks), let column = columns.first, let first = chunks.first,
            !isAfterGap || chunks.count > 1
        else {
            endSpacedRow()
            spaced = nil
            cell = nil
            return false
        }
        let begins = raw[first.tokens.lowerBound]
        let isNew = column == 0 && (begins.term == .number || !table.isNumbered && begins.isCapital && chunks.count > 1)
        if isNew {
            endSpacedRow()
            cell?.row += 1
            table.row = table.row.map { _ in [] }
        }
        for (chunk, column) in zip(chunks, columns) { table.row[column].append(chunk.tokens) }
        spaced = table
        return true
    }

    /// Puts the cells of the row that was read into the outline.
    mutating func endSpacedRow() {
        guard let row = spaced?.row else { return }
        for (column, lines) in row.enumerated() where !lines.isEmpty {
            cell?.column = column
            for (index, line) in lines.enumerated() {
                append(line, isItem: false, level: 70, isNew: index == 0)
            }
        }
        spaced?.row = row.map { _ in [] }
        mayContinue = false
    }
}
