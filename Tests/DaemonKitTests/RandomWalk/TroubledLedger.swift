import CivilTime
import PlanCore
import Storage

/// A ledger that fails at a chosen call, before or after it did its work, as a crash or a full disk would have it; and
/// that tells what was committed.
final class TroubledLedger: Ledger {
    enum Trouble: CaseIterable {
        case beforeCommit, afterCommit, beforeSettle, afterSettle
    }

    let inner: SQLiteLedger
    /// What happens next, once.
    var trouble: Trouble?
    private var hasCommitted = false
    private var sent: Set<String> = []
    private var passed: Set<String> = []

    init(_ inner: SQLiteLedger) { self.inner = inner }

    /// What was committed since it was last asked; nil when nothing was.
    func takeCommitted() -> (sent: Set<String>, passed: Set<String>)? {
        defer { (sent, passed, hasCommitted) = ([], [], false) }
        return hasCommitted ? (sent, passed) : nil
    }

    private func fail(_ expected: Trouble) throws(LedgerError) {
        guard trouble == expected else { return }
        trouble = nil
        throw LedgerError(.io, "cannot go on: \(expected)")
    }

    func commit(_ batch: Batch, at now: Instant) throws(LedgerError) -> Set<Parcel.Key> {
        try fail(.beforeCommit)
        let recorded = try inner.commit(batch, at: now)
        hasCommitted = true
        sent.formUnion(batch.parcels.filter { recorded.contains($0.key) }.flatMap(\.reminders))
        passed.formUnion(batch.endings.map(\.identity))
        try fail(.afterCommit)
        return recorded
    }

    func settle(_ settlements: [Settlement], at now: Instant) throws(LedgerError) {
        try fail(.beforeSettle)
        try inner.settle(settlements, at: now)
        try fail(.afterSettle)
    }

    func takeOver(as claimant: String, at now: Instant) throws(LedgerError) -> [Parcel] {
        try inner.takeOver(as: claimant, at: now)
    }
    func decidedThrough() throws(LedgerError) -> Instant? { try inner.decidedThrough() }
    func rearm(at now: Instant) throws(LedgerError) -> Int { try inner.rearm(at: now) }
    func serve(
        _ plans: [ServedPlan], in range: ClosedRange<Instant>, at now: Instant, reason: (String) -> String
    ) throws(LedgerError) -> ServeResult { try inner.serve(plans, in: range, at: now, reason: reason) }
    func withdraw(plan: String, reason: String, at now: Instant) throws(LedgerError) -> [String] {
        try inner.withdraw(plan: plan, reason: reason, at: now)
    }
    func deliveries(
        of plan: String?, before place: DeliveryRecord.Place?, limit: Int
    ) throws(LedgerError) -> [DeliveryRecord] { try inner.deliveries(of: plan, before: place, limit: limit) }
    func servedPlans() throws(LedgerError) -> [String] { try inner.servedPlans() }

    func servedVersion(of plan: String) throws(LedgerError) -> PlanVersion? { try inner.servedVersion(of: plan) }
    func standing(of identities: [String]) throws(LedgerError) -> [String: Standing] {
        try inner.standing(of: identities)
    }
    func openParcels(limit: Int) throws(LedgerError) -> [Parcel] { try inner.openParcels(limit: limit) }
    func audit(
        _ action: String, subject: String, detail: String, actor: String, at now: Instant
    ) throws(LedgerError) { try inner.audit(action, subject: subject, detail: detail, actor: actor, at: now) }
    func history(limit: Int) throws(LedgerError) -> [AuditRow] { try inner.history(limit: limit) }
}
