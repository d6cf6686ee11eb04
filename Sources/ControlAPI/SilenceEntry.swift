package import CivilTime
package import PlanCore

/// Nothing of a plan is sent: until when, and why.
package struct SilenceEntry: Codable, Hashable, Sendable {
    /// RFC 3339 with the zone's offset; absent: until it speaks again.
    package var until: String?
    package var reason: String
    package var by: String
    /// When it was silenced, RFC 3339 with the zone's offset.
    package var at: String

    /// - Parameter zone: the plan's.
    package init(_ silence: PlanRecord.Silence, in zone: Zone) {
        self.until = silence.until.map(zone.rfc3339)
        self.reason = silence.reason
        self.by = silence.by
        self.at = zone.rfc3339(silence.at)
    }
}
