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

    init(schedule: Schedule, decidedThrough: Instant, catchUp: Span, lateAfter: Span) {
        self.schedule = schedule
        self.decidedThrough = decidedThrough
        self.catchUp = catchUp
        self.lateAfter = lateAfter
        self.cursor = schedule.reminders(from: decidedThrough + Span(microseconds: 1))
    }

    /// When the next reminder is due; nil when there is none.
    var nextInstant: Instant? { cursor.nextInstant }

    /// The reminder that is due next.
    var nextReminder: Reminder? { cursor.first }

    /// Takes another schedule; what is decided stays decided.
    mutating func take(_ schedule: Schedule) {
        let start = decidedThrough + Span(microseconds: 1)
        cursor =
            schedule.calendar == self.schedule.calendar
            ? schedule.reminders(from: start, continuing: cursor) : schedule.reminders(from: start)
        self.schedule = schedule
    }

    /// The clock was set back: everything after that instant is to be decided again.
    mutating func goBack(to instant: Instant) {
        self = Engine(schedule: schedule, decidedThrough: instant, catchUp: catchUp, lateAfter: lateAfter)
    }

    /// The same from another instant on, for one plan alone where one is given.
    func starting(at instant: Instant, over plan: Plan? = nil) -> Engine {
        Engine(
            schedule: plan.map { Schedule(plans: [$0], calendar: schedule.calendar) } ?? schedule,
            decidedThrough: instant - Span(microseconds: 1), catchUp: catchUp, lateAfter: lateAfter)
    }

    /// Takes the occurrences with undecided reminders at or before `now`, at most `limit`, each with all its reminders that
    /// are due, in order of time, and moves `decidedThrough` on as far as they reach.
    mutating func takeDue(at now: Instant, limit: Int) -> [[Reminder]] {
        var seen: Set<String> = []
        var due: [[Reminder]] = []
        while let instant = cursor.nextInstant, instant <= now, due.count < limit, let next = cursor.next() {
            guard seen.insert(next.occurrence.identity).inserted else { continue }
            // Nothing of the occurrence before this one is undecided.
            due.append(schedule.reminders(of: next.occurrence, from: instant, through: now))
        }
        if let next = cursor.nextInstant, next <= now {
            decidedThrough = max(decidedThrough, next - Span(microseconds: 1))
        } else {
            decidedThrough = max(decidedThrough, now)
        }
        return due
    }

    /// The reminder as it is sent at `now`: it names the units that have not delivered.
    /// - Parameter record: what the board has of the occurrence then; nil: nothing.
    func notice(for reminder: Reminder, at now: Instant, _ record: OccurrenceRecord? = nil) -> Notice {
        let delay = now - reminder.instant
        let occurrence = reminder.occurrence
        let units = occurrence.plan.units(occurrence.units, on: reminder.due)
        return Notice(
            reminder, sentAt: now, lateBy: delay > lateAfter ? delay : nil,
            missing: units.filter { !(record?.submission(of: $0.id).isDelivered ?? false) },
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
