import CivilTime
import Delivery
import LinuxSystem
import PlanCore
import Storage

/// Brings frozen parcels to their sinks and records what became of them: the exactly-once protocol.
///
/// 1. The ledger has committed the parcel (the intent). 2. The sink acts. 3. The ledger records the settlement. A stop between
/// 1 and 3 leaves the parcel in doubt: the next start looks it up in the sink before it is sent again.
final class DeliveryDesk {
    private let ledger: any Ledger
    private let sinks: [any Sink]
    /// Parcels of an earlier life that may or may not have reached their sink.
    private var inDoubt: Set<Parcel.Key>
    /// When parcels that a sink did not take are tried again; nil when there are none.
    private(set) var retryAt: Instant?
    private var backOff = BackOff()
    /// What the sinks that did not take a parcel said, by sink; empty when all is well.
    private(set) var troubles: [String: String] = [:]

    private static let batchSize = 500

    /// - Parameter inDoubt: what taking over the ledger returned; tried at once.
    init(ledger: any Ledger, sinks: [any Sink], inDoubt: [Parcel], at now: Instant) {
        self.ledger = ledger
        self.sinks = sinks
        self.inDoubt = Set(inDoubt.map(\.key))
        self.retryAt = inDoubt.isEmpty ? nil : now
    }

    /// Freezes what each sink is to deliver.
    func parcels(for notice: Notice) -> [Parcel] { sinks.map { $0.parcel(for: notice) } }

    /// Delivers parcels that were just committed.
    /// - Returns: the keys of those that were delivered.
    func deliver(_ parcels: [Parcel], at now: Instant) throws(LedgerError) -> Set<Parcel.Key> {
        var settled: [Settlement] = []
        var hasRetry = false
        for sink in sinks {
            let own = parcels.filter { $0.key.sink == sink.name }
            guard !own.isEmpty else { continue }
            let (settlements, trouble) = deliver(own, to: sink)
            settled += settlements
            troubles[sink.name] = trouble
            hasRetry = hasRetry || trouble != nil
        }
        // A parcel for a sink that is no longer configured will never be taken.
        let known = Set(sinks.map(\.name))
        settled += parcels.filter { !known.contains($0.key.sink) }
            .map { Settlement(key: $0.key, refusal: "sink '\($0.key.sink)' is not configured") }
        FailPoint.reached("before-settle")
        if !settled.isEmpty { try ledger.settle(settled, at: now) }
        FailPoint.reached("after-settle")
        // What waits already is not put off by what came later.
        if hasRetry { retryAt = min(retryAt ?? .distantFuture, now + backOff.advance()) }
        return Set(settled.filter { $0.refusal == nil }.map(\.key))
    }

    /// Tries again what is open, when it is time.
    /// - Returns: the keys of the parcels that were delivered.
    func retry(at now: Instant) throws(LedgerError) -> Set<Parcel.Key> {
        guard let retryAt, retryAt <= now else { return [] }
        self.retryAt = nil
        let open = try ledger.openParcels(limit: .max)
        guard !open.isEmpty else {
            settleDown()
            return []
        }
        var settled: [Settlement] = []
        var sendable = Array(
            open.filter { parcel in !sinks.contains { $0.name == parcel.key.sink } }
                .prefix(Self.batchSize))
        var waiting: Set<String> = []
        for sink in sinks {
            // To each its own: what piles up before one keeps none from another.
            let all = open.filter { $0.key.sink == sink.name }
            let own = all.prefix(Self.batchSize)
            if own.count < all.count { waiting.insert(sink.name) }
            let doubtful = own.filter { inDoubt.contains($0.key) }
            sendable += own.filter { !inDoubt.contains($0.key) }
            guard !doubtful.isEmpty else { continue }
            do {
                let found = try sink.lookUp(doubtful)
                inDoubt.subtract(doubtful.map(\.key))
                settled += found.map { Settlement(key: $0) }
                sendable += doubtful.filter { !found.contains($0.key) }
            } catch {
                troubles[sink.name] = error.description
                self.retryAt = now + backOff.advance()
            }
        }
        if !settled.isEmpty { try ledger.settle(settled, at: now) }
        let delivered = try deliver(sendable, at: now).union(settled.map(\.key))
        // More may be open than one batch holds.
        if self.retryAt == nil || waiting.contains(where: { troubles[$0] == nil }) { self.retryAt = now }
        return delivered
    }

    /// The clock was set: waiting starts anew.
    func clockChanged(to now: Instant) {
        if retryAt != nil { retryAt = now }
    }

    private func deliver(_ parcels: [Parcel], to sink: any Sink) -> ([Settlement], trouble: String?) {
        var settlements: [Settlement] = []
        var trouble: String?
        for (parcel, result) in zip(parcels, sink.deliver(parcels)) {
            switch result {
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
