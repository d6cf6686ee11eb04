import CivilTime
import Foundation
import Testing

/// Lunar dates against an ephemeris that shares nothing with the code under test, and against dates people remember.
@Suite struct LunarCalendarTests {
    private static func day(_ iso: String) throws -> Day { try #require(Day(iso: iso)) }

    @Test("every day of the lunar years 1900 to 2199 has the date that PyEphem's sun and moon give, and back")
    func everyDay() throws {
        let fixture = PythonOracle.fixtures.appending(path: "lunar-years.txt")
        var next = try Self.day("1900-01-31")
        for line in try String(contentsOf: fixture, encoding: .utf8).split(separator: "\n") {
            let words = line.split(separator: " ")
            let year = try #require(Int(words[0]))
            let leap = try #require(Int(words[2]))
            try #require(next == Day(iso: words[1]), "first day of \(year)")
            var month = 0
            var isLeap = false
            for length in words[3] {
                isLeap = month == leap && !isLeap && month > 0
                if !isLeap { month += 1 }
                for day in 1...(length == "+" ? 30 : 29) {
                    let date = try #require(LunarDate(year: year, month: month, day: day, isLeap: isLeap))
                    try #require(LunarDate(next) == date, "\(next) is not \(date)")
                    try #require(Day(date) == next, "\(date) is not \(next)")
                    next = next.adding(days: 1)
                }
            }
            #expect(month == 12)
        }
        #expect(LunarDate(next) == nil)
        #expect(next > Day(clippingYear: 2199, month: 12, day: 31))
    }

    struct Known: CustomTestStringConvertible {
        var name: String
        var solar: String
        var lunar: (year: Int, month: Int, day: Int, isLeap: Bool)
        var testDescription: String { name }
    }

    @Test(
        "days that people remember",
        arguments: [
            Known(
                name: "Tết Mậu Thân in the north, a day before the south", solar: "1968-01-29",
                lunar: (1968, 1, 1, false)),
            Known(name: "Tết Ất Sửu, a month before China's", solar: "1985-01-21", lunar: (1985, 1, 1, false)),
            Known(name: "Tết Đinh Hợi, a day before China's", solar: "2007-02-17", lunar: (2007, 1, 1, false)),
            Known(name: "Tết Canh Tuất, a day before China's", solar: "2030-02-02", lunar: (2030, 1, 1, false)),
            Known(name: "Tết Quý Dậu, a day before China's", solar: "2053-02-18", lunar: (2053, 1, 1, false)),
            Known(name: "Tết Bính Ngọ", solar: "2026-02-17", lunar: (2026, 1, 1, false)),
            Known(name: "the leap month of 2025", solar: "2025-07-25", lunar: (2025, 6, 1, true)),
            Known(name: "the leap month of 2033 is the eleventh", solar: "2033-12-22", lunar: (2033, 11, 1, true)),
            Known(name: "the last day before Tết Ất Tỵ is the 29th", solar: "2025-01-28", lunar: (2024, 12, 29, false)),
            Known(name: "Hùng Kings' day of 2026", solar: "2026-04-26", lunar: (2026, 3, 10, false)),
            Known(name: "the first day of 1900", solar: "1900-01-01", lunar: (1899, 12, 1, false)),
        ])
    func known(_ known: Known) throws {
        let (year, month, day, isLeap) = known.lunar
        let date = try #require(LunarDate(year: year, month: month, day: day, isLeap: isLeap))
        #expect(Day(date) == Day(iso: known.solar))
        #expect(LunarDate(try Self.day(known.solar)) == date)
    }
}
