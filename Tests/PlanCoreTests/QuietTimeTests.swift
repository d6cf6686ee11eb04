import CivilTime
import PlanCore
import Testing

@Suite struct QuietTimeTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        /// Calendar expressions and minutes.
        var quiet: [String: Int64]
        /// Hours after the day's start; nil where quiet counts as endless.
        var end: Int64?
        var testDescription: String { name }
    }

    @Test(
        "stretches that adjoin are one, as long as they are no more than a hundred, wherever one looks",
        arguments: [
            Case(name: "minutes for an hour", quiet: ["*-*-* 00:*": 1], end: 1),
            Case(name: "minutes for two hours", quiet: ["*-*-* 00..01:*": 1], end: nil),
            Case(
                name: "halves of days for a month", quiet: ["*-01-* 00:00": 720, "*-01-* 12:00": 720], end: 31 * 24),
            Case(name: "more than a year", quiet: ["2027-*-01,25 00:00": 31 * 1440], end: nil),
        ])
    func joined(_ table: Case) throws {
        let quiet = try table.quiet.map { expression, minutes in
            QuietTime(begins: try CalendarExpression(parsing: expression), lasting: .minutes(minutes))
        }
        let start = Zone.utc.start(of: SamplePlan.day("2027-01-01"))
        let expected = table.end.map { start..<start + .hours($0) }
        // The answer is one and the same for the first instant, the last and those in between.
        let end = expected?.upperBound ?? start + .hours(2)
        for instant in [start, start + .minutes(1), end - .minutes(30), end - Span(microseconds: 1)] {
            #expect(quiet.stretch(around: instant, in: .utc) == expected)
        }
    }
}
