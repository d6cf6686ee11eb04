package import CivilTime
package import PlanCore
import Storage

/// Everything that will be sent in a range of time, found by the very code that sends it.
package struct Agenda: Sendable {
    package let notices: [Notice]

    /// - Parameter limit: at most so many.
    package init(_ schedule: Schedule, in range: Range<Instant>, limit: Int = .max) {
        let engine = Engine(
            schedule: schedule, decidedThrough: range.lowerBound - Span(microseconds: 1), catchUp: .infinity,
            lateAfter: .infinity)
        self.init(engine, before: range.upperBound, limit: limit)
    }

    /// From where an engine stands, at the same instant in the order of their identities, so that every place among them
    /// can be found again.
    /// - Parameter place: a reminder and its instant; those at or before it are left out.
    init(
        walking engine: Engine, before end: Instant, past place: (instant: Instant, identity: String)?, limit: Int
    ) {
        self.init(engine, before: end, limit: limit) { found, now in
            let found = found.sorted { $0.reminder.identity < $1.reminder.identity }
            guard let place, now <= place.instant else { return found }
            return now < place.instant ? [] : found.filter { $0.reminder.identity > place.identity }
        }
    }

    /// - Parameter choose: what is taken of the reminders of one instant.
    private init(
        _ engine: Engine, before end: Instant, limit: Int, choose: ([Notice], Instant) -> [Notice] = { all, _ in all }
    ) {
        var engine = engine
        var notices: [Notice] = []
        while let now = engine.nextInstant, now < end, notices.count < limit {
            var found: [Notice] = []
            for reminders in engine.takeDue(at: now, limit: .max) {
                // Of the reminders before this instant each was decided at its own.
                let due = reminders.filter { $0.instant == now }
                let served = Standing(firstServedAt: .distantPast, ending: nil, isInDelivery: false)
                let standing = Dictionary(due.map { ($0.identity, served) }, uniquingKeysWith: { first, _ in first })
                guard let occurrence = due.last?.occurrence else { continue }
                let decision = Decision(
                    due: due, standing: standing, restraint: engine.restraint(of: occurrence), now: now,
                    catchUp: .infinity)
                if let reminder = decision.reminder { found.append(engine.notice(for: reminder, at: now)) }
            }
            notices += choose(found, now)
        }
        self.notices = Array(notices.prefix(limit))
    }
}
