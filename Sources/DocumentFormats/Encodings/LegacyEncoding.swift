/// An encoding from before Unicode, in which Vietnamese documents are still found.
package enum LegacyEncoding: String, Hashable, Sendable, CaseIterable {
    /// Microsoft's code page: letters with circumflex, breve and horn, the tones as marks of their own behind them.
    case windows1258
    /// The fonts `.VnTime` and the like (TCVN 5712:1993, VN3): one byte a letter, in the place of Western ones.
    case tcvn3
    /// The fonts `.VnTimeH` and the like: as `tcvn3`, but every letter is shown as a capital.
    case tcvn3Capitals
    /// The fonts `VNI-Times` and the like: a letter, then a Western letter that stands for its marks.
    case vni

    /// The encoding of what is set in a font, by the font's name; nil for fonts that hold Unicode.
    package init?(font: String) {
        let name = font.lowercased()
        if name.hasPrefix(".vn") {
            self = name.hasSuffix("h") ? .tcvn3Capitals : .tcvn3
        } else if name.hasPrefix("vni-") || name.hasPrefix("vni ") {
            self = .vni
        } else {
            return nil
        }
    }

    /// Text whose characters are the bytes of this encoding (U+0000 … U+00FF; U+F000 … U+F0FF as Word keeps those of symbol
    /// fonts), as Unicode. What the encoding does not know stays.
    package func decode(_ text: String) -> String {
        // Most is ASCII, which all of them share; the capitals are another matter.
        if self != .tcvn3Capitals, text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
        let scalars = text.unicodeScalars.lazy.map { scalar in
            (0xF020...0xF0FF).contains(scalar.value) ? Unicode.Scalar(UInt8(scalar.value - 0xF000)) : scalar
        }
        return switch self {
        case .windows1258: Self.replacing(scalars, by: Windows1258.letter)
        case .tcvn3: TCVN3.withCapitals(Self.replacing(scalars, by: TCVN3.letter))
        case .tcvn3Capitals: Self.replacing(scalars, by: TCVN3.letter).uppercased()
        case .vni: VNI.decode(scalars)
        }
    }

    /// Bytes of this encoding as Unicode; see `decode(_:)` of text.
    package func decode(_ bytes: [UInt8]) -> String { decode(Windows1252.decode(bytes)) }

    private static func replacing(
        _ scalars: some Sequence<Unicode.Scalar>, by letter: (Unicode.Scalar) -> Unicode.Scalar?
    ) -> String {
        var decoded = String.UnicodeScalarView()
        for scalar in scalars { decoded.append(letter(scalar) ?? scalar) }
        return String(decoded)
    }
}
