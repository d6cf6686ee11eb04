import CivilTime
import ControlAPI
import Foundation
import LinuxSystem
import PlanCore
import PlanFiles
import Storage
import Testing

@testable import DaemonKit

@Suite struct RouterTests {
    struct Case: CustomTestStringConvertible {
        var testDescription: String
        var target: String
        var method = "GET"
        var headers: [(name: String, value: String)] = []
        var status: Int
        var code: String?

        init(
            _ name: String, _ target: String, method: String = "GET",
            headers: [(name: String, value: String)] = [], _ status: Int, _ code: String? = nil
        ) {
            testDescription = name
            (self.target, self.method, self.headers, self.status, self.code) = (target, method, headers, status, code)
        }
    }

    @Test(
        "each request has its status, and each problem its code",
        arguments: [
            Case("plans", "/v1/plans", 200), Case("a plan", "/v1/plans/a", 200),
            Case("only the head", "/v1/plans", method: "HEAD", 200), Case("by a proxy", "http://h/v1/plans", 200),
            Case("an escape that needs none", "/v1/%70lans", 200), Case("dates", "/v1/deadlines", 200),
            Case("the board", "/v1/board", 200), Case("the history", "/v1/history", 200),
            Case("drafts", "/v1/drafts", 200), Case("a deadline", "/v1/plans/a/deadlines/mot@2021", 200),
            Case("none of it", "/v1/plans/a/deadlines/mot@2020", 404, "deadline-unknown"),
            Case("no occurrence", "/v1/plans/a/deadlines/mot", 404, "deadline-unknown"),
            Case("a change that is looked at", "/v1/plans/a/silence", 405, "method-unknown"),
            Case("neither yes nor no", "/v1/board?missing=1", 400, "parameter-invalid"),
            Case("a history of what is no id", "/v1/history?plan=A", 400, "parameter-invalid"),
            Case("reminders to come", "/v1/reminders/coming", 200), Case("sent", "/v1/reminders/sent", 200),
            Case("holidays", "/v1/holidays?year=2021", 200), Case("health", "/v1/health", 200),
            Case("metrics", "/metrics", 200), Case("events", "/v1/events", 200),
            Case("its description", "/v1/openapi.json", 200),
            Case("a plan that is not there", "/v1/plans/z", 404, "plan-unknown"),
            Case("a filter by it", "/v1/deadlines?plan=z", 404, "plan-unknown"),
            Case("nothing", "/", 404, "resource-unknown"), Case("too much", "/v1/plans/a/b", 404, "resource-unknown"),
            Case("a slash too many", "/v1/plans/", 404, "plan-unknown"),
            Case("a way upwards", "/v1/plans/../../etc/passwd", 404, "resource-unknown"),
            Case("the same in disguise", "/v1/plans/..%2f..%2fetc", 404, "plan-unknown"),
            Case("a blank behind it", "/v1/plans ", 400, "target-invalid"),
            Case("no target", "*", 400, "target-invalid"), Case("nothing at all", "", 400, "target-invalid"),
            Case("half an escape", "/v1/plans/%4", 400, "target-invalid"),
            Case("bytes that are no UTF-8", "/v1/plans/%c3%28", 400, "target-invalid"),
            Case("a zero byte", "/v1/plans/%00", 400, "target-invalid"),
            Case("a letter that is not escaped", "/v1/plans/kế", 400, "target-invalid"),
            Case("a long way", "/" + String(repeating: "a", count: 9000), 400, "target-invalid"),
            Case("an unknown parameter", "/v1/plans?x=1", 400, "parameter-unknown"),
            Case("one twice", "/v1/plans?limit=1&limit=1", 400, "parameter-repeated"),
            Case("no number", "/v1/plans?limit=ten", 400, "parameter-invalid"),
            Case("too many", "/v1/plans?limit=501", 400, "parameter-invalid"),
            Case("no day", "/v1/deadlines?from=2021-02-30", 400, "parameter-invalid"),
            Case("a range turned round", "/v1/deadlines?from=2021-02-02&to=2021-02-01", 400, "parameter-invalid"),
            Case("no id", "/v1/reminders/sent?plan=", 400, "parameter-invalid"),
            Case("no cursor", "/v1/plans?cursor=zz", 400, "cursor-invalid"),
            Case("another list's cursor", "/v1/reminders/sent?cursor=61", 400, "cursor-invalid"),
            Case("a cursor that was made up", "/v1/reminders/coming?cursor=611f62", 400, "cursor-invalid"),
            Case("another method", "/v1/plans", method: "DELETE", 405, "method-unknown"),
            Case("a method of nobody's", "/v1/plans", method: "FOO", 405, "method-unknown"),
            Case("another type", "/v1/plans", headers: [("Accept", "text/html")], 406, "type-unknown"),
            Case("any type", "/v1/plans", headers: [("accept", "text/html, */*;q=0.1")], 200),
            Case("not that one", "/v1/plans", headers: [("Accept", "application/json;q=0, */*")], 406, "type-unknown"),
        ])
    func statuses(test: Case) throws {
        let response = try RouterScene().answer(test.target, method: test.method, headers: test.headers)
        #expect(response.status == test.status && response.problem?.code == test.code)
        if test.status >= 400 {
            #expect(response.header("Content-Type") == "application/problem+json")
            #expect(response.problem?.status == test.status)
            #expect((response.header("Allow") != nil) == (test.status == 405))
        }
    }

