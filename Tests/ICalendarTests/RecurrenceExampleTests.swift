import CivilTime
import Testing

@testable import ICalendar

/// The examples of RFC 5545, section 3.8.5.3, that are about days, and what they leave out.
@Suite struct RecurrenceExampleTests {
    struct Example: CustomTestStringConvertible {
        var name: String
        var rule: String
        /// The examples' own start unless it says otherwise.
        var start = "1997-09-02"
        var end = "2007-12-31"
        /// The days that the RFC prints, or all there are.
        var days: [String]
        /// Whether the RFC ends its list with "..." or "…".
        var goesOn = false
        var testDescription: String { name }
    }

    /// `1997-09-02` and then, within its month, `03`, `04`.
    private static func days(_ texts: [String]) throws -> [Day] {
        var prefix = ""
        return try texts.flatMap { $0.split(separator: " ") }.map { text in
            let iso = text.utf8.count == 2 ? prefix + text : String(text)
            prefix = String(iso.prefix(8))
            return try #require(Day(iso: iso), "\(iso)")
        }
    }

    @Test("the days that RFC 5545 prints", arguments: publishedExamples)
    func published(_ example: Example) throws { try check(example) }

    @Test("what the RFC says in words", arguments: impliedExamples)
    func implied(_ example: Example) throws { try check(example) }

    private func check(_ example: Example) throws {
        let rule = try RecurrenceRule(parsing: example.rule)
        let start = try #require(Day(iso: example.start))
        let end = try #require(Day(iso: example.end))
        let days = try Self.days(example.days)
        #expect(rule.days(from: start, through: end, atMost: example.goesOn ? days.count : 10_000) == days)
    }

