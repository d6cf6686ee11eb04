internal import CivilTime

/// The days, weeks, months or years that a rule looks at, one `INTERVAL` after the other from the start's on.
struct RecurrencePeriods {
    private let frequency: RecurrenceFrequency
    /// From one period to the next, counted as `origin` is.
    private let step: Int
    /// Of the first period: the day's number, the week's first day's, the month's (12 a year), the year's.
    private let origin: Int

    init(_ parts: RecurrenceParts, start: Day) {
        frequency = parts.frequency
        step = parts.frequency == .weekly ? 7 * parts.interval : parts.interval
        let (year, month, _) = start.components
        origin =
            switch parts.frequency {
            case .daily: Int(start.number)
            case .weekly: Int(start.number) - start.weekday.days(after: parts.weekStart)
            case .monthly: year * 12 + month - 1
            case .yearly: year
            }
    }

    /// The numbers of the days of the period `index` intervals on, those that the calendar has; nil beyond its end.
    ///
    /// `index` is 0 or more.
    subscript(index: Int) -> ClosedRange<Int>? {
        let place = origin + index * step
        let (first, length) =
            switch frequency {
            case .daily: (place, 1)
            case .weekly: (place, 7)
            case .monthly: Self.days(year: place / 12, month: place % 12 + 1)
            case .yearly: (Self.days(year: place, month: 1).first, Day.isLeap(place) ? 366 : 365)
            }
        let calendar = Int(Day.first.number)...Int(Day.last.number)
        let period = first...(first + length - 1)
        return period.overlaps(calendar) ? period.clamped(to: calendar) : nil
    }

    /// The number of the month's first day and how many days it has; past the calendar's end, none of its days.
    private static func days(year: Int, month: Int) -> (first: Int, length: Int) {
        guard let first = Day(year: year, month: month, day: 1) else { return (Int(Day.last.number) + 1, 1) }
        return (Int(first.number), Day.length(ofMonth: month, year: year))
    }
}

extension Weekday {
    /// Days since the last `other`, 0…6.
    func days(after other: Weekday) -> Int { (rawValue - other.rawValue + 7) % 7 }
}
