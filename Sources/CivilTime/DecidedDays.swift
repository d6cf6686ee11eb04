/// Days on which an entry of a holiday calendar decides, each with the entry that does: found by search, not by hash.
struct DecidedDays: Sendable {
    /// What one entry says about a day.
    struct Entry: Sendable {
        var isWorking: Bool
        var reason: WorkingCalendar.Reason
    }

    /// The days, ascending, and the entry of each.
    private let days: [Day]
    private let entries: [Entry]
    /// Days on which an entry makes of a free weekday a worked one or the reverse, ascending.
    private let changed: [Day]
    /// Working days gained by the entries of the first n changed days, for n from 0 on; mostly negative.
    private let gained: [Int]

    /// - Parameter decided: ascending, each day once.
    init(_ decided: [(day: Day, entry: Entry)], weekend: WeekdaySet) {
        self.days = decided.map(\.day)
        self.entries = decided.map(\.entry)
        self.changed = decided.filter { $0.entry.isWorking == weekend.contains($0.day.weekday) }.map(\.day)
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