    private static let publishedExamples = [
        Example(
            name: "daily for 10 occurrences", rule: "FREQ=DAILY;COUNT=10",
            days: ["1997-09-02 03 04 05 06 07 08 09 10 11"]),
        Example(
            name: "every other day", rule: "FREQ=DAILY;INTERVAL=2",
            days: ["1997-09-02 04 06 08 10 12 14 16 18 20 22 24 26 28 30 1997-10-02"], goesOn: true),
        Example(
            name: "every 10 days, 5 occurrences", rule: "FREQ=DAILY;INTERVAL=10;COUNT=5",
            days: ["1997-09-02 12 22 1997-10-02 12"]),
        Example(
            name: "weekly for 10 occurrences", rule: "FREQ=WEEKLY;COUNT=10",
            days: ["1997-09-02 09 16 23 30 1997-10-07 14 21 28 1997-11-04"]),
        Example(
            name: "weekly until December 24, 1997", rule: "FREQ=WEEKLY;UNTIL=19971224",
            days: [
                "1997-09-02 09 16 23 30 1997-10-07 14 21 28 1997-11-04 11 18 25 1997-12-02 09 16 23"
            ]),
        Example(
            name: "every other week", rule: "FREQ=WEEKLY;INTERVAL=2;WKST=SU",
            days: ["1997-09-02 16 30 1997-10-14 28 1997-11-11 25 1997-12-09 23 1998-01-06 20 1998-02-03 17"],
            goesOn: true),
        Example(
            name: "weekly on Tuesday and Thursday for five weeks", rule: "FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH",
            days: ["1997-09-02 04 09 11 16 18 23 25 30 1997-10-02"]),
        Example(
            name: "every other week on Monday, Wednesday, Friday",
            rule: "FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224;WKST=SU;BYDAY=MO,WE,FR", start: "1997-09-01",
            days: [
                "1997-09-01 03 05 15 17 19 29 1997-10-01 03 13 15 17 27 29 31 1997-11-10 12 14 24 26 28",
                "1997-12-08 10 12 22 24",
            ]),
        Example(
            name: "every other week on Tuesday and Thursday, 8 occurrences",
            rule: "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH",
            days: ["1997-09-02 04 16 18 30 1997-10-02 14 16"]),
        Example(
            name: "monthly on the first Friday for 10 occurrences", rule: "FREQ=MONTHLY;COUNT=10;BYDAY=1FR",
            start: "1997-09-05",
            days: [
                "1997-09-05 1997-10-03 1997-11-07 1997-12-05 1998-01-02 1998-02-06 1998-03-06 1998-04-03 1998-05-01",
                "1998-06-05",
            ]),
        Example(
            name: "monthly on the first Friday until December 24", rule: "FREQ=MONTHLY;UNTIL=19971224;BYDAY=1FR",
            start: "1997-09-05", days: ["1997-09-05 1997-10-03 1997-11-07 1997-12-05"]),
        Example(
            name: "every other month on the first and last Sunday",
            rule: "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU", start: "1997-09-07",
            days: [
                "1997-09-07 28 1997-11-02 30 1998-01-04 25 1998-03-01 29 1998-05-03 31"
            ]),
        Example(
            name: "monthly on the second-to-last Monday", rule: "FREQ=MONTHLY;COUNT=6;BYDAY=-2MO", start: "1997-09-22",
            days: ["1997-09-22 1997-10-20 1997-11-17 1997-12-22 1998-01-19 1998-02-16"]),
        Example(
            name: "monthly on the third-to-the-last day", rule: "FREQ=MONTHLY;BYMONTHDAY=-3", start: "1997-09-28",
            days: ["1997-09-28 1997-10-29 1997-11-28 1997-12-29 1998-01-29 1998-02-26"], goesOn: true),
        Example(
            name: "monthly on the 2nd and 15th", rule: "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15",
            days: ["1997-09-02 15 1997-10-02 15 1997-11-02 15 1997-12-02 15 1998-01-02 15"]),
        Example(
            name: "monthly on the first and last day", rule: "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1",
            start: "1997-09-30",
            days: ["1997-09-30 1997-10-01 31 1997-11-01 30 1997-12-01 31 1998-01-01 31 1998-02-01"]),
        Example(
            name: "every 18 months on the 10th thru 15th",
            rule: "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15", start: "1997-09-10",
            days: ["1997-09-10 11 12 13 14 15 1999-03-10 11 12 13"]),
        Example(
            name: "every Tuesday, every other month", rule: "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU",
            days: ["1997-09-02 09 16 23 30 1997-11-04 11 18 25 1998-01-06 13 20 27 1998-03-03 10 17 24 31"],
            goesOn: true),
        Example(
            name: "yearly in June and July", rule: "FREQ=YEARLY;COUNT=10;BYMONTH=6,7", start: "1997-06-10",
            days: [
                "1997-06-10 1997-07-10 1998-06-10 1998-07-10 1999-06-10 1999-07-10 2000-06-10 2000-07-10 2001-06-10",
                "2001-07-10",
            ]),
        Example(
            name: "every other year on January, February, and March",
            rule: "FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3", start: "1997-03-10",
            days: [
                "1997-03-10 1999-01-10 1999-02-10 1999-03-10 2001-01-10 2001-02-10 2001-03-10 2003-01-10 2003-02-10",
                "2003-03-10",
            ]),
        Example(
            name: "every third year on the 1st, 100th, and 200th day",
            rule: "FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200", start: "1997-01-01",
            days: [
                "1997-01-01 1997-04-10 1997-07-19 2000-01-01 2000-04-09 2000-07-18 2003-01-01 2003-04-10 2003-07-19",
                "2006-01-01",
            ]),
        Example(
            name: "every 20th Monday of the year", rule: "FREQ=YEARLY;BYDAY=20MO", start: "1997-05-19",
            days: ["1997-05-19 1998-05-18 1999-05-17"], goesOn: true),
        Example(
            name: "Monday of week number 20", rule: "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", start: "1997-05-12",
            days: ["1997-05-12 1998-05-11 1999-05-17"], goesOn: true),
        Example(
            name: "every Thursday in March", rule: "FREQ=YEARLY;BYMONTH=3;BYDAY=TH", start: "1997-03-13",
            days: ["1997-03-13 20 27 1998-03-05 12 19 26 1999-03-04 11 18 25"], goesOn: true),
        Example(
            name: "every Thursday, but only during June, July, and August", rule: "FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8",
            start: "1997-06-05",
            days: ["1997-06-05 12 19 26 1997-07-03 10 17 24 31 1997-08-07 14 21 28 1998-06-04 11 18 25"], goesOn: true),
        Example(
            name: "every Friday the 13th", rule: "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
            days: ["1998-02-13 1998-03-13 1998-11-13 1999-08-13 2000-10-13"], goesOn: true),
        Example(
            name: "the first Saturday that follows the first Sunday of the month",
            rule: "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13", start: "1997-09-13",
            days: ["1997-09-13 1997-10-11 1997-11-08 1997-12-13 1998-01-10 1998-02-07 1998-03-07 1998-04-11"],
            goesOn: true),
        Example(
            name: "every 4 years, the first Tuesday after a Monday in November",
            rule: "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8", start: "1996-11-05",
            days: ["1996-11-05 2000-11-07 2004-11-02"], goesOn: true),
        Example(
            name: "the third instance of Tuesday, Wednesday or Thursday",
            rule: "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", start: "1997-09-04",
            days: ["1997-09-04 1997-10-07 1997-11-06"]),
        Example(
            name: "the second-to-last weekday of the month", rule: "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2",
            start: "1997-09-29",
            days: ["1997-09-29 1997-10-30 1997-11-27 1997-12-30 1998-01-29 1998-02-26 1998-03-30"], goesOn: true),
        Example(
            name: "weeks that begin on Monday", rule: "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO",
            start: "1997-08-05", days: ["1997-08-05 10 19 24"]),
        Example(
            name: "weeks that begin on Sunday", rule: "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU",
            start: "1997-08-05", days: ["1997-08-05 17 19 31"]),
        Example(
            name: "an invalid date (February 30) is ignored", rule: "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5",
            start: "2007-01-15", days: ["2007-01-15 30 2007-02-15 2007-03-15 30"]),
    ]

