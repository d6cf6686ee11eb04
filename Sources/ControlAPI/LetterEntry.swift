import CivilTime
package import PlanCore

/// The data of a `done` and a `digest` event: a message about no single occurrence was sent.
package struct LetterEntry: Codable, Hashable, Sendable {
    /// Since when there was something to tell: RFC 3339 in UTC.
    package var at: String
    /// The identity: `PLAN/#done/DAY`, `@RECIPIENT/#digest/DAY`.
    package var reminder: String
    /// The plan's id; absent for a digest.
    package var plan: String?
    /// Whom a digest goes to: the id of a plan's recipient or unit.
    package var recipient: String?
    /// Identities of the reminders that a digest tells.
    package var reminders: [String]?
    /// The line a person reads.
    package var subject: String
    /// Those that took it.
    package var sinks: [String]

    package init(_ letter: Letter, sinks: [String]) {
        self.at = letter.instant.description
        self.reminder = letter.identity
        self.plan = letter.plan
        self.recipient = letter.recipient?.id
        self.reminders = letter.reminders.isEmpty ? nil : letter.reminders
        self.subject = letter.subject
        self.sinks = sinks
    }
}
