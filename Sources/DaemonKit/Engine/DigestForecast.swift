import CivilTime
import PlanCore
import Storage

/// What is held for digests by now, and what of the reminders to come will be, as things stand: found by the rule that holds
/// them, from what went to their recipients on their days already.
struct DigestForecast {
    /// The digests that will tell them, the first first, by the reminders' identities.
    private(set) var digests: [String: [ComingDigest]] = [:]
    /// What is held by now and will be told, each reminder once, in the order of the instants, then of the identities.
    private(set) var held: [Notice] = []

    private let engine: Engine
    /// nil: nothing is recorded.
    private let ledger: (any Ledger & BoardLedger)?
    /// The digest that was foretold last, by its recipient: what is held until then is told in it.
    private var next: [String: Instant] = [:]
    /// How many more reminders are looked at.
    private var looks: Int

    /// Somebody's count of one day.
    private struct Place: Hashable {
        var recipient: String
        var day: Day
    }

    /// - Parameters:
    ///   - engine: of all plans, as it stands: what goes to somebody by one counts for the others.
    ///   - looks: reminders looked at most, in all: what is held by now and the nearest days have them first.
    init(by engine: Engine, at now: Instant, looks: Int, _ ledger: (any Ledger & BoardLedger)?) throws(LedgerError) {
        self.engine = engine
        self.ledger = ledger
        self.looks = looks
        for (recipient, since) in try ledger?.heldRecipients() ?? [:] {
            // Who gets digests no more is told at once.
            next[recipient] = max(digest(for: recipient, after: since) ?? now, now)
        }
    }

    /// Looks at what is held by now.
    mutating func lookAtHeld() throws(LedgerError) {
        guard let ledger else { return }
        var found: [String: Notice] = [:]
        for (recipient, instant) in next.sorted(by: { $0.key < $1.key }) {
            let own = Array(try ledger.heldReminders(for: recipient).prefix(looks))
            looks -= own.count
            let records = try ledger.records(of: own.map(\.occurrence))
            for notice in DigestDecision(own, for: recipient, engine, records, at: instant).notices {
                let reminder = notice.reminder
                found[reminder.identity] = engine.notice(
                    for: reminder, at: reminder.instant, records[reminder.occurrence.identity])
                digests[reminder.identity, default: []].append(
                    ComingDigest(to: recipient, at: instant, in: engine.digests.zone))
            }
        }
        held = found.values.sorted {
            ($0.reminder.instant, $0.reminder.identity) < ($1.reminder.instant, $1.reminder.identity)
        }
    }

    /// Looks which of these will be held: of a day for which the looks are not enough nothing is foretold, nor of those after it.
    /// - Parameter notices: to come, in the order of their instants.
    mutating func look(at notices: some Collection<Notice>) throws(LedgerError) {
        let rules = engine.digests
        guard !rules.rules.isEmpty else { return }
        let wanted = Dictionary(grouping: notices) { rules.zone.day(at: $0.reminder.instant) }
        for (day, own) in wanted.sorted(by: { $0.key < $1.key }) {
            guard let last = own.map(\.reminder.instant).max() else { continue }
            let start = max(rules.zone.start(of: day), engine.decidedThrough + Span(microseconds: 1))
            let agenda = try Agenda(
                inTurn: engine.starting(at: start), through: last, atMost: looks + 1,
                records: ledger?.records ?? Agenda.nothing)
            looks -= agenda.looked
            guard looks >= 0 else { return }
            try foretell(agenda.notices, on: day)
        }
    }

    /// - Parameter notices: all of the day.
    private mutating func foretell(_ notices: [Notice], on day: Day) throws(LedgerError) {
        let rules = engine.digests
        var sent: [String: Int] = [:]
        var rest = notices[...]
        while let now = rest.first?.reminder.instant {
            let together = rest.prefix { $0.reminder.instant == now }
            rest = rest.dropFirst(together.count)
            let (before, ledger) = (sent, ledger)
            var allotment = Allotment(rules, engine.schedule.calendar, at: now) { recipient, day throws(LedgerError) in
                try (ledger?.sentCount(to: recipient, on: day) ?? 0) + (before[recipient] ?? 0)
            }
            for notice in together {
                if let ending = try allotment.holding(notice) {
                    hold(ending)
                } else {
                    let recipients = allotment.address(of: notice)?.recipients ?? []
                    for recipient in recipients { sent[recipient, default: 0] += 1 }
                }
            }
        }
    }

    private mutating func hold(_ ending: Ending) {
        let found = ending.recipients.compactMap { recipient -> ComingDigest? in
            if next[recipient].map({ $0 < ending.instant }) ?? true {
                next[recipient] = digest(for: recipient, after: ending.instant)
            }
            return next[recipient].map { ComingDigest(to: recipient, at: $0, in: engine.digests.zone) }
        }
        digests[ending.identity] = found.sorted { ($0.at, $0.recipient) < ($1.at, $1.recipient) }
    }

    private func digest(for recipient: String, after instant: Instant) -> Instant? {
        engine.digests.rules[recipient]?.next(after: instant, in: engine.digests.zone, engine.schedule.calendar)
    }
}