    private static let impliedExamples = [
        Example(
            name: "29 February comes in leap years alone", rule: "FREQ=YEARLY", start: "1896-02-29", end: "1912-12-31",
            days: ["1896-02-29 1904-02-29 1908-02-29 1912-02-29"]),
        Example(
            name: "the 31st is left out where there is none", rule: "FREQ=MONTHLY", start: "2021-01-31",
            end: "2021-08-31", days: ["2021-01-31 2021-03-31 2021-05-31 2021-07-31 2021-08-31"]),
        Example(
            name: "the last day of the year, and the 366th", rule: "FREQ=YEARLY;BYYEARDAY=-1,366", start: "2023-01-01",
            end: "2024-12-31", days: ["2023-12-31 2024-12-31"]),
        Example(
            name: "week 53 is in the years that have one", rule: "FREQ=YEARLY;BYWEEKNO=53;BYDAY=TH",
            start: "2000-01-01", end: "2030-12-31", days: ["2004-12-30 2009-12-31 2015-12-31 2020-12-31 2026-12-31"]),
        Example(
            name: "week 1 begins in the year before", rule: "FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO", start: "2018-01-01",
            end: "2020-12-31", days: ["2018-01-01 2018-12-31 2019-12-30"]),
        Example(
            name: "the last day of each month, day by day", rule: "FREQ=DAILY;BYMONTHDAY=-1", start: "2024-01-01",
            end: "2024-04-30", days: ["2024-01-31 2024-02-29 2024-03-31 2024-04-30"]),
        Example(
            name: "the last working day of the week", rule: "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
            start: "2024-01-03", end: "2024-01-20", days: ["2024-01-05 12 19"]),
        Example(
            name: "a week's positions count its days before the start", rule: "FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=2,3",
            start: "2024-01-04", end: "2024-01-12", days: ["2024-01-05 10 12"]),
        Example(
            name: "the 31st of every month that has one, year by year", rule: "FREQ=YEARLY;BYMONTHDAY=31",
            start: "2025-09-30", end: "2026-03-31", days: ["2025-10-31 2025-12-31 2026-01-31 2026-03-31"]),
        Example(
            name: "week number alone keeps the start's weekday", rule: "FREQ=YEARLY;BYWEEKNO=20", start: "1997-05-14",
            end: "1999-12-31", days: ["1997-05-14 1998-05-13 1999-05-19"]),
        Example(
            name: "a weekday of a week that WKST moves", rule: "FREQ=WEEKLY;INTERVAL=4;BYDAY=MO;WKST=WE",
            start: "2027-09-14", end: "2027-12-31", days: ["2027-10-11 2027-11-08 2027-12-06"]),
        Example(
            name: "a start that the rule does not name is no member, nor counted",
            rule: "FREQ=WEEKLY;BYDAY=MO;COUNT=2", start: "2027-01-06", end: "2027-12-31", days: ["2027-01-11 18"]),
        Example(
            name: "UNTIL is inclusive", rule: "FREQ=DAILY;UNTIL=20270103", start: "2027-01-01", end: "2027-12-31",
            days: ["2027-01-01 02 03"]),
        Example(
            name: "UNTIL before the start", rule: "FREQ=DAILY;UNTIL=20261231", start: "2027-01-01", end: "2027-12-31",
            days: []),
        Example(
            name: "an end before the start", rule: "FREQ=DAILY", start: "2027-01-02", end: "2027-01-01", days: []),
        Example(
            name: "30 February never comes", rule: "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", start: "0001-01-01",
            end: "9999-12-31", days: []),
        Example(
            name: "31 February never comes, month by month", rule: "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31",
            start: "1900-01-01", end: "2999-12-31", days: []),
        Example(
            name: "the greatest interval", rule: "FREQ=YEARLY;INTERVAL=32767", start: "0001-01-01", end: "9999-12-31",
            days: ["0001-01-01"]),
        Example(
            name: "the calendar's last week", rule: "FREQ=WEEKLY;BYDAY=FR,SA;WKST=TH", start: "9999-12-20",
            end: "9999-12-31", days: ["9999-12-24 25 31"]),
        Example(
            name: "the calendar's last days are in week 1 of a year that it lacks",
            rule: "FREQ=YEARLY;BYWEEKNO=1;BYDAY=WE,FR;WKST=WE", start: "9999-01-01", end: "9999-12-31",
            days: ["9999-01-01 9999-12-29 31"]),
        Example(
            name: "beyond the year 2582, in which libical ends", rule: "FREQ=YEARLY;INTERVAL=100;BYMONTH=2;BYDAY=-1MO",
            start: "1900-01-01", end: "2999-12-31",
            days: [
                "1900-02-26 2000-02-28 2100-02-22 2200-02-24 2300-02-26 2400-02-28 2500-02-22 2600-02-24 2700-02-26",
                "2800-02-28 2900-02-22",
            ]),
    ]

    @Test("no more days than asked for")
    func limit() throws {
        let rule = try RecurrenceRule(parsing: "FREQ=DAILY;COUNT=20")
        let three = (0..<3).map { Day.first.adding(days: $0) }
        #expect(rule.days(from: .first, through: .last, atMost: 3) == three)
        #expect(rule.days(from: .first, through: .last, atMost: 0) == [])
        #expect(rule.days(from: .first, through: .last, atMost: -1) == [])
        #expect(rule.days(from: .last, through: .last, atMost: 30) == [.last])
    }
}
