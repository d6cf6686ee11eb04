import CivilTime
import PlanCore
import Testing

@testable import PlanFiles

/// When the parts of a plan fall, as its file says.
@Suite struct PlanTimingTests {
    struct Written: CustomTestStringConvertible {
        var keys: String
        var timing: Timing
        var testDescription: String { keys }

        init(_ keys: String, _ timing: Timing) {
            self.keys = keys
            self.timing = timing
        }
    }

    private static let january20 = PlanDate.yearless(month: 1, day: 20)
    private static func point(
        _ part: PointOfYear.Part, _ stretch: PointOfYear.Stretch, _ year: Int? = nil
    ) -> PlanDate {
        .point(PointOfYear(part, of: stretch), year: year)
    }

    private static func days(_ texts: String...) -> [Day] { texts.compactMap { Day(iso: $0) } }

    private static let five = TimeOfDay(seconds: 17 * 3600)

    @Test(
        "a deadline's keys say when it falls",
        arguments: [
            Written("before: 20/01", .dated(january20, .before, nil)),
            Written("by: 20/1", .dated(january20, .by, nil)),
            Written("by: 20/01/2027", .dated(.full(Day(clippingYear: 2027, month: 1, day: 20)), .by, nil)),
            Written("by: 2027-01-20", .dated(.full(Day(clippingYear: 2027, month: 1, day: 20)), .by, nil)),
            Written("by: 29/02", .dated(.yearless(month: 2, day: 29), .by, nil)),
            Written("by: 20/01 17:00", .dated(january20, .by, five)),
            Written("by: '20/01   17h'", .dated(january20, .by, five)),
            Written("before: 17:00 20/01", .dated(january20, .before, five)),
            Written("before: 17h00 ngày 20/01", .dated(january20, .before, five)),
            Written("by: 20/01 17:00:30", .dated(january20, .by, TimeOfDay(seconds: 17 * 3600 + 30))),
            Written("by: 20/01 17H30", .dated(january20, .by, TimeOfDay(seconds: 17 * 3600 + 1800))),
            Written("every: week, by: fri", .repeating(.week, .weekday(.friday), .by, nil)),
            Written("every: week, by: Thứ Sáu 17:00", .repeating(.week, .weekday(.friday), .by, five)),
            Written("every: week, before: chủ nhật", .repeating(.week, .weekday(.sunday), .before, nil)),
            Written("every: week, by: thứ 2", .repeating(.week, .weekday(.monday), .by, nil)),
            Written("every: week, by: last", .repeating(.week, .weekday(.sunday), .by, nil)),
            Written("every: month, by: 25", .repeating(.month, .day(25, month: 1), .by, nil)),
            Written("every: month, by: 5/2", .repeating(.month, .day(5, month: 2), .by, nil)),
            Written("every: month, by: last", .repeating(.month, .last(month: 1), .by, nil)),
            Written("every: quarter, by: 20", .repeating(.quarter, .day(20, month: 3), .by, nil)),
            Written("every: quarter, before: 20/3 17h", .repeating(.quarter, .day(20, month: 3), .before, five)),
            Written("every: half-year, by: last", .repeating(.halfYear, .last(month: 6), .by, nil)),
            Written("every: year, by: last/1", .repeating(.year, .last(month: 1), .by, nil)),
            Written("every: year, by: 20/01", .repeating(.year, .day(20, month: 1), .by, nil)),
            Written(
                "within: 10 working days, after: dot-1",
                .relative(Distance(count: 10, unit: .workingDays), .phase("dot-1"), nil)),
            Written(
                "within: 10 ngày làm việc, after: mỗi đợt",
                .relative(Distance(count: 10, unit: .workingDays), .eachPhase, nil)),
            Written(
                "within: 1 tháng, after: dot-1, at: 17:00",
                .relative(Distance(count: 1, unit: .months), .phase("dot-1"), five)),
            Written("within: 2 tuần, after: dot-1", .relative(Distance(count: 2, unit: .weeks), .phase("dot-1"), nil)),
            Written("within: 10d, after: dot-1", .relative(Distance(count: 10, unit: .days), .phase("dot-1"), nil)),
            Written("within: 1 ngày, after: dot-1", .relative(Distance(count: 1, unit: .days), .phase("dot-1"), nil)),
            Written("after: dot-1", .duty(.phase("dot-1"))),
            Written("after: b", .duty(.deadline("b"))),
            Written(
                "within: 3 ngày, after: hop", .relative(Distance(count: 3, unit: .days), .event("hop"), nil)),
            Written(
                "within: 5 working days, ahead-of: b, at: 17:00",
                .relative(Distance(count: 5, unit: .workingDays, .ahead), .deadline("b"), five)),
            Written(
                "within: 1 week, ahead-of: each phase",
                .relative(Distance(count: 1, unit: .weeks, .ahead), .eachPhase, nil)),
            Written("by: 15/08 âm lịch", .dated(.yearlessLunar(month: 8, day: 15), .by, nil)),
            Written("before: 17h ngày 15/8 AL", .dated(.yearlessLunar(month: 8, day: 15), .before, five)),
            Written("by: 30/12 lunar 17:00", .dated(.yearlessLunar(month: 12, day: 30), .by, five)),
            Written("by: cuối tháng 3", .dated(point(.last, .month(3)), .by, nil)),
            Written("by: end of March 17:00", .dated(point(.last, .month(3)), .by, five)),
            Written("by: giữa tháng 2/2028", .dated(point(.middle, .month(2), 2028), .by, nil)),
            Written("by: đầu quý II", .dated(point(.first, .quarter(2)), .by, nil)),
            Written("by: middle of Q4 2028", .dated(point(.middle, .quarter(4), 2028), .by, nil)),
            Written("before: cuối năm", .dated(point(.last, .year), .before, nil)),
            Written("by: Giữa năm 2028", .dated(point(.middle, .year, 2028), .by, nil)),
            Written("by: end of 2028", .dated(point(.last, .year, 2028), .by, nil)),
            Written("by: cuối tháng 3 năm 2028", .dated(point(.last, .month(3), 2028), .by, nil)),
            Written("every: month, by: giữa", .repeating(.month, .point(.middle), .by, nil)),
            Written("every: quarter, by: first", .repeating(.quarter, .point(.first), .by, nil)),
            Written("every: half-year, by: cuối", .repeating(.halfYear, .last(month: 6), .by, nil)),
            Written(
                "rrule: RRULE:freq=monthly;byday=-1fr;until=20270315, except: [29/01], also: [15/03, 29/01/2027]",
                .recurring(
                    Recurrence(
                        rule: "FREQ=MONTHLY;UNTIL=20270315;BYDAY=-1FR",
                        also: [.yearless(month: 3, day: 15), .full(Day(clippingYear: 2027, month: 1, day: 29))],
                        except: [.yearless(month: 1, day: 29)], days: days("2027-01-29", "2027-02-26", "2027-03-15")),
                    .by, nil)),
            Written(
                "rrule: FREQ=MONTHLY;COUNT=2, before: 20/01 17:00",
                .recurring(
                    Recurrence(rule: "FREQ=MONTHLY;COUNT=2", start: january20, days: days("2027-01-20", "2027-02-20")),
                    .before, five)),
            Written(
                "rrule: FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28, at: 17:00",
                .recurring(
                    Recurrence(rule: "FREQ=YEARLY;BYMONTHDAY=28;BYMONTH=2", days: days("2027-02-28")), .by, five)),
            Written("after: Each phase", .duty(.eachPhase)),
        ])
    func timing(_ written: Written) throws {
        let plan = try PlanReaderTests.read(
            lines: """
                phases: [{id: dot-1, title: Đợt 1, from: 01/01, to: 11/06}]
                deadlines: [{id: a, title: A, \(written.keys)}, {id: b, title: B, by: 01/03}]
                events: [{id: hop, title: Họp, on: 02/03}]
                """)
        #expect(plan.deadlines.first?.timing == written.timing)
    }

