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

    /// The days, ascending, and the entry of each.
    private let days: [Day]
    private let entries: [Entry]
    /// Days on which an entry makes of a free weekday a worked one or the reverse, ascending.
    private let changed: [Day]
    /// Working days gained by the entries of the first n changed days, for n from 0 on; mostly negative.
    private let gained: [Int]

    init(_ calendars: [HolidayCalendar], weekend: WeekdaySet) {
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
        let sorted = ranked.sorted { $0.key < $1.key }
        self.days = sorted.map(\.key)
        self.entries = sorted.map(\.value.entry)
        self.changed = sorted.filter { $0.value.entry.isWorking == weekend.contains($0.key.weekday) }.map(\.key)
        self.gained = changed.reduce(into: [0]) { sums, day in
            sums.append(sums[sums.count - 1] + (weekend.contains(day.weekday) ? 1 : -1))
        }
    }

    subscript(day: Day) -> Entry? { index(of: day).map { entries[$0] } }

    /// Whether the day's entry has it worked; nil when it has none.
    func isWorking(_ day: Day) -> Bool? { index(of: day).map { entries[$0].isWorking } }

    private func index(of day: Day) -> Int? {
        let index = days.count(before: day)
        return index < days.count && days[index] == day ? index : nil
    }

    /// How many more days of the range are worked than without the entries.
    func workingDaysGained(in range: ClosedRange<Day>) -> Int {
        let end = changed.count(before: range.upperBound)
        let isLast = end < changed.count && changed[end] == range.upperBound
        return gained[end + (isLast ? 1 : 0)] - gained[changed.count(before: range.lowerBound)]
    }
}

extension [Day] {
    /// How many elements of an ascending array are less than the day.
    fileprivate func count(before day: Day) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < day { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
