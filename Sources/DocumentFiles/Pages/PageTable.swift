/// The table that pdftotext and tesseract write with `-tsv`: a row a page, block, line and word, and the word's box.
enum PageTable {
    static func pages(_ table: String) -> [Page] {
        var pages: [Page] = []
        var line = 0
        for row in table.split(separator: "\n") {
            let fields = row.split(separator: "\t", maxSplits: 11, omittingEmptySubsequences: false)
            guard fields.count == 12, let level = Int(fields[0]) else { continue }
            if level == 1 { pages.append(Page()) }
            if level < 5 { line += 1 }
            guard level == 5, !pages.isEmpty, let left = number(fields[6]), let top = number(fields[7]),
                let width = number(fields[8]), let height = number(fields[9]), let confidence = number(fields[10])
            else { continue }
            let text = fields[11].filter { !$0.isWhitespace }
            guard !text.isEmpty, width >= 0, height > 0 else { continue }
            let word = Page.Word(
                text: text, left: left, top: top, right: left + width, bottom: top + height, line: line,
                confidence: min(1, max(0, confidence / 100)))
            pages[pages.count - 1].words.append(word)
        }
        for index in pages.indices { dropRulings(of: &pages[index]) }
        return pages
    }

    /// A page's places, whatever unit they are in. A document can have `nan` written, which is no place, and `inf`.
    private static func number(_ field: Substring) -> Double? {
        Double(field).flatMap { (-1e7...1e7).contains($0) ? $0 : nil }
    }

    /// A table's ruling, which a recogniser reads as one long `_`, would join the columns that it passes.
    private static func dropRulings(of page: inout Page) {
        let heights = page.words.filter { $0.text.contains { $0.isLetter || $0.isNumber } }.map { $0.bottom - $0.top }
            .sorted()
        guard !heights.isEmpty else { return }
        let wide = 3 * heights[heights.count / 2]
        page.words.removeAll { $0.right - $0.left > wide && $0.text.allSatisfy { $0 == "_" } }
    }
}
