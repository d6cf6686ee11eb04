package import CivilTime

extension Plan.Phase {
    var dates: [PlanDate] { [from, to] }

    /// It repeats every year of its plan.
    package var isYearly: Bool { !from.hasYear && !to.hasYear }

    /// Its days in the given year of the plan, the year it begins in; a year-less end before the start lies in the next
    /// year, a year-less start takes the year of a full end.
    package func window(in year: Int) -> ClosedRange<Day> {
        let first: Day
        let last: Day
        switch (from.fixedDay, to.fixedDay) {
        case (let from?, let to?): (first, last) = (from, to)
        case (let from?, nil):
            first = from
            let sameYear = to.day(in: from.year)
            last = sameYear < from ? to.day(in: from.year + 1) : sameYear
        case (nil, let to?):
            last = to
            let sameYear = from.day(in: to.year)
            first = sameYear > to ? from.day(in: to.year - 1) : sameYear
        case (nil, nil):
            first = from.day(in: year)
            // As written: from 29/02 to 28/02 is a year in every year.
            let endsBefore =
                if let from = from.monthAndDay, let to = to.monthAndDay { to < from } else { to.day(in: year) < first }
            last = to.day(in: endsBefore ? year + 1 : year)
        }
        return first...max(first, last)
    }
}
