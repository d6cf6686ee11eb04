import CivilTime
import ControlAPI
import DaemonKit
import Glibc
import LinuxSystem
import PlanCore
import PlanFiles
import Storage

/// A request to the control server: a line with the method and the target, lines of headers, an empty one, the body. What is
/// answered has a form; a change is made wholly or not at all, once, and by nobody who may not.
///
/// It comes from somebody who may everything, or from whom the header `Peer` names: `network`, or the number of a group
/// (1 may read, 2 record, 3 administer). `/files/=` stands for the digest of the body.
enum ControlRequestTarget: FuzzTarget {
    static let name = "request"

    static func run(_ bytes: [UInt8]) {
        var request = request(bytes)
        let peer = peer(request.header("Peer"))
        do {
            if request.target.hasPrefix("/v1/files/=") {
                let digest = try SHA256()
                (request.body ?? []).withUnsafeBytes(digest.add)
                request.target = "/v1/files/\(digest.digits)" + request.target.dropFirst("/v1/files/=".count)
            }
            let ledger = try SQLiteLedger.inMemory()
            defer { ledger.close() }
            try answer(request, from: peer, ledger)
        } catch {
            check(false, "a ledger in memory works: \(error)")
        }
    }

    private static let now = Instant(seconds: 1_610_000_000)
    private static let secret = "0123456789abcdef"

    private static func peer(_ name: String?) -> SocketPeer {
        guard let name else { return .local(user: 0, groups: []) }
        return name == "network" ? .network : .local(user: 1000, groups: [UInt32(name) ?? 0])
    }

    /// Whether somebody may record, at the most.
    private static func mayRecord(_ peer: SocketPeer, _ request: HTTPRequest) -> Bool {
        switch peer {
        case .local(let user, let groups): user == 0 || !groups.isDisjoint(with: [2, 3])
        case .network: request.header("Authorization")?.hasSuffix(" " + secret) ?? false
        }
    }

    private static let access: AccessRules = {
        var groups = ControlGroups()
        (groups.read, groups.record, groups.administer) = (["1"], ["2"], ["3"])
        return AccessRules(groups, owner: 0) { UInt32($0) }
    }()

    private static func answer(_ request: HTTPRequest, from peer: SocketPeer, _ ledger: SQLiteLedger) throws {
        var state = ControlState(access: access)
        state.token = BearerToken(Array(secret.utf8))
        state.schedule = schedule
        state.ledger = ledger
        let folder = "\(LedgerRows.folder)/files"
        defer { remove(folder) }
        var bounds = FileBounds()
        (bounds.size, bounds.total) = (64, 96)
        state.files = FileStore(folder, bounds: bounds)
        var told = 0
        let first = respond(to: request, from: peer, state) { told += 1 }
        let rows = try ledger.history(limit: 10).count
        check(
            told + (first.status == 201 ? 1 : 0) == rows, "what is changed is told, and kept: \(told), \(rows)")
        let isChange = request.method == "POST" && first.status == 200 || request.method == "PUT" && first.status == 201
        check(rows == 0 || isChange && rows == 1, "only POST changes and PUT stores, and once")
        check(rows == 0 || mayRecord(peer, request), "nobody changes what he may not")
        checkForm(first)
        let second = respond(to: request, from: peer, state) { told += 1 }
        check(try ledger.history(limit: 10).count == rows, "the same request again changes nothing")
        guard request.method != "PUT" else {
            check(second.status == (first.status == 201 ? 200 : first.status), "a file that is there is there")
            return
        }
        check(second.status == first.status && body(second) == body(first), "and is answered the same")
    }

    /// As the server has it answered: a body that somebody takes comes behind the headers.
    private static func respond(
        to request: HTTPRequest, from peer: SocketPeer, _ state: ControlState, changed: () -> Void
    ) -> HTTPResponse {
        var head = request
        head.body = []
        let taker = Router.upload(
            head, from: peer, state, at: now,
            finish: { [head] in Router.answer(head, upload: $0, from: peer, state, at: now) }, refuse: { _ in })
        guard let taker else { return Router.answer(request, from: peer, state, at: now) { _ in changed() } }
        if !taker.hasEnough { (request.body ?? []).withUnsafeBytes(taker.take) }
        return taker.answer()
    }

    /// What is there, and what is in it.
    private static func remove(_ path: String) {
        if let folder = opendir(path) {
            while let entry = readdir(folder) {
                let name = withUnsafeBytes(of: entry.pointee.d_name) {
                    String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
                }
                if name != ".", name != ".." { remove("\(path)/\(name)") }
            }
            closedir(folder)
        }
        Glibc.remove(path)
    }

    private static func checkForm(_ response: HTTPResponse) {
        let statuses = [200, 201, 304, 400, 401, 403, 404, 405, 406, 409, 412, 413, 415, 422, 503, 507]
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
