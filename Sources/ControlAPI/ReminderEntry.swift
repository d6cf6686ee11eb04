package import CivilTime
package import PlanCore

/// A reminder as programs read it: what `hanchot agenda --json` and `hanchot next --json` print, one object each.
package struct ReminderEntry: Codable, Hashable, Sendable {
    /// When it is sent: RFC 3339 in UTC.
    package var at: String
    /// The same on the plan's wall clock: RFC 3339 with the zone's offset.
    package var localTime: String
    /// The identity: `PLAN/ITEM@OCCURRENCE#RULE/DUE`.
    package var reminder: String
    package var plan: String
    package var item: String
    /// `deadline`, `phase`, `event` or `rule`.
    package var kind: String
    package var occurrence: String
    package var rule: String
    /// The last good day (for a phase's opening its first day): ISO 8601.
    package var due: String
    /// The first instant at which it is too late: RFC 3339 in UTC; absent where there is none.
    package var cutoff: String?
    /// `notice`, `warning`, `overdue` or `escalated`.
    package var level: String
    package var daysLeft: Int
    package var workingDaysLeft: Int
    package var units: [String]
    /// Whom it goes to, where that is not the units: the id of one of the plan's recipients.
    package var recipient: String?
    package var subject: String
    /// As things stand, it will be held then, or is, and told in a digest; absent where it goes out by itself, or that is not
    /// known.
    package var isHeld: Bool?
    /// The digests that will tell it; absent where it goes out by itself.
    package var digests: [DigestEntry]?
    /// When it would be sent if no hours were quiet, RFC 3339 with the zone's offset; absent where they do not hold it.
    package var quietSince: String?

    /// - Parameter subject: the line a person reads.
    package init(_ notice: Notice, subject: String, digests: [DigestEntry] = [], quietSince: Instant? = nil) {
        let reminder = notice.reminder
        let occurrence = reminder.occurrence
        self.at = reminder.instant.description
        self.localTime = occurrence.plan.zone.rfc3339(reminder.instant)
        self.reminder = reminder.identity
        self.plan = occurrence.plan.id
        self.item = occurrence.itemID
        self.kind = occurrence.kind
        self.occurrence = occurrence.key.description
        self.rule = reminder.rule.description
        self.due = reminder.due.description
        self.cutoff = occurrence.cutoff?.description
        self.level = notice.level.rawValue
        self.daysLeft = notice.daysLeft
        self.workingDaysLeft = notice.workingDaysLeft
        self.units = notice.missing.map(\.id)
        self.recipient = notice.recipient?.id
        self.subject = subject
        self.isHeld = digests.isEmpty ? nil : true
        self.digests = digests.isEmpty ? nil : digests
        self.quietSince = quietSince.map(occurrence.plan.zone.rfc3339)
    }
}

extension Occurrence {
    /// `deadline`, `phase`, `event` or `rule`.
    package var kind: String {
        switch item {
        case .deadline: "deadline"
        case .phase: "phase"
        case .event: "event"
        case .rule: "rule"
        }
    }
}

extension Zone {
    /// The instant on this wall clock with its offset: `2021-01-15T08:00:00+07:00`.
    package func rfc3339(_ instant: Instant) -> String {
        let (day, time) = local(at: instant)
        let minutes = offset(at: instant) / 60
        let sign = minutes < 0 ? "-" : "+"
        return "\(day)T\(padded(time.hour, 2)):\(padded(time.minute, 2)):\(padded(time.second, 2))"
            + "\(sign)\(padded(abs(minutes) / 60, 2)):\(padded(abs(minutes) % 60, 2))"
    }
}
