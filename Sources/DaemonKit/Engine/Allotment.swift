import CivilTime
import PlanCore
import Storage

/// Who gets digests.
struct DigestRules: Hashable, Sendable {
    /// By the ids of plans' recipients and units: the same id is the same recipient in every plan.
    var rules: [String: DigestRule] = [:]
    /// Whose clock says when, and when a day begins.
    var zone = Zone.utc
}

/// What goes to recipients one by one at an instant, and what is held for their digests.
///
/// A reminder is held when everybody it goes to has had all that goes to him one by one that day, and is told of it in time:
/// what would come only at the cutoff or behind it goes out at once.
struct Allotment {
    /// How many reminders went to a recipient one by one on a day.
    typealias Count = (_ recipient: String, Day) throws(LedgerError) -> Int

    private let digests: DigestRules
    private let calendar: WorkingCalendar
    private let now: Instant
    private let day: Day
    private let count: Count
    /// What went to recipients on the day, of those asked about.
    private var sent: [String: Int] = [:]

    init(_ digests: DigestRules, _ calendar: WorkingCalendar, at now: Instant, count: @escaping Count) {
        self.digests = digests
        self.calendar = calendar
        self.now = now
        self.day = digests.zone.day(at: now)
        self.count = count
    }

    /// - Returns: how it ends where it is held; nil where it is sent, and counts from now on.
    mutating func holding(_ notice: Notice) throws(LedgerError) -> Ending? {
        let recipients = notice.addressees
        var next: [(recipient: String, at: Instant)] = []
        for recipient in recipients {
            guard let rule = digests.rules[recipient] else { continue }
            let sent = if let known = self.sent[recipient] { known } else { try count(recipient, day) }
            self.sent[recipient] = sent
            let digest = rule.next(after: now, in: digests.zone, calendar)
            let isInTime = notice.reminder.occurrence.cutoff.map { $0 <= now || digest < $0 } ?? true
            if sent >= rule.beyond, isInTime { next.append((recipient, digest)) }
        }
        guard let last = next.map(\.at).max(), next.count == recipients.count else {
            for recipient in recipients { self.sent[recipient]? += 1 }
            return nil
        }
        let names = recipients.prefix(3).joined(separator: ", ") + (recipients.count > 3 ? ", …" : "")
        return Ending(
            identity: notice.reminder.identity, instant: notice.reminder.instant, outcome: .held,
            reason: "for the digest of \(digests.zone.day(at: last)) for \(names)", recipients: recipients)
    }

    /// To whom it goes that gets digests, and on which day; nil where nobody does.
    func address(of notice: Notice) -> Mark.Address? {
        let recipients = notice.addressees.filter { digests.rules[$0] != nil }
        return recipients.isEmpty ? nil : Mark.Address(day: day, recipients: recipients)
    }
}
