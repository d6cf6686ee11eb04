import CivilTime
import PlanCore
import Storage

/// Which plans are done, and when it has to be looked again.
///
/// A plan is looked at when something of it is recorded or its text changes, and when its period ends; never while nothing is
/// recorded of it. That it is told once is for the ledger to say.
struct DoneWatch {
    /// Ids of plans that are done, told or not.
    private(set) var done: Set<String> = []
    /// Plans of which something is recorded.
    private var tracked: Set<String>
    /// When these are to be looked at.
    private var due: [String: Instant]
    /// When the periods of plans end, while they stay the same objects.
    private var ends: [String: (plan: Plan, calendar: WorkingCalendar, instant: Instant?)] = [:]

    /// What a look has found.
    struct Finding {
        /// To be told, unless it was.
        var letters: [Letter] = []
        /// Of what came about so long ago that it is not told any more.
        var endings: [Ending] = []
    }

    /// Plans looked at in one turn.
    private static let atOnce = 20

    init(_ ledger: any BoardLedger) throws(LedgerError) {
        tracked = Set(try ledger.trackedPlans())
        due = tracked.reduce(into: [:]) { $0[$1] = .distantPast }
        nextLookAt = due.values.min()
    }

    /// When it has to be looked next: the least of `due`, kept because it is asked for in each turn.
    private(set) var nextLookAt: Instant?

    /// Something of it was recorded, or it speaks again.
    mutating func note(_ plan: String) {
        tracked.insert(plan)
        due[plan] = .distantPast
        nextLookAt = .distantPast
    }

    /// Other versions of plans are served, plans are served no more, or other days are worked.
    mutating func serve(_ schedule: Schedule, former: Schedule) {
        let isAllOther = schedule.calendar != former.calendar
        for plan in tracked where isAllOther || schedule.plan(plan) !== former.plan(plan) { note(plan) }
    }

    /// The clock was set: a period that was over may last again.
    mutating func lookAgain() {
        for plan in tracked { note(plan) }
    }

    /// Looks at the plans whose time has come, some of them.
    mutating func look(
        at now: Instant, in schedule: Schedule, _ silences: [String: PlanRecord.Silence], catchUp: Span,
        _ ledger: any BoardLedger
    ) throws(LedgerError) -> Finding {
        var finding = Finding()
        let found = due.filter { $0.value <= now }.keys.sorted().prefix(Self.atOnce)
        for id in found {
            if let again = try look(at: id, now, in: schedule, silences, catchUp: catchUp, ledger, &finding) {
                due[id] = again
            } else {
                due[id] = nil
            }
        }
        nextLookAt = due.values.min()
        return finding
    }

    /// - Returns: when to look again; nil: when something changes.
    private mutating func look(
        at id: String, _ now: Instant, in schedule: Schedule, _ silences: [String: PlanRecord.Silence], catchUp: Span,
        _ ledger: any BoardLedger, _ finding: inout Finding
    ) throws(LedgerError) -> Instant? {
        done.remove(id)
        guard let plan = schedule.plan(id), let end = end(of: plan, schedule.calendar) else { return nil }
        guard end <= now else { return end }
        let records = try ledger.records(ofPlan: id)
        guard let progress = PlanProgress(of: plan, schedule.calendar, records), progress.isDone(at: now) else {
            return nil
        }
        done.insert(id)
        if let silence = silences[id], silence.covers(now) { return silence.until }
        let changed = try ledger.history(HistoryQuery(plan: id, limit: 1)).first?.row.at
        let since = min(now, max(progress.endsAt, changed ?? progress.endsAt))
        let quietEnd = plan.quiet.held(since, in: plan.zone, schedule.calendar)
        if quietEnd > now { return quietEnd }
        let letter = Letter(done: plan, progress, since: since, at: now)
        if since > now - catchUp {
            finding.letters.append(letter)
        } else {
            finding.endings.append(
                Ending(
                    identity: letter.identity, instant: letter.instant, outcome: .expired,
                    reason: "missed for longer than catch-up"))
        }
        return nil
    }

    /// Looked up once for each version: what comes in does not change it.
    private mutating func end(of plan: Plan, _ calendar: WorkingCalendar) -> Instant? {
        if let known = ends[plan.id], known.plan === plan, known.calendar == calendar { return known.instant }
        let instant = PlanProgress(of: plan, calendar, [:])?.endsAt
        ends[plan.id] = (plan, calendar, instant)
        return instant
    }
}
