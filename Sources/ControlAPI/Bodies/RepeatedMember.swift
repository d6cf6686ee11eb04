/// Looks for a member that an object of a JSON text has twice: readers differ in what they make of it (RFC 8259, section 4).
struct RepeatedMember {
    private let bytes: [UInt8]
    private var rest: ArraySlice<UInt8>
    /// The names that the open objects have so far; nil for an array.
    private var open: [Set<String>?] = []
    /// The next string names a member.
    private var isBeforeName = false

    /// The name of the first one; nil where there is none. Of what is no JSON it says nothing.
    static func find(in bytes: [UInt8]) -> String? {
        var scan = RepeatedMember(bytes)
        return scan.find()
    }

    private init(_ bytes: [UInt8]) { (self.bytes, self.rest) = (bytes, bytes[...]) }

    private mutating func find() -> String? {
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "{"):
                open.append([])
                isBeforeName = true
            case UInt8(ascii: "["):
                open.append(nil)
                isBeforeName = false
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                _ = open.popLast()
                isBeforeName = false
            case UInt8(ascii: ","):
                isBeforeName = open.last.map { $0 != nil } ?? false
            case UInt8(ascii: "\""):
                let text = string()
                guard isBeforeName, let last = open.indices.last else { continue }
                isBeforeName = false
                guard let name = Self.name(text) else { return nil }
                if open[last]?.insert(name).inserted == false { return name }
            default: continue
            }
        }
        return nil
    }

    /// What stands up to the string's end.
    private mutating func string() -> ArraySlice<UInt8> {
        let start = rest.startIndex
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "\"") { return bytes[start..<rest.startIndex].dropLast() }
            if byte == UInt8(ascii: "\\") { _ = rest.popFirst() }
        }
        return []
    }

    /// Escapes and all: `"\u0061"` is `a`.
    private static func name(_ text: ArraySlice<UInt8>) -> String? {
        guard text.contains(UInt8(ascii: "\\")) else { return String(decoding: text, as: UTF8.self) }
        let list = Array("[\"".utf8) + text + Array("\"]".utf8)
        return (try? JSON.value([String].self, from: list))?.first
    }
}
