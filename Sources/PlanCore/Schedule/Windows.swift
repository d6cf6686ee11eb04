package import CivilTime

extension Plan.Phase {
    /// It repeats every year of its plan.
    package var isYearly: Bool { !from.hasYear && !to.hasYear }

    /// Its days in the given year of the plan, the year it begins in; a year-less end before the start lies in the next
    /// year, a year-less start takes the year of a full end.
    package func window(in year: Int) -> ClosedRange<Day> {
        let first: Day
        let last: Day
        switch (from, to) {
        case (.full(let from), .full(let to)): (first, last) = (from, to)
        case (.full(let from), .yearless):
            first = from
            let sameYear = to.day(in: from.year)
            last = sameYear < from ? to.day(in: from.year + 1) : sameYear
        case (.yearless, .full(let to)):
            last = to
            let sameYear = from.day(in: to.year)
            first = sameYear > to ? from.day(in: to.year - 1) : sameYear
        case (.yearless(let fromMonth, let fromDay), .yearless(let toMonth, let toDay)):
            first = from.day(in: year)
            // As written: from 29/02 to 28/02 is a year in every year.
            last = to.day(in: (toMonth, toDay) < (fromMonth, fromDay) ? year + 1 : year)
        }
        return first...max(first, last)
    }
}

extension Distance {
    /// The last day of the distance counted from `day`, the day after being day 1 (Civil Code 2015, article 147); weeks
    /// and months end on the day that corresponds to `day` (article 148).
    package func day(after day: Day, _ calendar: WorkingCalendar) -> Day {
        switch unit {
        case .workingDays: calendar.day(count, workingDaysFrom: day)
        case .days: day.adding(days: count)
        case .weeks: day.adding(days: 7 * count)
        case .months: day.adding(months: count)
        }
    }
}
