/// The words of a page and where they stand.
struct Page: Hashable {
    var words: [Word] = []

    struct Word: Hashable {
        var text: String
        /// Points or dots from the page's left and upper edge; the same unit throughout a page.
        var left: Double
        var top: Double
        var right: Double
        var bottom: Double
        /// The line that whoever found the words takes it to be in.
        var line: Int
        /// 0…1
        var confidence: Double
    }

    /// Characters that are not blank.
    var letters: Int { words.reduce(0) { $0 + $1.text.count } }

    var confidence: Double {
        words.isEmpty ? 0 : words.reduce(0) { $0 + $1.confidence } / Double(words.count)
    }
}
