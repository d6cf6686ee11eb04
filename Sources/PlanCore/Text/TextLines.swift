/// The lines of a text in UTF-8, found by their bytes: they end where YAML says so, which is also what editors count (LF, CR,
/// CRLF, NEL, LS, PS), and at VT and FF.
package struct TextLines: Sendable {
    /// The whole text.
    package let bytes: [UInt8]
    /// Where each line's bytes lie, without its end; at least one.
    package let ranges: [Range<Int>]
    /// The bytes are UTF-8, and every scalar but the line ends (LF) is plain (`PlainScalar`): a character of its own.
    package let isPlain: Bool

    /// - Parameter bytes: UTF-8; lines of anything else are found too, but are no text.
    package init(_ bytes: [UInt8]) {
        var ranges: [Range<Int>] = []
        ranges.reserveCapacity(bytes.count / 24 + 1)
        isPlain = bytes.withUnsafeBufferPointer { bytes in
            var isPlain = true
            var start = 0
            var index = 0
            while index < bytes.count {
                // All but very few.
                if let length = PlainScalar.length(in: bytes, at: index) {
                    index += length
                    continue
                }
                let length = Self.lengthOfLineEnd(in: bytes, at: index)
                if bytes[index] != 0x0A { isPlain = false }
                if length > 0 {
                    ranges.append(start..<index)
                    start = index + length
                }
                index += max(length, 1)
            }
            ranges.append(start..<bytes.count)
            return isPlain
        }
        self.bytes = bytes
        self.ranges = ranges
    }

    /// How many lines there are, at least one.
    package var count: Int { ranges.count }

    /// The line of that index, counted from 0; nil when there is none.
    package subscript(index: Int) -> String? {
        ranges.indices.contains(index) ? String(decoding: bytes[ranges[index]], as: UTF8.self) : nil
    }

    /// Bytes of the line end that begins there; 0 when none does.
    private static func lengthOfLineEnd(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        func isNext(_ byte: UInt8, _ offset: Int) -> Bool {
            index + offset < bytes.count && bytes[index + offset] == byte
        }
        switch bytes[index] {
        case 0x0A, 0x0B, 0x0C: return 1
        case 0x0D: return isNext(0x0A, 1) ? 2 : 1
        case 0xC2: return isNext(0x85, 1) ? 2 : 0
        case 0xE2: return isNext(0x80, 1) && (isNext(0xA8, 2) || isNext(0xA9, 2)) ? 3 : 0
        default: return 0
        }
    }
}
