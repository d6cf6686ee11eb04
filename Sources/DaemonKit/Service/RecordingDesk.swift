import CivilTime
import PlanCore
import Storage

/// Records in the ledger what is served, some plans at a time: their versions, and the marks of their reminders. Of a plan
/// that is not recorded yet nothing may be decided.
final class RecordingDesk {
    /// Plans that are served from one instant on, and have to be recorded as served from then on.
    private struct Unrecorded {
        var since: Instant
        /// Of the marks.
        var range: ClosedRange<Instant>
        var plans: ArraySlice<Inputs.Source>
    }

    private let ledger: any Ledger
    /// What is served, with the dates in force.
    private(set) var sources: [Inputs.Source] = []
    /// Of the inputs that are served.
    private var context = ""
    /// The ledger has these plans and no others as served, or is about to; otherwise it has to be asked, and all be recorded.
    private var isLedgerKnown = false
    /// Marks are recorded up to here, or are about to be.
    private var servedThrough = Instant.distantPast
    /// What is served and not recorded yet, the oldest first.
    private var unrecorded: [Unrecorded] = []

    /// How far ahead the ledger records what is served. A stop may last this long and still every missed reminder is known
    /// to have been served before it; for longer ones the plan's version answers.
    private static let horizon = Span.days(62)

    init(_ ledger: any Ledger) { self.ledger = ledger }

    /// There is something to record.
    var isBusy: Bool { !unrecorded.isEmpty }

    /// When everything has to be recorded anew, before anything else is decided; nil where nothing is served.
    var renewAt: Instant? { sources.isEmpty ? nil : servedThrough - Span(microseconds: Self.horizon.microseconds / 2) }

    func isOutdated(at now: Instant) -> Bool { renewAt.map { $0 <= now } ?? false }

    /// What the ledger may have as decided: what is recorded later has its marks looked through from then on.
    func recorded(through decided: Instant) -> Instant {
        unrecorded.reduce(decided) { min($0, $1.range.lowerBound - Span(microseconds: 1)) }
    }

    /// The ledger is no longer known to have all that is served.
    func distrustLedger() { servedThrough = .distantPast }

    /// The clock was set back: what is not recorded yet is served from now on.
    func clockSetBack(to now: Instant) {
        distrustLedger()
        for index in unrecorded.indices { unrecorded[index].since = now }
    }

    /// These plans are served from now on, to be recorded by and by; those that are served no more are withdrawn.
    /// - Parameter engine: with the schedule that was served before.
    func take(
        _ plans: [Inputs.Source], of inputs: Inputs, _ engine: Engine, at now: Instant,
        _ result: inout ReminderService.Served
    ) throws(LedgerError) {
        let wasLedgerKnown = isLedgerKnown
        isLedgerKnown = false
        // What is recorded already, or is about to be, and follows from the same holidays and defaults, stays as it is.
        let isAllNew = !wasLedgerKnown || inputs.context != context || servedThrough < now
        let difference = SourceDifference(from: sources, to: plans)
        try recordReplaced(isAllNew ? sources : difference.removed, engine, &result)
        let gone: Set<String> =
            if wasLedgerKnown {
                difference.removed.ids.subtracting(difference.added.ids)
            } else {
                Set(try ledger.servedPlans()).subtracting(plans.ids)
            }
        let drafts = inputs.drafts.ids
        for gone in gone.sorted() {
            let reason = drafts.contains(gone) ? "the plan is a draft now" : "the plan is gone"
            result.voided += try ledger.withdraw(plan: gone, reason: reason, at: now)
            result.withdrawn.append(gone)
        }
        (sources, context) = (plans, inputs.context)
        willRecord(isAllNew ? plans : difference.added, engine, since: now)
        isLedgerKnown = true
    }

    /// Everything that is served is to be recorded again.
    func renew(_ engine: Engine, at now: Instant) { willRecord(sources, engine, since: now) }

    /// From now on these plans are served: their versions and marks are to be recorded. With all of them, until they have to
    /// be recorded again.
    private func willRecord(_ plans: [Inputs.Source], _ engine: Engine, since now: Instant) {
        // Whatever a wrong clock claims to have been missed, the work stays bounded.
        let oldest = max(engine.decidedThrough + Span(microseconds: 1), now - engine.catchUp - Self.horizon)
        let range = min(oldest, now)...(now + Self.horizon)
        if !plans.isEmpty { unrecorded.append(Unrecorded(since: now, range: range, plans: plans[...])) }
        if plans.count == sources.count { servedThrough = range.upperBound }
    }

