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

    @Test(
        "what the yearly rules give for the listed years, and where the announced days differ",
        arguments: [
            // Tết from 29 Chạp, two days before it; the day after National Day instead of the day before.
            Rules(
                year: 2021, off: "01/01 11/02 12/02 15/02 16/02 17/02 21/04 30/04 03/05 01/09 02/09",
                announced: "+10/02 -17/02 -01/09 +03/09"),
            Rules(
                year: 2022, off: "03/01 31/01 01/02 02/02 03/02 04/02 11/04 02/05 03/05 01/09 02/09", announced: ""),
            // Tết from 29 Chạp.
            Rules(
                year: 2023, off: "02/01 23/01 24/01 25/01 26/01 27/01 01/05 02/05 03/05 01/09 04/09",
                announced: "+20/01 -27/01"),
            // Tết from 29 Chạp; 29 April swapped.
            Rules(
                year: 2024, off: "01/01 09/02 12/02 13/02 14/02 15/02 18/04 30/04 01/05 02/09 03/09",
                announced: "+08/02 -15/02 +29/04"),
            // Tết from 28 Chạp, the month having 29 days; 2 May swapped.
            Rules(
                year: 2025, off: "01/01 28/01 29/01 30/01 31/01 03/02 07/04 30/04 01/05 01/09 02/09",
                announced: "+27/01 -03/02 +02/05"),
            // Swaps on 2 January and 31 August, Culture Day not yet in the law.
            Rules(
                year: 2026, off: "01/01 16/02 17/02 18/02 19/02 20/02 27/04 30/04 01/05 01/09 02/09",
                announced: "+02/01 +31/08 +24/11"),
        ])
    func rules(_ expected: Rules) throws {
        var ruled = try Self.vietnam()
        ruled.years = [:]
        ruled.holidays = []
        ruled.swaps = []
        func off(_ calendar: HolidayCalendar) -> Set<Day> {
            let calendar = WorkingCalendar([calendar])
            let first = Day(clippingYear: expected.year, month: 1, day: 1)
            return Set(
                (0..<366).map { first.adding(days: $0) }.filter {
                    $0.year == expected.year && $0.weekday < .saturday && !calendar.isWorking($0)
                })
        }
        let (byRule, listed) = (off(ruled), off(try Self.vietnam()))
        #expect(byRule.sorted().map { $0.slashed.prefix(5) }.joined(separator: " ") == expected.off)
        let changes = byRule.symmetricDifference(listed).sorted().map {
            (listed.contains($0) ? "+" : "-") + $0.slashed.prefix(5)
        }
        #expect(changes.joined(separator: " ") == expected.announced)
    }

    /// What the rules give, as `dd/mm` of days from Monday to Friday, and what was announced besides (+) or not (-).
    struct Rules: CustomTestStringConvertible {
        var year: Int
        var off: String
        var announced: String
        var testDescription: String { String(year) }
    }

    @Test("Tết and Hùng Kings' day of a year that is not listed follow the moon")
    func lunarHolidays() throws {
        let calendar = WorkingCalendar([try Self.vietnam()])
        // Tết Đinh Mùi is Saturday, 6 February 2027.
        #expect(!calendar.isWorking(Day(clippingYear: 2027, month: 2, day: 5)))
        #expect(!calendar.isWorking(Day(clippingYear: 2027, month: 2, day: 9)))
        // For Saturday and Sunday.
        #expect(!calendar.isWorking(Day(clippingYear: 2027, month: 2, day: 11)))
        #expect(calendar.isWorking(Day(clippingYear: 2027, month: 2, day: 12)))
        #expect(
            calendar.status(of: Day(clippingYear: 2027, month: 4, day: 16)).reason
                == .holiday(
                    title: "Giỗ Tổ Hùng Vương", source: "Bộ luật Lao động 2019, Điều 112 khoản 1", status: .estimated))
    }

    struct Given: CustomTestStringConvertible {
        var year: Int
        var substitutes: [String]
        var testDescription: String { String(year) }
    }

    @Test(
        "what the rules give for days on the weekend, and for which",
        arguments: [
            // Tết Canh Tý is Saturday, 25 January; Hùng Kings' day is 2 April; before 2021 National Day is one day.
            Given(year: 2020, substitutes: ["29/01 Tết Nguyên đán", "30/01 Tết Nguyên đán"]),
            // 10/03 of the lunar year is Friday, 7 April, but not a holiday yet; 30 April is a Sunday.
            Given(
                year: 2006,
                substitutes: [
                    "02/01 Tết Dương lịch", "02/02 Tết Nguyên đán", "03/02 Tết Nguyên đán", "02/05 Ngày Chiến thắng",
                    "04/09 Quốc khánh",
                ]),
            Given(
                year: 2027,
                substitutes: ["10/02 Tết Nguyên đán", "11/02 Tết Nguyên đán", "03/05 Ngày Quốc tế Lao động"]),
            Given(
                year: 2028,
                substitutes: [
                    "03/01 Tết Dương lịch", "31/01 Tết Nguyên đán", "02/05 Ngày Chiến thắng", "04/09 Quốc khánh",
                ]),
        ])
    func substitutes(_ expected: Given) throws {
        let calendar = WorkingCalendar([try Self.vietnam()])
        let first = Day(clippingYear: expected.year, month: 1, day: 1)
        let given = (0..<366).map { first.adding(days: $0) }.filter { $0.year == expected.year }
            .compactMap { day -> String? in
                guard case .substitute(let title, let source, .estimated) = calendar.status(of: day).reason else {
                    return nil
                }
                #expect(source == "Bộ luật Lao động 2019, Điều 111 khoản 3")
                return "\(day.slashed.prefix(5)) \(title)"
            }
        #expect(given == expected.substitutes)
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
        #expect(
            calendar.yearly.map(\.feast) == [
                .solar(month: 1, day: 1), .lunar(month: 1, day: 1), .lunar(month: 3, day: 10),
                .solar(month: 4, day: 30), .solar(month: 5, day: 1), .solar(month: 9, day: 2), .solar(month: 9, day: 1),
            ])
        #expect(calendar.substitutes?.source == "Bộ luật Lao động 2019, Điều 111 khoản 3")
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
