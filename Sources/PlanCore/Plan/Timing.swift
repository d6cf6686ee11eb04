package import CivilTime

/// Which side of a named day the cutoff lies on.
package enum Boundary: String, Hashable, Sendable {
    /// `before: D`, *trước ngày D*: exclusive, the last good day is D − 1.
    case before
    /// `by: D`, *chậm nhất*, *đến hết ngày*, *hạn cuối*: inclusive, the last good day is D.
    case by
}

/// What a deadline with `every:` repeats over.
package enum Period: String, Hashable, Sendable, CaseIterable {
    case week, month, quarter
    case halfYear = "half-year"
    case year

    /// Length in months; a week has none.
    package var months: Int {
        switch self {
        case .week: 0
        case .month: 1
        case .quarter: 3
        case .halfYear: 6
        case .year: 12
        }
    }
}

/// A day within a period.
package enum PeriodDay: Hashable, Sendable {
    /// `by: fri` with `every: week`.
    case weekday(Weekday)
    /// `by: 25` or `by: 20/3`: the day (31 is the last of a shorter month) of a month counted from the period's first,
    /// which is 1. A month past the period's length lies in the period that follows: `every: quarter`, `by: 5/4` is the
    /// fifth day after the quarter's end. Without a month it is the period's last.
    case day(Int, month: Int)
    /// `by: last/1`: the last day of the period's month.
    case last(month: Int)
    /// `by: first`, `by: giữa`, `by: last`: a point of the whole period, which is none of a week.
    case point(PointOfYear.Part)
}

/// When a deadline falls.
package enum Timing: Hashable, Sendable {
    /// `before: 20/01`, `by: 15/11 17:00`. With a time of day both boundaries mean that time on that day.
    case dated(PlanDate, Boundary, TimeOfDay?)
    /// `every: quarter`, `by: 20`.
    case repeating(Period, PeriodDay, Boundary, TimeOfDay?)
    /// `rrule: FREQ=MONTHLY;BYDAY=-1FR`; stands apart, so that it does not double the size of all the others.
    indirect case recurring(Recurrence, Boundary, TimeOfDay?)
    /// `within: 10 working days`, `after: dot-1`; `within: 5 working days`, `ahead-of: nop-huyen`; stands apart too.
    indirect case relative(Distance, Anchor, TimeOfDay?)
    /// `after: each phase` alone: a duty without a cutoff, one reminder at the anchor's end.
    case duty(Anchor)
    /// The plan does not say when: listed, never reminded of, and nothing is recorded of it, for it has no occurrences.
    case open

    /// The dates that it writes.
    package var dates: [PlanDate] {
        switch self {
        case .dated(let date, _, _): [date]
        case .recurring(let recurrence, _, _):
            (recurrence.start.map { [$0] } ?? []) + recurrence.also + recurrence.except
        case .repeating, .relative, .duty, .open: []
        }
    }

    /// What it is counted from.
    package var anchor: Anchor? {
        switch self {
        case .relative(_, let anchor, _), .duty(let anchor): anchor
        case .dated, .repeating, .recurring, .open: nil
        }
    }
}

/// What to do when the last good day is a day off.
package enum DayOffRule: String, Hashable, Sendable, CaseIterable {
    case keep
    /// To the next working day (Civil Code 2015, article 148, on periods).
    case next
    case previous
}

/// What *before* means where a plan says `before:`.
package enum BeforeMeaning: String, Hashable, Sendable, CaseIterable {
    case exclusive, inclusive
}
