/// Words of the text as a person would say them.
enum Words {
    /// On one line, single spaces, without the marks of Markdown; its letters plain.
    static func line(_ bytes: ArraySlice<UInt8>) -> String {
        var line: [UInt8] = []
        append(bytes, to: &line)
        return PlainLetters.text(String(decoding: line, as: UTF8.self))
    }

    /// Some stretches of a text as one title, without a quotation mark that has no other.
    static func title(_ bytes: [UInt8], _ ranges: [Range<Int>]) -> String {
        var title: [UInt8] = []
        for range in ranges { append(bytes[range], to: &title) }
        let quotes = title.indices.compactMap { at in quote(at: at, in: title).map { at..<at + $0 } }
        if quotes.count == 1, let quote = quotes.first { title.removeSubrange(quote) }
        return PlainLetters.text(String(decoding: title, as: UTF8.self))
    }

    /// Appends words to a line, a space between; those that nothing is left of leave none.
    private static func append(_ bytes: ArraySlice<UInt8>, to line: inout [UInt8]) {
        let space = UInt8(ascii: " ")
        let before = line.count
        line.reserveCapacity(before + bytes.count + 1)
        if before > 0 { line.append(space) }
        let start = line.count
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "#"), UInt8(ascii: "|"), UInt8(ascii: "`"): continue
            case space, UInt8(ascii: "\n"), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
                if line.count > start, line[line.count - 1] != space { line.append(space) }
            default: line.append(byte)
            }
        }
        while line.count > start, [space, UInt8(ascii: ","), UInt8(ascii: ":")].contains(line[line.count - 1]) {
            line.removeLast()
        }
        if line.count == start { line.removeSubrange(before...) }
    }

    /// How many bytes a quotation mark takes, nil for what is none: `"`, `“`, `”`.
    private static func quote(at index: Int, in bytes: [UInt8]) -> Int? {
        switch bytes[index] {
        case UInt8(ascii: "\""): 1
        case 0xE2 where index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] & ~1 == 0x9C: 3
        default: nil
        }
    }
}
