import CivilTime
import PlanCore
import Storage

/// What becomes of the reminders of one occurrence that are due: at most one is sent, the others end unsent.
///
/// The same rule serves a reminder at its second, a start after a stop, a resume and a clock that was set.
struct Decision {
    /// The reminder to send, the newest that is due.
    var reminder: Reminder?
    var endings: [Ending] = []

    /// - Parameters:
    ///   - due: the occurrence's reminders at or before `now`, in order of time, the nearest last.
    ///   - standing: what the ledger knows of them. One that was never served, was served only after its instant, has
    ///     ended or is being delivered is left alone; one that went out, or is about to, supersedes those before it.
    ///   - restraint: what people have recorded by `now`.
    ///   - catchUp: a reminder this old or older is no longer sent.
    init(
        due: [Reminder], standing: [String: Standing], restraint: Restraint = Restraint(), now: Instant, catchUp: Span
    ) {
        var successor: String?
        for (reminder, identity) in due.reversed().map({ ($0, $0.identity) }) {
            guard var standing = standing[identity] ?? reminder.standingUnserved else { continue }
            // By when a plan served it nothing is said: a clock ahead may have been the first to record it.
            if let unserved = reminder.standingUnserved { standing.firstServedAt = unserved.firstServedAt }
            if standing.isInDelivery || standing.ending?.outcome == .delivered || standing.ending?.outcome == .held {
                // Also where the clock was set back: of those at one instant the nearest went out.
                successor = successor ?? identity
            } else if standing.ending == nil, standing.firstServedAt <= reminder.instant {
                let found =
                    restraint.ending(of: reminder, at: now)
                    ?? (reminder.instant <= now - catchUp ? (.expired, "missed for longer than catch-up") : nil)
                    ?? successor.map { (.superseded, "superseded by \($0)") }
                if let (outcome, reason) = found {
                    endings.append(
                        Ending(identity: identity, instant: reminder.instant, outcome: outcome, reason: reason))
                } else {
                    self.reminder = reminder
                    successor = identity
                }
            }
        }
        endings.reverse()
    }
}

extension Reminder {
    /// How one stands that no plan serves: the change of the board that asks for it is when it began.
    fileprivate var standingUnserved: Standing? {
        guard case .snoozed = rule else { return nil }
        return Standing(firstServedAt: .distantPast, ending: nil, isInDelivery: false)
    }
}

extension Restraint {
    /// How a reminder ends that is kept from being sent at `now`, with the reason for the ledger.
    func ending(of reminder: Reminder, at now: Instant) -> (Ending.Outcome, String)? {
        switch completion {
        case .delivered: return (.met, "everybody has delivered")
        case .settled: return (.met, "everybody has delivered or need not")
        case .closed(let closing): return (.met, "closed by \(closing.by): \(closing.reason)")
        case nil: break
        }
        if let silence, silence.covers(now) || silence.covers(reminder.instant) {
            return (.void, "its plan was silenced by \(silence.by): \(silence.reason)")
        }
        if let putOffUntil, now < putOffUntil { return (.superseded, "put off until \(putOffUntil)") }
        return nil
    }
}