    @Test("a problem is told in the language that is liked best, else in the service's")
    func languages() throws {
        let scene = try RouterScene()
        func detail(_ accepted: String?) -> String? {
            scene.answer("/x", headers: accepted.map { [("Accept-Language", $0)] } ?? []).problem?.detail
        }
        let (vietnamese, english) = ("không có địa chỉ này", "there is nothing at this path")
        for (accepted, text) in [
            (nil, english), ("vi", vietnamese), ("vi-VN,en;q=0.5", vietnamese), ("en;q=0.5, vi;q=0.9", vietnamese),
            ("vi;q=0, en", english), ("fr", english), (";;;,=q", english),
        ] {
            #expect(detail(accepted) == text, "\(accepted ?? "–")")
        }
    }

    // MARK: Who may

    @Test("who is in no group learns nothing, whatever is asked")
    func strangers() throws {
        let scene = try RouterScene()
        for target in ["/v1/plans", "/v1/nothing", "*", "/v1/events"] {
            #expect(scene.answer(target, from: RouterScene.stranger).status == 403)
        }
        #expect(scene.answer("/v1/plans", from: .local(user: 0, groups: [])).status == 200)
        #expect(scene.answer("/v1/plans", from: .local(user: 1000, groups: [])).status == 200)
    }

    @Test("who may more may less, and the greatest of several rights counts")
    func rights() {
        var groups = ControlGroups()
        (groups.read, groups.record, groups.administer) = (["a"], ["b"], ["c", "nobody"])
        let rules = AccessRules(groups, owner: 1000) { ["a": 1, "b": 2, "c": 3][$0] }
        #expect(rules.right(user: 5, groups: [1]) == .read)
        #expect(rules.right(user: 5, groups: [1, 2, 9]) == .record)
        #expect(rules.right(user: 5, groups: [3]) == .administer)
        #expect(rules.right(user: 5, groups: [4]) == nil)
        #expect(rules.unknownGroups == ["nobody"])
    }

    @Test("by the network a token is needed, and the right one")
    func tokens() throws {
        var scene = try RouterScene()
        func status(_ header: String?) -> Int {
            scene.answer("/v1/plans", headers: header.map { [("Authorization", $0)] } ?? [], from: .network).status
        }
        #expect(status("Bearer 0123456789abcdef") == 200 && status("bearer 0123456789abcdef") == 200)
        for wrong in [
            nil, "", "Bearer", "Bearer ", "Bearer 0123456789abcdeF", "Bearer 0123456789abcdef0",
            "Basic 0123456789abcdef",
        ] {
            #expect(status(wrong) == 401, "\(wrong ?? "–")")
        }
        scene.state.token = nil
        #expect(status("Bearer 0123456789abcdef") == 401 && status(nil) == 401)
        #expect(BearerToken([]) == nil && BearerToken(Array("short".utf8)) == nil, "could be guessed")
    }

    // MARK: Lists

