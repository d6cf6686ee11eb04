import CivilTime
import PlanCore
import Storage

/// Which of some reminders to come will be held for digests, as things stand: found by the rule that holds them, from what went
/// to their recipients on their days already.
struct DigestForecast {
    /// Identities.
    private(set) var held: Set<String> = []

    /// Somebody's count of one day.
    private struct Place: Hashable {
        var recipient: String
        var day: Day
    }

    /// - Parameters:
    ///   - notices: in the order of their instants.
    ///   - engine: of all plans, as it stands: what goes to somebody by one counts for the others.
    ///   - looks: reminders looked through at most, on all days together: the nearest days have them first. Of a day for which
    ///     they are not enough nothing is foretold, nor of those after it.
    init(
        _ notices: some Collection<Notice>, by engine: Engine, looks: Int, records: Agenda.Records,
        count: @escaping Allotment.Count
    ) throws(LedgerError) {
        let rules = engine.digests
        guard !rules.rules.isEmpty else { return }
        var sent: [Place: Int] = [:]
        let wanted = Dictionary(grouping: notices) { rules.zone.day(at: $0.reminder.instant) }
        var looks = looks
        for (day, own) in wanted.sorted(by: { $0.key < $1.key }) {
            guard let last = own.map(\.reminder.instant).max() else { continue }
            let start = max(rules.zone.start(of: day), engine.decidedThrough + Span(microseconds: 1))
            let walk = engine.starting(at: start)
            let agenda = try Agenda(inTurn: walk, through: last, atMost: looks + 1, records: records)
            looks -= agenda.looked
            guard looks >= 0 else { return }
            var rest = agenda.notices[...]
            while let now = rest.first?.reminder.instant {
                let together = rest.prefix { $0.reminder.instant == now }
                rest = rest.dropFirst(together.count)
                let before = sent
                var allotment = Allotment(rules, engine.schedule.calendar, at: now) {
                    recipient, day throws(LedgerError) in
                    try count(recipient, day) + (before[Place(recipient: recipient, day: day)] ?? 0)
                }
                for notice in together {
                    guard try allotment.holding(notice) == nil else {
                        held.insert(notice.reminder.identity)
                        continue
                    }
                    guard let address = allotment.address(of: notice) else { continue }
                    for recipient in address.recipients {
                        sent[Place(recipient: recipient, day: address.day), default: 0] += 1
                    }
                }
            }
        }
    }
}
