import CivilTime
import PlanCore
import Storage

/// Decides what is due and what becomes of it; a value without clock, disk or sink.
struct Engine: Sendable {
    /// How old a missed reminder may be and still be sent.
    let catchUp: Span
    /// A reminder sent later than this after its instant is marked late.
    let lateAfter: Span
    private(set) var schedule: Schedule
    /// Everything at or before it is decided.
    private(set) var decidedThrough: Instant
    private var cursor: ReminderCursor
    /// Occurrences that were put off, by their identities, with the instants until when.
    private(set) var snoozes: [String: Instant] = [:]
    /// What is silent, by the ids of plans.
    var silences: [String: PlanRecord.Silence] = [:]
    /// Who gets digests.
    var digests = DigestRules()
    /// When occurrences that were put off are reminded of again, the next one first.
    private var wakes: [Reminder] = []

    init(schedule: Schedule, decidedThrough: Instant, catchUp: Span, lateAfter: Span) {
        self.schedule = schedule
        self.decidedThrough = decidedThrough
        self.catchUp = catchUp
        self.lateAfter = lateAfter
        self.cursor = schedule.reminders(from: decidedThrough + Span(microseconds: 1))
    }

    /// When the next reminder is due; nil when there is none.
    var nextInstant: Instant? { [cursor.nextInstant, wakes.first?.instant].compactMap { $0 }.min() }

    /// The reminder that is due next.
    var nextReminder: Reminder? {
        guard let wake = wakes.first, wake.instant < cursor.nextInstant ?? .distantFuture else { return cursor.first }
        return wake
    }

    /// Takes another schedule; what is decided stays decided.
    mutating func take(_ schedule: Schedule) {
        let start = decidedThrough + Span(microseconds: 1)
        cursor =
            schedule.calendar == self.schedule.calendar
            ? schedule.reminders(from: start, continuing: cursor)
            : schedule.remindersOnAllProcessors(from: start)
        self.schedule = schedule
        findWakes()
    }

    /// The clock was set back: everything after that instant is to be decided again.
    mutating func goBack(to instant: Instant) {
        decidedThrough = instant
        cursor = schedule.reminders(from: instant + Span(microseconds: 1))
        findWakes()
    }

    /// Nothing is sent of these occurrences before those instants.
    mutating func putOff(_ snoozes: [String: Instant]) {
        self.snoozes = snoozes
        findWakes()
    }

    /// The same from another instant on, for one plan alone where one is given.
    func starting(at instant: Instant, over plan: Plan? = nil) -> Engine {
        var engine = Engine(
            schedule: plan.map { Schedule(plans: [$0], calendar: schedule.calendar) } ?? schedule,
            decidedThrough: instant - Span(microseconds: 1), catchUp: catchUp, lateAfter: lateAfter)
        engine.silences = silences
        engine.putOff(snoozes)
        return engine
    }

    /// Takes the occurrences with undecided reminders at or before `now`, at most `limit`, each with all its reminders that
    /// are due, in order of time, and moves `decidedThrough` on as far as they reach.
    mutating func takeDue(at now: Instant, limit: Int) -> [[Reminder]] {
        var seen: Set<String> = []
        var due: [[Reminder]] = []
        while let instant = nextInstant, instant <= now, due.count < limit, let next = takeNext() {
            guard seen.insert(next.occurrence.identity).inserted else { continue }
            // Nothing of the occurrence before this one is undecided.
            due.append(reminders(of: next.occurrence, from: instant, through: now))
        }
        if let next = nextInstant, next <= now {
            decidedThrough = max(decidedThrough, next - Span(microseconds: 1))
        } else {
            decidedThrough = max(decidedThrough, now)
        }
        return due
    }

    /// All reminders of an occurrence that are undecided and due at `now`, in order of time.
    func due(of occurrence: Occurrence, at now: Instant) -> [Reminder] {
        reminders(of: occurrence, from: decidedThrough + Span(microseconds: 1), through: now)
    }

    private mutating func takeNext() -> Reminder? {
        if let wake = wakes.first, wake.instant <= cursor.nextInstant ?? .distantFuture { return wakes.removeFirst() }
        return cursor.next()
    }

    private func reminders(of occurrence: Occurrence, from start: Instant, through end: Instant) -> [Reminder] {
        let reminders = schedule.reminders(of: occurrence, from: start, through: end)
        guard !snoozes.isEmpty, let until = putOffUntil(occurrence), until >= start, until <= end else {
            return reminders
        }
        let wake = Reminder(occurrence: occurrence, rule: .snoozed(until), instant: until)
        // Of what is due at the same instant, the rung of the ladder is the nearer.
        return reminders.filter { $0.instant < until } + [wake] + reminders.filter { $0.instant >= until }
    }

    private mutating func findWakes() {
        wakes = snoozes.compactMap { identity, instant in
            // Nothing but quiet hours puts it off further than was asked for.
            guard instant > decidedThrough || schedule.plan(about: identity).map({ !$0.quiet.isEmpty }) ?? false,
                let occurrence = schedule.occurrence(identity), let until = putOffUntil(occurrence),
                until > decidedThrough
            else { return nil }
            return Reminder(occurrence: occurrence, rule: .snoozed(until), instant: until)
        }.sorted { ($0.instant, $0.identity) < ($1.instant, $1.identity) }
    }

    /// By the cutoff in force, which may have moved since it was put off, and by the quiet hours.
    private func putOffUntil(_ occurrence: Occurrence) -> Instant? {
        guard !snoozes.isEmpty, let until = snoozes[occurrence.identity] else { return nil }
        return occurrence.reminded(putOffUntil: until, schedule.calendar)
    }

    /// What keeps an occurrence's reminders from being sent.
    /// - Parameter record: what the board has of it; nil: nothing.
    func restraint(of occurrence: Occurrence, _ record: OccurrenceRecord? = nil) -> Restraint {
        Restraint(
            completion: record?.completion(of: occurrence), putOffUntil: putOffUntil(occurrence),
            silence: silences.isEmpty ? nil : silences[occurrence.plan.id])
    }

    /// The reminder as it is sent at `now`: it names the units that have not delivered.
    /// - Parameter record: what the board has of the occurrence then; nil: nothing.
    func notice(for reminder: Reminder, at now: Instant, _ record: OccurrenceRecord? = nil) -> Notice {
        let delay = now - reminder.instant
        let occurrence = reminder.occurrence
        let units = occurrence.plan.units(occurrence.units, on: reminder.due)
        return Notice(
            reminder, sentAt: now, lateBy: delay > lateAfter ? delay : nil,
            missing: units.filter { record?.delivered(by: $0.id, of: occurrence) == nil },
            calendar: schedule.calendar)
    }

    /// What is said once of an occurrence of which nothing more is asked.
    /// - Parameter since: when that came about.
    func notice(
        of completion: Completion, of occurrence: Occurrence, since instant: Instant, at now: Instant
    ) -> Notice {
        let instant = Instant(seconds: min(instant, now).seconds)
        return Notice(
            Reminder(occurrence: occurrence, rule: .met, instant: instant), sentAt: now, lateBy: nil, missing: [],
            completion: completion, calendar: schedule.calendar)
    }

    /// The reminders of one plan in the range, as the ledger records that they are served.
    func marks(of plan: Plan, in range: ClosedRange<Instant>) -> [Mark] {
        Schedule(plans: [plan], calendar: schedule.calendar)
            .reminders(in: range.lowerBound..<(range.upperBound + Span(microseconds: 1)))
            .map { Mark(identity: $0.identity, instant: $0.instant) }
    }
}
