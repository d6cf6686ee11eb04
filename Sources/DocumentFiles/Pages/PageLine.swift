/// Words of a page that stand on one line with no wide gap between them.
struct PageLine: Hashable {
    /// From left to right.
    private(set) var words: [Page.Word]
    let top: Double
    let bottom: Double

    /// - Parameter words: some, from left to right.
    init(_ words: [Page.Word]) {
        self.words = words
        top = words.map(\.top).min() ?? 0
        bottom = words.map(\.bottom).max() ?? 0
    }

    var left: Double { words.first?.left ?? 0 }
    var right: Double { words.last?.right ?? 0 }
    var middle: Double { (top + bottom) / 2 }
    var text: String { words.map(\.text).joined(separator: " ") }

    /// Whether part of it stands above or below part of the other.
    func sharesColumn(with other: PageLine) -> Bool { left < other.right && other.left < right }

    /// The lines of a page from top to bottom, each ending where the gap to the next word is wider than that.
    static func lines(of page: Page, gap: Double) -> [PageLine] {
        var groups: [[Page.Word]] = []
        for word in page.words {
            if let last = groups.last?.last, last.line == word.line {
                groups[groups.count - 1].append(word)
            } else {
                groups.append([word])
            }
        }
        let lines = groups.flatMap { group -> [PageLine] in
            var parts: [[Page.Word]] = []
            for word in group.sorted(by: { $0.left < $1.left }) {
                if let last = parts.last?.last, word.left - last.right <= gap {
                    parts[parts.count - 1].append(word)
                } else {
                    parts.append([word])
                }
            }
            return parts.map(PageLine.init)
        }
        return lines.sorted { ($0.middle, $0.left) < ($1.middle, $1.left) }
    }

    /// How far the lines of a paragraph are from each other, from middle to middle: what is usual on the page.
    static func leading(of page: Page) -> Double {
        let heights = page.words.map { $0.bottom - $0.top }.sorted()
        let height = heights.isEmpty ? 1 : heights[heights.count / 2]
        let lines = lines(of: page, gap: height * 1.5)
        var distances: [Double] = []
        for (index, line) in lines.enumerated() {
            let below = lines[(index + 1)...].first {
                $0.middle - line.middle > height * 0.6 && $0.sharesColumn(with: line)
            }
            if let below, below.middle - line.middle < height * 3 { distances.append(below.middle - line.middle) }
        }
        distances.sort()
        return distances.isEmpty ? height * 1.25 : distances[distances.count * 3 / 10]
    }
}
