package import CivilTime
package import PlanCore
package import Storage

/// Everything that will be sent in a range of time as things stand, found by the very code that sends it.
package struct Agenda: Sendable {
    /// What the board has of occurrences, by their identities.
    package typealias Records = ([String]) throws(LedgerError) -> [String: OccurrenceRecord]

    package let notices: [Notice]
    /// So many reminders were passed over up to this instant that it was not looked further; nil where all was looked at.
    let lookedThrough: Instant?
    /// How many reminders were looked at, sent or passed over.
    let looked: Int

    /// - Parameters:
    ///   - limit: at most so many.
    ///   - board: what is recorded of who has delivered, what is put off and what is silent; nil: nothing.
    package init(
        _ schedule: Schedule, in range: Range<Instant>, limit: Int = .max, board: RecordedBoard? = nil
    ) throws(LedgerError) {
        var engine = Engine(
            schedule: schedule, decidedThrough: range.lowerBound - Span(microseconds: 1), catchUp: .infinity,
            lateAfter: .infinity)
        board?.restrain(&engine)
        try self.init(engine, before: range.upperBound, limit: limit, looks: .max, board?.records ?? Self.nothing)
    }

    /// From where an engine stands, at the same instant in the order of their identities, so that every place among them
    /// can be found again.
    /// - Parameters:
    ///   - place: a reminder and its instant; those at or before it are left out.
    ///   - looks: reminders passed over at most, beyond those of one instant: of what is met nothing is sent.
    init(
        walking engine: Engine, before end: Instant, past place: (instant: Instant, identity: String)? = nil,
        limit: Int, looks: Int = .max, records: Records = Agenda.nothing
    ) throws(LedgerError) {
        try self.init(engine, before: end, limit: limit, looks: looks, records) { found, now in
            let found = found.sorted { $0.reminder.identity < $1.reminder.identity }
            guard let place, now <= place.instant else { return found }
            return now < place.instant ? [] : found.filter { $0.reminder.identity > place.identity }
        }
    }

    /// From where an engine stands, those of one instant in the order in which they are decided.
    init(inTurn engine: Engine, through last: Instant, atMost limit: Int, records: Records) throws(LedgerError) {
        try self.init(engine, before: last + Span(microseconds: 1), limit: limit, looks: limit, records)
    }

    static func nothing(_ occurrences: [String]) -> [String: OccurrenceRecord] { [:] }

    /// - Parameter choose: what is taken of the reminders of one instant.
    private init(
        _ engine: Engine, before end: Instant, limit: Int, looks: Int, _ records: Records,
        choose: ([Notice], Instant) -> [Notice] = { all, _ in all }
    ) throws(LedgerError) {
        var engine = engine
        var notices: [Notice] = []
        var (looked, passed) = (0, 0)
        var lookedThrough: Instant?
        while let now = engine.nextInstant, now < end, notices.count < limit {
            // Of the reminders before this instant each was decided at its own.
            let all = engine.takeDue(at: now, limit: .max).map { $0.filter { $0.instant == now } }
            let found = try Self.sent(all.filter { !$0.isEmpty }, at: now, by: engine, records)
            notices += choose(found, now)
            looked += all.count
            passed += all.count - found.count
            if passed >= looks, notices.count < limit {
                lookedThrough = now
                break
            }
        }
        self.notices = Array(notices.prefix(limit))
        self.lookedThrough = lookedThrough
        self.looked = looked
    }

    /// What is sent of these reminders, due at one instant, those of an occurrence together.
    private static func sent(
        _ due: [[Reminder]], at now: Instant, by engine: Engine, _ records: Records
    ) throws(LedgerError) -> [Notice] {
        let occurrences = due.compactMap { $0.last?.occurrence }
        let known = try records(occurrences.map(\.identity))
        return zip(due, occurrences).compactMap { reminders, occurrence in
            let served = Standing(firstServedAt: .distantPast, ending: nil, isInDelivery: false)
            let standing = Dictionary(reminders.map { ($0.identity, served) }, uniquingKeysWith: { first, _ in first })
            let record = known[occurrence.identity]
            let decision = Decision(
                due: reminders, standing: standing, restraint: engine.restraint(of: occurrence, record), now: now,
                catchUp: .infinity)
            return decision.reminder.map { engine.notice(for: $0, at: now, record) }
        }
    }
}

extension Agenda {
    /// Reminders passed over while the one is looked for that is sent next.
    private static let looksForNext = 1_000

    /// The reminder that is sent next as things stand; where very many before it are not, the first of all.
    static func next(of engine: Engine, records: Records) throws(LedgerError) -> Reminder? {
        guard let first = engine.nextReminder else { return nil }
        // Mostly it is that one, and the engine need not be walked.
        let occurrence = first.occurrence
        let record = try records([occurrence.identity])[occurrence.identity]
        if engine.restraint(of: occurrence, record).ending(of: first, at: first.instant) == nil { return first }
        let agenda = try Agenda(
            walking: engine, before: .distantFuture, limit: 1, looks: looksForNext, records: records)
        return agenda.notices.first?.reminder ?? (agenda.lookedThrough == nil ? nil : first)
    }
}
