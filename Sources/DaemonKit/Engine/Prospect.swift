package import CivilTime
package import PlanCore
package import Storage

/// What will be sent in a range of time, and what of it digests will tell, for who looks ahead without being the service.
package struct Prospect: Sendable {
    /// In the order of their instants.
    package let notices: [Notice]
    /// The digests that will tell those that are held, by the reminders' identities.
    package let digests: [String: [ComingDigest]]

    /// Reminders looked at on the days of those that are listed: an office's, thousands a day.
    private static let looks = 1_000_000

    /// - Parameters:
    ///   - limit: at most so many.
    ///   - board: what is recorded; nil: nothing.
    ///   - rules: who gets digests, by the ids of recipients and units.
    ///   - zone: whose clock says when digests go out.
    package init(
        _ schedule: Schedule, in range: Range<Instant>, limit: Int = .max, board: RecordedBoard? = nil,
        digests rules: [String: DigestRule], zone: Zone, at now: Instant
    ) throws(LedgerError) {
        let agenda = try Agenda(schedule, in: range, limit: limit, board: board)
        let decided = try board?.ledger.decidedThrough() ?? range.lowerBound - Span(microseconds: 1)
        var engine = Engine(schedule: schedule, decidedThrough: decided, catchUp: .infinity, lateAfter: .infinity)
        board?.restrain(&engine)
        engine.digests = DigestRules(rules: rules, zone: zone)
        var forecast = try DigestForecast(by: engine, at: now, looks: Self.looks, board?.ledger)
        try forecast.lookAtHeld()
        try forecast.look(at: agenda.notices.filter { $0.reminder.instant > decided })
        let listed = Set(agenda.notices.map(\.reminder.identity))
        let held = forecast.held.filter { notice in
            let identity = notice.reminder.identity
            return !listed.contains(identity)
                && (forecast.digests[identity] ?? []).contains { range.contains($0.at) }
        }
        notices = held + agenda.notices
        digests = forecast.digests
    }
}
