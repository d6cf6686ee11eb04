import DocumentFormats

/// A document as what follows on what: the form that all container formats are brought to before they become text.
struct Flow {
    var blocks: [Block] = []
    /// Footnotes and endnotes, told at the document's end.
    var notes: [Block] = []
    /// Encodings whose fonts are also used for letters that only Unicode has: what is set in them is Unicode already.
    var misleadingEncodings: Set<LegacyEncoding> = []

    indirect enum Block {
        case paragraph(Paragraph)
        case table(Table)
    }

    struct Paragraph {
        /// Its number or bullet, which the text does not hold.
        var label = ""
        var runs: [Run] = []
    }

    /// Text in one font.
    struct Run {
        var text: String
        /// What the font's name says that the text is encoded in.
        var encoding: LegacyEncoding?
    }

    struct Table {
        var rows: [[Cell]] = []
    }

    struct Cell {
        var blocks: [Block] = []
        /// Columns and rows that it spans.
        var columns = 1
        var rows = 1
        /// Whether it goes on with the cell above it (Word's way to span rows).
        var isContinued = false
    }
}
