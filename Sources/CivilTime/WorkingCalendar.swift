/// Which days are worked: weekends and the entries of holiday calendars, by precedence: exact date over swap over
/// holiday over weekday.
///
/// Several calendars are read as one: the highest precedence at which any of them says something decides, and there a
/// day is off when one of them says so. So an office's holiday does not undo the country's make-up Saturday, but its
/// exact date does. The weekend is every day that one of them has as weekend. Of equal entries the first gives the
/// reason. Two calendars are equal when they are made of the same ones.
///
/// A class because everything that is computed asks it; immutable, equal by value.
package final class WorkingCalendar: Hashable, Sendable {
    package let calendars: [HolidayCalendar]

    private let weekend: WeekdaySet
    private let yearly: YearlyDays
    /// The days that an entry decides: of dated entries all, of yearly ones those in `laidOut`.
    private let decided: DecidedDays
    /// What that comes to in the years `laidOut`.
    private let worked: WorkedDays
    /// The years whose yearly entries are reckoned in advance, which every start waits for; those of the others when they
    /// are asked for. They lie within one part of the lunar calendar, with the two years before and the year after.
    private static let laidOut = 2002...2098

    /// Monday to Friday, no holidays known.
    package static let weekdaysOnly = WorkingCalendar([])

    package init(_ calendars: [HolidayCalendar]) {
        self.calendars = calendars
        self.weekend = WeekdaySet(calendars.isEmpty ? [.saturday, .sunday] : calendars.flatMap(\.weekend))
        let dated = DatedDays(calendars)
        self.yearly = YearlyDays(calendars, weekend: weekend, dated: dated.days)
        let entries = dated.entries + yearly.entries(of: Self.laidOut)
        self.decided = DecidedDays(entries.sorted { $0.day < $1.day }, weekend: weekend)
        self.worked = WorkedDays(
            Self.laidOut, weekend: weekend, decided: entries.lazy.map { ($0.day, $0.entry.isWorking) })
    }

    /// Why a day is worked or not.
    package enum Reason: Hashable, Sendable {
        case weekday
        case weekend
        case holiday(title: String, source: String?, status: HolidayStatus)
        /// Off in return for a day of the holiday of that title which falls on the weekend.
        case substitute(title: String, source: String?, status: HolidayStatus)
        /// Off by a swap.
        case swappedOff(title: String, source: String?, status: HolidayStatus)
        /// A day off that is worked in exchange for another.
        case makeUp(title: String, source: String?, status: HolidayStatus)
        case exact(title: String, source: String?, status: HolidayStatus)
    }

    /// Whether the day is worked, and why: a look-up, however many entries there are.
    package func status(of day: Day) -> (isWorking: Bool, reason: Reason) {
        if let entry = decided[day] ?? distant(day.year)?[day] { return (entry.isWorking, entry.reason) }
        return weekend.contains(day.weekday) ? (false, .weekend) : (true, .weekday)
    }

    package func isWorking(_ day: Day) -> Bool {
        if let isWorking = worked[day] { return isWorking }
        if let isWorking = decided.isWorking(day) ?? distant(day.year)?.isWorking(day) { return isWorking }
        return !weekend.contains(day.weekday)
    }

    /// The yearly entries of a year that is not laid out; nil when there are none.
    private func distant(_ year: Int) -> DecidedDays? {
        guard !yearly.isEmpty, !Self.laidOut.contains(year) else { return nil }
        return DecidedDays(yearly.entries(of: year...year), weekend: weekend)
    }

    /// The day itself when it is worked, else the nearest worked day before it. Where none lies within 366 days (a
    /// calendar without working days), the day itself.
    package func workingDay(onOrBefore day: Day) -> Day {
        worked.last(onOrBefore: day) ?? (isWorking(day) ? day : next(after: day, step: -1) ?? day)
    }

    /// The day itself when it is worked, else the nearest worked day after it; bounded like `workingDay(onOrBefore:)`.
    package func workingDay(onOrAfter day: Day) -> Day {
        worked.first(onOrAfter: day) ?? (isWorking(day) ? day : next(after: day, step: 1) ?? day)
    }

    /// The working day `count` working days after `day`, day 1 being the first working day after it (Civil Code 2015,
    /// article 147); `count` is 1…10,000. Negative counts go backwards.
    ///
    /// A count of 0 is the day itself, one beyond ±10,000 is taken as that. Where 366 days without a working one
    /// follow, the last one found.
    package func day(_ count: Int, workingDaysFrom day: Day) -> Day {
        var found = day
        var distant: DistantYear?
        for _ in 0..<min(count.magnitude, 10_000) {
            guard let next = next(after: found, step: count.signum(), &distant) else { break }
            found = next
        }
        return found
    }

    /// The first worked day among the 366 after the day, or before it when `step` is -1.
    private func next(after day: Day, step: Int) -> Day? {
        var distant: DistantYear?
        return next(after: day, step: step, &distant)
    }

    private func next(after day: Day, step: Int, _ distant: inout DistantYear?) -> Day? {
        let neighbour = day.adding(days: step)
        if let found = step > 0 ? worked.first(onOrAfter: neighbour) : worked.last(onOrBefore: neighbour),
            abs(day.days(until: found)) <= 366
        {
            return found
        }
        var day = day
        for _ in 0..<366 {
            day = day.adding(days: step)
            if isWorking(day, &distant) { return day }
        }
        return nil
    }

    /// The year that a walk is in, where it is not laid out: its entries are reckoned once and not for each day.
    private struct DistantYear {
        var year: Int
        var entries: DecidedDays?
    }

    private func isWorking(_ day: Day, _ distant: inout DistantYear?) -> Bool {
        let year = day.year
        guard !yearly.isEmpty, !Self.laidOut.contains(year), decided.isWorking(day) == nil else {
            return isWorking(day)
        }
        if distant?.year != year { distant = DistantYear(year: year, entries: self.distant(year)) }
        return distant?.entries?.isWorking(day) ?? !weekend.contains(day.weekday)
    }

    /// Working days in the range, both ends included. Takes time by the years in the range, not by its days.
    package func workingDays(in days: ClosedRange<Day>) -> Int {
        let length = days.lowerBound.days(until: days.upperBound) + 1
        let (weeks, rest) = length.quotientAndRemainder(dividingBy: 7)
        let started = (0..<rest).count { !weekend.contains(days.lowerBound.adding(days: $0).weekday) }
        let worked = weeks * (7 - weekend.count) + started
        let years = days.lowerBound.year...days.upperBound.year
        return worked + decided.workingDaysGained(in: days)
            + years.reduce(0) { $0 + (distant($1)?.workingDaysGained(in: days) ?? 0) }
    }

    /// How sure the year's entries are: `official` when every calendar lists the year as official, `estimated` when one
    /// is reckoned, nil when there is no calendar with holidays at all.
    ///
    /// A calendar that has only weekends, swaps or exact dates has no holidays to be sure of and is not asked.
    package func coverage(of year: Int) -> HolidayStatus? {
        let statuses = calendars.filter(\.hasHolidays).map { $0.years[year] ?? .estimated }
        return statuses.isEmpty ? nil : statuses.contains(.estimated) ? .estimated : .official
    }

    package static func == (left: WorkingCalendar, right: WorkingCalendar) -> Bool {
        left === right || left.calendars == right.calendars
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(calendars) }
}

extension HolidayCalendar {
    fileprivate var hasHolidays: Bool { !(years.isEmpty && holidays.isEmpty && yearly.isEmpty) }
}
