/// The text that bytes stand for, and how they were read.
package struct DecodedText: Hashable, Sendable {
    package let text: String
    package let encoding: Encoding

    package enum Encoding: Hashable, Sendable {
        case utf8, utf16
        /// UTF-8 in which some bytes are none, each shown as U+FFFD.
        case damagedUTF8
        case legacy(LegacyEncoding)
    }

    /// Brings bytes to Unicode: by a byte order mark, as UTF-8 where they are, else by statistics. Composed and decomposed
    /// letters stay as they are; a byte order mark is dropped, line ends become `\n`.
    /// - Returns: nil when the bytes are no text, or text of an encoding that cannot be told for sure.
    package init?(_ bytes: [UInt8]) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            guard let text = String(validating: bytes.dropFirst(3), as: UTF8.self) else { return nil }
            self.init(unicode: text, .utf8)
        } else if let isLittle = Self.isLittleEndianUTF16(bytes) {
            guard let text = Self.utf16(bytes, isLittle: isLittle) else { return nil }
            self.init(unicode: text, .utf16)
        } else if let text = String(validating: bytes, as: UTF8.self) {
            self.init(unicode: text, .utf8)
        } else if !bytes.contains(where: Self.isNoText) {
            self.init(singleBytes: bytes)
        } else {
            return nil
        }
        guard !text.utf8.contains(0) else { return nil }
    }

    /// Whether the bytes look like text at all.
    package static func mayBeText(_ bytes: [UInt8]) -> Bool { !bytes.contains(where: isNoText) }

    /// Unicode, which may still be a legacy encoding's bytes as Western letters.
    package init(unicode text: String, _ encoding: Encoding) {
        let lines = Self.withLineEnds(text)
        if let legacy = EncodingGuess.guess(lines) {
            self.text = legacy.decode(lines)
            self.encoding = .legacy(legacy)
        } else {
            self.text = lines
            self.encoding = encoding
        }
    }

    private init?(singleBytes bytes: [UInt8]) {
        let western = Self.withLineEnds(Windows1252.decode(bytes))
        if let legacy = EncodingGuess.guess(western, among: [.tcvn3, .vni, .windows1258]) {
            self.text = legacy.decode(western)
            self.encoding = .legacy(legacy)
            return
        }
        // Some bytes that are no UTF-8 among many that are: cut short, or glued together of several.
        let text = String(decoding: bytes, as: UTF8.self)
        let damaged = text.unicodeScalars.count { $0 == "\u{FFFD}" }
        let whole = text.unicodeScalars.count { $0.value >= 0x80 } - damaged
        guard damaged * 20 <= whole else { return nil }
        self.text = Self.withLineEnds(text)
        self.encoding = .damagedUTF8
    }

    /// `\r\n`, `\r`, U+2028 and U+2029 as `\n`.
    private static func withLineEnds(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x0D || $0 == 0xE2 }) else { return text }
        var text = text
        return text.withUTF8 { bytes in
            String(unsafeUninitializedCapacity: bytes.count) { lines in
                var (at, length) = (0, 0)
                while at < bytes.count {
                    let end = lineEnd(bytes[at...])
                    lines.initializeElement(at: length, to: end > 0 ? UInt8(ascii: "\n") : bytes[at])
                    length += 1
                    at += max(end, 1)
                }
                return length
            }
        }
    }

    /// How many bytes the end of a line takes that the text begins with; 0 where it begins with none.
    private static func lineEnd(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
        switch bytes.first {
        case 0x0A: 1
        case 0x0D: bytes.dropFirst().first == 0x0A ? 2 : 1
        case 0xE2: bytes.starts(with: [0xE2, 0x80, 0xA8]) || bytes.starts(with: [0xE2, 0x80, 0xA9]) ? 3 : 0
        default: 0
        }
    }

    /// Bytes that no single-byte text has: control characters but tab, line and page ends.
    private static func isNoText(_ byte: UInt8) -> Bool {
        byte < 0x20 && ![0x09, 0x0A, 0x0C, 0x0D, 0x1A].contains(byte) || byte == 0x7F
    }

    /// By the mark, or because the upper halves of most units are zero, as with Western and most Vietnamese letters.
    private static func isLittleEndianUTF16(_ bytes: [UInt8]) -> Bool? {
        if bytes.starts(with: [0xFF, 0xFE]) { return true }
        if bytes.starts(with: [0xFE, 0xFF]) { return false }
        guard bytes.count >= 8, bytes.count.isMultiple(of: 2) else { return nil }
        var zeros = (even: 0, odd: 0)
        let sample = min(bytes.count, 1 << 16)
        for index in stride(from: 0, to: sample - 1, by: 2) {
            if bytes[index] == 0 { zeros.even += 1 }
            if bytes[index + 1] == 0 { zeros.odd += 1 }
        }
        let units = sample / 2
        // A zero may be the lower half of a unit, though rarely.
        if zeros.odd * 2 > units, zeros.even * 10 < zeros.odd { return true }
        if zeros.even * 2 > units, zeros.odd * 10 < zeros.even { return false }
        return nil
    }

    private static func utf16(_ bytes: [UInt8], isLittle: Bool) -> String? {
        guard bytes.count.isMultiple(of: 2) else { return nil }
        var units = stride(from: 0, to: bytes.count, by: 2).map { index in
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            return isLittle ? second << 8 | first : first << 8 | second
        }
        if units.first == 0xFEFF { units.removeFirst() }
        return String(validating: units, as: UTF16.self)
    }
}
