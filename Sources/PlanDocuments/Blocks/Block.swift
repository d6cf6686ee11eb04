/// A paragraph, a heading, a list item or a cell of a table, its lines put together.
struct Block {
    /// Where in a table it stands: an index into the tables, row and column from 0.
    struct Cell: Hashable {
        var table: Int
        var row: Int
        var column: Int
    }

    /// It has a marker, `I.`, `1.`, `a)`, `-`, `#`: a heading or an item of a list; which of them, its length tells.
    var isItem: Bool
    var cell: Cell?
    /// Of its words, the marker of an item left out.
    var tokens: Range<Int>
    /// The nearer the top of the outline, the lower: 0 a markdown heading, 10 `I.`, … 60 `+`, 70 a paragraph.
    var level: Int
    /// The block it stands under, an index that is lower than its own.
    var parent: Int?
    /// The words before its first colon, or all when it is short: what its own dates, and those of the blocks under it, are
    /// about.
    var label: Range<Int>
}

extension Outline {
    /// Bytes of some tokens, from the first to the last; nothing of none.
    func bytes(of range: Range<Int>) -> Range<Int> {
        guard let first = range.first, let last = range.last else { return 0..<0 }
        return Int(tokens[first].start)..<Int(tokens[last].end)
    }

    /// Some of the tokens is one of those.
    func has(_ terms: TermSet, in range: Range<Int>) -> Bool {
        range.contains { terms.contains(tokens[$0].term) }
    }

    /// Some of the tokens has that term, and is worth so much.
    func has(_ term: Term, worth: Int32, in range: Range<Int>) -> Bool {
        range.contains { tokens[$0].means(term, worth) }
    }

    /// `của năm báo cáo`: whichever that is.
    func isOfYearReported(_ words: Range<Int>) -> Bool {
        words.prefix(2).contains { at in
            tokens[at].term == .year && at + 1 < words.upperBound && [.report, .figures].contains(tokens[at + 1].term)
        }
    }

    /// The block that heads a cell's column; nil outside of tables and for the heading itself.
    func columnHead(of block: Int) -> Int? {
        guard let cell = blocks[block].cell, cell.row > 0, columns.indices.contains(cell.table) else { return nil }
        return columns[cell.table][cell.column]
    }

    /// A table without a row of heads: where a column's first cell is a date itself.
    func isHeadless(_ block: Int) -> Bool {
        guard let head = columnHead(of: block) ?? (isOfRows(block) ? block : nil) else { return false }
        let words = blocks[head].tokens
        let signs: TermSet = [.number, .slash, .dash, .period, .day, .month, .year, .weekday, .comma, .before, .until]
        return (3...20).contains(words.count) && words.allSatisfy { signs.contains(tokens[$0].term) }
            && has([.slash, .dash], in: words)
    }

    /// A cell of a table with more than one row.
    private func isOfRows(_ block: Int) -> Bool {
        guard let cell = blocks[block].cell else { return false }
        if cell.row > 0 { return true }
        let next = row(of: block).upperBound
        return blocks.indices.contains(next) && blocks[next].cell?.table == cell.table
    }

    /// The blocks of a cell's row.
    func row(of block: Int) -> Range<Int> {
        guard let cell = blocks[block].cell else { return block..<block + 1 }
        func isBeside(_ index: Int) -> Bool {
            guard blocks.indices.contains(index), let other = blocks[index].cell else { return false }
            return other.table == cell.table && other.row == cell.row
        }
        var start = block
        while isBeside(start - 1), block - start < 100 { start -= 1 }
        var end = block + 1
        while isBeside(end), end - block < 100 { end += 1 }
        return start..<end
    }
}

/// A document as its blocks, and the tokens in them without line breaks.
struct Outline {
    let text: CutText
    var tokens: [Token] = []
    var blocks: [Block] = []
    var tables = 0
    /// The block that heads a column, by table and column.
    var columns: [[Int: Int]] = []
    /// What a column holds, by table and column, where its head says it.
    var roles: [[Int: ColumnRole]] = []
}
