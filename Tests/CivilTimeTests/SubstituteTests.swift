import CivilTime
import Testing

/// Days given for yearly holidays on the weekend. 1 May 2027 is a Saturday.
@Suite struct SubstituteTests {
    /// Each entry of the list is a yearly holiday, `title dd/mm` or `title dd/mm-dd/mm`.
    private static func calendar(
        _ holidays: [String], weekend: Set<Weekday> = [.saturday, .sunday], listed: [Int] = [],
        substitutes: Substitutes? = Substitutes(source: "luật bù")
    ) throws -> HolidayCalendar {
        let yearly = try holidays.map { text -> YearlyHoliday in
            let words = text.split(separator: " ")
            let days = try words[1].split(separator: "-").map { try #require(Day(slashed: $0 + "/2027")) }
            let (_, month, day) = days[0].components
            return YearlyHoliday(
                title: String(words[0]), feast: .solar(month: month, day: day),
                daysAfter: days[0].days(until: days[days.count - 1]), source: "luật lễ")
        }
        return HolidayCalendar(
            id: "x", title: "x", weekend: weekend,
            years: Dictionary(uniqueKeysWithValues: listed.map { ($0, .official) }), yearly: yearly,
            substitutes: substitutes)
    }

    /// The substitutes of the year as `title dd/mm`.
    private static func given(_ calendars: [HolidayCalendar], in year: Int = 2027) -> [String] {
        let calendar = WorkingCalendar(calendars)
        let first = Day(clippingYear: year, month: 1, day: 1)
        return (0..<366).map { first.adding(days: $0) }.filter { $0.year == year }.compactMap { day in
            guard case .substitute(let title, _, .estimated) = calendar.status(of: day).reason else { return nil }
            return "\(title) \(day.slashed.prefix(5))"
        }
    }

    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var holidays: [String]
        var given: [String]
        var weekend: Set<Weekday> = [.saturday, .sunday]

        init(
            _ name: String, _ holidays: [String], gives given: [String], weekend: Set<Weekday> = [.saturday, .sunday]
        ) {
            self.testDescription = name
            self.holidays = holidays
            self.given = given
            self.weekend = weekend
        }
    }

    @Test(
        "every day on the weekend gives the next working day, in the order of the days",
        arguments: [
            Case("a weekday", ["A 30/04"], gives: []),
            Case("a Saturday", ["A 01/05"], gives: ["A 03/05"]),
            Case("a Sunday", ["A 02/05"], gives: ["A 03/05"]),
            Case("both, by rules in the other order", ["B 02/05", "A 01/05"], gives: ["A 03/05", "B 04/05"]),
            Case("two days of one holiday", ["A 29/04-02/05"], gives: ["A 03/05", "A 04/05"]),
            Case("passing over the holiday behind it", ["A 01/05", "B 03/05"], gives: ["A 04/05"]),
            Case("two holidays on one day give one", ["A 01/05", "B 01/05"], gives: ["A 03/05"]),
            Case("the next weekend is not given", ["A 01/05-07/05"], gives: ["A 10/05", "A 11/05"]),
            Case("a weekend of Friday", ["A 30/04", "B 01/05"], gives: ["A 02/05"], weekend: [.friday]),
            Case("no weekend", ["A 01/05"], gives: [], weekend: []),
            // 26 December 2026 is a Saturday, and 27 December the Sunday.
            Case("from the end of the year before", ["A 26/12-31/12"], gives: ["A 01/01", "A 04/01"]),
            Case(
                "nothing but weekend, where no day is left to give", ["A 01/01-14/01", "B 01/02-14/02"],
                gives: [], weekend: Set(Weekday.allCases)),
        ])
    func places(_ table: Case) throws {
        #expect(Self.given([try Self.calendar(table.holidays, weekend: table.weekend)]) == table.given)
    }

    @Test("a substitute is off, named after its holiday, with the source of the rule or else of the holiday")
    func reason() throws {
        for (substitutes, source) in [
            (Substitutes(source: "luật bù"), "luật bù"), (Substitutes(source: nil), "luật lễ"),
        ] {
            let calendar = WorkingCalendar([try Self.calendar(["A 01/05"], substitutes: substitutes)])
            let given = try day("2027-05-03")
            let status = calendar.status(of: given)
            #expect(!status.isWorking)
            #expect(!calendar.isWorking(given))
            #expect(status.reason == .substitute(title: "A", source: source, status: .estimated))
            #expect(calendar.workingDays(in: try day("2027-05-01")...day("2027-05-09")) == 4)
            #expect(calendar.workingDay(onOrAfter: try day("2027-05-01")) == (try day("2027-05-04")))
        }
        #expect(Self.given([try Self.calendar(["A 01/05"], substitutes: nil)]) == [])
    }

    @Test("a listed year gives nothing and takes nothing")
    func listedYears() throws {
        // 31 December 2028 is a Sunday.
        #expect(Self.given([try Self.calendar(["A 31/12"])], in: 2029) == ["A 01/01"])
        #expect(Self.given([try Self.calendar(["A 31/12"], listed: [2028])], in: 2029) == [])
        #expect(Self.given([try Self.calendar(["A 31/12"], listed: [2029])], in: 2029) == [])
        #expect(Self.given([try Self.calendar(["A 01/05"], listed: [2027])]) == [])
    }

    @Test("the other calendars' weekends, holidays and dated entries are passed over")
    func otherCalendars() throws {
        let country = try Self.calendar(["A 01/05"])
        let monday = try day("2027-05-03")
        func office(_ change: (inout HolidayCalendar) -> Void) throws -> HolidayCalendar {
            var office = try Self.calendar([], substitutes: nil)
            change(&office)
            return office
        }
        let closed = try office { $0.weekend = [.monday] }
        let feast = try office { $0.yearly = [YearlyHoliday(title: "B", feast: .solar(month: 5, day: 3), source: nil)] }
        let swapped = try office {
            $0.swaps = [Swap(title: "B", off: monday, work: nil, source: nil, status: .official)]
        }
        let worked = try office {
            $0.exactDates = [ExactDate(day: monday, isWorking: true, title: "B", source: nil, status: .official)]
        }
        for other in [closed, feast, swapped, worked] {
            #expect(Self.given([country, other]) == ["A 04/05"])
            #expect(Self.given([other, country]) == ["A 04/05"])
        }
        // An office without substitutes that keeps the same day takes nothing away.
        let same = try Self.calendar(["B 01/05"], substitutes: nil)
        #expect(Self.given([same, country]) == ["A 03/05"])
    }

    @Test("years that are not laid out in advance give the same")
    func distantYears() throws {
        // The calendar repeats after 400 years.
        let calendar = [try Self.calendar(["A 01/01", "B 29/04-02/05", "C 31/12"])]
        for year in 2000...2030 {
            #expect(Self.given(calendar, in: year) == Self.given(calendar, in: year + 400), "\(year)")
        }
    }
}