    @Test("on a day off fixed dates stay and relative ones move, unless the defaults, the plan or the deadline say")
    func dayOff() throws {
        let lines = """
            phases: [{id: dot-1, title: Đợt 1, from: 01/01, to: 11/06}]
            deadlines:
              - {id: a, title: A, by: 20/01}
              - {id: b, title: B, after: dot-1, within: 10 days}
              - {id: c, title: C, every: month, by: last}
              - {id: d, title: D, by: 20/01, on-day-off: previous, before-means: inclusive}

            """
        #expect(try PlanReaderTests.read(lines: lines).deadlines.map(\.onDayOff) == [.keep, .next, .keep, .previous])
        #expect(
            try PlanReaderTests.read(lines: lines + "on-day-off: next").deadlines.map(\.onDayOff)
                == [.next, .next, .next, .previous])
        var reader = PlanReader.sample
        reader.defaults.onDayOff = .keep
        reader.defaults.beforeMeans = .inclusive
        let plan = try PlanReaderTests.read(lines: lines + "before-means: exclusive", reader: reader)
        #expect(plan.deadlines.map(\.onDayOff) == [.keep, .keep, .keep, .previous])
        #expect(plan.deadlines.map(\.beforeMeans) == [.exclusive, .exclusive, .exclusive, .inclusive])
    }

    @Test("what is counted backwards falls on the working day before, whatever stands for periods")
    func ahead() throws {
        let plan = try PlanReaderTests.read(
            lines: """
                deadlines:
                  - {id: a, title: A, by: 20/01}
                  - {id: b, title: B, within: 5 days, ahead-of: a}
                  - {id: c, title: C, within: 5 days, ahead-of: a, on-day-off: keep}
                """)
        #expect(plan.deadlines.map(\.onDayOff) == [.keep, .previous, .keep])
    }

    struct Years: CustomTestStringConvertible {
        var name: String
        var lines: String
        var years: PlanYears
        var testDescription: String { name }
    }

    @Test(
        "a plan's years are those written, of its dates, or of its issue",
        arguments: [
            Years(name: "one", lines: "year: 2027", years: PlanYears(first: 2027, last: 2027)),
            Years(name: "several", lines: "years: 2024-2027", years: PlanYears(first: 2024, last: 2027)),
            Years(name: "with a dash", lines: "years: 2024 – 2027", years: PlanYears(first: 2024, last: 2027)),
            Years(name: "without an end", lines: "years: 2024-", years: PlanYears(first: 2024, last: nil)),
            Years(name: "years for one", lines: "years: 2024", years: PlanYears(first: 2024, last: 2024)),
            Years(
                name: "of the issue", lines: "issued: 01/2024",
                years: PlanYears(first: 2024, last: 2024, isWritten: false)),
            Years(
                name: "of the issue where a date has none",
                lines: "issued: 2026\nevents: [{id: e, title: E, on: 11/06}]",
                years: PlanYears(first: 2026, last: 2026, isWritten: false)),
            Years(
                name: "of the dates, not of the issue",
                lines:
                    "issued: 15/12/2020\nevents: [{id: e, title: E, on: 11/06/2021}, {id: f, title: F, on: 2022-01-01}]",
                years: PlanYears(first: 2021, last: 2022, isWritten: false)),
        ])
    func years(_ years: Years) throws {
        let (plan, diagnostics) = PlanReader.sample.read(Array("title: Mẫu\n\(years.lines)".utf8), file: "mau.yaml")
        #expect(!diagnostics.contains { $0.severity == .error })
        #expect(plan?.years == years.years)
    }

    @Test(
        "a date of issue is taken as far as it is written",
        arguments: [
            ("2024", IssueDate(year: 2024)), ("01/2024", IssueDate(year: 2024, month: 1)),
            ("4/1/2024", IssueDate(year: 2024, month: 1, day: 4)),
            ("2024-01-04", IssueDate(year: 2024, month: 1, day: 4)),
        ])
    func issued(_ written: String, _ expected: IssueDate) throws {
        #expect(
            try PlanReaderTests.read(lines: "issued: \(written)\nevents: [{id: e, title: E, on: 11/06}]").issued
                == expected)
    }
}
