package import CivilTime

extension RecurrenceRule {
    /// The days of the recurrence set that begins at `start` (DTSTART, a DATE), up to and including `end`: ascending, each
    /// once, at most `limit`; empty when `end` comes before `start`.
    ///
    /// A start that the rule does not name is no member of the set, and `COUNT` does not count it. A day that a month or
    /// a year lacks is left out. What the rule leaves open is taken from the start (section 3.3.10): the weekday with
    /// `WEEKLY` or with `BYWEEKNO` alone, the day with `MONTHLY`, or with `YEARLY` and nothing but `BYMONTH`, and then the
    /// month too if that is missing. `BYMONTHDAY` with `YEARLY` and without `BYMONTH` names days of every month. The
    /// days of a year's set lie in that calendar year, its last days in week 1 of the next among them.
    ///
    /// Holds from `Day.first` to `Day.last`. Takes time by the days between the start and the last day looked at, whether
    /// named or not.
    package func days(from start: Day, through end: Day, atMost limit: Int) -> [Day] {
        let last = min(end, parts.until ?? end)
        let most = min(limit, parts.count ?? limit)
        let pattern = DayPattern(parts, start: start)
        let periods = RecurrencePeriods(parts, start: start)
        var found: [Day] = []
        var named: [Day] = []
        var index = 0
        while found.count < most, let period = periods[index], period.lowerBound <= Int(last.number) {
            named.removeAll(keepingCapacity: true)
            for number in period {
                let day = Day(number: number)
                if pattern.names(day) { named.append(day) }
            }
            for (place, day) in named.enumerated() where day >= start && isChosen(place, of: named.count) {
                guard day <= last, found.count < most else { return found }
                found.append(day)
            }
            index += 1
        }
        return found
    }

    /// Whether `BYSETPOS` leaves the day at this place, counted from 0, of a period's so many; without it, all stay.
    private func isChosen(_ place: Int, of count: Int) -> Bool {
        parts.positions.isEmpty || parts.positions.contains(place + 1) || parts.positions.contains(place - count)
    }
}
