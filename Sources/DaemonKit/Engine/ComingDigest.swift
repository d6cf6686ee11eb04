package import CivilTime
import PlanCore

/// A digest that will tell what is held, as things stand.
package struct ComingDigest: Hashable, Sendable {
    /// `@chair/#digest/2021-01-18`.
    package let identity: String
    /// The id of a recipient or a unit.
    package let recipient: String
    package let at: Instant
    /// Whose clock says which day that is.
    package let zone: Zone

    init(to recipient: String, at instant: Instant, in zone: Zone) {
        self.identity = Letter.digestIdentity(to: recipient, on: zone.day(at: instant))
        self.recipient = recipient
        self.at = instant
        self.zone = zone
    }
}
