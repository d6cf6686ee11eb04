import CivilTime
import Testing

@Suite struct WorkingCalendarTests {
    /// Parts of the years 2021 and 2024 as they were announced, and the fixed days of the Labour Code.
    private static func vietnam() throws -> HolidayCalendar {
        let labourCode = "Bộ luật Lao động 2019, Điều 112"
        return HolidayCalendar(
            id: "vn", title: "Việt Nam", years: [2021: .official, 2024: .official],
            holidays: [
                Holiday(
                    title: "Tết Tân Sửu", days: try day("2021-02-10")...day("2021-02-16"),
                    source: "Thông báo năm 2020", status: .official),
                Holiday(
                    title: "Ngày Chiến thắng và Quốc tế lao động", days: try day("2024-04-30")...day("2024-05-01"),
                    source: labourCode, status: .official),
            ],
            swaps: [
                Swap(
                    title: "Hoán đổi 29/04", off: try day("2024-04-29"), work: try day("2024-05-04"),
                    source: "Thông báo năm 2024", status: .official)
            ],
            yearly: [YearlyHoliday(title: "Quốc khánh", feast: .solar(month: 9, day: 2), source: labourCode)])
    }

    struct Status: Sendable, CustomTestStringConvertible {
        var day: String
        var isWorking: Bool
        var reason: String
        var testDescription: String { day }
    }

    @Test(
        "days of Vietnam's years",
        arguments: [
            Status(day: "2021-02-09", isWorking: true, reason: "weekday"),
            Status(day: "2021-02-10", isWorking: false, reason: "holiday Tết Tân Sửu"),
            Status(day: "2021-02-13", isWorking: false, reason: "holiday Tết Tân Sửu"),
            Status(day: "2021-02-16", isWorking: false, reason: "holiday Tết Tân Sửu"),
            Status(day: "2021-02-17", isWorking: true, reason: "weekday"),
            Status(day: "2021-02-20", isWorking: false, reason: "weekend"),
            Status(day: "2024-04-29", isWorking: false, reason: "swapped off Hoán đổi 29/04"),
            Status(day: "2024-04-30", isWorking: false, reason: "holiday Ngày Chiến thắng và Quốc tế lao động"),
            Status(day: "2024-05-04", isWorking: true, reason: "make-up Hoán đổi 29/04"),
            Status(day: "2024-05-05", isWorking: false, reason: "weekend"),
            // Listed years hold all their days; the yearly ones fill the others.
            Status(day: "2024-09-02", isWorking: true, reason: "weekday"),
            Status(day: "2027-09-02", isWorking: false, reason: "holiday Quốc khánh (estimated)"),
        ])
    func status(_ expected: Status) throws {
        let calendar = WorkingCalendar([try Self.vietnam()])
        let status = calendar.status(of: try day(expected.day))
        #expect(status.isWorking == expected.isWorking)
        #expect(status.reason.text == expected.reason)
        #expect(calendar.isWorking(try day(expected.day)) == expected.isWorking)
    }

