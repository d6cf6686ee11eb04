package import CivilTime
package import Delivery
import LinuxSystem
package import PlanCore
package import Storage

/// The service without its loop: what it serves, decides, sends and records, one bounded turn at a time.
///
/// It never asks for the time: the owner (the sd-event loop, a rehearsal, a test) hands in each turn's now. One that has
/// thrown has lost its place: the ledger has what was done, and another one goes on from there.
package final class ReminderService {
    package struct Settings: Sendable {
        package var catchUp: Span
        package var lateAfter: Span
        /// Who gets digests, by the ids of recipients and units.
        package var digests: [String: DigestRule]
        /// Whose clock says when digests go out.
        package var zone: Zone
        /// Of digests.
        package var language: Language

        package init(
            catchUp: Span, lateAfter: Span, digests: [String: DigestRule] = [:], zone: Zone = .utc,
            language: Language = .vietnamese
        ) {
            self.catchUp = catchUp
            self.lateAfter = lateAfter
            self.digests = digests
            self.zone = zone
            self.language = language
        }
    }

    private let ledger: any Ledger & BoardLedger
    private let delivery: DeliveryDesk
    private let recording: RecordingDesk
    private let preparation: PreparationDesk
    private var engine: Engine
    private var board: BoardWatch
    private var doneWatch: DoneWatch
    private var unclaimedWatch: UnclaimedWatch
    private var digests: DigestWatch
    private let language: Language
    /// What was served last, as it was read.
    private var inputs: Inputs?
    private var extended = ExtendedPlans()
    /// What recording did between two turns.
    private var aside = Served()
    /// The latest instant the clock has shown.
    private var latest: Instant

    /// Takes over the ledger: everything that was in doubt is looked up in the first turns.
    package init(
        settings: Settings, ledger: any Ledger & BoardLedger, sinks: [any Sink], claimant: String, at now: Instant
    ) throws(LedgerError) {
        self.ledger = ledger
        let inDoubt = try ledger.takeOver(as: claimant, at: now)
        // An earlier life may have lived under a clock that ran ahead.
        _ = try ledger.rearm(at: now)
        self.latest = now
        self.delivery = DeliveryDesk(ledger: ledger, sinks: sinks, inDoubt: inDoubt, at: now)
        self.recording = RecordingDesk(ledger)
        self.preparation = PreparationDesk(ledger, recording, delivery)
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
        self.doneWatch = try DoneWatch(ledger)
        self.unclaimedWatch = try UnclaimedWatch(ledger)
        let digests = DigestRules(rules: settings.digests, zone: settings.zone)
        self.digests = try DigestWatch(digests, ledger)
        self.language = settings.language
        engine.digests = digests
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
        try preparation.takeBack(at: now)
        self.inputs = inputs
        let plans = extended.inForce(inputs.plans, board.extensions)
        var result = Served()
        try recording.take(plans, of: inputs, engine, at: now, &result)
        let former = engine.schedule
        engine.take(Schedule(plans: plans.map(\.plan), calendar: inputs.calendar, former: former))
        result.kept = try keptDates(former: former, plans)
        doneWatch.serve(engine.schedule, former: former)
        unclaimedWatch.serve(
            engine.schedule, former: former, unserved: inputs.drafts.ids.union(inputs.rejected))
        digests.follow(inputs.calendar)
        board.releaseHeld()
        _ = try recording.recordNext(atMost: limit, engine, &result)
        return result
    }

    /// Where the service has only just begun, the ledger tells whether a plan was edited meanwhile.
    private func keptDates(former: Schedule, _ plans: [Inputs.Source]) throws(LedgerError) -> [KeptDate] {
        try KeptDate.found(in: schedule, former: former, board.extensions) { id throws(LedgerError) in
            guard let source = plans.first(where: { $0.plan.id == id }) else { return false }
            return try ledger.servedVersion(of: id)?.text != source.text.forLedger
        }
    }

    /// What is served now.
    package var schedule: Schedule { engine.schedule }

    /// The reminder that is sent next as things stand; nil when none is.
    package func nextSent() throws(LedgerError) -> Reminder? {
        try Agenda.next(of: engine, records: ledger.records)
    }

    /// Where it stands, for who looks ahead. A copy that is kept makes the next turn copy all that it walks over.
    var standing: Engine { engine }

    /// When `turn` wants to be called next; nil when there is nothing to wait for.
    package var nextWakeAt: Instant? {
        [
            engine.nextInstant, preparation.wakeAt(for: engine), delivery.retryAt, recording.renewAt,
            recording.isBusy ? latest : nil, board.nextTellAt.map { max($0, latest) }, doneWatch.nextLookAt,
            digests.nextAt, unclaimedWatch.hasMore ? latest : nil,
        ].compactMap { $0 }.min()
    }

    /// Ids of plans of which all is met and whose period is over.
    package var donePlans: Set<String> { doneWatch.done }

    /// What is recorded of what nothing served has any more, by the ids of its plans; nil while that is looked for.
    var unclaimed: [String: UnclaimedRecords]? { unclaimedWatch.all }

    /// There are plans that are served and not recorded yet.
    var isRecording: Bool { recording.isBusy }

    /// What sinks that do not take parcels say, by sink.
    package var troubles: [String: String] { delivery.troubles }

    /// The clock was set, or the machine slept.
    package func clockChanged(to now: Instant) { delivery.clockChanged(to: now) }

    /// Something was changed of the board, and the ledger has it: what is prepared of it is open again, and the next turn,
    /// to be called at once, decides by the records as they are then.
    /// - Parameter subject: the identity of the occurrence that was changed; the plan's id where the plan was.
    package func boardChanged(of subject: String, at now: Instant) throws(LedgerError) {
        try noticeClock(now)
        let (isAmended, hasOtherDates) = try board.refresh(subject, from: ledger)
        doneWatch.note(Plan.id(about: subject))
        unclaimedWatch.note(Plan.id(about: subject))
        if isAmended {
            try preparation.takeBack(at: now)
            followBoard()
        } else {
            preparation.note(subject)
        }
        guard hasOtherDates, let inputs else { return }
        // The next turn tells what became of the dates. They are recorded before it is answered that they are extended:
        // after a stop it is known of each reminder since when it was served, whatever became of the plan's file meanwhile.
        aside.add(try serve(inputs, at: now, recordingAtMost: 0))
        if let plan = schedule.plan(about: subject) { try recording.record(plan, engine, &aside) }
    }

    private func followBoard() {
        engine.silences = board.silences
        engine.putOff(board.snoozes)
    }

    /// Does what is due at `now`, bounded: one thing of all that takes long. To be called again at once while it has more.
    package func turn(at now: Instant, atMost limits: Limits = Limits()) throws(LedgerError) -> Turn {
        var turn = Turn()
        turn.recorded = aside
        aside = Served()
        turn.rearmed = try noticeClock(now)
        let retried = try delivery.retry(at: now, atMost: limits.occurrences)
        turn.caughtUp = retried.delivered
        if retried.hasTakenBack {
            // What is open again has perhaps another date by now: recording what is served ends it.
            recording.distrustLedger()
            // And it was not decided with what is prepared.
            try preparation.takeBack(at: now)
        }
        if recording.isOutdated(at: now), !recording.isBusy { recording.renew(engine, at: now) }
        // Where the ledger has to be told of everything anew, the rest of what was to be recorded comes first.
        if !recording.isOutdated(at: now) {
            try sendDue(at: now, atMost: limits, &turn)
            if turn.work == nil { try tellMet(at: now, atMost: limits.occurrences, &turn) }
            if turn.work == nil {
                try tellDone(at: now, &turn)
                try sendDigests(at: now, &turn)
            }
            if turn.work == nil {
                turn.decided(
                    try preparation.prepareNext(
                        for: engine, atMost: limits.occurrences, at: now, &turn.recorded))
            }
        }
        if turn.work == nil {
            let count = try recording.recordNext(atMost: limits.plans, engine, &turn.recorded)
            if count > 0 { turn.work = .recorded(count) }
        }
        if turn.work == nil { try unclaimedWatch.look(in: schedule, ledger) }
        turn.hasMore = nextWakeAt.map { $0 <= now } ?? false
        return turn
    }

    /// Ends the service: what waits for its instant is open again for the next one.
    package func close(at now: Instant) throws(LedgerError) { try preparation.takeBack(at: now) }

    /// Ends the service whose ledger has failed: the next one looks up what was under way.
    package func abandon() { preparation.abandon() }

    // MARK: Sending

    private func sendDue(at now: Instant, atMost limits: Limits, _ turn: inout Turn) throws(LedgerError) {
        turn.decided(try preparation.revise(engine, at: now))
        if let instant = preparation.instant, instant <= now {
            if now - instant <= engine.lateAfter { return try sendPrepared(at: now, atMost: limits.prepared, &turn) }
            // It says that it is on time.
            try preparation.takeBack(at: now)
        }
        let due = engine.takeDue(at: now, limit: limits.occurrences)
        guard !due.isEmpty else { return }
        turn.decided(due.count)
        try recording.record(plansOf: due, engine, &turn.recorded)
        let batch = try DecidedBatch(due, at: now, by: engine, ledger, parcels: delivery.parcels(for:))
        let taken = try send(
            Batch(
                parcels: batch.parcels, marks: batch.marks, endings: batch.endings,
                decidedThrough: recording.recorded(through: batch.decidedThrough)),
            at: now)
        note(batch, at: now)
        turn.tell(batch, taken: taken)
    }

    private func sendPrepared(at now: Instant, atMost limit: Int, _ turn: inout Turn) throws(LedgerError) {
        guard let (batch, engine) = preparation.takeFirst(atMost: limit) else { return }
        turn.work = .sent(batch.occurrences.count)
        let taken = try delivery.deliver(
            batch.parcels, endings: batch.endings,
            decidedThrough: recording.recorded(through: batch.decidedThrough), at: now)
        note(batch, at: now)
        turn.tell(batch, taken: taken)
        if let engine { self.engine = engine }
    }

    /// What ended unsent is to be told otherwise, perhaps.
    private func note(_ batch: DecidedBatch, at now: Instant) {
        board.note(batch.endings, at: now)
        digests.note(batch.endings, at: now, schedule.calendar)
    }

    /// Records what is to be sent, then sends what was recorded.
    /// - Returns: the keys of the parcels that were delivered.
    private func send(_ batch: Batch, at now: Instant) throws(LedgerError) -> Set<Parcel.Key> {
        FailPoint.reached("before-commit")
        let claimed = try ledger.commit(batch, at: now)
        FailPoint.reached("after-commit")
        return try delivery.deliver(batch.parcels.filter { claimed.contains($0.key) }, at: now)
    }

    /// Says of each occurrence that nothing more is asked, as exactly as a reminder is sent: once, whatever date it has by then
    /// and whatever was opened in between.
    private func tellMet(at now: Instant, atMost limit: Int, _ turn: inout Turn) throws(LedgerError) {
        var untold = Array(board.untold(at: now, atMost: limit))
        guard !untold.isEmpty else { return }
        turn.decided(untold.count)
        var found: [(occurrence: Occurrence, since: Instant)] = []
        untold.removeAll { identity, since in
            guard let occurrence = schedule.occurrence(identity) else { return false }
            // What a stop has delayed beyond that is told at once, like any reminder.
            let quietEnd = occurrence.quiet.held(min(since, now), in: occurrence.plan.zone, schedule.calendar)
            if quietEnd > now { board.hold(identity, until: quietEnd) } else { found.append((occurrence, since)) }
            return quietEnd > now
        }
        guard !untold.isEmpty else { return }
        let records = try ledger.records(of: found.map(\.occurrence.identity))
        let told = try ledger.told("met", of: found.map(\.occurrence.identity))
        let notices = found.compactMap { occurrence, since in
            guard !told.contains(occurrence.identity),
                let completion = records[occurrence.identity]?.completion(of: occurrence),
                !(engine.silences[occurrence.plan.id].map { $0.covers(now) || $0.covers(since) } ?? false)
            else { return nil as Notice? }
            return engine.notice(of: completion, of: occurrence, since: since, at: now)
        }
        if !notices.isEmpty {
            let reminders = notices.map { (notice: $0, parcels: delivery.parcels(for: $0)) }
            let intent = Batch(
                parcels: reminders.flatMap(\.parcels),
                marks: notices.map { Mark(identity: $0.reminder.identity, instant: $0.reminder.instant) }, endings: [],
                decidedThrough: recording.recorded(through: engine.decidedThrough))
            turn.tell(reminders, taken: try send(intent, at: now))
        }
        // One whose plan is not served just now is told when the service starts with it again.
        try ledger.markTold(found.map(\.occurrence.identity))
        board.forget(untold.map(\.occurrence))
    }

    /// Says once of each plan that it is done, as exactly as a reminder is sent.
    private func tellDone(at now: Instant, _ turn: inout Turn) throws(LedgerError) {
        guard let next = doneWatch.nextLookAt, next <= now else { return }
        let finding = try doneWatch.look(
            at: now, in: schedule, engine.silences, catchUp: engine.catchUp, ledger)
        try send(finding.letters, endings: finding.endings, at: now, &turn)
    }

    /// Tells recipients what was held for them, in one digest each, as it stands now.
    private func sendDigests(at now: Instant, _ turn: inout Turn) throws(LedgerError) {
        for (recipient, due) in digests.take(at: now) {
            let day = digests.rules.zone.day(at: due)
            let identity = Letter.digestIdentity(to: recipient, on: day)
            guard try ledger.standing(of: [identity])[identity]?.isOpen ?? true else {
                digests.putOff(recipient, past: due, schedule.calendar)
                continue
            }
            let held = try ledger.heldReminders(for: recipient)
            let records = try ledger.records(of: held.map(\.occurrence))
            let decision = DigestDecision(held, for: recipient, engine, records, at: now)
            let letters =
                decision.notices.isEmpty
                ? []
                : [
                    Letter(
                        digest: decision.notices, to: recipient, due: due, at: now, in: digests.rules.zone,
                        language: language)
                ]
            try send(letters, endings: [], told: [decision.told(to: recipient, by: identity)], at: now, &turn)
            digests.forget(recipient)
        }
    }

    /// Sends letters that were not sent yet.
    private func send(
        _ letters: [Letter], endings: [Ending], told: [Told] = [], at now: Instant, _ turn: inout Turn
    ) throws(LedgerError) {
        // What is about to be said, or was, is not said again.
        let standing = try ledger.standing(of: letters.map(\.identity))
        let open = letters.filter { standing[$0.identity]?.isOpen ?? true }
        guard !open.isEmpty || !endings.isEmpty || !told.isEmpty else { return }
        let sent = open.map { (letter: $0, parcels: delivery.parcels(for: $0)) }
        let intent = Batch(
            parcels: sent.flatMap(\.parcels), marks: open.map { Mark(identity: $0.identity, instant: $0.instant) },
            endings: endings, told: told, decidedThrough: recording.recorded(through: engine.decidedThrough))
        turn.tell(sent, taken: try send(intent, at: now))
    }

    // MARK: Time

    /// A clock behind what it showed before was set back: what lies ahead of it again is armed again, and what was
    /// recorded by the wrong clock is distrusted.
    @discardableResult
    private func noticeClock(_ now: Instant) throws(LedgerError) -> Int {
        guard now < latest else {
            latest = now
            return 0
        }
        try preparation.takeBack(at: now)
        let count = try ledger.rearm(at: now)
        latest = now
        doneWatch.lookAgain()
        board.clockSetBack(to: now)
        digests = try DigestWatch(digests.rules, ledger)
        digests.follow(schedule.calendar)
        // What the clock ran ahead of was perhaps never recorded: the next turn does it.
        recording.clockSetBack(to: now)
        // Also before now, where a clock ahead has ended what was missed as too old.
        let undecided = min(try ledger.decidedThrough() ?? now, now - Span(microseconds: 1))
        if undecided < engine.decidedThrough { engine.goBack(to: undecided) }
        return count
    }
}
