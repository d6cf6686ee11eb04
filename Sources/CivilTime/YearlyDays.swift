/// The days off that return every year, in the years for which their calendar lists no others.
///
/// A holiday on 29 February is off in leap years only.
struct YearlyDays: Sendable {
    private struct Rule: Sendable {
        var month: Int
        var day: Int
        /// The years the calendar lists in full.
        var listedYears: Set<Int>
        var entry: DatedDays.Entry
    }

    private let rules: [Rule]

    init(_ calendars: [HolidayCalendar]) {
        self.rules = calendars.flatMap { calendar in
            let listedYears = Set(calendar.years.keys)
            return calendar.yearly.map { holiday in
                Rule(
                    month: holiday.month, day: holiday.day, listedYears: listedYears,
                    entry: DatedDays.Entry(
                        isWorking: false,
                        reason: .holiday(title: holiday.title, source: holiday.source, status: .estimated)))
            }
        }
    }

    subscript(day: Day) -> DatedDays.Entry? { index(of: day).map { rules[$0].entry } }

    func contains(_ day: Day) -> Bool { index(of: day) != nil }

    private func index(of day: Day) -> Int? {
        guard !rules.isEmpty else { return nil }
        let (year, month, day) = day.components
        return rules.firstIndex { $0.month == month && $0.day == day && !$0.listedYears.contains(year) }
    }

    /// The days off in the range, each once.
    func days(in range: ClosedRange<Day>) -> Set<Day> {
        guard !rules.isEmpty else { return [] }
        var days: Set<Day> = []
        for year in range.lowerBound.year...range.upperBound.year {
            for rule in rules where !rule.listedYears.contains(year) {
                guard let day = Day(year: year, month: rule.month, day: rule.day), range.contains(day) else { continue }
                days.insert(day)
            }
        }
        return days
    }
}
