/// The days off that return every year, in the years for which their calendar lists no others, and the substitutes for
/// those on the weekend; without the days on which a dated entry decides.
struct YearlyDays: Sendable {
    typealias Entry = DecidedDays.Entry

    private struct Rule: Sendable {
        var holiday: YearlyHoliday
        /// The solar years the calendar lists in full.
        var listedYears: Set<Int>
        var entry: Entry
        /// What a day of the holiday on the weekend gives; nil: nothing.
        var substitute: Entry?
    }

    private let rules: [Rule]
    private let weekend: WeekdaySet
    /// The days on which a dated entry decides.
    private let dated: Set<Day>

    init(_ calendars: [HolidayCalendar], weekend: WeekdaySet, dated: Set<Day>) {
        self.weekend = weekend
        self.dated = dated
        self.rules = calendars.flatMap { calendar in
            let listedYears = Set(calendar.years.keys)
            return calendar.yearly.map { holiday in
                Rule(
                    holiday: holiday, listedYears: listedYears,
                    entry: Entry(
                        isWorking: false,
                        reason: .holiday(title: holiday.title, source: holiday.source, status: .estimated)),
                    substitute: calendar.substitutes.map { substitutes in
                        Entry(
                            isWorking: false,
                            reason: .substitute(
                                title: holiday.title, source: substitutes.source ?? holiday.source, status: .estimated))
                    })
            }
        }
    }

    var isEmpty: Bool { rules.isEmpty }

    /// The entries of the solar years, ascending, each day once.
    func entries(of years: ClosedRange<Int>) -> [(day: Day, entry: Entry)] {
        guard !isEmpty else { return [] }
        var entries: [(day: Day, entry: Entry)] = []
        var former = Feasts(of: years.lowerBound - 1, rules)
        for year in years {
            let feasts = Feasts(of: year, rules)
            let given = substitutes(for: former, feasts)
            let own = feasts.days.filter { !dated.contains($0) }.compactMap { day in
                feasts.rule(of: day).map { (day, rules[$0].entry) }
            }
            entries += given.isEmpty ? own : (own + given).sorted { $0.day < $1.day }
            former = feasts
        }
        return entries
    }

    /// The substitutes in a year, ascending: those for its own days, and for days of the year before as far as they reach
    /// over its end.
    ///
    /// A year is reckoned from the first day of the year before, which no substitute of a sane calendar outlasts, so that
    /// each year stands on its own.
    private func substitutes(for former: Feasts, _ own: Feasts) -> [(day: Day, entry: Entry)] {
        var given: [(day: Day, entry: Entry)] = []
        // The last day that was given: the next one lies behind it, as the days they stand for do.
        var last = Day.first
        for day in former.days + own.days where weekend.contains(day.weekday) && !dated.contains(day) {
            guard let rule = former.substitutingRule(of: day) ?? own.substitutingRule(of: day),
                let substitute = rules[rule].substitute
            else { continue }
            var next = max(day, last).adding(days: 1)
            while next.year <= own.year, !isWorked(next, former, own) {
                guard next < .last else { return given }
                next = next.adding(days: 1)
            }
            guard next.year <= own.year else { break }
            // A listed year is complete: nothing reaches into it.
            guard !rules[rule].listedYears.contains(next.year) else { continue }
            last = next
            if next.year == own.year { given.append((next, substitute)) }
        }
        return given
    }

    private func isWorked(_ day: Day, _ former: Feasts, _ own: Feasts) -> Bool {
        !weekend.contains(day.weekday) && former.rule(of: day) == nil && own.rule(of: day) == nil
            && !dated.contains(day)
    }

    /// The holidays of one solar year: which rule has which day off.
    private struct Feasts {
        let year: Int
        /// Ascending.
        let days: [Day]
        private let first: Day
        /// By the day of the year the first rule that has it off, and the first of those that give substitutes; -1 where
        /// there is none.
        private let ruled: [Int]
        private let substituting: [Int]

        init(of year: Int, _ rules: [Rule]) {
            let first = Day(clippingYear: year, month: 1, day: 1)
            let none = Array(repeating: -1, count: !(1...9999).contains(year) ? 0 : Day.isLeap(year) ? 366 : 365)
            var (ruled, substituting) = (none, none)
            for (index, rule) in rules.enumerated() where !rule.listedYears.contains(year) {
                // A feast's days reach 15 days over the new year, and a lunar year's end lies in the next solar year.
                for feast in year - 1...year + 1 {
                    guard let days = rule.holiday.days(of: feast) else { continue }
                    let start = max(0, first.days(until: days.lowerBound))
                    let end = min(none.count, first.days(until: days.upperBound) + 1)
                    for day in start..<max(start, end) {
                        if ruled[day] < 0 { ruled[day] = index }
                        if substituting[day] < 0, rule.substitute != nil { substituting[day] = index }
                    }
                }
            }
            self.year = year
            self.first = first
            self.days = ruled.indices.filter { ruled[$0] >= 0 }.map { first.adding(days: $0) }
            self.ruled = ruled
            self.substituting = substituting
        }

        func rule(of day: Day) -> Int? { Self.rule(ruled, first.days(until: day)) }
        func substitutingRule(of day: Day) -> Int? { Self.rule(substituting, first.days(until: day)) }

        private static func rule(_ rules: [Int], _ index: Int) -> Int? {
            rules.indices.contains(index) && rules[index] >= 0 ? rules[index] : nil
        }
    }
}
