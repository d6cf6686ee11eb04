package import CivilTime

/// A digest that will tell a reminder that is held.
package struct DigestEntry: Codable, Hashable, Sendable {
    /// The identity: `@RECIPIENT/#digest/DAY`.
    package var digest: String
    /// Whom it goes to: the id of one of the plan's recipients or units.
    package var recipient: String
    package var name: String
    /// When it goes out: RFC 3339 in UTC.
    package var at: String
    /// The same on the office's wall clock: RFC 3339 with the zone's offset.
    package var localTime: String

    package init(digest: String, recipient: String, name: String, at instant: Instant, in zone: Zone) {
        self.digest = digest
        self.recipient = recipient
        self.name = name
        self.at = instant.description
        self.localTime = zone.rfc3339(instant)
    }
}
