import CivilTime
import Delivery
import LinuxSystem
import PlanCore
import Storage

/// Brings frozen parcels to their sinks and records what became of them: the exactly-once protocol.
///
/// 1. The ledger has committed the parcel (the intent). 2. The sink acts. 3. The ledger records the settlement. A stop between
/// 1 and 3 leaves the parcel in doubt: the next start looks it up in the sink before it is sent again.
///
/// Between 1 and 2 a parcel may wait for its instant, prepared in its sink. One that a stop has left waiting is in doubt like
/// any other; where it is not found, the intent is taken back and the reminder open again.
final class DeliveryDesk {
    private let ledger: any Ledger
    private let sinks: [any Sink]
    /// Parcels of an earlier life that may or may not have reached their sink, by sink; the oldest first.
    private var inDoubt: [String: [Parcel.Key]]
    /// Parcels that a sink did not take, by sink; those tried longest ago first.
    private var untaken: [String: [Parcel.Key]]
    /// Parcels that wait for their instant.
    private var prepared: Set<Parcel.Key> = []
    /// When parcels that a sink did not take are tried again; nil when there are none.
    private(set) var retryAt: Instant?
    private var backOff = BackOff()
    /// What the sinks that did not take a parcel said, by sink; empty when all is well.
    private(set) var troubles: [String: String] = [:]

    /// - Parameter inDoubt: what taking over the ledger returned; tried at once.
    init(ledger: any Ledger, sinks: [any Sink], inDoubt: [Parcel], at now: Instant) {
        self.ledger = ledger
        self.sinks = sinks
        let known = Set(sinks.map(\.name))
        let bySink = Dictionary(grouping: inDoubt.map(\.key), by: \.sink)
        self.inDoubt = bySink.filter { known.contains($0.key) }
        // There is no sink to ask.
        self.untaken = bySink.filter { !known.contains($0.key) }
        self.retryAt = inDoubt.isEmpty ? nil : now
    }

    /// Freezes what each sink is to deliver.
    func parcels(for notice: Notice) -> [Parcel] { sinks.map { $0.parcel(for: notice) } }

    func parcels(for letter: Letter) -> [Parcel] { sinks.map { $0.parcel(for: letter) } }

    /// Prepares parcels that were just committed, ahead of their instant.
    func prepare(_ parcels: [Parcel]) {
        prepared.formUnion(parcels.map(\.key))
        for sink in sinks {
            let own = parcels.filter { $0.key.sink == sink.name }
            if !own.isEmpty { sink.prepare(own) }
        }
    }

    /// Takes back every parcel that waits for its instant: its reminders are open again.
    func takeBack(at now: Instant) throws(LedgerError) {
        guard !prepared.isEmpty else { return }
        for sink in sinks { sink.discard() }
        _ = try ledger.takeBack(prepared, at: now)
        prepared = []
    }

    /// Leaves in doubt what waits for its instant, as a kill would; what the sinks made of it ahead makes room.
    func abandon() {
        for sink in sinks { sink.discard() }
        prepared = []
    }

    /// Takes these back alone.
    func takeBack(_ parcels: [Parcel], at now: Instant) throws(LedgerError) {
        guard !parcels.isEmpty else { return }
        for sink in sinks { sink.discard(parcels.filter { $0.key.sink == sink.name }) }
        let keys = Set(parcels.map(\.key))
        _ = try ledger.takeBack(keys, at: now)
        prepared.subtract(keys)
    }

    /// Delivers parcels that were committed.
    /// - Parameters:
    ///   - endings: what ends unsent beside them, recorded with what became of them.
    ///   - decidedThrough: what is decided when they are sent.
    /// - Returns: the keys of those that were delivered.
    func deliver(
        _ parcels: [Parcel], endings: [Ending] = [], decidedThrough: Instant? = nil, at now: Instant
    ) throws(LedgerError) -> Set<Parcel.Key> {
        // From here on they are in doubt, whatever fails: only a sink that was asked can tell that it does not hold one.
        prepared.subtract(parcels.map(\.key))
        // What a sink shows to people comes first, what takes long after that: a flush is not waited for by another sink.
        let taken = sinks.map { sink in
            let own = parcels.filter { $0.key.sink == sink.name }
            return (sink, own, results: own.isEmpty ? [] : sink.deliver(own))
        }
        var settled: [Settlement] = []
        var hasRetry = false
        for (sink, own, results) in taken where !own.isEmpty {
            let (settlements, trouble) = settlements(of: own, results, flushing: sink)
            settled += settlements
            troubles[sink.name] = trouble
            hasRetry = hasRetry || trouble != nil
        }
        // A parcel for a sink that is no longer configured will never be taken.
        let known = Set(sinks.map(\.name))
        settled += parcels.filter { !known.contains($0.key.sink) }
            .map { Settlement(key: $0.key, refusal: "sink '\($0.key.sink)' is not configured") }
        FailPoint.reached("before-settle")
        if !settled.isEmpty || !endings.isEmpty || decidedThrough != nil {
            try ledger.settle(settled, endings: endings, decidedThrough: decidedThrough, at: now)
        }
        FailPoint.reached("after-settle")
        let closed = Set(settled.map(\.key))
        for parcel in parcels where !closed.contains(parcel.key) {
            untaken[parcel.key.sink, default: []].append(parcel.key)
        }
        // What waits already is not put off by what came later.
        if hasRetry { retryAt = min(retryAt ?? .distantFuture, now + backOff.advance()) }
        return Set(settled.filter { $0.refusal == nil }.map(\.key))
    }

