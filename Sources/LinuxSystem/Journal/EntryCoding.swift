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
        var rest = bytes[...]
        var fields: [JournalField] = []
        while !rest.isEmpty {
            guard fields.count < mostFields, let nameEnd = rest.prefix(65).firstIndex(of: newline) else { return nil }
            let name = rest[..<nameEnd]
            rest = rest[(nameEnd + 1)...]
            guard isName(name), rest.count >= 8 else { return nil }
            let count = rest.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            rest = rest.dropFirst(8)
            guard count < rest.count, rest[rest.startIndex + Int(count)] == newline else { return nil }
            fields.append(JournalField(String(decoding: name, as: UTF8.self), Array(rest.prefix(Int(count)))))
            rest = rest.dropFirst(Int(count) + 1)
        }
        return fields
    }

    private static let newline = UInt8(ascii: "\n")

    private static func isName(_ name: ArraySlice<UInt8>) -> Bool {
        guard let first = name.first, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first) else { return false }
        return name.allSatisfy {
            switch $0 {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
            default: false
            }
        }
    }
}
