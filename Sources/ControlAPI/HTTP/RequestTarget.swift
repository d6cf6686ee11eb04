/// Where a request goes: the parts of its path and its query, decoded (RFC 3986, RFC 9112 section 3.2).
package struct RequestTarget: Hashable, Sendable {
    /// `/v1/plans` has two.
    package var path: [String]
    /// In the order written; a name may stand there more than once.
    package var query: [Parameter]

    package struct Parameter: Hashable, Sendable {
        package var name: String
        package var value: String
    }

    /// Parameters of one query.
    private static let parameterLimit = 64

    /// nil for what is not a target: too long, with bytes that have to be encoded, escapes that are none or that stand for
    /// bytes which are no UTF-8 or for control characters.
    package init?(_ text: String) {
        let bytes = text.utf8
        guard bytes.count <= HTTPLimits.target, bytes.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x23 }) else {
            return nil
        }
        guard let origin = Self.originForm(text[...]) else { return nil }
        let parts = origin.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = []
        for part in parts[0].dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            guard let part = Self.decoded(part, plusIsSpace: false) else { return nil }
            path.append(part)
        }
        query = []
        guard parts.count > 1 else { return }
        let pairs = parts[1].split(separator: "&")
        guard pairs.count <= Self.parameterLimit else { return nil }
        for pair in pairs {
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decoded(sides[0], plusIsSpace: true),
                let value = Self.decoded(sides.count > 1 ? sides[1] : "", plusIsSpace: true)
            else { return nil }
            query.append(Parameter(name: name, value: value))
        }
    }

    /// A proxy's `http://host/path` is as good as `/path`.
    private static func originForm(_ text: Substring) -> Substring? {
        if text.hasPrefix("/") { return text }
        for scheme in ["http://", "https://"] where text.lowercased().hasPrefix(scheme) {
            let rest = text.dropFirst(scheme.count)
            return rest.firstIndex(of: "/").map { rest[$0...] }
        }
        return nil
    }

    private static func decoded(_ text: Substring, plusIsSpace: Bool) -> String? {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%") {
                guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else {
                    return nil
                }
                bytes.append(high << 4 | low)
            } else {
                bytes.append(plusIsSpace && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        guard let text = String(validating: bytes, as: UTF8.self),
            !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        else { return nil }
        return text
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
