import CivilTime
import ControlAPI
import LinuxSystem
import PlanCore
import PlanFiles
import Storage
import TestSupport

@testable import DaemonKit

/// A service with some plans as the control server sees it, at one instant.
struct RouterScene {
    var state: ControlState
    /// 2021-01-10, a Sunday.
    var now = Zone.utc.start(of: Day(clippingYear: 2021, month: 1, day: 10))

    static let reader = SocketPeer.local(user: 1001, groups: [50])
    static let stranger = SocketPeer.local(user: 1002, groups: [99])
    /// Names that no system knows: the history has their numbers.
    static let clerk = SocketPeer.local(user: 987_651, groups: [50])
    static let chair = SocketPeer.local(user: 987_652, groups: [60])

    init(plans ids: [String] = ["a", "b", "c"]) throws {
        var groups = ControlGroups()
        groups.administer = ["lanh-dao"]
        state = ControlState(access: AccessRules(groups, owner: 1000) { ["hanchot": 50, "lanh-dao": 60][$0] })
        state.ledger = try SQLiteLedger.inMemory()
        state.language = .english
        state.token = BearerToken(Array("0123456789abcdef\n".utf8))
        serve(ids)
    }

    mutating func serve(_ ids: [String]) { serve(ids.map { Self.plan($0) }) }

    /// What the service does after a change: what was extended, put off and silenced is in force.
    mutating func followBoard() throws {
        let amended = try state.ledger?.amendedOccurrences() ?? [:]
        serve(state.schedule.plans.map { $0.extended(by: amended.mapValues(\.extensions)) })
        guard var engine = state.engine else { return }
        engine.silences = try state.ledger?.planRecords().compactMapValues(\.silence) ?? [:]
        engine.putOff(amended.compactMapValues(\.snoozedUntil))
        state.standing = { [engine] in engine }
    }

    mutating func serve(_ plans: [Plan]) {
        state.schedule = Schedule(plans: plans, calendar: .weekdaysOnly)
        let engine = Engine(
            schedule: state.schedule, decidedThrough: now, catchUp: .days(7), lateAfter: .minutes(1))
        state.standing = { engine }
    }

    /// Two deadlines, on the 19th and the 25th; reminded of three days before, one and on the day.
    static func plan(_ id: String, quiet: [QuietTime] = []) -> Plan {
        let ladder = Ladder(before: [3, 1, 0], at: TimeOfDay(seconds: 8 * 3600), overdue: nil, quiet: quiet)
        let deadlines = [("mot", 19), ("hai", 25)].map { name, day in
            Plan.Deadline(
                id: name, title: "Hạn \(name)", timing: .dated(.yearless(month: 1, day: day), .by, nil),
                units: ["thon-1"], onDayOff: .keep, ladder: ladder, position: SourcePosition(line: 1, column: 1))
        }
        return Plan(
            id: id, file: "\(id).yaml", title: "Kế hoạch \(id)", years: PlanYears(first: 2021, last: nil), zone: .utc,
            units: [Plan.Unit(id: "thon-1", name: "Thôn 1")],
            targets: [Plan.Target(id: "tien-tien", title: "Lao động tiên tiến", goal: .percent(100))],
            deadlines: deadlines)
    }

    func answer(
        _ target: String, method: String = "GET", headers: [(name: String, value: String)] = [],
        from peer: SocketPeer = Self.reader, cache: AnswerCache = AnswerCache()
    ) -> HTTPResponse {
        Router.answer(
            HTTPRequest(method, target, headers: headers), from: peer, state, at: now, cache: cache)
    }

    /// Asks for a change, with a key of its own unless one is given.
    func post(
        _ target: String, _ body: String = "{}", key: String? = "k", headers: [(name: String, value: String)] = [],
        from peer: SocketPeer = Self.chair, changed: (AuditRow) -> Void = { _ in }
    ) -> HTTPResponse {
        let own = key.map { [("Idempotency-Key", $0)] } ?? []
        return Router.answer(
            HTTPRequest(
                "POST", target, headers: [("Content-Type", "application/json")] + own + headers, body: Array(body.utf8)),
            from: peer, state, at: now, changed: changed)
    }

    func value<Value: Decodable>(_ type: Value.Type, _ target: String) throws -> Value {
        try JSON.value(type, from: answer(target).bytes)
    }

    /// All pages of a list.
    func list<Item: Codable & Hashable & Sendable>(_ type: Item.Type, _ target: String) throws -> [Item] {
        var items: [Item] = []
        var cursor: String?
        repeat {
            let page = try value(Page<Item>.self, target + (cursor.map { "&cursor=\($0)" } ?? ""))
            items += page.items
            cursor = page.next
        } while cursor != nil
        return items
    }
}

extension HTTPResponse {
    var bytes: [UInt8] { if case .bytes(let bytes) = body { bytes } else { [] } }

    var problem: ProblemEntry? { try? JSON.value(ProblemEntry.self, from: bytes) }
}
