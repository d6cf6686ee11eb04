import CivilTime
import Testing

@Suite struct DayTests {
    @Test("every day from 1600 to 2400 is the one after the day before")
    func walk() throws {
        var (year, month, day, weekday) = (1600, 1, 1, 6)
        var number = try CivilTimeTests.day("1600-01-01").number
        while year <= 2400 {
            let current = Day(number: Int(number))
            guard current.components == (year, month, day), current.weekday.rawValue == weekday,
                Day(year: year, month: month, day: day) == current
            else {
                Issue.record("\(current) is not \(year)-\(month)-\(day), weekday \(weekday)")
                return
            }
            number += 1
            weekday = weekday % 7 + 1
            day += 1
            let isLeap = year % 400 == 0 || year % 100 != 0 && year % 4 == 0
            let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            if day > lengths[month - 1] { (month, day) = (month + 1, 1) }
            if month > 12 { (year, month) = (year + 1, 1) }
        }
        #expect(number == (try CivilTimeTests.day("2400-12-31")).number + 1)
    }

    @Test("days, weekdays and ISO weeks from 1600 to 2400 are those of Python's datetime")
    func python() throws {
        var numbers = NumberStream<Int32>(try PythonOracle.output(of: "calendar_oracle.py"))
        var count = 0
        while !numbers.isAtEnd {
            let day = Day(number: try numbers.next())
            let components = (try numbers.next(), try numbers.next(), try numbers.next())
            let weekday = try numbers.next()
            let week = (year: try numbers.next(), week: try numbers.next())
            count += 1
            guard day.components == components, day.weekday.rawValue == weekday, day.isoWeek == week,
                Day(isoYear: week.year, week: week.week, weekday: day.weekday) == day
            else {
                Issue.record("\(day) differs: \(components), weekday \(weekday), week \(week)")
                return
            }
        }
        #expect(count == 292_560)
    }

    @Test(
        "no day exists outside the calendar",
        arguments: [
            (2021, 2, 29), (1900, 2, 29), (2021, 4, 31), (2021, 13, 1), (2021, 0, 1), (2021, 1, 0), (2021, 1, 32),
            (0, 1, 1),
            (10_000, 1, 1), (-1, 1, 1), (2021, 1, -1), (.max, .max, .max), (.min, .min, .min),
        ])
    func missing(year: Int, month: Int, day: Int) { #expect(Day(year: year, month: month, day: day) == nil) }

    struct Clipping: Sendable {
        var year: Int
        var month: Int
        var day: Int
        var result: String
    }

    @Test(
        "a day that the month lacks is its last",
        arguments: [
            Clipping(year: 2021, month: 4, day: 31, result: "2021-04-30"),
            Clipping(year: 2021, month: 2, day: 29, result: "2021-02-28"),
            Clipping(year: 2024, month: 2, day: 31, result: "2024-02-29"),
            Clipping(year: 1900, month: 2, day: 29, result: "1900-02-28"),
            Clipping(year: 2021, month: 13, day: 0, result: "2021-12-01"),
            Clipping(year: 0, month: -3, day: .min, result: "0001-01-01"),
            Clipping(year: .max, month: .max, day: .max, result: "9999-12-31"),
            Clipping(year: .min, month: .min, day: .max, result: "0001-01-31"),
        ])
    func clipping(_ table: Clipping) {
        #expect(Day(clippingYear: table.year, month: table.month, day: table.day).description == table.result)
    }

    struct Months: Sendable {
        var day: String
        var months: Int
        var result: String
    }

    @Test(
        "months are added in civil steps",
        arguments: [
            Months(day: "2021-01-31", months: 1, result: "2021-02-28"),
            Months(day: "2024-01-31", months: 1, result: "2024-02-29"),
            Months(day: "2021-01-31", months: -2, result: "2020-11-30"),
            Months(day: "2021-11-15", months: 3, result: "2022-02-15"),
            Months(day: "2021-05-31", months: 0, result: "2021-05-31"),
            Months(day: "2020-02-29", months: -12, result: "2019-02-28"),
            Months(day: "0001-01-15", months: -1, result: "0001-01-01"),
            Months(day: "9999-12-15", months: 1, result: "9999-12-31"),
            Months(day: "2021-01-01", months: .max, result: "9999-12-31"),
            Months(day: "2021-01-01", months: .min, result: "0001-01-01"),
        ])
    func months(_ table: Months) throws {
        #expect(try CivilTimeTests.day(table.day).adding(months: table.months).description == table.result)
    }

    @Test("the range holds its ends")
    func bounds() {
        #expect(Day.first.description == "0001-01-01")
        #expect(Day.last.description == "9999-12-31")
        #expect(Day.first.adding(days: -1) == .first)
        #expect(Day.last.adding(days: 1) == .last)
        #expect(Day.last.adding(days: .max) == .last)
        #expect(Day.first.adding(days: .min) == .first)
        #expect(Day(number: .max) == .last)
        #expect(Day(number: .min) == .first)
        #expect(Day.first.days(until: .last) == 3_652_058)
        #expect(Day.last.days(until: .first) == -3_652_058)
        #expect(Day.first.weekday == .monday)
        #expect(Day.last.weekday == .friday)
        #expect(Day.first.isoWeek == (1, 1))
        #expect(Day.last.isoWeek == (9999, 52))
        #expect(Day(isoYear: .max, week: .max, weekday: .sunday) == .last)
        #expect(Day(isoYear: .min, week: .min, weekday: .monday) == .first)
        #expect(Day(isoYear: 2021, week: 53, weekday: .monday) == Day(isoYear: 2022, week: 1, weekday: .monday))
    }

    @Test("a day is printed in both ways and read from one", arguments: ["0001-01-01", "2021-01-19", "9999-12-31"])
    func text(_ text: String) throws {
        let day = try CivilTimeTests.day(text)
        #expect(day.description == text)
        #expect(day.slashed == text.split(separator: "-").reversed().joined(separator: "/"))
    }

    @Test(
        "what is no ISO date is refused",
        arguments: [
            "", "2021-1-19", "2021-01-19 ", "19-01-2021", "2021-02-29", "2021/01/19", "+021-01-19", "2021-01--1",
            "２０２１-01-19",
            "2021-01-19-1", "20210119", "0000-01-01",
        ])
    func refused(_ text: String) { #expect(Day(iso: text) == nil) }
}
