import CivilTime
import PlanCore
import Storage
import Testing

@testable import DaemonKit

@Suite struct DecisionTests {
    private static let reminders: [Reminder] = {
        let deadline = Plan.Deadline(
            id: "han", title: "Hạn", timing: .dated(.yearless(month: 1, day: 20), .by, nil), onDayOff: .keep,
            ladder: Ladder(before: [7, 3, 1, 0], at: TimeOfDay(seconds: 28_800), overdue: nil),
            position: SourcePosition(line: 1, column: 1))
        let plan = Plan(
            id: "p", file: "p.yaml", title: "P", years: PlanYears(first: 2021, last: 2021), zone: .utc,
            deadlines: [deadline])
        return Schedule(plans: [plan], calendar: .weekdaysOnly).reminders(
            in: Instant(seconds: 1_600_000_000)..<Instant(seconds: 1_700_000_000))
    }()

    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        /// How many of -7d, -3d, -1d, 0d are due.
        var due: Int
        var ended: [Int] = []
        var inDelivery: [Int] = []
        var servedLate: [Int] = []
        var unserved: [Int] = []
        /// Days after the last due reminder.
        var daysLater = 0
        var catchUp = Span.days(7)
        var sent: String?
        var superseded: [String] = []
        var expired: [String] = []
        var testDescription: String { name }
    }

    static let cases = [
        Case(name: "the only one due is sent", due: 1, sent: "-7d"),
        Case(name: "of several the newest is sent", due: 3, sent: "-1d", superseded: ["-7d", "-3d"]),
        Case(name: "what ended is left alone", due: 3, ended: [0, 1], sent: "-1d"),
        Case(name: "a delivered newest keeps older ones from being sent anew", due: 2, ended: [0, 1]),
        Case(name: "what is being delivered is left alone", due: 1, inDelivery: [0]),
        Case(
            name: "one that was armed again by a clock set back is superseded by a nearer one that went out", due: 3,
            ended: [2], superseded: ["-7d", "-3d"]),
        Case(
            name: "one that is being delivered supersedes those before it, but no newer one", due: 3, inDelivery: [1],
            sent: "-1d", superseded: ["-7d"]),
        Case(name: "what was first served after its instant is not missed", due: 2, servedLate: [0, 1]),
        Case(
            name: "a rung added late does not stand for an older one that was served", due: 2, servedLate: [1],
            sent: "-7d"),
        Case(name: "what was never served is not sent", due: 2, unserved: [0, 1]),
        Case(name: "what is as old as catch-up has expired", due: 2, daysLater: 7, expired: ["-7d", "-3d"]),
        Case(
            name: "the newest is sent while older ones have expired", due: 2, daysLater: 2, catchUp: .days(4),
            sent: "-3d", expired: ["-7d"]),
    ]

    @Test("of an occurrence's reminders at most one is sent and the others end with a reason", arguments: cases)
    func decides(_ example: Case) {
        let due = Array(Self.reminders.prefix(example.due))
        var standing: [String: Standing] = [:]
        for (index, reminder) in due.enumerated() where !example.unserved.contains(index) {
            let ending = Ending(
                identity: reminder.identity, instant: reminder.instant, outcome: .delivered, reason: "delivered")
            standing[reminder.identity] = Standing(
                firstServedAt: example.servedLate.contains(index) ? reminder.instant + .seconds(1) : .distantPast,
                ending: example.ended.contains(index) ? ending : nil, isInDelivery: example.inDelivery.contains(index))
        }
        let now = (due.last?.instant ?? .distantPast) + .days(Int64(example.daysLater))
        let decision = Decision(due: due, standing: standing, now: now, catchUp: example.catchUp)
        func rules(_ outcome: Ending.Outcome) -> [String] {
            decision.endings.filter { $0.outcome == outcome }.map { ending in
                Self.reminders.first { $0.identity == ending.identity }.map(\.rule.description) ?? "?"
            }
        }
        #expect(decision.reminder.map(\.rule.description) == example.sent)
        #expect(rules(.superseded) == example.superseded)
        #expect(rules(.expired) == example.expired)
        #expect(decision.endings.allSatisfy { !$0.reason.isEmpty })
    }
}
