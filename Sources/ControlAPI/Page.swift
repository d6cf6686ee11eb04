/// Part of a list.
package struct Page<Item: Codable & Hashable & Sendable>: Codable, Hashable, Sendable {
    package var items: [Item]
    /// Asks for what follows, as `cursor=`; absent at the end. A page may hold fewer items than were asked for, or none, and
    /// still have a next one.
    package var next: String?

    package init(items: [Item], next: String? = nil) {
        self.items = items
        self.next = next
    }
}
