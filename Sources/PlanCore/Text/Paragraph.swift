/// Running text, to be broken into lines.
///
/// Widths are columns of a terminal, so a Vietnamese letter counts once in whatever normal form it is written.
package struct Paragraph: Hashable, Sendable {
    private let words: [Substring]

    /// Takes the text's words; line breaks and control characters in it are spaces.
    package init(_ text: String) {
        // What is plain has no white space but spaces, and nothing that is not shown: it need not be looked up.
        let isPlain = PlainScalar.count(in: text) != nil
        self.words =
            isPlain
            ? text.utf8.split(separator: UInt8(ascii: " ")).map { Substring($0) }
            : text.printable.split(whereSeparator: \.isWhitespace)
    }

    private init(words: [Substring]) { self.words = words }

    /// The text in one line, its words one space apart.
    package var line: String { words.joined(separator: " ") }

    /// The text in lines of at most `width` columns, the first after `lead` and all others indented as deep; a word
    /// that is wider than a line stands in one of its own. Without words `lead` is the only line.
    package func lines(width: Int, after lead: String = "") -> [String] {
        let indent = lead.columns
        var lines: [String] = []
        var line = lead
        var used = indent
        var isEmpty = true
        for word in words {
            let length = word.columns
            if !isEmpty, used + 1 + length > width {
                lines.append(line)
                line = String(repeating: " ", count: indent)
                used = indent
                isEmpty = true
            }
            line += isEmpty ? word : " \(word)"
            used += isEmpty ? length : length + 1
            isEmpty = false
        }
        lines.append(line)
        return lines
    }

    /// The text in lines that are never wider: a word that would be is broken.
    package func cell(width: Int) -> [String] {
        let pieces = words.flatMap { word -> [Substring] in
            guard word.columns > width else { return [word] }
            var pieces: [Substring] = []
            var rest = word
            while !rest.isEmpty {
                let piece = rest.prefix(columns: width)
                // A letter that is wider than the whole line stands all the same.
                let taken = piece.isEmpty ? rest.prefix(1) : piece
                pieces.append(taken)
                rest = rest.dropFirst(taken.count)
            }
            return pieces
        }
        return Paragraph(words: pieces).lines(width: width)
    }
}

extension String {
    /// Without what would make a terminal or a reader see something else than is written: control characters become
    /// spaces, changes of the writing direction (Unicode UAX #9) go.
    fileprivate var printable: String {
        var kept = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0x202A...0x202E, 0x2066...0x2069: continue
            default: kept.append(scalar.properties.generalCategory == .control ? " " : scalar)
            }
        }
        return String(kept)
    }
}
