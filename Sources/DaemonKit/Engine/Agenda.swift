package import CivilTime
package import PlanCore
import Storage

/// Everything that will be sent in a range of time, found by the very code that sends it.
package struct Agenda: Sendable {
    package let notices: [Notice]

    /// - Parameter limit: at most so many.
    package init(_ schedule: Schedule, in range: Range<Instant>, limit: Int = .max) {
        var engine = Engine(
            schedule: schedule, decidedThrough: range.lowerBound - Span(microseconds: 1), catchUp: .infinity,
            lateAfter: .infinity)
        var notices: [Notice] = []
        while let now = engine.nextInstant, now < range.upperBound, notices.count < limit {
            for reminders in engine.takeDue(at: now, limit: .max) {
                // Of the reminders before this instant each was decided at its own.
                let due = reminders.filter { $0.instant == now }
                let served = Standing(firstServedAt: .distantPast, ending: nil, isInDelivery: false)
                let standing = Dictionary(due.map { ($0.identity, served) }, uniquingKeysWith: { first, _ in first })
                let decision = Decision(due: due, standing: standing, now: now, catchUp: .infinity)
                if let reminder = decision.reminder { notices.append(engine.notice(for: reminder, at: now)) }
            }
        }
        self.notices = Array(notices.prefix(limit))
    }
}
