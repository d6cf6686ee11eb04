import CivilTime
package import PlanCore

/// The data of a `reminder` event: it was sent.
package struct SentEvent: Codable, Hashable, Sendable {
    package var reminder: ReminderEntry
    /// Those that took it.
    package var sinks: [String]
    /// How late it was sent, in seconds; absent when it was on time.
    package var lateSeconds: Int?

    package init(_ notice: Notice, sinks: [String]) {
        self.reminder = ReminderEntry(notice, subject: notice.subject(in: notice.language))
        self.sinks = sinks
        self.lateSeconds = notice.lateBy.map { Int($0.microseconds / 1_000_000) }
    }
}

/// The data of a `plans` event: other plans are served.
package struct PlansEvent: Codable, Hashable, Sendable {
    /// Ids of those that are new, or in a new version; the first hundred.
    package var served: [String]
    /// Ids of those that are gone; the first hundred.
    package var withdrawn: [String]
    /// How many both are.
    package var count: Int

    package init(served: [String], withdrawn: [String], count: Int) {
        self.served = served
        self.withdrawn = withdrawn
        self.count = count
    }
}