    @Test("the source comes with the reason")
    func source() throws {
        let calendar = WorkingCalendar([try Self.vietnam()])
        #expect(
            calendar.status(of: try day("2024-05-04")).reason
                == .makeUp(title: "Hoán đổi 29/04", source: "Thông báo năm 2024", status: .official))
    }

    @Test("Tết 2021: the working days around seven days off")
    func tet() throws {
        let calendar = WorkingCalendar([try Self.vietnam()])
        #expect(calendar.workingDay(onOrBefore: try day("2021-02-16")) == (try day("2021-02-09")))
        #expect(calendar.workingDay(onOrAfter: try day("2021-02-10")) == (try day("2021-02-17")))
        #expect(calendar.day(1, workingDaysFrom: try day("2021-02-09")) == (try day("2021-02-17")))
        #expect(calendar.day(10, workingDaysFrom: try day("2021-02-05")) == (try day("2021-02-26")))
        #expect(calendar.day(-10, workingDaysFrom: try day("2021-02-26")) == (try day("2021-02-05")))
        #expect(calendar.workingDays(in: try day("2021-02-01")...day("2021-02-28")) == 15)
    }

    @Test("a make-up Saturday counts like any working day")
    func makeUp() throws {
        let calendar = WorkingCalendar([try Self.vietnam()])
        #expect(calendar.workingDays(in: try day("2024-04-29")...day("2024-05-05")) == 3)
        #expect(calendar.workingDay(onOrAfter: try day("2024-05-04")) == (try day("2024-05-04")))
        #expect(calendar.day(2, workingDaysFrom: try day("2024-05-02")) == (try day("2024-05-04")))
    }

    struct Precedence: Sendable, CustomTestStringConvertible {
        var testDescription: String
        /// What each calendar, 'A' and then 'B', says about Saturday 2027-05-01; `h` is a holiday, `o` a swap's day
        /// off, `w` its make-up day, `+` an exact working day, `-` an exact day off, `y` a yearly holiday.
        var entries: [String]
        var isWorking: Bool
        var reason: String

        init(_ name: String, _ entries: [String], _ isWorking: Bool, _ reason: String) {
            self.testDescription = name
            self.entries = entries
            self.isWorking = isWorking
            self.reason = reason
        }
    }

    @Test(
        "precedence: exact date over swap over holiday over weekend",
        arguments: [
            Precedence("nothing", [""], false, "weekend"),
            Precedence("holiday over weekend", ["h"], false, "holiday A"),
            Precedence("swap over weekend", ["w"], true, "make-up A"),
            Precedence("swap over holiday", ["hw"], true, "make-up A"),
            Precedence("exact over swap", ["w-"], false, "exact A"),
            Precedence("exact over all", ["how+"], true, "exact A"),
            Precedence("off over worked, of swaps", ["wo"], false, "swapped off A"),
            Precedence("off over worked, of exact dates", ["+-"], false, "exact A"),
            Precedence("the first of equal ones", ["h", "h"], false, "holiday A"),
            Precedence("a holiday of another calendar", ["", "h"], false, "holiday B"),
            Precedence("a make-up day over another calendar's holiday", ["w", "h"], true, "make-up A"),
            Precedence("the same the other way round", ["h", "w"], true, "make-up B"),
            Precedence("another calendar's day off over a make-up day", ["w", "o"], false, "swapped off B"),
            Precedence("another calendar's exact date over all", ["ho", "+"], true, "exact B"),
            Precedence("of exact dates the day off, wherever it stands", ["-", "+"], false, "exact A"),
            Precedence("yearly over weekend", ["y"], false, "holiday A (estimated)"),
            Precedence("a dated holiday over a yearly one", ["y", "h"], false, "holiday B"),
            Precedence("a swap over a yearly holiday", ["yw"], true, "make-up A"),
        ])
    func precedence(_ table: Precedence) throws {
        let saturday = try day("2027-05-01")
        let calendars = zip(["A", "B"], table.entries).map { title, entries in
            HolidayCalendar(id: title, title: title, entries: entries, on: saturday)
        }
        let status = WorkingCalendar(calendars).status(of: saturday)
        #expect(status.isWorking == table.isWorking)
        #expect(status.reason.text == table.reason)
    }

    @Test("the weekend is every calendar's; without calendars it is Saturday and Sunday")
    func weekends() throws {
        let friday = try day("2027-04-30")
        func isWorking(_ weekends: Set<Weekday>..., day: Day) -> Bool {
            WorkingCalendar(weekends.map { HolidayCalendar(id: "x", title: "x", weekend: $0) }).isWorking(day)
        }
        #expect(isWorking([.sunday], day: friday.adding(days: 1)))
        #expect(!isWorking([.sunday], [.saturday], day: friday.adding(days: 1)))
        #expect(!isWorking([.friday], [], day: friday))
        #expect(isWorking([], day: friday.adding(days: 2)))
        #expect(WorkingCalendar.weekdaysOnly.isWorking(friday))
        #expect(!WorkingCalendar.weekdaysOnly.isWorking(friday.adding(days: 1)))
        #expect(!WorkingCalendar.weekdaysOnly.isWorking(friday.adding(days: 2)))
    }

    @Test("a yearly holiday on 29 February is off in leap years only")
    func leapDay() throws {
        let calendar = WorkingCalendar([
            HolidayCalendar(
                id: "x", title: "x", weekend: [],
                yearly: [YearlyHoliday(title: "Ngày nhuận", feast: .solar(month: 2, day: 29), source: nil)])
        ])
        #expect(!calendar.isWorking(try day("2028-02-29")))
        #expect(calendar.isWorking(try day("2027-02-28")))
        #expect(calendar.isWorking(try day("2027-03-01")))
        #expect(calendar.workingDays(in: try day("2027-01-01")...day("2028-12-31")) == 730)
    }

    @Test(
        "a lunar holiday follows the moon, over the new year too; the last month's day 30 is its last",
        arguments: [
            (month: 1, day: 1, before: 1, after: 3, off: "2025-01-28"..."2025-02-01"),
            (month: 12, day: 30, before: 0, after: 0, off: "2025-01-28"..."2025-01-28"),
            (month: 12, day: 23, before: 0, after: 0, off: "2025-01-22"..."2025-01-22"),
            (month: 11, day: 15, before: 0, after: 15, off: "2024-12-15"..."2024-12-30"),
            // Not the leap month that follows, from 25 July.
            (month: 6, day: 15, before: 0, after: 0, off: "2025-07-09"..."2025-07-09"),
        ])
    func lunarHolidays(_ holiday: (month: Int, day: Int, before: Int, after: Int, off: ClosedRange<String>)) throws {
        let calendar = WorkingCalendar([
            HolidayCalendar(
                id: "x", title: "x", weekend: [],
                yearly: [
                    YearlyHoliday(
                        title: "Lễ", feast: .lunar(month: holiday.month, day: holiday.day), daysBefore: holiday.before,
                        daysAfter: holiday.after, source: nil)
                ])
        ])
        let off = try day(holiday.off.lowerBound)...day(holiday.off.upperBound)
        let around = off.lowerBound.adding(days: -40)...off.upperBound.adding(days: 200)
        let found = (0...around.lowerBound.days(until: around.upperBound)).map { around.lowerBound.adding(days: $0) }
            .filter { !calendar.isWorking($0) }
        #expect(found == (0...off.lowerBound.days(until: off.upperBound)).map { off.lowerBound.adding(days: $0) })
        #expect(calendar.workingDays(in: around) == around.lowerBound.days(until: around.upperBound) + 1 - found.count)
    }

    @Test("lunar holidays end with the lunar calendar")
    func lunarRange() throws {
        let tet = YearlyHoliday(title: "Tết", feast: .lunar(month: 1, day: 1), source: nil)
        #expect(tet.days(of: 2199) != nil)
        #expect(tet.days(of: 2200) == nil)
        #expect(tet.days(of: .max) == nil)
        let calendar = WorkingCalendar([HolidayCalendar(id: "x", title: "x", weekend: [], yearly: [tet])])
        #expect(calendar.workingDays(in: try day("2250-01-01")...day("2250-12-31")) == 365)
        #expect(calendar.workingDays(in: Day.first...Day.last) == 3_652_059 - 300)
        #expect(calendar.isWorking(.first))
        #expect(calendar.isWorking(.last))
    }

    @Test("a calendar without working days answers with the day itself")
    func noWorkingDays() throws {
        let calendar = WorkingCalendar([HolidayCalendar(id: "x", title: "x", weekend: Set(Weekday.allCases))])
        let someday = try day("2027-05-01")
        #expect(calendar.workingDay(onOrBefore: someday) == someday)
        #expect(calendar.workingDay(onOrAfter: someday) == someday)
        #expect(calendar.day(3, workingDaysFrom: someday) == someday)
        #expect(calendar.day(.min, workingDaysFrom: .first) == .first)
        #expect(calendar.workingDays(in: .first ... .last) == 0)
    }

    @Test("one worked day within 366 is found, one further off is not")
    func reach() throws {
        let start = try day("2027-05-01")
        func found(after distance: Int) -> Day {
            let calendar = HolidayCalendar(
                id: "x", title: "x", weekend: Set(Weekday.allCases),
                exactDates: [
                    ExactDate(
                        day: start.adding(days: distance), isWorking: true, title: "x", source: nil, status: .official)
                ])
            return WorkingCalendar([calendar]).workingDay(onOrAfter: start)
        }
        #expect(found(after: 366) == start.adding(days: 366))
        #expect(found(after: 367) == start)
    }

    @Test("counts stop at the ends of the calendar")
    func ends() {
        let calendar = WorkingCalendar.weekdaysOnly
        #expect(calendar.day(10_000, workingDaysFrom: Day.last.adding(days: -7)) == .last)
        #expect(calendar.day(-10_000, workingDaysFrom: Day.first.adding(days: 7)) == .first)
        #expect(calendar.day(0, workingDaysFrom: .first) == .first)
        #expect(calendar.day(.max, workingDaysFrom: .first) == calendar.day(10_000, workingDaysFrom: .first))
        // 9999-12-31 is a Friday and 0001-01-01 a Monday: 521,722 whole weeks and five days.
        #expect(calendar.workingDays(in: .first ... .last) == 521_722 * 5 + 5)
    }

    struct Coverage: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var years: [[Int: HolidayStatus]]
        var coverage: HolidayStatus?
    }

    @Test(
        "how sure a year is",
        arguments: [
            Coverage(testDescription: "no calendar", years: [], coverage: nil),
            Coverage(testDescription: "a calendar without holidays", years: [[:]], coverage: nil),
            Coverage(testDescription: "official", years: [[2027: .official]], coverage: .official),
            Coverage(testDescription: "estimated", years: [[2027: .estimated]], coverage: .estimated),
            Coverage(testDescription: "another year", years: [[2026: .official]], coverage: .estimated),
            Coverage(
                testDescription: "one of two", years: [[2027: .official], [2026: .official]], coverage: .estimated),
            Coverage(testDescription: "one and an empty one", years: [[2027: .official], [:]], coverage: .official),
        ])
    func coverage(_ table: Coverage) {
        let calendars = table.years.map { HolidayCalendar(id: "x", title: "x", years: $0) }
        #expect(WorkingCalendar(calendars).coverage(of: 2027) == table.coverage)
    }

    @Test("calendars are equal when they are made of the same ones")
    func equality() throws {
        let vietnam = try Self.vietnam()
        #expect(WorkingCalendar([vietnam]) == WorkingCalendar([vietnam]))
        #expect(WorkingCalendar([vietnam]) != .weekdaysOnly)
        #expect(WorkingCalendar([vietnam]).hashValue == WorkingCalendar([vietnam]).hashValue)
    }
}

