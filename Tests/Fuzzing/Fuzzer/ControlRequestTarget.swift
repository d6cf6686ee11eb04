import CivilTime
import ControlAPI
import DaemonKit
import LinuxSystem
import PlanCore
import PlanFiles
import Storage

/// A request to the control server by somebody who may everything: a line with the method and the target, lines of headers,
/// an empty one, the body. What is answered has a form; a change is made wholly or not at all, and once.
enum ControlRequestTarget: FuzzTarget {
    static let name = "request"

    static func run(_ bytes: [UInt8]) {
        let request = request(bytes)
        do {
            let ledger = try SQLiteLedger.inMemory()
            defer { ledger.close() }
            try answer(request, ledger)
        } catch {
            check(false, "a ledger in memory works: \(error)")
        }
    }

    private static let now = Instant(seconds: 1_610_000_000)
    private static let peer = SocketPeer.local(user: 0, groups: [])

    private static func answer(_ request: HTTPRequest, _ ledger: SQLiteLedger) throws {
        var state = ControlState(access: AccessRules(ControlGroups(), owner: 0) { _ in nil })
        state.schedule = schedule
        state.ledger = ledger
        var told = 0
        let first = Router.answer(request, from: peer, state, at: now) { _ in told += 1 }
        let rows = try ledger.history(limit: 10).count
        check(told == rows, "what is changed is told, and kept: \(told), \(rows)")
        check(
            rows == 0 || (request.method == "POST" && first.status == 200 && rows == 1), "only POST changes, and once")
        checkForm(first)
        let second = Router.answer(request, from: peer, state, at: now) { _ in told += 1 }
        check(try ledger.history(limit: 10).count == rows && told == rows, "the same request again changes nothing")
        check(second.status == first.status && body(second) == body(first), "and is answered the same")
    }

    private static func checkForm(_ response: HTTPResponse) {
        let statuses = [200, 304, 400, 404, 405, 406, 409, 412, 413, 415, 422, 503]
        check(statuses.contains(response.status), "\(response.status) is one that is described")
        for header in response.headers {
            check(header.value.utf8.allSatisfy { (0x20...0x7E).contains($0) }, "\(header) can stand in a header")
        }
        guard response.status >= 400 else { return }
        let problem = try? JSON.value(ProblemEntry.self, from: body(response))
        check(problem?.status == response.status && problem?.detail.isEmpty == false, "a problem is told")
        check((problem?.detail.count ?? 0) < 20_000, "it is no longer than what was asked, nearly")
    }

    private static func body(_ response: HTTPResponse) -> [UInt8] {
        if case .bytes(let bytes) = response.body { bytes } else { [] }
    }

    private static func request(_ bytes: [UInt8]) -> HTTPRequest {
        var lines = bytes.split(separator: 10, maxSplits: 33, omittingEmptySubsequences: false)[...]
        let words =
            lines.popFirst()?.split(separator: 32, maxSplits: 1).map { String(decoding: $0, as: UTF8.self) } ?? []
        var request = HTTPRequest(words.first ?? "", words.count > 1 ? words[1] : "")
        while let line = lines.popFirst(), !line.isEmpty {
            let sides = line.split(separator: 58, maxSplits: 1).map { String(decoding: $0, as: UTF8.self) }
            guard sides.count == 2 else { continue }
            request.headers.append((sides[0], String(sides[1].drop { $0 == " " })))
        }
        request.body = Array(lines.joined(separator: [10]))
        return request
    }

    /// One plan with two units, a target, a deadline on a day and one a month.
    private static let schedule: Schedule = {
        let text = """
            title: A
            year: 2021
            units: [{id: thon-1, name: Thôn 1}, {id: thon-2, name: Thôn 2}]
            targets: [{id: tien-tien, title: Tiên tiến, at-least: 100%}]
            deadlines:
              - {id: mot, title: Một, by: 19/01, units: all}
              - {id: thang, title: Tháng, every: month, by: 25, units: all}
            """
        let reader = PlanReader(defaults: PlanDefaults(zone: .utc), zone: Zone.named)
        let (plan, diagnostics) = reader.read(Array(text.utf8), file: "a.yaml")
        guard let plan else { fatalError("\(diagnostics)") }
        return Schedule(plans: [plan], calendar: .weekdaysOnly)
    }()
}