    @Test("the pages of a list are the list, however long they are", arguments: [1, 2, 3, 100])
    func pages(limit: Int) throws {
        let scene = try RouterScene()
        #expect(try scene.list(PlanSummary.self, "/v1/plans?limit=\(limit)").map(\.id) == ["a", "b", "c"])
        let dates = try scene.list(DatedEntry.self, "/v1/deadlines?to=2021-12-31&limit=\(limit)")
        #expect(dates.map { "\($0.plan)/\($0.date.item)" } == ["a/mot", "a/hai", "b/mot", "b/hai", "c/mot", "c/hai"])
        #expect(dates.map(\.daysLeft) == [9, 15, 9, 15, 9, 15])
        let coming = try scene.list(ReminderEntry.self, "/v1/reminders/coming?to=2021-12-31&limit=\(limit)")
        let agenda = try Agenda(scene.state.schedule, in: scene.now..<scene.now + .days(355))
        #expect(coming.map(\.reminder).sorted() == agenda.notices.map(\.reminder.identity).sorted())
        #expect(zip(coming, coming.dropFirst()).allSatisfy { ($0.at, $0.reminder) < ($1.at, $1.reminder) })
        // Three each; those of the 25th three days and one before fall on the same Friday.
        #expect(coming.count == 15)
    }

    @Test("a plan that comes or goes between two pages neither hides nor repeats another")
    func stablePages() throws {
        var scene = try RouterScene(plans: ["b", "d", "f"])
        let first = try scene.value(Page<PlanSummary>.self, "/v1/plans?limit=2")
        let dates = try scene.value(Page<DatedEntry>.self, "/v1/deadlines?limit=3")
        let coming = try scene.value(Page<ReminderEntry>.self, "/v1/reminders/coming?limit=2")
        scene.serve(["a", "b", "e", "f"])
        let plans = try scene.list(PlanSummary.self, "/v1/plans?limit=2&cursor=\(try #require(first.next))")
        #expect(first.items.map(\.id) == ["b", "d"] && plans.map(\.id) == ["e", "f"])
        let others = try scene.list(
            DatedEntry.self, "/v1/deadlines?limit=100&to=2021-12-31&cursor=\(try #require(dates.next))")
        #expect(others.map(\.plan) == ["e", "e", "f", "f"])
        let next = try scene.value(
            Page<ReminderEntry>.self, "/v1/reminders/coming?limit=2&cursor=\(try #require(coming.next))")
        #expect(coming.items.map(\.plan) == ["b", "d"] && next.items.map(\.plan) == ["e", "f"])
    }

    @Test("many plans are looked through in several pages, so that nobody waits for one")
    func boundedPages() throws {
        let ids = (0..<450).map { "p\(1000 + $0)" }
        let scene = try RouterScene(plans: ids)
        let none = try scene.value(Page<DatedEntry>.self, "/v1/deadlines?unit=none")
        #expect(none.items.isEmpty && none.next != nil)
        #expect(try scene.list(DatedEntry.self, "/v1/deadlines?unit=none").isEmpty)
        let all = try scene.list(DatedEntry.self, "/v1/deadlines?limit=500&to=2021-12-31")
        #expect(all.map(\.plan) == ids.flatMap { [$0, $0] })
    }

