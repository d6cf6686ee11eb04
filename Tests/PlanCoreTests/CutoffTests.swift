import CivilTime
import PlanCore
import Testing

@Suite struct CutoffTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var timing: Timing
        var rule: DayOffRule = .keep
        var meaning: BeforeMeaning = .exclusive
        var lastGoodDay: String
        var cutoff: String
        var testDescription: String { name }
    }

    static let cases: [Case] = {
        let november = PlanDate.yearless(month: 11, day: 1)
        let five = TimeOfDay(hour: 17, minute: 0)
        return [
            Case(
                name: "before is exclusive", timing: .dated(.yearless(month: 1, day: 20), .before, nil),
                lastGoodDay: "2021-01-19", cutoff: "2021-01-20T00:00:00Z"),
            Case(
                name: "before can mean inclusive", timing: .dated(.yearless(month: 1, day: 20), .before, nil),
                meaning: .inclusive, lastGoodDay: "2021-01-20", cutoff: "2021-01-21T00:00:00Z"),
            Case(
                name: "by is inclusive", timing: .dated(.yearless(month: 1, day: 20), .by, nil),
                lastGoodDay: "2021-01-20", cutoff: "2021-01-21T00:00:00Z"),
            Case(
                name: "by with a time ends at that time", timing: .dated(.yearless(month: 1, day: 20), .by, five),
                lastGoodDay: "2021-01-20", cutoff: "2021-01-20T17:00:00Z"),
            Case(
                name: "before with a time ends at that time",
                timing: .dated(.yearless(month: 1, day: 20), .before, five),
                lastGoodDay: "2021-01-20", cutoff: "2021-01-20T17:00:00Z"),
            Case(
                name: "by midnight ends the day before",
                timing: .dated(.yearless(month: 1, day: 20), .by, .midnight), lastGoodDay: "2021-01-19",
                cutoff: "2021-01-20T00:00:00Z"),
            Case(
                name: "a Sunday is kept", timing: .dated(november, .before, nil), lastGoodDay: "2021-10-31",
                cutoff: "2021-11-01T00:00:00Z"),
            Case(
                name: "a Sunday moves to Monday", timing: .dated(november, .before, nil), rule: .next,
                lastGoodDay: "2021-11-01", cutoff: "2021-11-02T00:00:00Z"),
            Case(
                name: "a Sunday moves to Friday", timing: .dated(november, .before, nil), rule: .previous,
                lastGoodDay: "2021-10-29", cutoff: "2021-10-30T00:00:00Z"),
            Case(
                name: "a move keeps the time of day", timing: .dated(.yearless(month: 10, day: 31), .by, five),
                rule: .next, lastGoodDay: "2021-11-01", cutoff: "2021-11-01T17:00:00Z"),
            Case(
                name: "29 February is 28 in a common year", timing: .dated(.yearless(month: 2, day: 29), .by, nil),
                lastGoodDay: "2021-02-28", cutoff: "2021-03-01T00:00:00Z"),
            Case(
                name: "before New Year's Day ends the year before",
                timing: .dated(.yearless(month: 1, day: 1), .before, nil), lastGoodDay: "2020-12-31",
                cutoff: "2021-01-01T00:00:00Z"),
        ]
    }()

    @Test("a deadline's last good day and cutoff follow from what is written", arguments: cases)
    func followsFromWhatIsWritten(_ example: Case) throws {
        let deadline = SamplePlan.deadline("han", example.timing, onDayOff: example.rule, beforeMeans: example.meaning)
        let schedule = Schedule(plans: [SamplePlan.plan(deadlines: [deadline])], calendar: .weekdaysOnly)
        let found = schedule.occurrences(in: SamplePlan.day("2020-01-01")...SamplePlan.day("2022-12-31"))
        let occurrence = try #require(found.first)
        #expect(found.count == 1)
        #expect(occurrence.lastGoodDay.description == example.lastGoodDay)
        #expect(occurrence.cutoff?.description == example.cutoff)
        #expect(
            (occurrence.movedFrom != nil) == (example.name.contains("moves") || example.name.contains("move keeps")))
    }
}
