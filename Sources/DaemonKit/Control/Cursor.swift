/// Where a page of a list ends, as a client hands it back without looking into it: the last item's own keys, and never a
/// count of what was passed, so that what comes and goes in between neither repeats nor hides an item.
struct Cursor: Hashable {
    var keys: [String]

    private static let separator = UInt8(0x1F)
    private static let limit = 1024

    init(_ keys: String...) { self.keys = keys }

    /// nil for what no cursor is written as.
    init?(_ text: String, count: Int) {
        guard text.utf8.count <= Self.limit, text.utf8.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        var digits = text.utf8[...]
        while let high = digits.popFirst(), let low = digits.popFirst() {
            guard let byte = Self.value(high).flatMap({ high in Self.value(low).map { high << 4 | $0 } }) else {
                return nil
            }
            bytes.append(byte)
        }
        let parts = bytes.split(separator: Self.separator, omittingEmptySubsequences: false)
        guard parts.count == count else { return nil }
        keys = []
        for part in parts {
            guard let key = String(validating: part, as: UTF8.self) else { return nil }
            keys.append(key)
        }
    }

    var text: String {
        keys.joined(separator: "\u{1F}").utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
