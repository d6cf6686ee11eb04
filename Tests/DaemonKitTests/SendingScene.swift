import CivilTime
import Delivery
import PlanCore
import Storage
import TestSupport

@testable import DaemonKit

/// A service with one plan: units `a` and `b` deliver until 2021-01-19 24:00 UTC; reminders at 08:00 on the 12th (-7d), the
/// 15th, the 18th and the 19th, overdue on the 20th and the 21st.
final class SendingScene {
    let ledger: SQLiteLedger
    let sink = RecorderSink()
    private(set) var service: ReminderService
    private(set) var now: Instant
    private var inputs: Inputs
    /// Who gets digests, from the next start on.
    var digests: [String: DigestRule]
    /// What the turns ended unsent because nothing more is asked.
    private(set) var met = 0
    private(set) var moved: [MovedDate] = []
    /// What is told of records of what nothing served has any more.
    private(set) var unclaimed: [UnclaimedRecords] = []
    private var news = UnclaimedNews()
    /// What the last start found that plans say and that does not come into force.
    private(set) var kept: [KeptDate] = []

    init(
        _ plan: Plan = SendingScene.plan(), day: Int = 1, ledger: SQLiteLedger? = nil,
        digests: [String: DigestRule] = [:]
    ) throws {
        let ledger = try ledger ?? SQLiteLedger.inMemory()
        self.ledger = ledger
        self.digests = digests
        now = Self.at(day, 0)
        inputs = Self.inputs([plan], text: "v1")
        service = try Self.service(ledger, sink, digests, at: now)
        _ = try service.serve(inputs, at: now)
    }

    /// - Parameter all: units of the plan, where the deadline names some of them alone.
    static func plan(
        _ id: String = "p", day: Int = 20, units: [String] = ["a", "b"], more: [Plan.Deadline] = [],
        quiet: [QuietTime] = [], among all: [String]? = nil
    ) -> Plan {
        let ladder = Ladder(
            before: [7, 3, 1, 0], at: TimeOfDay(seconds: 8 * 3600), overdue: Ladder.Overdue(every: 1, lasting: 2),
            quiet: quiet)
        let deadline = Plan.Deadline(
            id: "han", title: "Hạn", timing: .dated(.yearless(month: 1, day: day), .before, nil), units: units,
            onDayOff: .keep, ladder: ladder, position: SourcePosition(line: 1, column: 1))
        return Plan(
            id: id, file: "\(id).yaml", title: "Kế hoạch", years: PlanYears(first: 2021, last: 2021), zone: .utc,
            units: (all ?? units).map { Plan.Unit(id: $0, name: "Đơn vị \($0)") }, deadlines: [deadline] + more)
    }

    static func inputs(_ plans: [Plan], text: String) -> Inputs {
        Inputs(plans: plans.map { Inputs.Source(plan: $0, text: text) }, calendar: .weekdaysOnly, context: "c")
    }

    private static func service(
        _ ledger: any Ledger & BoardLedger, _ sink: RecorderSink, _ digests: [String: DigestRule], at now: Instant
    ) throws -> ReminderService {
        try ReminderService(
            settings: ReminderService.Settings(catchUp: .days(7), lateAfter: .minutes(1), digests: digests),
            ledger: ledger,
            sinks: [sink], claimant: "test", at: now)
    }

    /// January 2021, UTC.
    static func at(_ day: Int, _ hour: Int = 8, _ minute: Int = 0, _ second: Int = 0) -> Instant {
        Zone.utc.instant(
            of: Day(clippingYear: 2021, month: 1, day: day),
            at: TimeOfDay(seconds: hour * 3600 + minute * 60 + second))
    }

    /// Another life of the service over the same ledger; what the one before had prepared is in doubt.
    /// - Parameter plan: as its file is by then, with another text; nil: as it was.
    func restart(at instant: Instant, _ other: (any Ledger & BoardLedger)? = nil, plan: Plan? = nil) throws {
        now = instant
        if let plan { inputs = Self.inputs([plan], text: "edited") }
        service = try Self.service(other ?? ledger, sink, digests, at: now)
        kept = try service.serve(inputs, at: now).kept
    }

    func serve(_ plan: Plan, text: String) throws -> ReminderService.Served { try serve([plan], text: text) }

    /// - Parameter rejected: ids of plans whose file has errors.
    @discardableResult
    func serve(_ plans: [Plan], text: String, rejected: [String] = []) throws -> ReminderService.Served {
        inputs = Self.inputs(plans, text: text)
        inputs.rejected = rejected
        return try service.serve(inputs, at: now)
    }

    /// Lives as the loop would, up to and including that instant.
    func run(to end: Instant) throws {
        while now <= end {
            let turn = try service.turn(at: now)
            met += turn.met
            moved += turn.recorded.moved
            unclaimed += service.unclaimed.map { news.take($0) } ?? []
            if turn.hasMore { continue }
            guard let next = service.nextWakeAt, next <= end else { break }
            now = max(now, next)
        }
        now = max(now, end)
    }

    /// Somebody changes something of the deadline now, and the service hears of it.
    func change(_ change: OccurrenceChange, isHeard: Bool = true) throws {
        guard let occurrence = service.schedule.occurrence("p/han@2021") else { return }
        let by = Attribution(actor: "an", at: now, reason: "lý do")
        guard case .changed(let row) = try ledger.change(change, of: occurrence, by) else {
            throw BoardFault("refused", vi: "", en: "\(change)")
        }
        if isHeard { try service.boardChanged(of: row.subject, at: now) }
    }

    func change(_ change: PlanChange) throws {
        let by = Attribution(actor: "an", at: now, reason: "lý do")
        guard case .changed(let row) = try ledger.change(change, ofPlan: "p", by) else {
            throw BoardFault("refused", vi: "", en: "\(change)")
        }
        try service.boardChanged(of: row.subject, at: now)
    }

    func receive(_ unit: String, isHeard: Bool = true) throws {
        try change(.receive(unit: unit, Arrival(at: now, recordedBy: "an")), isHeard: isHeard)
    }

    /// `-3d 15T08:00 missing a b`: what was sent, by its rule and the time of sending.
    var sent: [String] {
        sink.texts.map { text in
            let rule = text.split(separator: "#").last?.prefix { $0 != "/" } ?? ""
            let parts = text.split(separator: " at 2021-01-")
            let rest = parts.last.map(String.init) ?? ""
            return "\(rule) \(rest.replacing(":00Z", with: ""))"
        }
    }

    /// How a reminder of the deadline ended: `met: everybody has delivered`.
    func ending(_ rule: String, due: String = "2021-01-19") throws -> String? {
        let identity = "p/han@2021#\(rule)/\(due)"
        return try ledger.standing(of: [identity])[identity]?.ending.map { "\($0.outcome.rawValue): \($0.reason)" }
    }
}
