import CivilTime
import Testing

@Suite struct WorkingCalendarRunsTests {
    @Test("neighbouring days of one entry are one run, those of two entries are two, ordinary days are none")
    func runs() throws {
        func holiday(_ title: String, _ first: String, _ last: String) throws -> Holiday {
            Holiday(title: title, days: try day(first)...day(last), source: nil, status: .official)
        }
        // Friday to Monday, the Tuesday behind them, and a day far off; a Saturday that is worked.
        let calendar = WorkingCalendar([
            HolidayCalendar(
                id: "x", title: "x", years: [2027: .official],
                holidays: [
                    try holiday("A", "2027-04-30", "2027-05-03"), try holiday("B", "2027-05-04", "2027-05-04"),
                    try holiday("A", "2027-06-01", "2027-06-01"),
                ],
                swaps: [
                    Swap(
                        title: "S", off: try day("2027-05-05"), work: try day("2027-05-08"), source: nil,
                        status: .official)
                ])
        ])
        func text(_ range: ClosedRange<Day>) -> [String] {
            calendar.runs(in: range).map {
                "\($0.days.lowerBound)..\($0.days.upperBound) \($0.isWorking ? "+" : "-") \($0.reason.text)"
            }
        }
        #expect(
            text(try day("2027-01-01")...day("2027-12-31")) == [
                "2027-04-30..2027-05-03 - holiday A", "2027-05-04..2027-05-04 - holiday B",
                "2027-05-05..2027-05-05 - swapped off S", "2027-05-08..2027-05-08 + make-up S",
                "2027-06-01..2027-06-01 - holiday A",
            ])
        // The range cuts runs.
        #expect(text(try day("2027-05-01")...day("2027-05-02")) == ["2027-05-01..2027-05-02 - holiday A"])
        #expect(text(try day("2027-05-09")...day("2027-05-31")) == [])
    }
}
