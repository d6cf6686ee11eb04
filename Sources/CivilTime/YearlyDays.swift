/// The days off that return every year, in the years for which their calendar lists no others.
struct YearlyDays: Sendable {
    private struct Rule: Sendable {
        var holiday: YearlyHoliday
        /// The solar years the calendar lists in full.
        var listedYears: Set<Int>
        var entry: DatedDays.Entry

        /// The days off of the feast of that year which no list overrules.
        func days(of year: Int) -> [Day] {
            guard let days = holiday.days(of: year) else { return [] }
            return (0...days.lowerBound.days(until: days.upperBound)).map { days.lowerBound.adding(days: $0) }
                .filter { !listedYears.contains($0.year) }
        }

        func contains(_ day: Day, in years: ClosedRange<Int>) -> Bool {
            years.contains { holiday.days(of: $0)?.contains(day) ?? false } && !listedYears.contains(day.year)
        }
    }

    private let rules: [Rule]

    init(_ calendars: [HolidayCalendar]) {
        self.rules = calendars.flatMap { calendar in
            let listedYears = Set(calendar.years.keys)
            return calendar.yearly.map { holiday in
                Rule(
                    holiday: holiday, listedYears: listedYears,
                    entry: DatedDays.Entry(
                        isWorking: false,
                        reason: .holiday(title: holiday.title, source: holiday.source, status: .estimated)))
            }
        }
    }

    subscript(day: Day) -> DatedDays.Entry? { rule(of: day)?.entry }

    func contains(_ day: Day) -> Bool { rule(of: day) != nil }

    private func rule(of day: Day) -> Rule? {
        guard !rules.isEmpty else { return nil }
        // A feast's days reach 15 days over the new year, and a lunar year's end lies before 21 February of the next year.
        let (year, month, _) = day.components
        let years = (month <= 3 ? year - 1 : year)...(month == 12 ? year + 1 : year)
        return rules.first { $0.contains(day, in: years) }
    }

    /// The days off in the range, each once.
    func days(in range: ClosedRange<Day>) -> Set<Day> {
        guard !rules.isEmpty else { return [] }
        var days: Set<Day> = []
        for year in range.lowerBound.year - 1...range.upperBound.year + 1 {
            for rule in rules { days.formUnion(rule.days(of: year).lazy.filter { range.contains($0) }) }
        }
        return days
    }
}
