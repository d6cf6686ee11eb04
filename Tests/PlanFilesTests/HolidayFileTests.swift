import CivilTime
import PlanCore
import Testing

@testable import PlanFiles

/// The holiday file that is shipped, against lists written down on their own.
@Suite struct HolidayFileTests {
    private static func vietnam() throws -> HolidayCalendar {
        let result = HolidayReader.read(try RepositoryFile.bytes("config/holidays/vn.yaml"), file: "vn.yaml")
        #expect(result.diagnostics.map { $0.text(in: .english) } == [])
        return try #require(result.calendar)
    }

    /// Days of Monday to Friday that are off, and days of the weekend that are worked, as `dd/mm`.
    struct Year: CustomTestStringConvertible {
        var year: Int
        var off: String
        var worked = ""
        var testDescription: String { String(year) }
    }

    @Test(
        "every working day made free and every weekend day worked is in the file, and no other",
        arguments: [
            Year(year: 2021, off: "01/01 10/02 11/02 12/02 15/02 16/02 21/04 30/04 03/05 02/09 03/09"),
            Year(year: 2022, off: "03/01 31/01 01/02 02/02 03/02 04/02 11/04 02/05 03/05 01/09 02/09"),
            Year(year: 2023, off: "02/01 20/01 23/01 24/01 25/01 26/01 01/05 02/05 03/05 01/09 04/09"),
            Year(
                year: 2024, off: "01/01 08/02 09/02 12/02 13/02 14/02 18/04 29/04 30/04 01/05 02/09 03/09",
                worked: "04/05"),
            Year(
                year: 2025, off: "01/01 27/01 28/01 29/01 30/01 31/01 07/04 30/04 01/05 02/05 01/09 02/09",
                worked: "26/04"),
            Year(
                year: 2026,
                off: "01/01 02/01 16/02 17/02 18/02 19/02 20/02 27/04 30/04 01/05 31/08 01/09 02/09 24/11",
                worked: "10/01 22/08"),
        ])
    func days(_ expected: Year) throws {
        let calendar = WorkingCalendar([try Self.vietnam()])
        let first = Day(clippingYear: expected.year, month: 1, day: 1)
        let days = (0..<366).map { first.adding(days: $0) }.filter { $0.year == expected.year }
        func text(_ days: [Day]) -> String { days.map { String($0.slashed.prefix(5)) }.joined(separator: " ") }
        #expect(text(days.filter { $0.weekday < .saturday && !calendar.isWorking($0) }) == expected.off)
        #expect(text(days.filter { $0.weekday >= .saturday && calendar.isWorking($0) }) == expected.worked)
        #expect(calendar.coverage(of: expected.year) == .official)
    }

    @Test("a year that is not listed is an estimate")
    func notListed() throws {
        let calendar = WorkingCalendar([try Self.vietnam()])
        #expect(calendar.coverage(of: 2027) == .estimated)
        #expect(!calendar.isWorking(Day(clippingYear: 2027, month: 4, day: 30)))
    }

    @Test("each year is official and each entry has its source; only Culture Day is an estimate")
    func sources() throws {
        let calendar = try Self.vietnam()
        #expect(calendar.years == Dictionary(uniqueKeysWithValues: (2021...2026).map { ($0, HolidayStatus.official) }))
        #expect(calendar.holidays.allSatisfy { $0.source != nil })
        #expect(calendar.swaps.allSatisfy { $0.source != nil && $0.work != nil && $0.status == .official })
        #expect(calendar.yearly.allSatisfy { $0.source != nil })
        #expect(
            calendar.holidays.filter { $0.status == .estimated }.map(\.days.lowerBound.description) == ["2026-11-24"])
        #expect(calendar.yearly.map { "\($0.day)/\($0.month)" } == ["1/1", "30/4", "1/5", "2/9"])
    }

    @Test("the Labour Code's eleven days stand in every year, and a day given instead for each on a weekend")
    func elevenDays() throws {
        let calendar = try Self.vietnam()
        for year in 2021...2026 {
            // New Year, Tết's five, the Hùng Kings, 30/4, 1/5 and National Day's two fall on weekdays or are replaced
            // by weekdays; swaps give and take the same number.
            let off = calendar.holidays.filter { $0.status == .official }.reduce(0) { sum, holiday in
                let length = holiday.days.lowerBound.days(until: holiday.days.upperBound)
                return sum
                    + (0...length).count {
                        let day = holiday.days.lowerBound.adding(days: $0)
                        return day.year == year && day.weekday < .saturday
                    }
            }
            #expect(off == 11, "\(year)")
        }
    }
}
