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
    private static let mostOccurrences = 10_000

    init(for instant: Instant, from engine: Engine) {
        self.instant = instant
        self.engine = engine
    }

    var isFull: Bool { batches.reduce(0) { $0 + $1.occurrences.count } >= Self.mostOccurrences }

    /// Puts what was decided again before everything else, as one batch however often that is.
    mutating func putFirst(_ batch: DecidedBatch) {
        if let first = batches.first, first.decidedThrough == batch.decidedThrough {
            batches[0].add(batch)
        } else {
            batches.insert(batch, at: 0)
        }
    }

    /// See ``PreparationDesk/takeFirst(atMost:)``.
    mutating func takeFirst(atMost limit: Int) -> DecidedBatch? {
        guard var batch = batches.first else { return nil }
        var count = 1
        while count < batches.count, batch.occurrences.count + batches[count].occurrences.count <= limit {
            batch.add(batches[count])
            count += 1
        }
        batches.removeFirst(count)
        return batch
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
