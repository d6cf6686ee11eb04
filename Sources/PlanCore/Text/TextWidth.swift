extension Unicode.Scalar {
    /// Columns of it on a terminal, as wcwidth(3) of glibc counts them: two for what is wide or full-width (Unicode UAX #11)
    /// and for emoji, none for what is set onto the letter before it, one for all else.
    package var columns: Int {
        if value < 0x300 { return value < 0x20 || (0x7F..<0xA0).contains(value) ? 0 : 1 }
        // Vietnamese letters with two marks, and no others than letters.
        if (0x1E00...0x1EFF).contains(value) { return 1 }
        switch properties.generalCategory {
        // Signs that stand before a number and reach below it.
        case .format where Self.isBeforeNumber(value): return 1
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: break
        }
        if value < 0x1100 { return 1 }
        switch value {
        // Vowels and final consonants of Hangul stand in the block of the consonant before them.
        case 0x1160...0x11FF, 0xD7B0...0xD7FF: return 0
        case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F,
            0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
            0x16FE0...0x18D7F, 0x1AFF0...0x1B2FF, 0x1F200...0x1F2FF, 0x20000...0x3FFFD:
            return 2
        // The letters that make flags are narrow, each flag being two of them.
        case 0x1F1E6...0x1F1FF: return 1
        default: return properties.isEmojiPresentation ? 2 : 1
        }
    }

    /// Prepended_Concatenation_Mark of the Unicode Character Database.
    private static func isBeforeNumber(_ value: UInt32) -> Bool {
        switch value {
        case 0x600...0x605, 0x6DD, 0x70F, 0x890...0x891, 0x8E2, 0x110BD, 0x110CD: true
        default: false
        }
    }
}

extension StringProtocol {
    /// Columns of it on a terminal, in one line.
    package var columns: Int { unicodeScalars.reduce(0) { $0 + $1.columns } }

    /// As many of its first letters as take no more columns than that, each whole.
    package func prefix(columns width: Int) -> SubSequence {
        var used = 0
        return prefix { letter in
            used += String(letter).columns
            return used <= width
        }
    }
}

extension String {
    /// The text with spaces up to a width; as it is where it is wider.
    package func filled(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - columns)) }

    /// The same with the spaces before it.
    package func rightAligned(to width: Int) -> String {
        String(repeating: " ", count: max(0, width - columns)) + self
    }

    /// The same with the spaces on both sides, one more on the right where they are odd.
    package func centred(in width: Int) -> String {
        (String(repeating: " ", count: max(0, width - columns) / 2) + self).filled(to: width)
    }
}
