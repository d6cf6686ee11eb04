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
        "stretches that adjoin are one, as long as they are no more than a thousand",
        arguments: [
            Case(name: "minutes for 16 hours", quiet: ["*-*-* 00..15:*": 1], end: 16),
            Case(name: "minutes for 20 hours", quiet: ["*-*-* 00..19:*": 1], end: nil),
            Case(
                name: "halves of days for ten months", quiet: ["*-01..10-* 00:00": 720, "*-01..10-* 12:00": 720],
                end: 304 * 24),
        ])
    func joined(_ table: Case) throws {
        let quiet = try table.quiet.map { expression, minutes in
            QuietTime(begins: try CalendarExpression(parsing: expression), lasting: .minutes(minutes))
        }
        let start = Zone.utc.start(of: SamplePlan.day("2027-01-01"))
        let expected = table.end.map { start..<start + .hours($0) }
        #expect(quiet.stretch(around: start, in: .utc) == expected)
    }
}