    /// Tries again what is open, when it is time.
    /// - Parameter limit: at most so many parcels of each sink are looked up, and so many tried again.
    /// - Returns: the keys of the parcels that were delivered, and whether reminders are open again whose parcels an
    ///   earlier life has left waiting for their instant.
    func retry(at now: Instant, atMost limit: Int) throws(LedgerError) -> (
        delivered: Set<Parcel.Key>, hasTakenBack: Bool
    ) {
        guard let retryAt, retryAt <= now else { return ([], false) }
        self.retryAt = nil
        guard !inDoubt.isEmpty || !untaken.isEmpty else {
            settleDown()
            return ([], false)
        }
        // To each sink its own: what piles up before one keeps nothing from another.
        var due: [Parcel] = []
        for sink in untaken.keys.sorted() { due += try takeFirst(limit, of: sink, from: &untaken) }
        var absent: [Parcel] = []
        var found: Set<Parcel.Key> = []
        for sink in sinks {
            let doubtful = try takeFirst(limit, of: sink.name, from: &inDoubt)
            guard !doubtful.isEmpty else { continue }
            do throws(SinkError) {
                let standing = try sink.lookUp(doubtful)
                found.formUnion(standing)
                absent += doubtful.filter { !standing.contains($0.key) }
            } catch {
                putBack(doubtful)
                troubles[sink.name] = error.description
                self.retryAt = now + backOff.advance()
            }
        }
        let waiting = Set(inDoubt.keys).union(untaken.keys)
        if !found.isEmpty { try ledger.settle(found.map { Settlement(key: $0) }, at: now) }
        let (undone, sure) = try takeBack(absent: absent, at: now)
        due += sure
        let delivered = try deliver(due, at: now).union(found)
        // More may be open than one batch holds.
        if self.retryAt == nil || waiting.contains(where: { troubles[$0] == nil }) { self.retryAt = now }
        return (delivered, !undone.isEmpty)
    }

    /// Takes back those of the parcels that no sink holds and that an earlier life has left waiting for their instant.
    /// - Returns: what was taken back, and what is to be sent.
    private func takeBack(absent: [Parcel], at now: Instant) throws(LedgerError) -> (
        undone: Set<Parcel.Key>, due: [Parcel]
    ) {
        guard !absent.isEmpty else { return ([], []) }
        let takenBack = try ledger.takeBack(Set(absent.map(\.key)), at: now)
        var due = absent.filter { !takenBack.undone.contains($0.key) }
        guard !takenBack.early.isEmpty else { return (takenBack.undone, due) }
        // It is not known yet whether a reminder that is early went out in another sink: none of it may go out before.
        let doubtful = try ledger.openParcels(inDoubt.values.flatMap { $0 })
        let unsure = Set(doubtful.flatMap(\.reminders))
        func isUnsure(_ parcel: Parcel) -> Bool {
            takenBack.early.contains(parcel.key) && parcel.reminders.contains(where: unsure.contains)
        }
        putBack(due.filter(isUnsure))
        due.removeAll(where: isUnsure)
        return (takenBack.undone, due)
    }

    /// Takes a sink's first parcels out of those.
    /// - Returns: those of them that are open still.
    private func takeFirst(
        _ count: Int, of sink: String, from parcels: inout [String: [Parcel.Key]]
    ) throws(LedgerError) -> [Parcel] {
        guard let all = parcels[sink] else { return [] }
        parcels[sink] = all.count > count ? Array(all.dropFirst(count)) : nil
        return try ledger.openParcels(Array(all.prefix(count)))
    }

    /// These stay in doubt, and come first again.
    private func putBack(_ parcels: [Parcel]) {
        for (sink, own) in Dictionary(grouping: parcels.map(\.key), by: \.sink) {
            inDoubt[sink] = own + (inDoubt[sink] ?? [])
        }
    }

    /// The clock was set: waiting starts anew.
    func clockChanged(to now: Instant) {
        if retryAt != nil { retryAt = now }
    }

    /// What became of a sink's parcels, and why some have to be tried again.
    private func settlements(
        of parcels: [Parcel], _ results: [DeliveryResult], flushing sink: any Sink
    ) -> ([Settlement], trouble: String?) {
        var settlements: [Settlement] = []
        var trouble: String?
        do throws(SinkError) { try sink.flush() } catch { trouble = error.description }
        let isFlushed = trouble == nil
        for (parcel, result) in zip(parcels, results) {
            switch result {
            case .delivered where !isFlushed: break
            case .delivered: settlements.append(Settlement(key: parcel.key))
            case .refused(let reason): settlements.append(Settlement(key: parcel.key, refusal: reason))
            case .retry(let reason): trouble = reason
            }
        }
        return (settlements, trouble)
    }

    private func settleDown() {
        backOff.reset()
        troubles = [:]
    }
}
