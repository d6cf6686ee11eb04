package import CivilTime

/// A message that is about no single occurrence: everything it says is decided here and nowhere else.
package struct Letter: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// All that a plan asks is met, and its period is over.
        case done
        /// What was held for a recipient.
        case digest
    }

    package let kind: Kind
    /// The same on every run and machine: `PLAN/#done/2021-12-31`, `@RECIPIENT/#digest/2021-01-18`.
    package let identity: String
    /// Since when there is something to tell; a whole second.
    package let instant: Instant
    /// The day that stands in its identity.
    package let day: Day
    /// The id of the plan that it is about; nil for a digest, which may be about many.
    package let plan: String?
    /// Whom it goes to; nil where it goes to nobody in particular.
    package let recipient: Plan.Recipient?
    /// Identities of the reminders that it tells.
    package let reminders: [String]
    package let language: Language
    package let level: Level
    /// One line, without control characters.
    package let subject: String
    /// A note that an office can print or forward, as of a notice.
    package let body: String
    /// Its file's path below the folder of reminder files.
    package let fileName: String
}
