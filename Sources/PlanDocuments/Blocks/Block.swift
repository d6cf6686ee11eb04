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

/// A document as its blocks, and the tokens in them without line breaks.
struct Outline {
    var tokens: [Token] = []
    var blocks: [Block] = []
    var tables = 0
}