extension WorkingCalendar.Reason {
    /// The reason in one line; the status only where it is estimated.
    var text: String {
        func line(_ kind: String, _ title: String, _ status: HolidayStatus) -> String {
            "\(kind) \(title)" + (status == .estimated ? " (estimated)" : "")
        }
        return switch self {
        case .weekday: "weekday"
        case .weekend: "weekend"
        case .holiday(let title, _, let status): line("holiday", title, status)
        case .substitute(let title, _, let status): line("substitute", title, status)
        case .swappedOff(let title, _, let status): line("swapped off", title, status)
        case .makeUp(let title, _, let status): line("make-up", title, status)
        case .exact(let title, _, let status): line("exact", title, status)
        }
    }
}

extension HolidayCalendar {
    /// A calendar whose entries all speak of one day; see the letters at `Precedence`.
    fileprivate init(id: String, title: String, entries: String, on day: Day) {
        self.init(id: id, title: title)
        let elsewhere = day.adding(days: 30)
        for entry in entries {
            switch entry {
            case "h": holidays.append(Holiday(title: title, days: day...day, source: nil, status: .official))
            case "o": swaps.append(Swap(title: title, off: day, work: elsewhere, source: nil, status: .official))
            case "w": swaps.append(Swap(title: title, off: elsewhere, work: day, source: nil, status: .official))
            case "y":
                yearly.append(YearlyHoliday(title: title, feast: .solar(month: day.month, day: day.day), source: nil))
            default:
                exactDates.append(
                    ExactDate(day: day, isWorking: entry == "+", title: title, source: nil, status: .official))
            }
        }
    }
}
