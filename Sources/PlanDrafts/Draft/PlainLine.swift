/// A text brought into one line that a YAML file may hold: every run of blanks, line ends and control characters is one space;
/// what has no place in a text file, or turns the direction of writing (Unicode UAX #9), is left out.
struct PlainLine {
    let text: String
    /// It was longer than allowed; it ends in `…` now.
    let isCut: Bool

    /// - Parameter limit: characters at most; a character of many combining marks counts as several.
    init(_ text: String, limit: Int) {
        var kept = String.UnicodeScalarView()
        var isSpaced = false
        var isLong = false
        // Combining marks make a character as long as somebody likes: bound the scalars too.
        var room = 4 * limit
        for scalar in text.unicodeScalars {
            if Self.isBlank(scalar) {
                isSpaced = !kept.isEmpty
                continue
            }
            if Self.isDropped(scalar) { continue }
            guard room > 1 else {
                isLong = true
                break
            }
            if isSpaced {
                kept.append(" ")
                room -= 1
            }
            isSpaced = false
            kept.append(scalar)
            room -= 1
        }
        let line = String(kept)
        isCut = isLong || (line.utf8.count > limit && line.count > limit)
        self.text = isCut ? line.prefix(limit - 1) + "…" : line
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x20, 0x7F...0xA0: true
        case 0x21...0x7E, 0xA1...0x167F: false
        default:
            switch scalar.properties.generalCategory {
            case .control, .spaceSeparator, .lineSeparator, .paragraphSeparator: true
            default: false
            }
        }
    }

    private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFDD0...0xFDEF: true
        default: scalar.value & 0xFFFE == 0xFFFE
        }
    }
}