    /// Records what is not recorded yet and is served no more, or in another version: what came due of it was served.
    private func recordReplaced(
        _ replaced: [Inputs.Source], _ engine: Engine, _ served: inout ReminderService.Served
    ) throws(LedgerError) {
        guard !replaced.isEmpty else { return }
        try record(Set(replaced.map { ObjectIdentifier($0.plan) }), engine, &served)
    }

    /// Records some more of what is not recorded yet.
    /// - Parameter engine: with the schedule that is served now.
    /// - Returns: how many plans were.
    @discardableResult
    func recordNext(
        atMost limit: Int, _ engine: Engine, _ served: inout ReminderService.Served
    ) throws(LedgerError) -> Int {
        var left = limit
        while left > 0, let next = unrecorded.first {
            let plans = next.plans.prefix(left)
            try record(plans, of: next, engine, &served)
            left -= plans.count
            unrecorded[0].plans = next.plans.dropFirst(plans.count)
            if unrecorded[0].plans.isEmpty { unrecorded.removeFirst() }
        }
        return limit - left
    }

    /// Records the plans of reminders that are about to be decided, where they are not yet.
    func record(
        plansOf due: [[Reminder]], _ engine: Engine, _ served: inout ReminderService.Served
    ) throws(LedgerError) {
        guard !unrecorded.isEmpty else { return }
        try record(Set(due.lazy.compactMap(\.first).map { ObjectIdentifier($0.occurrence.plan) }), engine, &served)
    }

    /// Records this plan, where it is not yet.
    func record(_ plan: Plan, _ engine: Engine, _ served: inout ReminderService.Served) throws(LedgerError) {
        try record([ObjectIdentifier(plan)], engine, &served)
    }

    /// Records those of the plans that are not recorded yet.
    private func record(
        _ plans: Set<ObjectIdentifier>, _ engine: Engine, _ served: inout ReminderService.Served
    ) throws(LedgerError) {
        for index in unrecorded.indices {
            let all = unrecorded[index]
            let found = all.plans.filter { plans.contains(ObjectIdentifier($0.plan)) }
            guard !found.isEmpty else { continue }
            try record(found[...], of: all, engine, &served)
            unrecorded[index].plans.removeAll { plans.contains(ObjectIdentifier($0.plan)) }
        }
        unrecorded.removeAll { $0.plans.isEmpty }
    }

    private func record(
        _ plans: ArraySlice<Inputs.Source>, of all: Unrecorded, _ engine: Engine,
        _ served: inout ReminderService.Served
    ) throws(LedgerError) {
        guard !plans.isEmpty else { return }
        var together: [ServedPlan] = []
        for source in plans {
            let version = PlanVersion(
                plan: source.plan.id, text: try source.text.forLedger, context: context + source.plan.extensionDigest)
            let plan = ServedPlan(version: version, marks: engine.marks(of: source.plan, in: all.range))
            if let extended = try unserved(extensionOf: source.plan, version) {
                try serve([plan], in: all.range, since: min(extended, all.since), engine, &served)
            } else {
                together.append(plan)
            }
        }
        try serve(together, in: all.range, since: all.since, engine, &served)
    }

    private func serve(
        _ plans: [ServedPlan], in range: ClosedRange<Instant>, since: Instant, _ engine: Engine,
        _ served: inout ReminderService.Served
    ) throws(LedgerError) {
        guard !plans.isEmpty else { return }
        var dates = MovedDates(engine.schedule, engine.snoozes)
        let result = try ledger.serve(plans, in: range, at: since) { dates.reason(of: $0) }
        served.newVersions += result.newVersions
        served.voided += result.voided
        served.moved += dates.all(of: result.voided)
        served.rearmed += result.rearmed
    }

    /// When somebody extended a date of the plan, where the ledger has the plan as it is but for that: a stop, or trouble with
    /// the ledger, kept it from being served at once, and it is in force since then all the same.
    private func unserved(extensionOf plan: Plan, _ version: PlanVersion) throws(LedgerError) -> Instant? {
        guard let last = plan.lastExtension, let recorded = try ledger.servedVersion(of: plan.id),
            recorded != version, recorded.text == version.text
        else { return nil }
        // What follows the fingerprint are the extended dates.
        return recorded.context.prefix { $0 != " " } == context ? last : nil
    }
}
