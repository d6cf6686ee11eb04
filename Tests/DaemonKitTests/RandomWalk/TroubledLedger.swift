import CivilTime
import PlanCore
import Storage

/// A ledger that fails at a chosen call, before or after it did its work, as a crash or a full disk would have it; and
/// that tells what was committed.
final class TroubledLedger: Ledger, BoardLedger {
    enum Trouble: CaseIterable {
        case beforeCommit, afterCommit, beforeSettle, afterSettle
    }

    let inner: SQLiteLedger
    /// What happens next, once.
    var trouble: Trouble?
    /// Told as sent and taken back, because a crash came before the sink took it: what follows is the same once more.
    private var again: Set<Parcel.Key> = []
    private var hasCommitted = false
    /// Committed and perhaps not yet due: until then it can be taken back.
    private var waiting: [Parcel.Key: (identity: String, instant: Instant)] = [:]
    private var passed: Set<String> = []

    init(_ inner: SQLiteLedger) { self.inner = inner }

    /// What was committed since it was last asked, and is due by now; nil when nothing was.
    func takeCommitted(at now: Instant) -> (sent: Set<String>, passed: Set<String>)? {
        let due = waiting.filter { $0.value.instant <= now }
        for key in due.keys { waiting[key] = nil }
        let sent = due.filter { again.remove($0.key) == nil }.map(\.value.identity)
        defer { (passed, hasCommitted) = ([], false) }
        return hasCommitted || !due.isEmpty ? (Set(sent), passed) : nil
    }

    private func fail(_ expected: Trouble) throws(LedgerError) {
        guard trouble == expected else { return }
        trouble = nil
        throw LedgerError(.io, "cannot go on: \(expected)")
    }

    func commit(_ batch: Batch, at now: Instant) throws(LedgerError) -> Set<Parcel.Key> {
        try fail(.beforeCommit)
        let recorded = try inner.commit(batch, at: now)
        // What is about no single occurrence is committed by itself, and none of a walk's.
        guard !(batch.marks.map(\.identity) + batch.endings.map(\.identity)).contains(where: { $0.contains("/#") })
        else {
            try fail(.afterCommit)
            return recorded
        }
        let instants = Dictionary(
            batch.marks.map { ($0.identity, $0.instant) }, uniquingKeysWith: { first, _ in first })
        for parcel in batch.parcels where recorded.contains(parcel.key) {
            for identity in parcel.reminders { waiting[parcel.key] = (identity, instants[identity] ?? now) }
        }
        hasCommitted = hasCommitted || batch.marks.allSatisfy { $0.instant <= now }
        passed.formUnion(batch.endings.map(\.identity))
        try fail(.afterCommit)
        return recorded
    }

    func settle(
        _ settlements: [Settlement], endings: [Ending], decidedThrough: Instant?, at now: Instant
    ) throws(LedgerError) {
        try fail(.beforeSettle)
        try inner.settle(settlements, endings: endings, decidedThrough: decidedThrough, at: now)
        passed.formUnion(endings.map(\.identity))
        hasCommitted = hasCommitted || !endings.isEmpty
        try fail(.afterSettle)
    }

    func takeBack(_ parcels: Set<Parcel.Key>, at now: Instant) throws(LedgerError) -> TakenBack {
        let result = try inner.takeBack(parcels, at: now)
        for key in result.undone where waiting.removeValue(forKey: key) == nil { again.insert(key) }
        return result
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

    func revision(ofPlan plan: String) throws(LedgerError) -> PlanRevision? { try inner.revision(ofPlan: plan) }
    func standing(of identities: [String]) throws(LedgerError) -> [String: Standing] {
        try inner.standing(of: identities)
    }
    func change(
        _ change: OccurrenceChange, of occurrence: Occurrence, _ attribution: Attribution
    ) throws(LedgerError) -> ChangeOutcome { try inner.change(change, of: occurrence, attribution) }
    func change(_ change: PlanChange, ofPlan plan: String, _ attribution: Attribution) throws(LedgerError)
        -> ChangeOutcome
    { try inner.change(change, ofPlan: plan, attribution) }
    func submittedFiles() throws(LedgerError) -> [SubmittedFile] { try inner.submittedFiles() }
    func isRecorded(file sha256: String) throws(LedgerError) -> Bool { try inner.isRecorded(file: sha256) }
    func isMade(key: String) throws(LedgerError) -> Bool { try inner.isMade(key: key) }
    func records(of occurrences: [String]) throws(LedgerError) -> [String: OccurrenceRecord] {
        try inner.records(of: occurrences)
    }
    func records(ofPlan plan: String) throws(LedgerError) -> [String: OccurrenceRecord] {
        try inner.records(ofPlan: plan)
    }
    func sentCount(to recipient: String, on day: Day) throws(LedgerError) -> Int {
        try inner.sentCount(to: recipient, on: day)
    }
    func heldRecipients() throws(LedgerError) -> [String: Instant] { try inner.heldRecipients() }
    func heldReminders(for recipient: String) throws(LedgerError) -> [HeldReminder] {
        try inner.heldReminders(for: recipient)
    }
    func recordedUnits(ofPlan plan: String) throws(LedgerError) -> [String: Set<String>] {
        try inner.recordedUnits(ofPlan: plan)
    }
    func unitNames(ofPlan plan: String) throws(LedgerError) -> [String: String] {
        try inner.unitNames(ofPlan: plan)
    }

    func trackedPlans() throws(LedgerError) -> [String] { try inner.trackedPlans() }
    func amendedOccurrences() throws(LedgerError) -> [String: OccurrenceRecord] { try inner.amendedOccurrences() }
    func untoldOccurrences() throws(LedgerError) -> [String: Instant] { try inner.untoldOccurrences() }
    func told(_ rule: String, of subjects: [String]) throws(LedgerError) -> Set<String> {
        try inner.told(rule, of: subjects)
    }
    func markTold(_ occurrences: [String]) throws(LedgerError) { try inner.markTold(occurrences) }
    func planRecords() throws(LedgerError) -> [String: PlanRecord] { try inner.planRecords() }
    func history(_ query: HistoryQuery) throws(LedgerError) -> [HistoryEntry] { try inner.history(query) }
    func openParcels(limit: Int) throws(LedgerError) -> [Parcel] { try inner.openParcels(limit: limit) }
    func openParcels(_ keys: [Parcel.Key]) throws(LedgerError) -> [Parcel] { try inner.openParcels(keys) }
    func audit(_ row: AuditRow) throws(LedgerError) { try inner.audit(row) }
    func history(limit: Int) throws(LedgerError) -> [AuditRow] { try inner.history(limit: limit) }
}
