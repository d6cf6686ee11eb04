import DocumentFormats

/// Bytes that may be text: what is read is text, and is read again as itself.
enum EncodingTarget: FuzzTarget {
    static let name = "encoding"

    static func run(_ bytes: [UInt8]) {
        _ = DocumentFormat(magic: bytes)
        guard let decoded = DecodedText(bytes) else { return }
        check(!decoded.text.utf8.contains(0), "there is no zero in a text")
        check(!decoded.text.unicodeScalars.contains("\r"), "every line end is one")
        _ = DocumentFormat(text: decoded.text)
        switch decoded.encoding {
        case .utf8:
            let again = DecodedText(Array(decoded.text.utf8))
            let isMark = decoded.text.unicodeScalars.first == "\u{FEFF}"
            check(isMark || again == decoded, "Unicode reads back as itself")
        case .legacy(let encoding):
            // "ngày là bà" has no letter that only Vietnamese has
            let isLetter = { (scalar: Unicode.Scalar) in scalar.value >= 0xC0 && scalar.properties.isAlphabetic }
            check(decoded.text.unicodeScalars.contains(where: isLetter), "\(encoding) gives letters with marks")
        case .utf16, .damagedUTF8: break
        }
    }
}
