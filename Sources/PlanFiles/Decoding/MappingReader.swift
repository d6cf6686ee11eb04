package import PlanCore

/// One mapping of a file, asked key by key.
///
/// What is wrong with a value is noted where the value stands, and the answer is nil: a reader asks for all of its keys,
/// and only then looks whether it has what it needs.
package struct MappingReader {
    /// Where the mapping begins.
    package let position: SourcePosition
    package let faults: FileFaults
    /// Keys stand in the mapping that it does not know: what seems to be missing may only be mistyped.
    package let hasUnknownKeys: Bool
    /// Those with known keys, few enough to look at one after the other.
    private let entries: [YAMLNode.Entry]
    /// A bit for each of their keys: most keys that are asked for are not there.
    private let signs: UInt64
    /// Keys that a mistyped one was probably meant to be; their absence is no second fault.
    private let mistyped: Set<String>

    /// The mapping in `node`; a null one is empty. Notes `value-type` and answers nil when it is something else, and
    /// `key-unknown` for each key that is not among `keys`.
    package init?(_ node: YAMLNode, keys: [String], faults: FileFaults) {
        self.position = node.position
        self.faults = faults
        if node.isNull {
            self.entries = []
            self.signs = 0
            self.hasUnknownKeys = false
            self.mistyped = []
            return
        }
        guard case .mapping(let written) = node.content else {
            node.noteType(expected: Bilingual(vi: "các khóa và giá trị", en: "a mapping of keys and values"), faults)
            return nil
        }
        guard let unknown = written.firstIndex(where: { !keys.has($0.key) }) else {
            self.entries = written
            self.signs = Self.signs(of: written)
            self.hasUnknownKeys = false
            self.mistyped = []
            return
        }
        self.entries = written[..<unknown] + written[unknown...].filter { keys.has($0.key) }
        self.signs = Self.signs(of: entries)
        self.hasUnknownKeys = true
        var mistyped: Set<String> = []
        for entry in written where !keys.has(entry.key) {
            let hint = faults.nearest(to: entry.key, among: keys)
            if let hint { mistyped.insert(hint) }
            faults.error(
                at: entry.keyPosition, "key-unknown",
                vi: "không có khóa \(quoted(entry.key)) "
                    + (hint.map { "(có phải là '\($0)'?)" } ?? "(có các khóa: \(keys.joined(separator: ", ")))"),
                en: "unknown key \(quoted(entry.key)) "
                    + (hint.map { "(did you mean '\($0)'?)" } ?? "(known keys: \(keys.joined(separator: ", ")))"))
        }
        self.mistyped = mistyped
    }

    /// The key's value; nil when it is absent or null.
    package func node(_ key: String) -> YAMLNode? {
        guard let index = index(of: key), !entries[index].value.isNull else { return nil }
        return entries[index].value
    }

    /// The key is there, with a value that is not null.
    @inline(__always) package func has(_ key: String) -> Bool {
        mayHave(key) && index(of: key).map { !entries[$0].value.isNull } ?? false
    }

    /// False for most keys that are not there; reckoned by the compiler for a key that is written where it is asked for.
    @inline(__always) private func mayHave(_ key: String) -> Bool { signs & key.sign != 0 }

    private func index(of key: String) -> Int? { entries.indices.first { entries[$0].key.isSame(as: key) } }

    private static func signs(of entries: [YAMLNode.Entry]) -> UInt64 { entries.reduce(0) { $0 | $1.key.sign } }

    /// A key that is unknown was probably meant to be this one.
    func isMistyped(_ key: String) -> Bool { mistyped.contains(key) }

    /// Where the key stands, or the mapping's beginning when it is absent.
    package func position(of key: String) -> SourcePosition {
        index(of: key).map { entries[$0].keyPosition } ?? position
    }

    /// The key's value; nil when it is absent, null or faulty.
    ///
    /// - Parameter form: not made where the key is absent, as most are.
    @inline(__always) package func optional<Value>(
        _ key: String, _ form: @autoclosure () -> ValueForm<Value>
    ) -> Value? {
        guard mayHave(key), let node = node(key) else { return nil }
        return form().read(node, faults)
    }

    /// The key's value; absent or null is noted as `key-missing`.
    package func required<Value>(_ key: String, _ form: ValueForm<Value>) -> Value? {
        guard let node = node(key) else {
            guard !mistyped.contains(key) else { return nil }
            faults.error(
                at: position(of: key), "key-missing", vi: "thiếu khóa '\(key)'", en: "missing key '\(key)'")
            return nil
        }
        return form.read(node, faults)
    }
}

extension [String] {
    fileprivate func has(_ key: String) -> Bool { contains { $0.isSame(as: key) } }
}

extension String {
    /// One bit of 64, by its first letter and its length.
    @inline(__always) fileprivate var sign: UInt64 {
        let bytes = utf8
        guard bytes.startIndex < bytes.endIndex else { return 1 }
        return 1 << ((UInt64(bytes[bytes.startIndex]) &+ 7 &* UInt64(bytes.count)) & 63)
    }

    /// The same bytes: most keys that are not have another length, which takes no comparison to see.
    func isSame(as key: String) -> Bool { utf8.count == key.utf8.count && self == key }
}
