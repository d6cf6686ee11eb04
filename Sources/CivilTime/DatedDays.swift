/// The days on which the dated entries of holiday calendars decide, each with the entry that does.
struct DatedDays {
    /// Of two entries for a day the higher counts.
    private enum Precedence: Comparable {
        case holiday, swap, exact
    }

    private var ranked: [Day: (precedence: Precedence, entry: DecidedDays.Entry)] = [:]

    init(_ calendars: [HolidayCalendar]) {
        for calendar in calendars {
            for holiday in calendar.holidays {
                let reason = WorkingCalendar.Reason.holiday(
                    title: holiday.title, source: holiday.source, status: holiday.status)
                for number in holiday.days.lowerBound.number...holiday.days.upperBound.number {
                    add(Day(number: Int(number)), .holiday, isWorking: false, reason)
                }
            }
            for swap in calendar.swaps {
                add(
                    swap.off, .swap, isWorking: false,
                    .swappedOff(title: swap.title, source: swap.source, status: swap.status))
                guard let work = swap.work else { continue }
                add(
                    work, .swap, isWorking: true,
                    .makeUp(title: swap.title, source: swap.source, status: swap.status))
            }
            for exact in calendar.exactDates {
                add(
                    exact.day, .exact, isWorking: exact.isWorking,
                    .exact(title: exact.title, source: exact.source, status: exact.status))
            }
        }
    }

    private mutating func add(
        _ day: Day, _ precedence: Precedence, isWorking: Bool, _ reason: WorkingCalendar.Reason
    ) {
        if let other = ranked[day] {
            guard
                precedence > other.precedence
                    || precedence == other.precedence && other.entry.isWorking && !isWorking
            else { return }
        }
        ranked[day] = (precedence, DecidedDays.Entry(isWorking: isWorking, reason: reason))
    }

    /// In no order.
    var entries: [(day: Day, entry: DecidedDays.Entry)] { ranked.map { ($0.key, $0.value.entry) } }

    var days: Set<Day> { Set(ranked.keys) }
}
