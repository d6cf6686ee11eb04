/// Words of the text as a person would say them.
enum Words {
    /// On one line, single spaces, without the marks of Markdown; its letters plain.
    static func line(_ bytes: some Collection<UInt8>) -> String {
        var line: [UInt8] = []
        line.reserveCapacity(bytes.count)
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "#"), UInt8(ascii: "|"), UInt8(ascii: "`"): continue
            case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
                if line.last != UInt8(ascii: " "), !line.isEmpty { line.append(UInt8(ascii: " ")) }
            default: line.append(byte)
            }
        }
        while let last = line.last, last == UInt8(ascii: " ") || last == UInt8(ascii: ",") || last == UInt8(ascii: ":")
        { line.removeLast() }
        return PlainLetters.text(String(decoding: line, as: UTF8.self))
    }

    /// Some stretches of a text as one title, without a quotation mark that has no other.
    static func title(_ bytes: [UInt8], _ ranges: [Range<Int>]) -> String {
        let title = ranges.map { line(bytes[$0]) }.filter { !$0.isEmpty }.joined(separator: " ")
        guard title.unicodeScalars.count(where: isQuote) == 1 else { return title }
        return String(String.UnicodeScalarView(title.unicodeScalars.filter { !isQuote($0) }))
    }

    private static func isQuote(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "“", "”", "\"": true
        default: false
        }
    }
}
