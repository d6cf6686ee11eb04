/// The days on which the dated entries of holiday calendars decide, each with the entry that does.
struct DatedDays: Sendable {
    /// What one entry says about a day.
    struct Entry: Sendable {
        var isWorking: Bool
        var reason: WorkingCalendar.Reason
    }

    /// Of two entries for a day the higher counts.
    private enum Precedence: Comparable {
        case holiday, swap, exact
    }

    private let entries: [Day: Entry]
    /// Days on which an entry makes of a free weekday a worked one or the reverse, ascending.
    private let changed: [Day]
    /// Working days gained by the entries of the first n changed days, for n from 0 on; mostly negative.
    private let gained: [Int]

    init(_ calendars: [HolidayCalendar], weekend: Set<Weekday>) {
        var ranked: [Day: (precedence: Precedence, entry: Entry)] = [:]
        func add(_ day: Day, _ precedence: Precedence, isWorking: Bool, _ reason: WorkingCalendar.Reason) {
            if let other = ranked[day] {
                guard
                    precedence > other.precedence
                        || precedence == other.precedence && other.entry.isWorking && !isWorking
                else { return }
            }
            ranked[day] = (precedence, Entry(isWorking: isWorking, reason: reason))
        }
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
        let entries = ranked.mapValues(\.entry)
        self.entries = entries
        self.changed = entries.filter { $0.value.isWorking == weekend.contains($0.key.weekday) }.keys.sorted()
        self.gained = changed.reduce(into: [0]) { sums, day in
            sums.append(sums[sums.count - 1] + (weekend.contains(day.weekday) ? 1 : -1))
        }
    }

    subscript(day: Day) -> Entry? { entries.isEmpty ? nil : entries[day] }

    /// How many more days of the range are worked than without the entries.
    func workingDaysGained(in days: ClosedRange<Day>) -> Int {
        gained[count(through: days.upperBound)] - gained[count { $0 < days.lowerBound }]
    }

    private func count(through day: Day) -> Int { count { $0 <= day } }

    /// How many changed days come first for which the condition holds.
    private func count(where condition: (Day) -> Bool) -> Int {
        var low = 0
        var high = changed.count
        while low < high {
            let middle = (low + high) / 2
            if condition(changed[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
