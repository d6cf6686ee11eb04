package import CivilTime

/// How far a plan is, over all its years.
package struct PlanProgress: Hashable, Sendable {
    /// The last day of its period: of the last year that it names, or of its last date where that lies behind it.
    package let lastDay: Day
    /// From then on the period is over.
    package let endsAt: Instant
    /// Dated occurrences of its deadlines.
    package let asked: Int
    /// Those of which nothing more is asked of anybody.
    package let met: Int

    /// - Parameter records: of the plan's occurrences, by their identities.
    /// - Returns: nil for a plan that never ends: its years have no end, or it asks for nothing that has a date.
    package init?(of plan: Plan, _ calendar: WorkingCalendar, _ records: [String: OccurrenceRecord]) {
        guard let year = plan.years.last else { return nil }
        let dates = Schedule(plans: [plan], calendar: calendar).occurrences(in: .first ... .last)
        let deadlines = dates.filter { $0.deadline != nil }
        guard !deadlines.isEmpty, let last = dates.map(\.lastGoodDay).max() else { return nil }
        lastDay = plan.years.isWritten ? max(last, Day(clippingYear: year, month: 12, day: 31)) : last
        endsAt = plan.zone.start(of: lastDay.adding(days: 1))
        asked = deadlines.count
        met = deadlines.count { (records[$0.identity] ?? OccurrenceRecord()).isMet($0) }
    }

    /// All that the plan asks is met and its period is over.
    package func isDone(at now: Instant) -> Bool { met == asked && endsAt <= now }
}
