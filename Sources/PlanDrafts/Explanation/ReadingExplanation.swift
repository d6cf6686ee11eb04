package import PlanCore
package import PlanDocuments

/// Every date of a document, its role and why, for a terminal: what `hanchot import --explain` prints.
package struct ReadingExplanation: Sendable {
    /// The text itself with its dates in the colours of their roles.
    package let text: [PictureLine]
    /// A date a line, in the document's order.
    package let list: [PictureLine]

    /// Characters of a quote that are shown.
    private static let shownLength = 100

    package init(_ reading: DocumentReading, in language: Language) {
        let document = MarkedDocument(reading)
        text = Self.lines(document)
        list = document.mentions.map { mention in
            let quote = PlainLine(reading.document.quote(mention.evidence), limit: Self.shownLength).text
            let line = Bilingual(vi: "dòng \(mention.evidence.line)", en: "line \(mention.evidence.line)")[language]
            let reasons = mention.evidence.reasons.map { PlainLine($0[language], limit: 400).text }
            let why = reasons.isEmpty ? "" : ": " + reasons.joined(separator: "; ")
            return PictureLine([
                ("\(line)  ", .dim), (mention.role.text[language], mention.role.style),
                ("  “\(quote)” (\(mention.evidence.percent) %)\(why)", .plain),
            ])
        }
    }

    private static func lines(_ document: MarkedDocument) -> [PictureLine] {
        var lines: [PictureLine] = []
        var line: [(text: String, style: PictureLine.Style)] = []
        for piece in document.pieces {
            let style = piece.mention.map { document.mentions[$0].role.style } ?? .plain
            let parts = piece.text.split(separator: "\n", omittingEmptySubsequences: false)
            for (index, part) in parts.enumerated() {
                if index > 0 {
                    lines.append(PictureLine(line))
                    line = []
                }
                // What stands in a file must not drive the reader's terminal.
                line.append((String(String.UnicodeScalarView(part.unicodeScalars.filter(Self.isHarmless))), style))
            }
        }
        return lines + [PictureLine(line)]
    }

    private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x20...0x7E: true
        case 0x202A...0x202E, 0x2066...0x2069: false
        default: scalar.properties.generalCategory != .control
        }
    }
}

extension DateMention.Role {
    fileprivate var style: PictureLine.Style {
        switch self {
        case .deadline: .deadline
        case .phase: .phase
        case .event, .commemoration: .event
        case .issued: .title
        case .citation, .effect, .eligibility, .birth, .past, .other: .dim
        }
    }
}
