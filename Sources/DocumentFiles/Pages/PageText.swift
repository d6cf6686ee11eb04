/// Pages as text: paragraphs with an empty line between them, a row of a table on one line with its cells between ` | `,
/// columns that stand beside each other (a letterhead, recipients and signature) one after the other; page numbers left out.
struct PageText {
    private(set) var text = ""
    /// The paragraph so far, which may go on over the page.
    private var lines: [String] = []
    /// The page before ended in a line that is not full.
    private var isShort = false

    init(_ pages: [Page]) {
        let pages = pages.map(PageBlocks.init)
        for (index, page) in pages.enumerated() {
            let isEnding = pages[(index + 1)...].allSatisfy { $0.isEnd(after: -1) }
            add(page, isFirst: index == 0, isEnding: isEnding)
        }
        endParagraph()
    }

    private mutating func add(_ page: PageBlocks, isFirst: Bool, isEnding: Bool) {
        var above: PageLine?
        for (index, block) in page.blocks.enumerated() {
            switch block {
            case .columns(let region):
                endParagraph()
                let isEdge = isFirst && index == 0 || isEnding && page.isEnd(after: index)
                for paragraph in region.columns == 2 && isEdge ? region.stacked : region.table {
                    lines = paragraph
                    endParagraph()
                }
                above = nil
            case .line(let line):
                if let above {
                    if Self.isNewParagraph(line, below: above, in: page) { endParagraph() }
                } else if index > 0 || !goesOn(with: line) && (isShort || line.left - page.left > page.leading) {
                    endParagraph()
                }
                lines.append(line.text)
                above = line
            }
        }
        // A paragraph whose last line on the page is full goes on over the page.
        isShort = above.map { page.right - $0.right > 4 * page.leading } ?? true
    }

    /// Whether a page's first line goes on with the sentence of the page before, however short its last line is.
    private func goesOn(with line: PageLine) -> Bool {
        guard let first = line.text.first, let last = lines.last?.last, !".;:!?/".contains(last) else { return false }
        // Small letters, or a date's figures: `trước ngày / 20/5/2027`, and not `2. Các thôn`.
        let figures = line.text.prefix { $0.isNumber }
        let isDate =
            !figures.isEmpty && line.text.dropFirst(figures.count).first.map { $0 == "/" || $0 == " " } ?? false
        return first.isLowercase || isDate
    }

    private mutating func endParagraph() {
        guard !lines.isEmpty else { return }
        if !text.isEmpty { text += "\n" }
        text += lines.joined(separator: "\n") + "\n"
        lines = []
    }

    /// It stands further below than the lines of a paragraph do, or the line above ends early, or it is indented.
    private static func isNewParagraph(_ line: PageLine, below above: PageLine, in page: PageBlocks) -> Bool {
        line.middle - above.middle > page.leading * 1.25 || page.right - above.right > page.leading * 4
            || line.left - page.left > page.leading && above.left - page.left <= page.leading
    }
}
