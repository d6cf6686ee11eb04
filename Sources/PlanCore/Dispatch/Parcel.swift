/// What one sink is to deliver, frozen before anything is sent: after a crash what is in doubt is looked up and, where it
/// is missing, sent from these bytes and never from a recomputation.
package struct Parcel: Hashable, Sendable {
    /// Names a parcel in the ledger and in its sink.
    package struct Key: Hashable, Sendable {
        /// The sink's name: `journal`, `files`.
        package var sink: String
        /// What the sink finds it by: the reminder's identity, the file's path below its folder.
        package var name: String

        package init(sink: String, name: String) {
            self.sink = sink
            self.name = name
        }
    }

    package var key: Key
    package var bytes: [UInt8]
    /// Identities of the reminders in it; at least one.
    package var reminders: [String]

    package init(key: Key, bytes: [UInt8], reminders: [String]) {
        self.key = key
        self.bytes = bytes
        self.reminders = reminders
    }
}
