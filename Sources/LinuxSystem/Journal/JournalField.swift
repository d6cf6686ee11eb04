/// One field of a journal entry (systemd.journal-fields(7)).
package struct JournalField: Hashable, Sendable {
    /// Capital letters, digits and `_`, not beginning with either of the latter two; at most 64.
    package var name: String
    package var value: [UInt8]

    package init(_ name: String, _ value: [UInt8]) {
        self.name = name
        self.value = value
    }

    package init(_ name: String, _ value: String) { self.init(name, Array(value.utf8)) }

    package var text: String { String(decoding: value, as: UTF8.self) }
}
