package import PlanCore

/// What a client accepts, and how much it likes it: `Accept`, `Accept-Language` (RFC 9110, section 12.4.2).
package struct Preferences: Sendable {
    private var ranges: [(name: String, weight: Double)] = []

    package init(_ header: String) {
        for item in header.split(separator: ",").prefix(64) {
            let parts = item.split(separator: ";").map { $0.filter { !$0.isWhitespace }.lowercased() }
            guard let name = parts.first, !name.isEmpty else { continue }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
            ranges.append((name, weight.isFinite ? weight : 0))
        }
    }

    /// How much a media type such as `application/json` is liked; 0: not accepted. The nearest range says.
    package func weight(ofMedia type: String) -> Double {
        guard !ranges.isEmpty else { return 1 }
        let group = type.prefix { $0 != "/" } + "/*"
        for name in [type, String(group), "*/*"] {
            if let range = ranges.first(where: { $0.name == name }) { return range.weight }
        }
        return 0
    }

    /// The language that is liked best of those there are; nil when none is.
    package var language: Language? {
        var best: (language: Language, weight: Double)?
        for (name, weight) in ranges where weight > (best?.weight ?? 0) {
            // `vi-VN` is Vietnamese (RFC 4647, section 3.4).
            guard let language = Language(rawValue: String(name.prefix { $0 != "-" })) else { continue }
            best = (language, weight)
        }
        return best?.language
    }
}
