package import CivilTime

/// One step on the way to a date: a rule, and the days it leads from and to.
package struct DerivationStep: Sendable {
    package enum Rule: Sendable {
        /// The date that the plan writes, in the year it takes: the lunar year for a lunar date without one.
        case written(PlanDate, year: Int)
        /// A day of a repeating period; `start` is the period's first day.
        case period(Period, PeriodDay, OccurrenceKey, start: Day)
        /// The day of that number among a recurrence's, counted from 1; `isAdded`: it is one of `also`.
        case recurrence(Recurrence, number: Int, isAdded: Bool)
        /// A whole year of the plan.
        case year(Int)
        /// What a deadline or rule hangs on, with how its own date came about; nil where it cannot be found again.
        case anchor(Anchor, Distance.Direction, Derivation?)
        case counted(DayTally)
        /// `before: D` or `by: D`, without a time of day.
        case boundary(Boundary, BeforeMeaning)
        /// Too late from that time of day on; 00:00 makes the day before the last good one.
        case timeOfDay(TimeOfDay)
        /// The last good day is off; the days passed over in moving it, none when it stays.
        case dayOff(DayOffRule, WorkingCalendar.Reason, passed: [DayRun])
        /// Somebody gave it a later date, or corrected the one given: then it is earlier than the one before.
        case extended(OccurrenceRecord.Extension)
        /// The first instant that is too late: the end of the day, or the time on it, on the zone's clock.
        case cutoff(TimeOfDay?, Zone.LocalTime)
    }

    package let rule: Rule
    /// The day that the step before led to; nil for a first step.
    package let from: Day?
    /// The day that it leads to.
    package let day: Day
}
