import CivilTime
import PlanCore
import Storage

/// What falls due at one instant, frozen before it comes.
struct Preparation {
    let instant: Instant
    /// Committed and not sent yet, in their order.
    var batches: [DecidedBatch] = []
    /// As it stands behind the last of them.
    var engine: Engine
    /// Nothing more is prepared for this instant.
    var isComplete = false

    /// More than these are not held ready; the rest is decided when it is due.
    private static let mostBatches = 20

    init(for instant: Instant, from engine: Engine) {
        self.instant = instant
        self.engine = engine
    }

    var isFull: Bool { batches.count >= Self.mostBatches }

    /// - Parameter subject: an occurrence's identity, or a plan's id for all of its occurrences.
    func concerns(_ subject: String) -> Bool { batches.contains { $0.concerns(subject) } }
}

/// What was decided for some occurrences: what is sent, and what ends unsent.
struct DecidedBatch {
    /// Identities of the occurrences that were looked at.
    let occurrences: Set<String>
    var reminders: [(notice: Notice, parcels: [Parcel])] = []
    var endings: [Ending] = []
    /// Everything at or before it is decided with this batch.
    let decidedThrough: Instant

    init(of occurrences: Set<String>, decidedThrough: Instant) {
        self.occurrences = occurrences
        self.decidedThrough = decidedThrough
    }

    func concerns(_ subject: String) -> Bool {
        subject.contains("/")
            ? occurrences.contains(subject) : occurrences.contains { $0.hasPrefix("\(subject)/") }
    }

    var parcels: [Parcel] { reminders.flatMap(\.parcels) }

    var marks: [Mark] {
        reminders.map { Mark(identity: $0.notice.reminder.identity, instant: $0.notice.reminder.instant) }
    }

    /// Parcels that the ledger did not record are not sent.
    mutating func keep(_ claimed: Set<Parcel.Key>) {
        for index in reminders.indices { reminders[index].parcels.removeAll { !claimed.contains($0.key) } }
    }
}
