/// Words of the text as a person would say them.
enum Words {
    /// On one line, single spaces, without the marks of Markdown; its letters plain.
    static func line(_ bytes: ArraySlice<UInt8>) -> String {
        var line = SpokenLine()
        line.append(bytes)
        return line.text
    }

    /// Some stretches of a text as one title, without a quotation mark that has no other.
    static func title(_ bytes: [UInt8], _ ranges: [Range<Int>]) -> String {
        var title = SpokenLine()
        for range in ranges { title.append(bytes[range]) }
        title.removeLoneQuote()
        return title.text
    }
}

/// A line that is put together of stretches of a text.
private struct SpokenLine {
    private var bytes: [UInt8] = []
    private var quotes = 0
    /// It may hold combining marks, or letters of Greek or Cyrillic.
    private var mayBeForeign = false

    private static let space = UInt8(ascii: " ")

    var text: String {
        let text = String(decoding: bytes, as: UTF8.self)
        return mayBeForeign ? PlainLetters.text(text) : text
    }

    /// Appends words, a space between; those that nothing is left of leave none.
    mutating func append(_ text: ArraySlice<UInt8>) {
        let before = bytes.count
        bytes.reserveCapacity(before + text.count + 1)
        if before > 0 { bytes.append(Self.space) }
        let start = bytes.count
        // What stays as it is goes there in one piece.
        var run = text.startIndex
        func flush(_ end: Int) {
            if run < end { bytes.append(contentsOf: text[run..<end]) }
            run = end + 1
        }
        for at in text.indices {
            let byte = text[at]
            switch byte {
            case Self.space where at > run:
                if text[at - 1] == Self.space { flush(at) }
            case Self.space, UInt8(ascii: "\n"), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
                flush(at)
                if bytes.count > start, bytes[bytes.count - 1] != Self.space { bytes.append(Self.space) }
            case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "#"), UInt8(ascii: "|"), UInt8(ascii: "`"):
                flush(at)
            case 0xCC...0xD3: mayBeForeign = true
            default: if Self.quote(at: at, in: text) != nil { quotes += 1 }
            }
        }
        flush(text.endIndex)
        while bytes.count > start, [Self.space, UInt8(ascii: ","), UInt8(ascii: ":")].contains(bytes[bytes.count - 1]) {
            bytes.removeLast()
        }
        if bytes.count == start { bytes.removeSubrange(before...) }
    }

    mutating func removeLoneQuote() {
        guard quotes == 1 else { return }
        for at in bytes.indices {
            guard let length = Self.quote(at: at, in: bytes[...]) else { continue }
            return bytes.removeSubrange(at..<at + length)
        }
    }

    /// How many bytes a quotation mark takes, nil for what is none: `"`, `“`, `”`.
    private static func quote(at index: Int, in bytes: ArraySlice<UInt8>) -> Int? {
        switch bytes[index] {
        case UInt8(ascii: "\""): 1
        case 0xE2 where index + 2 < bytes.endIndex && bytes[index + 1] == 0x80 && bytes[index + 2] & ~1 == 0x9C: 3
        default: nil
        }
    }
}
