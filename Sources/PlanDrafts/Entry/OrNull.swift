/// A value that stands as `null` where there is none, where a key that is absent would say less.
package struct OrNull<Value: Encodable & Sendable>: Encodable, Sendable {
    package var value: Value?

    init(_ value: Value?) { self.value = value }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if let value { try container.encode(value) } else { try container.encodeNil() }
    }
}
