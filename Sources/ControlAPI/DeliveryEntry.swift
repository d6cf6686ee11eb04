package import CivilTime

/// What became of a reminder in one sink: an item of `/v1/reminders/sent`.
package struct DeliveryEntry: Codable, Hashable, Sendable {
    /// The identity: `PLAN/ITEM@OCCURRENCE#RULE/DUE`, `PLAN/#done/DAY`, `@RECIPIENT/#digest/DAY`.
    package var reminder: String
    /// The plan's id; absent for a digest.
    package var plan: String?
    /// When it was due: RFC 3339 in UTC.
    package var at: String
    /// `journal`, `files`.
    package var sink: String
    /// What the sink has it as: a file's path below the folder of reminder files.
    package var name: String
    /// When the sink took it: RFC 3339 in UTC; absent while it is on its way.
    package var deliveredAt: String?
    /// Why the sink will never take it.
    package var refusal: String?

    package init(
        reminder: String, at instant: Instant, sink: String, name: String, settledAt: Instant?, refusal: String?
    ) {
        self.reminder = reminder
        self.plan = reminder.hasPrefix("@") ? nil : String(reminder.prefix { $0 != "/" })
        self.at = instant.description
        self.sink = sink
        self.name = name
        self.deliveredAt = refusal == nil ? settledAt?.description : nil
        self.refusal = refusal
    }
}
