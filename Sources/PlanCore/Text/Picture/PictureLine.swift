/// One line of a picture: runs of text, each with what it shows, so that the edge can colour it or print it plain.
package struct PictureLine: Hashable, Sendable {
    /// What a run shows.
    package enum Style: Hashable, Sendable {
        case plain
        /// A year's or a plan's name.
        case title
        /// Months, guides, the key.
        case dim
        case phase, deadline, duty, event, today
        /// What came in time, or is complete.
        case delivered
        /// What came too late, or is due soon.
        case late
        case returned, overdue
    }

    package struct Run: Hashable, Sendable {
        package let text: String
        package let style: Style
    }

    /// Neighbours differ in style; the last one does not end in spaces.
    package private(set) var runs: [Run] = []

    /// The line without styles.
    package var text: String { runs.map(\.text).joined() }

    init(_ text: String = "", _ style: Style = .plain) { self.init([(text, style)]) }

    package init(_ pieces: [(text: String, style: Style)]) {
        var joined: [(text: String, style: Style)] = []
        for piece in pieces where !piece.text.isEmpty {
            if joined.last?.style == piece.style {
                joined[joined.count - 1].text += piece.text
            } else {
                joined.append(piece)
            }
        }
        while let last = joined.popLast() {
            let kept = last.text.prefix(last.text.count - last.text.reversed().prefix { $0 == " " }.count)
            guard !kept.isEmpty else { continue }
            joined.append((String(kept), last.style))
            break
        }
        self.runs = joined.map { Run(text: $0.text, style: $0.style) }
    }
}
