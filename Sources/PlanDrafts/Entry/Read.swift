/// An item with the place it was read from: one object that has the keys of both.
package struct Read<Item: Encodable & Sendable>: Encodable, Sendable {
    package var item: Item
    package var evidence: EvidenceEntry

    init(_ item: Item, _ evidence: EvidenceEntry) {
        self.item = item
        self.evidence = evidence
    }

    package func encode(to encoder: any Encoder) throws {
        try item.encode(to: encoder)
        try evidence.encode(to: encoder)
    }
}
