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
    /// Occurrences of which the board has changed since: to be decided again.
    private(set) var changed: Set<String> = []

    /// More than these are not held ready; the rest is decided when it is due.
    private static let mostBatches = 20

    init(for instant: Instant, from engine: Engine) {
        self.instant = instant
        self.engine = engine
    }

    var isFull: Bool { batches.count >= Self.mostBatches }

    /// Puts what was decided again before everything else, as one batch however often that is.
    mutating func putFirst(_ batch: DecidedBatch) {
        if let first = batches.first, first.decidedThrough == batch.decidedThrough {
            batches[0].add(batch)
        } else {
            batches.insert(batch, at: 0)
        }
    }

    mutating func note(_ occurrence: String) {
        if batches.contains(where: { $0.occurrences.contains(occurrence) }) { changed.insert(occurrence) }
    }

    /// Takes what was decided of the occurrences that changed out of the batches.
    /// - Returns: those occurrences, and their parcels.
    mutating func takeChanged() -> (occurrences: Set<String>, parcels: [Parcel]) {
        let occurrences = changed
        changed = []
        var parcels: [Parcel] = []
        for index in batches.indices where !batches[index].occurrences.isDisjoint(with: occurrences) {
            parcels += batches[index].take(occurrences)
        }
        return (occurrences, parcels)
    }
}

/// What was decided for some occurrences: what is sent, and what ends unsent.
struct DecidedBatch {
    /// Identities of the occurrences that were looked at.
    private(set) var occurrences: Set<String>
    var reminders: [(notice: Notice, parcels: [Parcel])] = []
    var endings: [Ending] = []
    /// Everything at or before it is decided with this batch.
    let decidedThrough: Instant

    init(of occurrences: Set<String>, decidedThrough: Instant) {
        self.occurrences = occurrences
        self.decidedThrough = decidedThrough
    }

    /// Takes what was decided of these out of it.
    /// - Returns: their parcels.
    mutating func take(_ taken: Set<String>) -> [Parcel] {
        func isTaken(_ identity: String) -> Bool { taken.contains(String(identity.prefix { $0 != "#" })) }
        let own = reminders.filter { isTaken($0.notice.reminder.identity) }
        reminders.removeAll { isTaken($0.notice.reminder.identity) }
        endings.removeAll { isTaken($0.identity) }
        occurrences.subtract(taken)
        return own.flatMap(\.parcels)
    }

    var parcels: [Parcel] { reminders.flatMap(\.parcels) }

    var marks: [Mark] {
        reminders.map { Mark(identity: $0.notice.reminder.identity, instant: $0.notice.reminder.instant) }
    }

    mutating func add(_ other: DecidedBatch) {
        occurrences.formUnion(other.occurrences)
        reminders += other.reminders
        endings += other.endings
    }

    /// Parcels that the ledger did not record are not sent.
    mutating func keep(_ claimed: Set<Parcel.Key>) {
        for index in reminders.indices { reminders[index].parcels.removeAll { !claimed.contains($0.key) } }
    }
}
