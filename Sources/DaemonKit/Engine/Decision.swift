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
    ///   - record: what the board has of the occurrence at `now`: once nothing is asked of anybody, nothing is sent.
    ///   - catchUp: a reminder this old or older is no longer sent.
    init(
        due: [Reminder], standing: [String: Standing], record: OccurrenceRecord? = nil, now: Instant, catchUp: Span
    ) {
        let oldest = now - catchUp
        let completion = due.last.flatMap { record?.completion(of: $0.occurrence) }
        var successor: String?
        for (reminder, identity) in due.reversed().map({ ($0, $0.identity) }) {
            guard let standing = standing[identity] else { continue }
            if standing.isInDelivery || standing.ending?.outcome == .delivered {
                // Also where the clock was set back: of those at one instant the nearest went out.
                successor = successor ?? identity
            } else if standing.ending == nil, standing.firstServedAt <= reminder.instant {
                func end(_ outcome: Ending.Outcome, _ reason: String) {
                    endings.append(
                        Ending(identity: identity, instant: reminder.instant, outcome: outcome, reason: reason))
                }
                if let completion {
                    end(.met, completion.reason)
                } else if reminder.instant <= oldest {
                    end(.expired, "missed for longer than catch-up")
                } else if let successor {
                    end(.superseded, "superseded by \(successor)")
                } else {
                    self.reminder = reminder
                    successor = identity
                }
            }
        }
        endings.reverse()
    }
}

extension Completion {
    /// For the ledger.
    fileprivate var reason: String {
        switch self {
        case .delivered: "everybody has delivered"
        case .closed(let closing): "closed by \(closing.by): \(closing.reason)"
        }
    }
}
