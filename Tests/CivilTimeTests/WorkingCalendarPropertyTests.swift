import CivilTime
import TestSupport
import Testing

/// Random calendars against the rules read aloud: every question is answered by looking through all entries.
@Suite struct WorkingCalendarPropertyTests {
    @Test("random calendars answer like a search through all their entries", arguments: 1...12)
    func agreesWithSearch(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let calendars = (0..<Int.random(in: 1...3, using: &generator)).map { _ in
            HolidayCalendar.random(using: &generator)
        }
        let calendar = WorkingCalendar(calendars)
        let days = (0..<1400).map { HolidayCalendar.start.adding(days: $0 - 150) }
        let search = Search(calendars, 2022...2026)
        let worked = days.map { search.isWorking($0) }
        for (day, isWorking) in zip(days, worked) {
            #expect(calendar.isWorking(day) == isWorking, "\(day)")
            let status = calendar.status(of: day)
            #expect(status.isWorking == isWorking, "\(day)")
            if case .substitute = status.reason {
                #expect(search.substitutes.contains(day), "\(day)")
            } else {
                #expect(!search.substitutes.contains(day), "\(day)")
            }
        }

        for _ in 0..<40 {
            let low = Int.random(in: days.indices, using: &generator)
            let high = Int.random(in: low..<days.count, using: &generator)
            #expect(calendar.workingDays(in: days[low]...days[high]) == worked[low...high].count { $0 })
        }

        let indices = worked.indices.filter { worked[$0] }
        for _ in 0..<40 {
            let from = Int.random(in: days.indices, using: &generator)
            let count = Int.random(in: 1...100, using: &generator)
            let after = indices.filter { $0 > from }
            if after.count >= count {
                #expect(calendar.day(count, workingDaysFrom: days[from]) == days[after[count - 1]])
            }
            let before = indices.filter { $0 < from }
            if before.count >= count {
                #expect(calendar.day(-count, workingDaysFrom: days[from]) == days[before[before.count - count]])
            }
            if let next = indices.first(where: { $0 >= from }) {
                #expect(calendar.workingDay(onOrAfter: days[from]) == days[next])
            }
            if let last = indices.last(where: { $0 <= from }) {
                #expect(calendar.workingDay(onOrBefore: days[from]) == days[last])
            }
        }
    }
}

/// What the rules say, day by day.
private struct Search {
    private let calendars: [HolidayCalendar]
    /// For each day and calendar whether a yearly holiday has it off.
    private let yearly: [Day: [Bool]]
    private(set) var substitutes: Set<Day> = []

    init(_ calendars: [HolidayCalendar], _ years: ClosedRange<Int>) {
        self.calendars = calendars
        let first = Day(clippingYear: years.lowerBound - 1, month: 1, day: 1).adding(days: -3)
        let days = (0..<(years.count + 1) * 366 + 6).map { Named(first.adding(days: $0)) }
        // A feast's days are up to three days away from it.
        self.yearly = Dictionary(
            uniqueKeysWithValues: days.indices.dropFirst(3).dropLast(3).map { index in
                let day = days[index].day
                return (
                    day,
                    calendars.map { calendar in
                        calendar.years[day.year] == nil
                            && calendar.yearly.contains { holiday in
                                days[index - holiday.daysAfter...index + holiday.daysBefore].contains {
                                    $0.isFeast(holiday)
                                }
                            }
                    }
                )
            })
        for year in years { substitutes.formUnion(substitutes(in: year)) }
    }

    func isWorking(_ day: Day) -> Bool {
        let exact = calendars.flatMap(\.exactDates).filter { $0.day == day }
        if !exact.isEmpty { return exact.allSatisfy(\.isWorking) }
        let swaps = calendars.flatMap(\.swaps)
        if swaps.contains(where: { $0.off == day }) { return false }
        if swaps.contains(where: { $0.work == day }) { return true }
        return !calendars.contains { $0.holidays.contains { $0.days.contains(day) } } && !isWeekend(day)
            && yearly[day]?.contains(true) == false && !substitutes.contains(day)
    }

