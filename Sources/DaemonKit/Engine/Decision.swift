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
    ///     ended or is being delivered is left alone.
    ///   - catchUp: a reminder this old or older is no longer sent.
    init(due: [Reminder], standing: [String: Standing], now: Instant, catchUp: Span) {
        let open = due.map { (reminder: $0, identity: $0.identity) }.filter {
            guard let standing = standing[$0.identity] else { return false }
            return standing.ending == nil && !standing.isInDelivery && standing.firstServedAt <= $0.reminder.instant
        }
        let oldest = now - catchUp
        guard let newest = open.last, newest.reminder.instant > oldest else {
            endings = open.map { Self.expired($0.identity, $0.reminder.instant) }
            return
        }
        reminder = newest.reminder
        endings = open.dropLast().map { reminder, identity in
            reminder.instant <= oldest
                ? Self.expired(identity, reminder.instant)
                : Ending(
                    identity: identity, instant: reminder.instant, outcome: .superseded,
                    reason: "superseded by \(newest.identity)")
        }
    }

    private static func expired(_ identity: String, _ instant: Instant) -> Ending {
        Ending(identity: identity, instant: instant, outcome: .expired, reason: "missed for longer than catch-up")
    }
}
