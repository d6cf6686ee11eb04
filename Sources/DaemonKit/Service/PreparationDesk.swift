import CivilTime
import LinuxSystem
import PlanCore
import Storage

/// Freezes what is due next ahead of its instant, some of it at a time, so that nothing is left to do then but to show it: a
/// commit alone takes longer than a reminder may be late.
///
/// What is sent is decided at its instant all the same: whatever could change it before (other inputs, a clock that is
/// set, a stop) takes back what is prepared, and it is decided anew. Nothing is decided for the ledger until it is sent:
/// time is decided, and what ends unsent recorded, with the settlement. So a crash in between leaves parcels in doubt
/// that were committed ahead of an instant which is not decided, and nothing else; the sinks are asked for them, and
/// those they do not hold are taken back (``DeliveryDesk/retry(at:)``).
final class PreparationDesk {
    private let ledger: any Ledger & BoardLedger
    private let recording: RecordingDesk
    private let delivery: DeliveryDesk
    /// What falls due next, once that is near.
    private var preparation: Preparation?

    /// How long before its instant a reminder is prepared: for the most that is, more than it takes.
    private static let lead = Span.seconds(10)
    /// What is due sooner than that is sent without: preparing it would hold it up.
    private static let leastLead = Span(microseconds: 100_000)

    init(_ ledger: any Ledger & BoardLedger, _ recording: RecordingDesk, _ delivery: DeliveryDesk) {
        self.ledger = ledger
        self.recording = recording
        self.delivery = delivery
    }

    /// When there is something to prepare of what the engine has next; nil when there is not.
    func wakeAt(for engine: Engine) -> Instant? {
        guard let instant = engine.nextInstant else { return nil }
        if let preparation, preparation.instant == instant, preparation.isComplete { return nil }
        return instant - Self.lead
    }

    /// Prepares some more of what the engine has next.
    /// - Returns: how many occurrences were decided.
    func prepareNext(
        for engine: Engine, atMost limit: Int, at now: Instant, _ served: inout ReminderService.Served
    ) throws(LedgerError) -> Int {
        guard let wake = wakeAt(for: engine), wake <= now, let instant = engine.nextInstant else { return 0 }
        var next = preparation.flatMap { $0.instant == instant ? $0 : nil } ?? Preparation(for: instant, from: engine)
        preparation = nil
        defer { preparation = next }
        guard instant - now >= Self.leastLead, !next.isFull else {
            next.isComplete = true
            return 0
        }
        let due = next.engine.takeDue(at: instant, limit: limit)
        next.isComplete = next.engine.nextInstant != instant
        guard !due.isEmpty else { return 0 }
        try recording.record(plansOf: due, engine, &served)
        var batch = try DecidedBatch(due, at: instant, by: next.engine, ledger, parcels: delivery.parcels(for:))
        try commit(&batch, by: engine, at: now)
        next.batches.append(batch)
        return due.count
    }

    /// Decides again what is prepared of occurrences whose board has changed since; the rest stays as it is.
    /// - Returns: how many were.
    func revise(_ engine: Engine, at now: Instant) throws(LedgerError) -> Int {
        guard var next = preparation, !next.changed.isEmpty else { return 0 }
        preparation = nil
        let (occurrences, parcels) = next.takeChanged()
        try delivery.takeBack(parcels, at: now)
        let due = occurrences.sorted().compactMap { identity in
            engine.schedule.occurrence(identity).map { engine.due(of: $0, at: next.instant) }
        }
        // First of all: nothing more is decided with it, so that a crash behind it finds the rest undecided.
        var batch = try DecidedBatch(due, at: next.instant, by: engine, ledger, parcels: delivery.parcels(for:))
        try commit(&batch, by: engine, at: now)
        next.putFirst(batch)
        preparation = next
        return occurrences.count
    }

    /// Records the batch as what is to be sent, and prepares it.
    private func commit(_ batch: inout DecidedBatch, by engine: Engine, at now: Instant) throws(LedgerError) {
        guard !batch.reminders.isEmpty else { return }
        FailPoint.reached("before-commit")
        let intent = Batch(
            parcels: batch.parcels, marks: batch.marks, endings: [],
            decidedThrough: recording.recorded(through: engine.decidedThrough))
        batch.keep(try ledger.commit(intent, at: now))
        FailPoint.reached("after-commit")
        delivery.prepare(batch.parcels)
    }

    /// Something was changed of an occurrence's board.
    func note(_ occurrence: String) { preparation?.note(occurrence) }

    /// The instant that something is prepared for; nil when nothing is.
    var instant: Instant? { preparation.flatMap { $0.batches.isEmpty ? nil : $0.instant } }

    /// The batches that are sent next, as one: the first, and of those behind it as many as make no more than `limit`
    /// occurrences.
    /// - Returns: with the last one, the engine as it stands behind it.
    func takeFirst(atMost limit: Int) -> (batch: DecidedBatch, engine: Engine?)? {
        guard let batch = preparation?.takeFirst(atMost: limit) else { return nil }
        guard let preparation, preparation.batches.isEmpty else { return (batch, nil) }
        self.preparation = nil
        return (batch, preparation.engine)
    }

    /// Leaves what is prepared in doubt, without the ledger.
    func abandon() {
        preparation = nil
        delivery.abandon()
    }

    /// What is prepared was not sent, and is open again.
    func takeBack(at now: Instant) throws(LedgerError) {
        preparation = nil
        try delivery.takeBack(at: now)
    }
}
