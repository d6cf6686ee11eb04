/// Text for one line of a terminal: nothing in it that drives the terminal, and no longer than the columns it is given.
package struct TerminalLine {
    package let text: String
    /// Columns that it takes.
    package private(set) var columns = 0

    package init(_ text: String, atMost limit: Int) {
        var line = ""
        for character in text {
            guard let first = character.unicodeScalars.first else { continue }
            // A name may hold what moves the cursor.
            let isHarmful = character.unicodeScalars.contains {
                $0.properties.generalCategory == .control || $0.properties.generalCategory == .format
            }
            let shown: Character = isHarmful && !Self.isWide(first) ? "?" : character
            let width = Self.width(of: shown)
            guard columns + width <= limit else { break }
            columns += width
            line.append(shown)
        }
        self.text = line
    }

    /// Columns of a character with all its marks: 0 for marks that stand alone, 2 for wide ones (UAX 11).
    private static func width(of character: Character) -> Int {
        guard let first = character.unicodeScalars.first else { return 0 }
        if isWide(first) { return 2 }
        switch first.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return 0
        default: return 1
        }
    }

    /// East Asian Width W or F, as far as whole blocks go, and pictures.
    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
            0x20000...0x3FFFD:
            true
        default: false
        }
    }
}
