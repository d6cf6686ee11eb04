package import CivilTime

/// How things stand at the beginning of a day, as if nobody had delivered: what is overdue, what is due soon, which phases
/// run or open, which events come.
package struct Outlook: Sendable {
    /// What would be said of each that day; in the order of their last good days.
    package let notices: [Notice]

    /// - Parameter margin: how many days back overdue deadlines are looked for, and how many days ahead everything else.
    package init(_ schedule: Schedule, on day: Day, margin: Int = 30) {
        let range = day.adding(days: -margin)...day.adding(days: margin)
        self.notices = schedule.occurrences(in: range).compactMap { occurrence in
            let isPast = occurrence.lastGoodDay < day
            guard !isPast || occurrence.cutoff != nil else { return nil }
            let plan = occurrence.plan
            if let cutoff = occurrence.cutoff, cutoff <= plan.issuedInstant { return nil }
            let now = plan.zone.start(of: day)
            return Notice(
                Reminder(occurrence: occurrence, rule: occurrence.rule(on: day), instant: now), sentAt: now,
                lateBy: nil, missing: occurrence.unitsInForce, calendar: schedule.calendar)
        }
    }
}

extension Occurrence {
    /// The rung of its ladder that looks at what lies ahead of the day: a phase's opening or its end.
    fileprivate func rule(on day: Day) -> Rule {
        guard let window else { return cutoff == nil && deadline != nil ? .duty : .before(0) }
        return day < window.lowerBound ? .opens(0) : .closes(0)
    }
}
