/// What a change makes of something that was recorded: another value, or nothing, which is written as null.
package enum Correction<Value: Codable & Hashable & Sendable>: Codable, Hashable, Sendable {
    case to(Value)
    case removed

    /// nil where it is removed.
    package var value: Value? { if case .to(let value) = self { value } else { nil } }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        self = container.decodeNil() ? .removed : .to(try container.decode(Value.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .to(let value): try container.encode(value)
        case .removed: try container.encodeNil()
        }
    }
}
