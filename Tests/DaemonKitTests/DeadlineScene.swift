import CivilTime
import PlanCore
import Storage
import TestSupport

@testable import DaemonKit

/// One plan with one deadline, good until 2021-01-19, reminded of at 08:00 UTC: -7d on the 12th, -3d on the 15th, -1d on
/// the 18th, 0d on the 19th, overdue on the 20th and 21st.
protocol DeadlineScene {
    var ledger: SQLiteLedger { get }
    var sink: RecorderSink { get }
}

extension DeadlineScene {
    static func plan(
        _ id: String = "p", day: Int = 20, hour: Int = 8, minute: Int = 0, title: String = "Hạn", zone: Zone = .utc
    ) -> Plan {
        let ladder = Ladder(
            before: [7, 3, 1, 0], at: TimeOfDay(seconds: hour * 3600 + minute * 60),
            overdue: Ladder.Overdue(every: 1, lasting: 2))
        let deadline = Plan.Deadline(
            id: "han", title: title, timing: .dated(.yearless(month: 1, day: day), .before, nil), onDayOff: .keep,
            ladder: ladder, position: SourcePosition(line: 1, column: 1))
        return Plan(
            id: id, file: "\(id).yaml", title: "Kế hoạch", years: PlanYears(first: 2021, last: nil), zone: zone,
            deadlines: [deadline])
    }

    static func inputs(_ plans: [Plan], text: String = "v1") -> Inputs {
        Inputs(plans: plans.map { Inputs.Source(plan: $0, text: text) }, calendar: .weekdaysOnly, context: "c")
    }

    func service(at now: Instant, catchUp: Span = .days(7)) throws -> ReminderService {
        try ReminderService(
            settings: ReminderService.Settings(catchUp: catchUp, lateAfter: .minutes(1)), ledger: ledger,
            sinks: [sink], claimant: "test", at: now)
    }

    /// `2021-01-15 08:00` as UTC.
    static func at(_ day: Int, _ hour: Int = 8, _ minute: Int = 0, month: Int = 1, year: Int = 2021) -> Instant {
        Zone.utc.instant(
            of: Day(clippingYear: year, month: month, day: day), at: TimeOfDay(seconds: hour * 3600 + minute * 60))
    }

    /// Runs as the loop would: each turn at the instant the service asked for, up to and including `end`.
    @discardableResult
    func run(_ service: ReminderService, from start: Instant, to end: Instant) throws -> [ReminderService.Turn] {
        var turns: [ReminderService.Turn] = []
        var now = start
        while now <= end {
            let turn = try service.turn(at: now)
            turns.append(turn)
            if turn.hasMore { continue }
            guard let next = service.nextWakeAt, next <= end else { break }
            now = max(now, next)
        }
        return turns
    }

    func rule(_ text: String) -> String {
        String(text.split(separator: "#").last ?? "")
    }
}
