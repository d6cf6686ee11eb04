import PlanCore
import Storage

/// Of which plans something is recorded that nothing served has, looked for by and by when other plans are served.
struct UnclaimedWatch {
    private var found: [String: UnclaimedRecords] = [:]
    /// Plans of which something is recorded.
    private var tracked: Set<String>
    /// To be looked at.
    private var due: Set<String>
    /// Plans that are there and are not served: drafts, and those whose file has errors.
    private var unserved: Set<String> = []

    /// Plans looked at in one turn.
    private static let atOnce = 20

    init(_ ledger: any BoardLedger) throws(LedgerError) {
        tracked = Set(try ledger.trackedPlans())
        due = tracked
    }

    /// What was found, by the ids of plans; nil while there are plans to be looked at.
    var all: [String: UnclaimedRecords]? { hasMore ? nil : found }

    /// There are plans to be looked at.
    var hasMore: Bool { !due.isEmpty }

    /// Something of it was recorded.
    mutating func note(_ plan: String) { tracked.insert(plan) }

    /// - Parameter unserved: ids of plans that are there, and not served.
    mutating func serve(_ schedule: Schedule, former: Schedule, unserved: Set<String>) {
        for plan in tracked
        where schedule.plan(plan) !== former.plan(plan) || unserved.contains(plan) != self.unserved.contains(plan) {
            due.insert(plan)
        }
        self.unserved = unserved
    }

    /// Looks at some of the plans.
    mutating func look(in schedule: Schedule, _ ledger: any BoardLedger) throws(LedgerError) {
        guard hasMore else { return }
        for plan in Array(due.prefix(Self.atOnce)) {
            found[plan] = try look(at: plan, in: schedule, ledger)
            due.remove(plan)
        }
    }

    private func look(
        at plan: String, in schedule: Schedule, _ ledger: any BoardLedger
    ) throws(LedgerError) -> UnclaimedRecords? {
        if schedule.plan(plan) == nil {
            // One that is done was put away.
            guard !unserved.contains(plan), try ledger.told("done", of: [plan + "/"]).isEmpty else { return nil }
        }
        return UnclaimedRecords(try ledger.recordedUnits(ofPlan: plan), ofPlan: plan, in: schedule)
    }
}
