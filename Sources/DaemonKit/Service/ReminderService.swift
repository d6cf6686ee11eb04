package import CivilTime
package import Delivery
import LinuxSystem
package import PlanCore
package import Storage

/// The service without its loop: what it serves, decides, sends and records, one bounded turn at a time.
///
/// It never asks for the time: the owner (the sd-event loop, a rehearsal, a test) hands in each turn's now.
package final class ReminderService {
    package struct Settings: Sendable {
        package var catchUp: Span
        package var lateAfter: Span

        package init(catchUp: Span, lateAfter: Span) {
            self.catchUp = catchUp
            self.lateAfter = lateAfter
        }
    }

    /// What a turn did.
    package struct Turn {
        /// Sent for the first time in this turn, with the sinks that took them.
        package var delivered: [(notice: Notice, sinks: [String])] = []
        /// Parcels of earlier turns that reached their sink now.
        package var caughtUp: Set<Parcel.Key> = []
        package var superseded = 0
        package var expired = 0
        /// Reminders that ended unsent because nothing more is asked of anybody.
        package var met = 0
        /// Reminders armed again because the clock was set back.
        package var rearmed = 0
        /// What became of plans that were recorded in this turn.
        package var recorded = Served()
        /// There is more to do at the same instant; the loop may turn in between.
        package var hasMore = false

        /// - Parameter taken: the keys of the parcels that were delivered.
        fileprivate mutating func tell(_ batch: DecidedBatch, taken: Set<Parcel.Key>) {
            superseded = batch.endings.count { $0.outcome == .superseded }
            expired = batch.endings.count { $0.outcome == .expired }
            met = batch.endings.count { $0.outcome == .met }
            tell(batch.reminders, taken: taken)
        }

        fileprivate mutating func tell(_ reminders: [(notice: Notice, parcels: [Parcel])], taken: Set<Parcel.Key>) {
            for (notice, own) in reminders {
                let sinks = own.filter { taken.contains($0.key) }.map(\.key.sink)
                if !sinks.isEmpty { delivered.append((notice, sinks)) }
            }
        }
    }

    /// What serving other inputs changed.
    package struct Served {
        /// Ids of plans that are new or whose text or context changed.
        package var newVersions: [String] = []
        /// Ids of plans that are served no more.
        package var withdrawn: [String] = []
        /// Identities of reminders that became void.
        package var voided: [String] = []
        /// What became of the dates of those, but for the plans withdrawn.
        package var moved: [MovedDate] = []
        /// Identities of void reminders that are armed again.
        package var rearmed: [String] = []

        fileprivate mutating func add(_ other: Served) {
            newVersions += other.newVersions
            withdrawn += other.withdrawn
            voided += other.voided
            moved += other.moved
            rearmed += other.rearmed
        }
    }

    private let ledger: any Ledger & BoardLedger
    private let desk: DeliveryDesk
    private var engine: Engine
    private var board: BoardWatch
    /// What falls due next, once that is near.
    private var preparation: Preparation?
    /// With the dates in force.
    private var sources: [Inputs.Source] = []
    /// What was served last, as it was read.
    private var inputs: Inputs?
    private var extended = ExtendedPlans()
    /// What recording did between two turns.
    private var aside = Served()
    /// Of the inputs that are served.
    private var context = ""
    /// The plans that are served; nil: the ledger has to be asked, and all be recorded.
    private var formerPlans: Set<String>?
    /// The latest instant the clock has shown.
    private var latest: Instant
    /// Marks are recorded up to here, or are about to be.
    private var servedThrough = Instant.distantPast
    /// What is served and not recorded yet, the oldest first. Of a plan among them nothing is decided.
    private var unrecorded: [Unrecorded] = []

    /// Plans that are served from one instant on, and have to be recorded as served from then on.
    private struct Unrecorded {
        var since: Instant
        /// Of the marks.
        var range: ClosedRange<Instant>
        var plans: ArraySlice<Inputs.Source>
    }

    /// How far ahead the ledger records what is served. A stop may last this long and still every missed reminder is known
    /// to have been served before it; for longer ones the plan's version answers.
    private static let horizon = Span.days(62)
    /// Occurrences decided in one turn.
    private static let batchSize = 500
    /// Plans recorded in one turn, which an edit may have to wait for.
    private static let recordedInTurn = 10
    /// How long before its instant a reminder is prepared: for the most that is, more than it takes.
    private static let lead = Span.seconds(10)
    /// What is due sooner than that is sent without: preparing it would hold it up.
    private static let leastLead = Span(microseconds: 500_000)

    /// Takes over the ledger: everything that was in doubt is looked up in the first turns.
    package init(
        settings: Settings, ledger: any Ledger & BoardLedger, sinks: [any Sink], claimant: String, at now: Instant
    ) throws(LedgerError) {
        self.ledger = ledger
        let inDoubt = try ledger.takeOver(as: claimant, at: now)
        // An earlier life may have lived under a clock that ran ahead.
        _ = try ledger.rearm(at: now)
        self.latest = now
        self.desk = DeliveryDesk(ledger: ledger, sinks: sinks, inDoubt: inDoubt, at: now)
        let decidedThrough = try ledger.decidedThrough()
        if decidedThrough == nil {
            // A new ledger begins now: what is missed from here on is found by the next start.
            _ = try ledger.commit(Batch(parcels: [], marks: [], endings: [], decidedThrough: now), at: now)
        }
        self.engine = Engine(
            schedule: Schedule(plans: [], calendar: .weekdaysOnly), decidedThrough: decidedThrough ?? now,
            catchUp: settings.catchUp,
            lateAfter: settings.lateAfter)
        self.board = try BoardWatch(ledger)
        followBoard()
    }

    /// Serves these inputs from now on. What did not change keeps its state; a moved date is a new DUE of the same
    /// occurrence; an edit alone sends nothing.
    ///
    /// Where more than `limit` plans changed, only the first are recorded in the ledger when this returns, the others by the
    /// turns that follow, all as served from now on. What is due meanwhile does not wait for the last of them: its own plan is
    /// recorded, then it is decided. But for the ledger no time is decided before all are recorded. So a process that is killed
    /// in between leaves a ledger in which no more has happened than that some plans were served already, which is true, and
    /// that some of their reminders ended: the next start records the others, ends what they no longer have, and finds what
    /// was due meanwhile of those that were recorded.
    /// - Returns: what became of the plans that are recorded already.
    package func serve(
        _ inputs: Inputs, at now: Instant, recordingAtMost limit: Int = .max
    ) throws(LedgerError) -> Served {
        try noticeClock(now)
        try takeBack(at: now)
        self.inputs = inputs
        let plans = extended.inForce(inputs.plans, board.extensions)
        let served = Set(plans.map(\.plan.id))
        var result = Served()
        let formerPlans = formerPlans
        self.formerPlans = nil
        // What is recorded already, or is about to be, and follows from the same holidays and defaults, stays as it is.
        let isAllNew = formerPlans == nil || inputs.context != context || servedThrough < now
        let known = isAllNew ? [:] : sources.reduce(into: [:]) { $0[ObjectIdentifier($1.plan)] = $1.text }
        let changed = plans.filter { known[ObjectIdentifier($0.plan)] != $0.text }
        try recordReplaced(by: isAllNew ? [] : plans, &result)
        let recordedBefore = if let formerPlans { formerPlans } else { Set(try ledger.servedPlans()) }
        let drafts = Set(inputs.drafts.map(\.plan.id))
        for gone in recordedBefore.subtracting(served).sorted() {
            let reason = drafts.contains(gone) ? "the plan is a draft now" : "the plan is gone"
            result.voided += try ledger.withdraw(plan: gone, reason: reason, at: now)
            result.withdrawn.append(gone)
        }
        (sources, context) = (plans, inputs.context)
        engine.take(Schedule(plans: plans.map(\.plan), calendar: inputs.calendar, former: engine.schedule))
        willRecord(changed, since: now)
        try recordNext(atMost: limit, &result)
        self.formerPlans = served
        return result
    }

    /// What is served now.
    package var schedule: Schedule { engine.schedule }

    /// The reminder that is due next; nil when there is none.
    package var nextReminder: Reminder? { engine.nextReminder }

    /// Where it stands, for who looks ahead.
    var standing: Engine { engine }

    /// When `turn` wants to be called next; nil when there is nothing to wait for.
    package var nextWakeAt: Instant? {
        [
            engine.nextInstant, prepareAt, desk.retryAt, sources.isEmpty ? nil : renewAt,
            unrecorded.isEmpty && board.untold.isEmpty ? nil : latest,
        ].compactMap { $0 }.min()
    }

    /// What sinks that do not take parcels say, by sink.
    package var troubles: [String: String] { desk.troubles }

    /// The clock was set, or the machine slept.
    package func clockChanged(to now: Instant) { desk.clockChanged(to: now) }

    /// Something was changed of the board, and the ledger has it: what is prepared of it is open again, and the next turn,
    /// to be called at once, decides by the records as they are then.
    /// - Parameter subject: the identity of the occurrence that was changed; the plan's id where the plan was.
    package func boardChanged(of subject: String, at now: Instant) throws(LedgerError) {
        try noticeClock(now)
        let (isAmended, hasOtherDates) = try board.refresh(subject, from: ledger)
        if isAmended {
            try takeBack(at: now)
            followBoard()
        } else {
            preparation?.note(subject)
        }
        // The turns that follow record it, and tell what became of the dates.
        if hasOtherDates, let inputs { aside.add(try serve(inputs, at: now, recordingAtMost: 0)) }
    }

    private func followBoard() {
        engine.silences = board.silences
        engine.putOff(board.snoozes)
    }

    /// Does what is due at `now`, bounded; to be called again at once while it has more.
    package func turn(at now: Instant) throws(LedgerError) -> Turn {
        var turn = Turn()
        turn.recorded = aside
        aside = Served()
        turn.rearmed = try noticeClock(now)
        let retried = try desk.retry(at: now)
        turn.caughtUp = retried.delivered
        if retried.hasTakenBack {
            // What is open again has perhaps another date by now: recording what is served ends it.
            servedThrough = .distantPast
            // And it was not decided with what is prepared.
            try takeBack(at: now)
        }
        if unrecorded.isEmpty, !sources.isEmpty, now >= renewAt { willRecord(sources, since: now) }
        // Where the ledger has to be told of everything anew, the rest of what was to be recorded comes first.
        if sources.isEmpty || now < renewAt {
            try sendDue(at: now, &turn)
            try tellMet(at: now, &turn)
            try prepareNext(at: now, &turn)
        }
        try recordNext(atMost: Self.recordedInTurn, &turn.recorded)
        turn.hasMore = nextWakeAt.map { $0 <= now } ?? false
        return turn
    }

    /// Ends the service: what waits for its instant is open again for the next one.
    package func close(at now: Instant) throws(LedgerError) { try takeBack(at: now) }

    // MARK: Sending

    private func sendDue(at now: Instant, _ turn: inout Turn) throws(LedgerError) {
        try revisePrepared(at: now)
        if let preparation, preparation.instant <= now, !preparation.batches.isEmpty {
            if now - preparation.instant <= engine.lateAfter { return try sendPrepared(at: now, &turn) }
            // It says that it is on time.
            try takeBack(at: now)
        }
        var engine = self.engine
        guard let batch = try decide(&engine, at: now, &turn) else {
            self.engine = engine
            return
        }
        FailPoint.reached("before-commit")
        let claimed = try ledger.commit(
            Batch(
                parcels: batch.parcels, marks: batch.marks, endings: batch.endings,
                decidedThrough: recorded(through: batch.decidedThrough)),
            at: now)
        FailPoint.reached("after-commit")
        self.engine = engine
        board.note(batch.endings, at: now)
        let taken = try desk.deliver(batch.parcels.filter { claimed.contains($0.key) }, at: now)
        turn.tell(batch, taken: taken)
    }

    /// Says once of each occurrence and date that nothing more is asked, as exactly as a reminder is sent.
    private func tellMet(at now: Instant, _ turn: inout Turn) throws(LedgerError) {
        guard !board.untold.isEmpty else { return }
        let untold = board.untold.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.prefix(Self.batchSize)
        let found = untold.compactMap { entry in
            schedule.occurrence(entry.key).map { (occurrence: $0, since: entry.value) }
        }
        let records = try ledger.records(of: found.map(\.occurrence.identity))
        var notices = found.compactMap { occurrence, since in
            guard let completion = records[occurrence.identity]?.completion(of: occurrence),
                !(engine.silences[occurrence.plan.id]?.covers(now) ?? false)
            else { return nil as Notice? }
            return engine.notice(of: completion, of: occurrence, since: since, at: now)
        }
        // What is about to be said, or was, is not said again.
        let standing = try ledger.standing(of: notices.map(\.reminder.identity))
        notices.removeAll { standing[$0.reminder.identity] != nil }
        if !notices.isEmpty {
            let reminders = notices.map { (notice: $0, parcels: desk.parcels(for: $0)) }
            let parcels = reminders.flatMap(\.parcels)
            let intent = Batch(
                parcels: parcels,
                marks: notices.map { Mark(identity: $0.reminder.identity, instant: $0.reminder.instant) }, endings: [],
                decidedThrough: recorded(through: engine.decidedThrough))
            FailPoint.reached("before-commit")
            let claimed = try ledger.commit(intent, at: now)
            FailPoint.reached("after-commit")
            turn.tell(reminders, taken: try desk.deliver(parcels.filter { claimed.contains($0.key) }, at: now))
        }
        // One whose plan is not served just now is told when the service starts with it again.
        try ledger.markTold(found.map(\.occurrence.identity))
        board.forget(untold.map(\.key))
    }

    /// Freezes what is due next ahead of its instant, a batch at a time, so that nothing is left to do then but to show it:
    /// a commit alone takes longer than a reminder may be late.
    ///
    /// What is sent is decided at its instant all the same: whatever could change it before (other inputs, a clock that is
    /// set, a stop) takes back what is prepared, and it is decided anew. Nothing is decided for the ledger until it is sent:
    /// time is decided, and what ends unsent recorded, with the settlement. So a crash in between leaves parcels in doubt
    /// that were committed ahead of an instant which is not decided, and nothing else; the sinks are asked for them, and
    /// those they do not hold are taken back (``DeliveryDesk/retry(at:)``).
    private func prepareNext(at now: Instant, _ turn: inout Turn) throws(LedgerError) {
        guard let prepareAt, prepareAt <= now, let instant = engine.nextInstant else { return }
        var next = preparation.flatMap { $0.instant == instant ? $0 : nil } ?? Preparation(for: instant, from: engine)
        preparation = nil
        defer { preparation = next }
        guard instant - now >= Self.leastLead, !next.isFull, var batch = try decide(&next.engine, at: instant, &turn)
        else {
            return next.isComplete = true
        }
        if !batch.reminders.isEmpty { try commit(&batch, ahead: now) }
        next.batches.append(batch)
        next.isComplete = next.engine.nextInstant != instant
    }

    /// Records the batch as what is to be sent, and prepares it.
    private func commit(_ batch: inout DecidedBatch, ahead now: Instant) throws(LedgerError) {
        FailPoint.reached("before-commit")
        let intent = Batch(
            parcels: batch.parcels, marks: batch.marks, endings: [],
            decidedThrough: recorded(through: engine.decidedThrough))
        batch.keep(try ledger.commit(intent, at: now))
        FailPoint.reached("after-commit")
        desk.prepare(batch.parcels)
    }

    /// Decides again what is prepared of occurrences whose board has changed since; the rest stays as it is.
    private func revisePrepared(at now: Instant) throws(LedgerError) {
        guard var next = preparation, !next.changed.isEmpty else { return }
        let (occurrences, parcels) = next.takeChanged()
        try desk.takeBack(parcels, at: now)
        let due = occurrences.sorted().compactMap { identity in
            schedule.occurrence(identity).map { engine.due(of: $0, at: next.instant) }
        }
        // First of all: nothing more is decided with it, so that a crash behind it finds the rest undecided.
        var batch = try decide(due, at: next.instant, decidedThrough: engine.decidedThrough)
        if !batch.reminders.isEmpty { try commit(&batch, ahead: now) }
        next.putFirst(batch)
        preparation = next
    }

    /// When there is something to prepare; nil when there is not.
    private var prepareAt: Instant? {
        guard let instant = engine.nextInstant else { return nil }
        if let preparation, preparation.instant == instant, preparation.isComplete { return nil }
        return instant - Self.lead
    }

    private func sendPrepared(at now: Instant, _ turn: inout Turn) throws(LedgerError) {
        guard let batch = preparation?.batches.removeFirst() else { return }
        let taken = try desk.deliver(
            batch.parcels, endings: batch.endings, decidedThrough: recorded(through: batch.decidedThrough), at: now)
        board.note(batch.endings, at: now)
        turn.tell(batch, taken: taken)
        guard let preparation, preparation.batches.isEmpty else { return }
        engine = preparation.engine
        self.preparation = nil
    }

    /// What is prepared was not sent, and is open again.
    private func takeBack(at now: Instant) throws(LedgerError) {
        preparation = nil
        try desk.takeBack(at: now)
    }

    /// Decides what is due at the instant, at most one batch of it, and freezes what is sent; nil when nothing is.
    private func decide(
        _ engine: inout Engine, at instant: Instant, _ turn: inout Turn
    ) throws(LedgerError) -> DecidedBatch? {
        let due = engine.takeDue(at: instant, limit: Self.batchSize)
        guard !due.isEmpty else { return nil }
        try record(plansOf: due, &turn.recorded)
        return try decide(due, at: instant, decidedThrough: engine.decidedThrough)
    }

    /// - Parameter due: the reminders of each occurrence, in order of time.
    private func decide(
        _ due: [[Reminder]], at instant: Instant, decidedThrough: Instant
    ) throws(LedgerError) -> DecidedBatch {
        let occurrences = due.map { $0.first?.occurrence.identity ?? "" }
        var batch = DecidedBatch(of: Set(occurrences), decidedThrough: decidedThrough)
        let standing = try ledger.standing(of: due.flatMap { $0.map(\.identity) })
        let records = try ledger.records(of: occurrences)
        for (reminders, identity) in zip(due, occurrences) {
            let record = records[identity]
            guard let occurrence = reminders.last?.occurrence else { continue }
            let decision = Decision(
                due: reminders, standing: standing, restraint: engine.restraint(of: occurrence, record), now: instant,
                catchUp: engine.catchUp)
            batch.endings += decision.endings
            guard let reminder = decision.reminder else { continue }
            let notice = engine.notice(for: reminder, at: instant, record)
            batch.reminders.append((notice, desk.parcels(for: notice)))
        }
        return batch
    }

    /// What the ledger may have as decided: what is recorded later has its marks looked through from then on.
    private func recorded(through decided: Instant) -> Instant {
        unrecorded.reduce(decided) { min($0, $1.range.lowerBound - Span(microseconds: 1)) }
    }

    /// A clock behind what it showed before was set back: what lies ahead of it again is armed again, and what was
    /// recorded by the wrong clock is distrusted.
    @discardableResult
    private func noticeClock(_ now: Instant) throws(LedgerError) -> Int {
        guard now < latest else {
            latest = now
            return 0
        }
        try takeBack(at: now)
        let count = try ledger.rearm(at: now)
        latest = now
        // What the clock ran ahead of was perhaps never recorded: the next turn does it.
        servedThrough = .distantPast
        for index in unrecorded.indices { unrecorded[index].since = now }
        // Also before now, where a clock ahead has ended what was missed as too old.
        let undecided = min(try ledger.decidedThrough() ?? now, now - Span(microseconds: 1))
        if undecided < engine.decidedThrough { engine.goBack(to: undecided) }
        return count
    }

    private var renewAt: Instant { servedThrough - Span(microseconds: Self.horizon.microseconds / 2) }

    /// From now on these plans are served: their versions and marks are to be recorded. With all of them, until they have to
    /// be recorded again.
    private func willRecord(_ plans: [Inputs.Source], since now: Instant) {
        // Whatever a wrong clock claims to have been missed, the work stays bounded.
        let oldest = max(engine.decidedThrough + Span(microseconds: 1), now - engine.catchUp - Self.horizon)
        let range = min(oldest, now)...(now + Self.horizon)
        if !plans.isEmpty { unrecorded.append(Unrecorded(since: now, range: range, plans: plans[...])) }
        if plans.count == sources.count { servedThrough = range.upperBound }
    }

    /// Records what is not recorded yet and is served no more, or in another version: what came due of it was served.
    private func recordReplaced(by sources: [Inputs.Source], _ served: inout Served) throws(LedgerError) {
        guard !unrecorded.isEmpty else { return }
        let texts = sources.reduce(into: [:]) { $0[ObjectIdentifier($1.plan)] = $1.text }
        for index in unrecorded.indices {
            let plans = unrecorded[index].plans
            let replaced = plans.filter { texts[ObjectIdentifier($0.plan)] != $0.text }
            try record(replaced[...], of: unrecorded[index], &served)
            unrecorded[index].plans = plans.filter { texts[ObjectIdentifier($0.plan)] == $0.text }[...]
        }
        unrecorded.removeAll { $0.plans.isEmpty }
    }

    /// Records some more of what is not recorded yet.
    private func recordNext(atMost limit: Int, _ served: inout Served) throws(LedgerError) {
        var left = limit
        while left > 0, let next = unrecorded.first {
            let plans = next.plans.prefix(left)
            try record(plans, of: next, &served)
            left -= plans.count
            unrecorded[0].plans = next.plans.dropFirst(plans.count)
            if unrecorded[0].plans.isEmpty { unrecorded.removeFirst() }
        }
    }

    /// Records the plans of reminders that are about to be decided, where they are not yet.
    private func record(plansOf due: [[Reminder]], _ served: inout Served) throws(LedgerError) {
        guard !unrecorded.isEmpty else { return }
        let plans = Set(due.lazy.compactMap(\.first).map { ObjectIdentifier($0.occurrence.plan) })
        for index in unrecorded.indices {
            let all = unrecorded[index]
            let found = all.plans.filter { plans.contains(ObjectIdentifier($0.plan)) }
            guard !found.isEmpty else { continue }
            try record(found[...], of: all, &served)
            unrecorded[index].plans.removeAll { plans.contains(ObjectIdentifier($0.plan)) }
        }
        unrecorded.removeAll { $0.plans.isEmpty }
    }

    private func record(
        _ plans: ArraySlice<Inputs.Source>, of all: Unrecorded, _ served: inout Served
    ) throws(LedgerError) {
        guard !plans.isEmpty else { return }
        let versions = try plans.map { source throws(LedgerError) in
            ServedPlan(
                version: PlanVersion(
                    plan: source.plan.id, text: try source.text.forLedger,
                    context: context + source.plan.extensionDigest),
                marks: engine.marks(of: source.plan, in: all.range))
        }
        var dates = MovedDates(engine.schedule)
        let result = try ledger.serve(versions, in: all.range, at: all.since) { dates.reason(of: $0) }
        served.newVersions += result.newVersions
        served.voided += result.voided
        served.moved += dates.all(of: result.voided)
        served.rearmed += result.rearmed
    }
}
