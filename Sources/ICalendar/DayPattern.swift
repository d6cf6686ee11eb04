internal import CivilTime

/// Which days of a period a rule names: those that fit every part it has, and where it leaves something open, the start.
///
/// RFC 5545's table of parts that expand a period and parts that limit it comes down to this when a period is whole days.
struct DayPattern {
    private var months: [Int]
    private var weekNumbers: [Int]
    private var yearDays: [Int]
    private var monthDays: [Int]
    private var weekdays: [NumberedWeekday]
    private let weekStart: Weekday
    /// Whether numbered weekdays count within the month; otherwise within the year.
    private let countsInMonth: Bool

    init(_ parts: RecurrenceParts, start: Day) {
        months = parts.months
        weekNumbers = parts.weekNumbers
        yearDays = parts.yearDays
        monthDays = parts.monthDays
        weekdays = parts.weekdays
        weekStart = parts.weekStart
        countsInMonth = parts.frequency == .monthly || !parts.months.isEmpty
        guard yearDays.isEmpty, monthDays.isEmpty, weekdays.isEmpty else { return }
        let sameWeekday = [NumberedWeekday(weekday: start.weekday, number: 0)]
        switch parts.frequency {
        case .daily: break
        case .weekly: weekdays = sameWeekday
        case .yearly where !weekNumbers.isEmpty: weekdays = sameWeekday
        case .monthly: monthDays = [start.day]
        case .yearly:
            monthDays = [start.day]
            if months.isEmpty { months = [start.month] }
        }
    }

    func names(_ day: Day) -> Bool {
        let (year, month, dayOfMonth) = day.components
        guard months.isEmpty || months.contains(month) else { return false }
        let monthLength = Day.length(ofMonth: month, year: year)
        guard monthDays.isEmpty || Self.list(monthDays, has: dayOfMonth, of: monthLength) else { return false }
        guard weekdays.isEmpty || weekdays.contains(where: { $0.weekday == day.weekday }) else { return false }
        let needsYear = !yearDays.isEmpty || !weekNumbers.isEmpty || weekdays.contains { $0.number != 0 }
        guard needsYear else { return true }

        let yearLength = Day.isLeap(year) ? 366 : 365
        let dayOfYear = Day(clippingYear: year, month: 1, day: 1).days(until: day) + 1
        guard yearDays.isEmpty || Self.list(yearDays, has: dayOfYear, of: yearLength) else { return false }
        guard weekNumbers.isEmpty || isInNamedWeek(day) else { return false }
        let (place, length) = countsInMonth ? (dayOfMonth, monthLength) : (dayOfYear, yearLength)
        return weekdays.isEmpty
            || weekdays.contains {
                let number = $0.number
                return $0.weekday == day.weekday
                    && (number == 0 || number == (place - 1) / 7 + 1 || -number == (length - place) / 7 + 1)
            }
    }

    /// Weeks begin with `weekStart` and belong to the year that has four of their days, as their fourth day says.
    private func isInNamedWeek(_ day: Day) -> Bool {
        let first = Int(day.number) - day.weekday.days(after: weekStart)
        // the calendar repeats every 400 years: so far from its ends, the fourth day is there
        let fourth = Day(number: first + 3 + (first < 0 ? 146_097 : -146_097))
        let place = Day(clippingYear: fourth.year, month: 1, day: 1).days(until: fourth)
        let weeks = ((Day.isLeap(fourth.year) ? 366 : 365) + 6 - place % 7) / 7
        return Self.list(weekNumbers, has: place / 7 + 1, of: weeks)
    }

    /// Whether the list has the number, counted from 1, or the negative one that counts from the end of so many.
    private static func list(_ list: [Int], has number: Int, of length: Int) -> Bool {
        list.contains(number) || list.contains(number - length - 1)
    }
}
