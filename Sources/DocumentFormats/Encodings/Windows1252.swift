/// Microsoft's Western code page, whose places the legacy encodings take over.
enum Windows1252 {
    static func decode(_ bytes: [UInt8]) -> String {
        var text = String.UnicodeScalarView()
        for byte in bytes {
            text.append((0x80...0x9F).contains(byte) ? punctuation[Int(byte - 0x80)] : Unicode.Scalar(byte))
        }
        return String(text)
    }

    /// 0x80 … 0x9F; U+FFFD where nothing is assigned.
    private static let punctuation: [Unicode.Scalar] = Array(
        "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ".unicodeScalars)
}
