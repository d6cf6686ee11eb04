import CivilTime
import PlanCore
import Testing

@Suite struct OccurrenceTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var timing: Timing
        /// `KEY LAST-GOOD-DAY` of each occurrence.
        var expected: [String]
        var testDescription: String { name }
    }

    static let cases: [Case] = [
        Case(
            name: "monthly by 31 is each month's last day", timing: .repeating(.month, .day(31, month: 1), .by, nil),
            expected: [
                "2021-01 2021-01-31", "2021-02 2021-02-28", "2021-03 2021-03-31", "2021-04 2021-04-30",
                "2021-05 2021-05-31", "2021-06 2021-06-30", "2021-07 2021-07-31", "2021-08 2021-08-31",
                "2021-09 2021-09-30", "2021-10 2021-10-31", "2021-11 2021-11-30", "2021-12 2021-12-31",
            ]),
        Case(
            name: "quarterly by 20 of the last month", timing: .repeating(.quarter, .day(20, month: 3), .by, nil),
            expected: ["2021-Q1 2021-03-20", "2021-Q2 2021-06-20", "2021-Q3 2021-09-20", "2021-Q4 2021-12-20"]),
        Case(
            name: "quarterly before the fifth after its end lies in the next quarter",
            timing: .repeating(.quarter, .day(5, month: 4), .before, nil),
            expected: ["2021-Q1 2021-04-04", "2021-Q2 2021-07-04", "2021-Q3 2021-10-04", "2021-Q4 2022-01-04"]),
        Case(
            name: "half-yearly by the last day", timing: .repeating(.halfYear, .last(month: 6), .by, nil),
            expected: ["2021-H1 2021-06-30", "2021-H2 2021-12-31"]),
        Case(
            name: "yearly by 25 June", timing: .repeating(.year, .day(25, month: 6), .by, nil),
            expected: ["2021 2021-06-25"]),
        Case(
            name: "an explicit date is keyed by the plan's year, not its own",
            timing: .dated(.full(SamplePlan.day("2022-01-05")), .by, nil), expected: ["2021 2022-01-05"]),
    ]

    @Test("a repeating deadline has one occurrence a period, keyed by the period", arguments: cases)
    func oneOccurrenceAPeriod(_ example: Case) {
        let plan = SamplePlan.plan(deadlines: [SamplePlan.deadline("han", example.timing)])
        let found = Schedule(plans: [plan], calendar: .weekdaysOnly)
            .occurrences(in: SamplePlan.day("2020-01-01")...SamplePlan.day("2023-12-31"))
        #expect(found.map { "\($0.key) \($0.lastGoodDay)" } == example.expected)
    }

    @Test("weekly occurrences are the ISO weeks of the plan's years")
    func weekly() throws {
        let plan = SamplePlan.plan(
            years: PlanYears(first: 2020, last: 2020),
            deadlines: [SamplePlan.deadline("tuan", .repeating(.week, .weekday(.friday), .by, nil))])
        let found = Schedule(plans: [plan], calendar: .weekdaysOnly)
            .occurrences(in: SamplePlan.day("2019-01-01")...SamplePlan.day("2022-12-31"))
        #expect(found.count == 53)
        #expect(found.first?.lastGoodDay.description == "2020-01-03")
        #expect(found.last?.key.description == "2020-W53")
        #expect(found.last?.lastGoodDay.description == "2021-01-01")
    }

    @Test("a window from 29/02 to 28/02 lasts a year from every year, leap or not")
    func windowFromLeapDay() {
        let phase = SamplePlan.phase("nam", .yearless(month: 2, day: 29), .yearless(month: 2, day: 28))
        #expect(phase.window(in: 2024) == SamplePlan.day("2024-02-29")...SamplePlan.day("2025-02-28"))
        #expect(phase.window(in: 2025) == SamplePlan.day("2025-02-28")...SamplePlan.day("2026-02-28"))
        let day = SamplePlan.phase("ngay", .yearless(month: 2, day: 29), .yearless(month: 2, day: 29))
        #expect(day.window(in: 2025) == SamplePlan.day("2025-02-28")...SamplePlan.day("2025-02-28"))
    }

    @Test("a year-less window whose end comes before its start ends in the next year")
    func windowOverNewYear() {
        let phase = SamplePlan.phase("dot", .yearless(month: 11, day: 15), .yearless(month: 2, day: 15))
        #expect(phase.window(in: 2021) == SamplePlan.day("2021-11-15")...SamplePlan.day("2022-02-15"))
    }

    @Test("a deadline after each phase has one occurrence a phase and year")
    func afterEachPhase() {
        let plan = SamplePlan.plan(
            years: PlanYears(first: 2021, last: 2022),
            phases: [
                SamplePlan.phase("dot-2", .yearless(month: 6, day: 12), .yearless(month: 12, day: 31)),
                SamplePlan.phase("dot-1", .yearless(month: 1, day: 1), .yearless(month: 6, day: 11)),
            ],
            deadlines: [
                SamplePlan.deadline(
                    "binh-xet", .relative(Distance(count: 10, unit: .days), .eachPhase, nil), onDayOff: .next)
            ])
        let found = Schedule(plans: [plan], calendar: .weekdaysOnly)
            .occurrences(in: SamplePlan.day("2021-01-01")...SamplePlan.day("2023-12-31"))
            .filter { $0.deadline != nil }
        #expect(
            found.map { "\($0.identity) \($0.lastGoodDay)" } == [
                "mau/binh-xet@dot-1-2021 2021-06-21", "mau/binh-xet@dot-2-2021 2022-01-10",
                "mau/binh-xet@dot-1-2022 2022-06-21", "mau/binh-xet@dot-2-2022 2023-01-10",
            ])
    }

    @Test("ten working days are counted from the day after the phase's end")
    func workingDays() {
        let plan = SamplePlan.plan(
            phases: [SamplePlan.phase("dot", .yearless(month: 1, day: 1), .yearless(month: 6, day: 11))],
            deadlines: [
                SamplePlan.deadline(
                    "han", .relative(Distance(count: 10, unit: .workingDays), .phase("dot"), nil), onDayOff: .next)
            ])
        let found = Schedule(plans: [plan], calendar: .weekdaysOnly)
            .occurrences(in: SamplePlan.day("2021-01-01")...SamplePlan.day("2021-12-31"))
        // 11/06/2021 is a Friday; working day 1 is Monday 14/06, working day 10 Friday 25/06.
        #expect(found.last?.lastGoodDay.description == "2021-06-25")
    }

    @Test("the plan that something is about is found, and only while it is served")
    func about() {
        let plans = ["a", "a-b"].map { id in
            Plan(id: id, file: "\(id).yaml", title: id, years: PlanYears(first: 2021, last: nil), zone: .utc)
        }
        let schedule = Schedule(plans: plans, calendar: .weekdaysOnly)
        for subject in ["a-b", "a-b/mot@2021", "a-b/mot@2021#-3d/2021-01-19"] {
            #expect(schedule.plan(about: subject)?.id == "a-b" && Plan.id(about: subject) == "a-b")
        }
        #expect(schedule.plan(about: "a/x@2021")?.id == "a")
        for subject in ["", "/", "b/mot@2021"] { #expect(schedule.plan(about: subject) == nil) }
        #expect(Plan.id(about: "b/mot@2021") == "b")
    }
}
