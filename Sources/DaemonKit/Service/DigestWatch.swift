import CivilTime
import PlanCore
import Storage

/// For whom reminders are held, and when each is told of them.
struct DigestWatch {
    let rules: DigestRules
    /// When the digests of those go out for whom something is held.
    private var due: [String: Instant] = [:]
    /// When what is held first was held.
    private var heldSince: [String: Instant]

    /// Digests sent in one turn.
    private static let atOnce = 20

    init(_ rules: DigestRules, _ ledger: any Ledger) throws(LedgerError) {
        self.rules = rules
        heldSince = try ledger.heldRecipients()
    }

    var nextAt: Instant? { due.values.min() }

    /// Other days are worked than before.
    mutating func follow(_ calendar: WorkingCalendar) {
        due = [:]
        for (recipient, since) in heldSince { due[recipient] = next(for: recipient, after: since, calendar) }
    }

    /// These reminders were held, among others that ended.
    mutating func note(_ endings: [Ending], at now: Instant, _ calendar: WorkingCalendar) {
        for recipient in endings.lazy.filter({ $0.outcome == .held }).flatMap(\.recipients)
        where heldSince[recipient] == nil {
            heldSince[recipient] = now
            due[recipient] = next(for: recipient, after: now, calendar)
        }
    }

    /// Whose digests are to go out by now, some of them, and at what time they were.
    func take(at now: Instant) -> [(recipient: String, at: Instant)] {
        due.filter { $0.value <= now }.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.prefix(Self.atOnce).map {
            (recipient: $0.key, at: max($0.value, heldSince[$0.key] ?? $0.value))
        }
    }

    /// The recipient was told.
    mutating func forget(_ recipient: String) {
        due[recipient] = nil
        heldSince[recipient] = nil
    }

    /// It has had one on that day already.
    mutating func putOff(_ recipient: String, past instant: Instant, _ calendar: WorkingCalendar) {
        let endOfDay = rules.zone.start(of: rules.zone.day(at: instant).adding(days: 1)) - Span(microseconds: 1)
        due[recipient] = rules.rules[recipient]?.next(after: endOfDay, in: rules.zone, calendar) ?? endOfDay
    }

    /// Who gets digests no more is told at once.
    private func next(for recipient: String, after instant: Instant, _ calendar: WorkingCalendar) -> Instant {
        rules.rules[recipient]?.next(after: instant, in: rules.zone, calendar) ?? instant
    }
}