    /// Walks through the year and the one before, with a queue of what is owed.
    private func substitutes(in year: Int) -> Set<Day> {
        var found: Set<Day> = []
        var owed: [HolidayCalendar] = []
        var day = Day(clippingYear: year - 1, month: 1, day: 1)
        while day.year <= year {
            let keepers = zip(calendars, yearly[day] ?? []).filter { $0.1 }.map(\.0)
            if hasDated(day) {
                // Decided.
            } else if isWeekend(day) {
                owed += keepers.filter { $0.substitutes != nil }.prefix(1)
            } else if keepers.isEmpty {
                owed.removeFirst(owed.prefix { $0.years[day.year] != nil }.count)
                if !owed.isEmpty {
                    owed.removeFirst()
                    if day.year == year { found.insert(day) }
                }
            }
            day = day.adding(days: 1)
        }
        return found
    }

    private func isWeekend(_ day: Day) -> Bool { calendars.contains { $0.weekend.contains(day.weekday) } }

    private func hasDated(_ day: Day) -> Bool {
        calendars.contains { calendar in
            calendar.holidays.contains { $0.days.contains(day) } || calendar.exactDates.contains { $0.day == day }
                || calendar.swaps.contains { $0.off == day || $0.work == day }
        }
    }
}

/// A day with its names in both calendars.
private struct Named {
    let day: Day
    private let solar: (year: Int, month: Int, day: Int)
    private let lunar: LunarDate?
    private let endsLunarMonth: Bool

    init(_ day: Day) {
        self.day = day
        self.solar = day.components
        self.lunar = LunarDate(day)
        self.endsLunarMonth = LunarDate(day.adding(days: 1))?.day == 1
    }

    func isFeast(_ holiday: YearlyHoliday) -> Bool {
        func isOf(_ year: Int) -> Bool { holiday.years.map { $0.contains(year) } ?? true }
        switch holiday.feast {
        case .solar(let month, let number): return solar.month == month && solar.day == number && isOf(solar.year)
        case .lunar(let month, let number):
            guard let lunar, lunar.month == month, !lunar.isLeap, isOf(lunar.year) else { return false }
            return lunar.day == number || number == 30 && endsLunarMonth
        }
    }
}

extension HolidayCalendar {
    fileprivate static let start = Day(clippingYear: 2023, month: 1, day: 1)

    /// A crowded calendar of the three years from `start`.
    fileprivate static func random(using generator: inout SeededGenerator) -> HolidayCalendar {
        func day() -> Day { start.adding(days: .random(in: 0..<1096, using: &generator)) }
        var calendar = HolidayCalendar(id: "random", title: "random")
        calendar.weekend = Set(Weekday.allCases.filter { _ in Int.random(in: 0..<4, using: &generator) == 0 })
        for year in 2023...2025 where Bool.random(using: &generator) { calendar.years[year] = .official }
        for _ in 0..<30 {
            let first = day()
            let last = first.adding(days: .random(in: 0...8, using: &generator))
            calendar.holidays.append(Holiday(title: "h", days: first...last, source: nil, status: .official))
            calendar.swaps.append(
                Swap(
                    title: "s", off: day(), work: Bool.random(using: &generator) ? day() : nil, source: nil,
                    status: .official))
            calendar.exactDates.append(
                ExactDate(
                    day: day(), isWorking: .random(using: &generator), title: "e", source: nil, status: .official))
            let since = Int.random(in: 2015...2024, using: &generator)
            calendar.yearly.append(
                YearlyHoliday(
                    title: "y", feast: feast(using: &generator), daysBefore: .random(in: 0...3, using: &generator),
                    daysAfter: .random(in: 0...3, using: &generator),
                    years: Bool.random(using: &generator)
                        ? since...since + Int.random(in: 0...9, using: &generator) : nil, source: nil))
        }
        if Bool.random(using: &generator) { calendar.substitutes = Substitutes(source: nil) }
        return calendar
    }

    private static func feast(using generator: inout SeededGenerator) -> YearlyHoliday.Feast {
        let month = Int.random(in: 1...12, using: &generator)
        return Bool.random(using: &generator)
            ? .solar(month: month, day: .random(in: 1...31, using: &generator))
            : .lunar(month: month, day: .random(in: 1...30, using: &generator))
    }
}