    @Test("lists are filtered")
    func filters() throws {
        var scene = try RouterScene()
        scene.state.rejected = ["b", "gone"]
        #expect(try scene.list(PlanSummary.self, "/v1/plans?state=stale").map(\.id) == ["b"])
        #expect(try scene.list(PlanSummary.self, "/v1/plans?state=served").map(\.id) == ["a", "c"])
        let dates = try scene.list(DatedEntry.self, "/v1/deadlines?plan=b&from=2021-01-20&to=2021-01-30")
        #expect(dates.map(\.date.item) == ["hai"])
        #expect(try scene.list(DatedEntry.self, "/v1/deadlines?kind=phase").isEmpty)
        #expect(
            try scene.list(ReminderEntry.self, "/v1/reminders/coming?plan=c&to=2021-01-18").map(\.rule) == [
                "-3d", "-1d",
            ])
    }

    @Test("what was sent is told with what each sink did")
    func sent() throws {
        let scene = try RouterScene()
        let ledger = try #require(scene.state.ledger)
        let key = Parcel.Key(sink: "files", name: "2021/x.txt")
        let parcel = Parcel(key: key, bytes: [], reminders: ["a/mot@2021#0d/2021-01-19"])
        _ = try ledger.commit(
            Batch(parcels: [parcel], marks: [], endings: [], decidedThrough: scene.now), at: scene.now)
        try ledger.settle([Settlement(key: key)], at: scene.now)
        let entry = try #require(try scene.list(DeliveryEntry.self, "/v1/reminders/sent?plan=a").first)
        #expect(entry.reminder == "a/mot@2021#0d/2021-01-19" && entry.plan == "a" && entry.sink == "files")
        #expect(entry.deliveredAt == "2021-01-10T00:00:00Z")
    }

    @Test("while the ledger is in trouble the plans are shown, and what needs it says why it cannot be")
    func ledgerTrouble() throws {
        var scene = try RouterScene()
        (scene.state.ledger, scene.state.standing, scene.state.ledgerTrouble) = (nil, { nil }, "disk full")
        #expect(scene.answer("/v1/plans").status == 200)
        for target in ["/v1/reminders/coming", "/v1/reminders/sent"] {
            let response = scene.answer(target)
            #expect(response.status == 503 && response.problem?.detail.contains("disk full") == true)
        }
        let health = try scene.value(HealthEntry.self, "/v1/health")
        #expect(health.status == "trouble" && health.troubles.map(\.part) == ["ledger"])
    }

    // MARK: What is known already

    @Test("what a client has is not sent again until it changes")
    func conditional() throws {
        var scene = try RouterScene()
        let cache = AnswerCache()
        let first = scene.answer("/v1/plans", cache: cache)
        let tag = try #require(first.header("ETag"))
        for known in [tag, "W/\(tag)", "\"x\", \(tag)", "*"] {
            let again = scene.answer("/v1/plans", headers: [("If-None-Match", known)], cache: cache)
            #expect(again.status == 304 && again.bytes.count == first.bytes.count && again.header("ETag") == tag)
        }
        scene.serve(["a"])
        cache.forget()
        let changed = scene.answer("/v1/plans", headers: [("If-None-Match", tag)], cache: cache)
        #expect(changed.status == 200 && changed.header("ETag") != tag)
    }

    @Test("an answer is kept until the second ends, and for nobody who may not see it")
    func cached() throws {
        var scene = try RouterScene()
        let cache = AnswerCache()
        let first = scene.answer("/v1/plans", cache: cache).bytes
        scene.serve(["a"])
        #expect(scene.answer("/v1/plans", cache: cache).bytes == first, "as if nothing had changed: nobody told")
        #expect(scene.answer("/v1/plans", from: RouterScene.stranger, cache: cache).status == 403)
        #expect(scene.answer("/v1/plans", method: "DELETE", cache: cache).status == 405)
        scene.now = scene.now + .seconds(1)
        #expect(scene.answer("/v1/plans", cache: cache).bytes != first)
    }

    // MARK: Its description

    @Test("the description tells of every resource and every parameter, and of no other")
    func description() throws {
        let bytes = try RouterScene().answer("/v1/openapi.json").bytes
        let document = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        let paths = try #require(document["paths"] as? [String: [String: Any]])
        let components = try #require(document["components"] as? [String: [String: Any]])
        /// What is written once for all stands there by its name.
        func resolved(_ value: [String: Any]) -> [String: Any] {
            guard let name = (value["$ref"] as? String)?.split(separator: "/").last else { return value }
            return components["parameters"]?[String(name)] as? [String: Any] ?? [:]
        }
        #expect(Set(paths.keys) == Set(Router.routes.map { "/" + $0.path.joined(separator: "/") }))
        for route in Router.routes {
            let path = try #require(paths["/" + route.path.joined(separator: "/")])
            // To look at a resource is described as GET alone.
            let method = try #require(route.methods.first).lowercased()
            let methods = Router.routes.filter { $0.path == route.path }.compactMap { $0.methods.first?.lowercased() }
            #expect(Set(path.keys).subtracting(["parameters"]) == Set(methods))
            let operation = try #require(path[method] as? [String: Any])
            let parameters = (operation["parameters"] as? [[String: Any]] ?? []).map(resolved)
            let names = parameters.filter { $0["in"] as? String == "query" }.compactMap { $0["name"] as? String }
            #expect(names == route.parameters)
            let places = (path["parameters"] as? [[String: Any]] ?? []).map(resolved)
            #expect(
                places.compactMap { $0["name"] as? String }
                    == route.path.filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) })
            let isKeyed = parameters.contains { $0["name"] as? String == "Idempotency-Key" }
            #expect(isKeyed == (method == "post"))
        }
    }

    @Test("figures are in the form that Prometheus reads")
    func metrics() throws {
        var scene = try RouterScene()
        scene.state.counts.answers = [404: 1, 200: 7]
        let lines = String(decoding: scene.answer("/metrics").bytes, as: UTF8.self).split(separator: "\n")
        #expect(lines.contains("hanchot_plans 3") && lines.contains("hanchot_ledger_up 1"))
        #expect(lines.contains("hanchot_control_answers_total{status=\"200\"} 7"))
        let form = /[a-z_]+(\{[a-z]+="[a-z0-9]+"\})? [0-9]+/
        for line in lines where !line.hasPrefix("#") { #expect(line.wholeMatch(of: form) != nil, "\(line)") }
    }

    @Test(
        "who comes back is told where something may be missing: dropped, never kept, or of another life of the service")
    func gaps() {
        var history = EventHistory(since: 100)
        func names(after id: Int64) -> [String] { history.events(after: id).map { "\($0.name) \($0.id)" } }
        #expect(names(after: 100).isEmpty && names(after: 99) == ["gap 100"] && names(after: 101) == ["gap 100"])
        for moment in [110, 120] { _ = history.add("plans", data: EventData("{}"), at: Int64(moment)) }
        #expect(names(after: 110) == ["plans 120"] && names(after: 90) == ["gap 100", "plans 110", "plans 120"])
        #expect(names(after: 130) == ["gap 120"], "of a clock that ran ahead")
        history.forget(through: 130)
        _ = history.add("plans", data: EventData("{}"), at: 140)
        #expect(names(after: 120).first?.hasPrefix("gap") == true && names(after: 140).isEmpty)
    }

    @Test(
        "an id that no event can have is refused",
        arguments: ["abc", "", "-1", "1.5", "+1", "007", "99999999999999999999"])
    func eventIDs(text: String) throws {
        let answer = try RouterScene().answer("/v1/events", headers: [("Last-Event-ID", text)])
        #expect(answer.status == 400 && answer.problem?.code == "event-id-invalid")
    }

    @Test(
        "events come in the language that is asked for",
        arguments: [("en", "en"), ("vi, en;q=0.5", "vi"), ("fr", "en")])
    func eventLanguage(asked: String, told: String) throws {
        let answer = try RouterScene().answer("/v1/events", headers: [("Accept-Language", asked)])
        #expect(answer.status == 200 && answer.header("Content-Language") == told)
    }

    @Test("what is no request is a problem in the language that it asks for, whoever sends it")
    func faults() throws {
        let headers = [("Host", "h"), ("Content-Length", "2"), ("Transfer-Encoding", "chunked")]
        var request = HTTPRequest("GET", "/v1/plans", headers: headers)
        request.fault = RequestFault(in: request, version: "HTTP/1.1")
        let scene = try RouterScene()
        for (language, detail) in [("en", "either Content-Length or"), ("vi", "chỉ được có một trong")] {
            request.headers.append(("Accept-Language", language))
            let answer = Router.answer(request, from: .network, scene.state, at: scene.now)
            #expect(answer.status == 400 && answer.header("Content-Type") == "application/problem+json")
            #expect(answer.problem?.code == "length-ambiguous" && answer.problem?.detail.hasPrefix(detail) ?? false)
            request.headers.removeLast()
        }
    }

    @Test("events of late are repeated for who was away, and their ids only grow")
    func eventHistory() {
        var history = EventHistory()
        let ids = [10, 10, 5].map { history.add("plans", data: EventData("{}"), at: $0).id }
        #expect(ids == [10, 11, 12])
        #expect(history.events(after: 10).map(\.id) == [11, 12] && history.events(after: 12).isEmpty)
        for _ in 0..<1000 { _ = history.add("plans", data: EventData("{}"), at: 0) }
        let rest = history.events(after: 12)
        #expect(rest.count == 257 && rest[0].name == "gap" && rest.dropFirst().allSatisfy { $0.name == "plans" })
        #expect(zip(rest, rest.dropFirst()).allSatisfy { $0.id < $1.id })
        #expect(ServerEvent(id: 1, name: "plans", data: "{}").text == "id: 1\nevent: plans\ndata: {}\n\n")
    }
}
