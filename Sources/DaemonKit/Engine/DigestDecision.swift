import CivilTime
import PlanCore
import Storage

/// What is told of the reminders that were held for one recipient: how things stand when the digest goes out, each matter
/// once, and nothing of what is no longer asked.
struct DigestDecision {
    /// In the order in which they were due.
    var notices: [Notice] = []
    /// Why those that are not told are not, by their identities.
    var dropped: [String: String] = [:]

    /// - Parameters:
    ///   - held: in the order of their instants.
    ///   - records: what the board has of their occurrences.
    init(
        _ held: [HeldReminder], for recipient: String, _ engine: Engine, _ records: [String: OccurrenceRecord],
        at now: Instant
    ) {
        var newest: [String: String] = [:]
        for one in held.reversed() {
            let identity = one.occurrence
            guard let occurrence = engine.schedule.occurrence(identity),
                let reminder = engine.schedule.reminder(one, of: occurrence)
            else {
                dropped[one.identity] = "void: its date moved, or the plan has it no more"
                continue
            }
            let record = records[identity]
            let notice = engine.notice(for: reminder, at: now, record)
            let isRule = if case .rule = occurrence.item { true } else { false }
            if let (outcome, reason) = engine.restraint(of: occurrence, record).ending(of: reminder, at: now) {
                dropped[one.identity] = "\(outcome.rawValue): \(reason)"
            } else if !notice.addressees.contains(recipient) {
                dropped[one.identity] = "met: it has delivered"
            } else if !isRule, let successor = newest[identity] {
                dropped[one.identity] = "superseded: superseded by \(successor)"
            } else {
                newest[identity] = one.identity
                notices.append(notice)
            }
        }
        notices.reverse()
    }

    /// - Parameter digest: the identity of the one that tells the notices.
    func told(to recipient: String, by digest: String) -> Told {
        let told = notices.map { ($0.reminder.identity, digest) }
        return Told(recipient: recipient, by: dropped.merging(told) { _, told in told })
    }
}

extension Schedule {
    /// The occurrence's reminder that was held; nil where the occurrence has another date now.
    fileprivate func reminder(_ held: HeldReminder, of occurrence: Occurrence) -> Reminder? {
        let all = reminders(of: occurrence, from: held.instant, through: .distantFuture)
        if let found = all.first(where: { $0.identity == held.identity }) { return found }
        // One at the end of a snooze is none of the plan's.
        let snoozed = Reminder(occurrence: occurrence, rule: .snoozed(held.instant), instant: held.instant)
        return snoozed.identity == held.identity ? snoozed : nil
    }
}
