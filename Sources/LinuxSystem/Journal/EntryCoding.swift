/// A journal entry as bytes, by the journal's native protocol (systemd.io/JOURNAL_NATIVE_PROTOCOL) with every field in its
/// binary form: `NAME`, a line feed, the value's length as 64 bits little-endian, the value, a line feed.
package enum EntryCoding {
    /// journald drops fields beyond so many.
    static let mostFields = 1024

    package static func encode(_ fields: [JournalField]) -> [UInt8] {
        var bytes: [UInt8] = []
        for field in fields {
            bytes += field.name.utf8
            bytes.append(newline)
            var count = UInt64(field.value.count).littleEndian
            withUnsafeBytes(of: &count) { bytes += $0 }
            bytes += field.value
            bytes.append(newline)
        }
        return bytes
    }

    /// - Returns: nil for bytes that are no entry.
    package static func decode(_ bytes: [UInt8]) -> [JournalField]? {
        var fields: [JournalField] = []
        let isEntry = forEachField(of: bytes) { name, value in
            fields.append(JournalField(String(decoding: bytes[name], as: UTF8.self), Array(bytes[value])))
        }
        return isEntry ? fields : nil
    }

    /// Whether ``decode(_:)`` finds an entry, without making one.
    package static func isEntry(_ bytes: [UInt8]) -> Bool { forEachField(of: bytes) { _, _ in } }

    /// Tells where the name and the value of each field lie.
    /// - Returns: false for bytes that are no entry.
    private static func forEachField(
        of bytes: [UInt8], _ tell: (_ name: Range<Int>, _ value: Range<Int>) -> Void
    ) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            var (start, count) = (0, 0)
            while start < bytes.count {
                let names = bytes[start..<min(start + 65, bytes.count)]
                guard count < mostFields, let nameEnd = names.firstIndex(of: newline), isName(bytes[start..<nameEnd])
                else { return false }
                let value = nameEnd + 9
                guard value <= bytes.count else { return false }
                let length = bytes[nameEnd + 1..<value].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
                guard length < bytes.count - value, bytes[value + Int(length)] == newline else { return false }
                tell(start..<nameEnd, value..<value + Int(length))
                start = value + Int(length) + 1
                count += 1
            }
            return true
        }
    }

    private static let newline = UInt8(ascii: "\n")

    private static func isName(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard let first = name.first, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first) else { return false }
        return name.allSatisfy {
            switch $0 {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
            default: false
            }
        }
    }
}
