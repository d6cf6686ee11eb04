import CivilTime
import Foundation
import PlanCore
import Testing

@testable import PlanFiles

/// The shipped calendar of Vietnam against that of python-holidays, day by day; what differs, and why, is written down.
@Suite struct HolidayOracleTests {
    /// What `holidays_oracle.py` wrote.
    private struct Oracle: Decodable {
        var off: [String: String]
        var worked: [String]

        init() throws {
            let bytes = try RepositoryFile.bytes("Tests/PlanFilesTests/Fixtures/holidays-vietnam.json")
            self = try JSONDecoder().decode(Self.self, from: Data(bytes))
        }

        func isWorking(_ day: Day) -> Bool {
            worked.contains(day.description) || off[day.description] == nil && day.weekday < .saturday
        }
    }

    private static func vietnam() throws -> WorkingCalendar {
        let result = HolidayReader.read(try RepositoryFile.bytes("config/holidays/vn.yaml"), file: "vn.yaml")
        return WorkingCalendar([try #require(result.calendar)])
    }

    /// Why the two differ on some days, as `YYYY-MM-DD`: with + we have it off and python-holidays has it worked, with - the
    /// reverse.
    private struct Difference {
        var why: String
        var days: String
    }

    private static let differences = [
        Difference(
            why: "swaps announced for years that our file does not list, which no rule foretells",
            days: "-2015-01-02 +2015-02-14 -2015-02-16 +2015-04-25 -2015-04-29 -2018-12-31 +2019-01-05 -2019-04-29 "
                + "+2019-05-04"),
        Difference(
            why: "Tết from 29 Chạp, as it was announced; by our rules, two days given for its weekend",
            days: "-2015-02-17 +2015-02-24 -2017-01-26 +2017-02-02 -2018-02-14 +2018-02-21 -2020-01-23 +2020-01-30"),
        Difference(
            why: "a swap announced on 25 December 2025, of which python-holidays does not know",
            days: "+2026-01-02 -2026-01-10"),
        Difference(
            why:
                "Tết not announced yet: for its Saturday python-holidays guesses the day before Tết, where the law has the "
                + "day after",
            days: "-2027-02-04 +2027-02-11 -2028-01-24 +2028-01-31 -2030-01-31 +2030-02-07 -2031-01-21 +2031-01-28 "
                + "-2032-02-09 +2032-02-16 -2034-02-17 +2034-02-24 -2035-02-06 +2035-02-13"),
        Difference(
            why: "National Day not announced yet: when it is a Thursday, python-holidays guesses the day after it",
            days: "+2027-09-01 -2027-09-03 +2032-09-01 -2032-09-03"),
        Difference(
            why:
                "Culture Day, chosen by a resolution of the Party and not yet in the Labour Code; 2026 has it as an estimate",
            days: "-2027-11-24 -2028-11-24 -2029-11-26 -2030-11-25 -2031-11-24 -2032-11-24 -2033-11-24 -2034-11-24 "
                + "-2035-11-26"),
    ]

    @Test("every day of 2015 to 2035 is as python-holidays has it, but for differences that have a name")
    func everyDay() throws {
        let oracle = try Oracle()
        let calendar = try Self.vietnam()
        let first = Day(clippingYear: 2015, month: 1, day: 1)
        let end = Day(clippingYear: 2036, month: 1, day: 1)
        let found = (0..<first.days(until: end)).map { first.adding(days: $0) }
            .filter { calendar.isWorking($0) != oracle.isWorking($0) }
            .map { (calendar.isWorking($0) ? "-" : "+") + $0.description }
        let known = Self.differences.flatMap { $0.days.split(separator: " ").map(String.init) }
        #expect(Set(known).count == known.count)
        #expect(Set(found).subtracting(known) == [], "differences without an explanation")
        #expect(Set(known).subtracting(found) == [], "explanations without a difference")
        #expect(oracle.off.count == 307 && oracle.worked.count == 7)
    }

    @Test("the years that our file lists differ by the swap of New Year's Day 2026 alone")
    func listedYears() throws {
        let listed = Self.differences.flatMap { $0.days.split(separator: " ") }
            .filter { (2021...2026).contains(Int($0.dropFirst().prefix(4)) ?? 0) }
        #expect(listed == ["+2026-01-02", "-2026-01-10"])
    }
}
