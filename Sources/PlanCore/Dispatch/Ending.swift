package import CivilTime

/// How a reminder ended, and why.
package struct Ending: Hashable, Sendable {
    package enum Outcome: String, Hashable, Sendable, CaseIterable {
        case delivered
        /// A nearer reminder of the same occurrence took its place.
        case superseded
        /// Missed for longer than `catch-up`.
        case expired
        /// Everybody had delivered, or the deadline was closed.
        case met
        /// Its date moved, or its plan or item is gone.
        case void
        /// Whom it goes to had had enough that day: to be told in the next digest.
        case held
    }

    package var identity: String
    /// When it was to be sent.
    package var instant: Instant
    package var outcome: Outcome
    /// Why, in a few words, such as `superseded by …#0d/2021-01-19`.
    package var reason: String
    /// Of one that is held: for whose digests, by the ids of recipients or units.
    package var recipients: [String]

    package init(
        identity: String, instant: Instant, outcome: Outcome, reason: String, recipients: [String] = []
    ) {
        self.identity = identity
        self.instant = instant
        self.outcome = outcome
        self.reason = reason
        self.recipients = recipients
    }
}
