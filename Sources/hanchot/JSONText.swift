import FoundationEssentials

/// A value as JSON for programs: keys in order, one line an object's key, slashes plain.
struct JSONText {
    let text: String

    init(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let text = String(decoding: try encoder.encode(value), as: UTF8.self)
        // The encoder spreads an empty list over three lines.
        self.text = text == "[\n\n]" ? "[]" : text
    }
}
