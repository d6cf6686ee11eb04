import CivilTime
import ControlAPI
import LinuxSystem
import PlanCore
import PlanFiles
import Storage
import Testing

@testable import DaemonKit

private let deadlinePath = "/v1/plans/a/deadlines/mot@2021"
private let unitPath = deadlinePath + "/submissions/thon-1"

/// Changes of the board over HTTP, and the board as they leave it.
@Suite struct BoardRouteTests {
    private static func cell(_ scene: RouterScene) throws -> BoardCellEntry {
        try #require(try scene.value(BoardRowEntry.self, deadlinePath).cells.first)
    }

    // MARK: What will be sent

    @Test("of what is to come only what will be sent is listed, at its instant, naming who is awaited then")
    func coming() throws {
        var scene = try RouterScene()
        func coming(_ query: String = "") throws -> [String] {
            try scene.list(ReminderEntry.self, "/v1/reminders/coming?to=2021-12-31&limit=2\(query)")
                .map { "\($0.reminder) \($0.at.prefix(13)) \($0.units.joined(separator: " "))" }
        }
        let before = try coming()
        #expect(before.first == "a/mot@2021#-3d/2021-01-19 2021-01-15T08 thon-1" && before.count == 15)
        #expect(scene.post("\(unitPath)/receive", key: "1").status == 200)
        #expect(try coming() == before.filter { !$0.hasPrefix("a/mot@") })
        #expect(try scene.value(HealthEntry.self, "/v1/health").nextReminder == "b/mot@2021#-3d/2021-01-19")
        let snooze = scene.post("/v1/plans/b/deadlines/mot@2021/snooze", #"{"until":"2021-01-18T14:00:00Z"}"#, key: "2")
        #expect(snooze.status == 200)
        #expect(scene.post("/v1/plans/c/silence", #"{"reason":"lũ"}"#, key: "3").status == 200)
        try scene.followBoard()
        #expect(
            try coming("&plan=b").prefix(2) == [
                "b/mot@2021#snoozed-20210118T140000Z/2021-01-19 2021-01-18T14 thon-1",
                "b/mot@2021#0d/2021-01-19 2021-01-19T08 thon-1",
            ])
        #expect(try coming("&plan=c").isEmpty)
        #expect(try coming().count == 15 - 3 - 2 + 1 - 5)
    }

    @Test("what a digest will hold of it is told, counting what went to its recipient that day, whatever page it is on")
    func comingHeld() throws {
        var scene = try RouterScene()
        var engine = try #require(scene.state.engine)
        func held(_ query: String = "", beyond: Int) throws -> [String] {
            engine.digests.rules = [
                "thon-1": DigestRule(at: try #require(TimeOfDay(hour: 16, minute: 0)), beyond: beyond)
            ]
            scene.state.standing = { [engine] in engine }
            return try scene.list(ReminderEntry.self, "/v1/reminders/coming?to=2021-01-20&limit=2\(query)")
                .filter { $0.isHeld ?? false }.map(\.reminder)
        }
        // Of three a day from each plan; those of the last day would be told in time too, the cutoff is at midnight.
        let days = ["#-3d", "#-1d", "#0d"]
        let expected = days.flatMap { day in ["b", "c"].map { "\($0)/mot@2021\(day)/2021-01-19" } }
        #expect(try held(beyond: 1) == expected)
        #expect(try held("&plan=c", beyond: 1) == expected.filter { $0.hasPrefix("c") }, "others count as well")
        #expect(try held(beyond: 2) == expected.filter { $0.hasPrefix("c") })
        #expect(try held(beyond: 3).isEmpty)
    }

    @Test("what is met is passed over in bounded steps: a page may be empty and is not the last")
    func comingInSteps() throws {
        let scene = try RouterScene(plans: ["a"])
        for (number, key) in (2021...2027).map({ ($0 - 2021, "\($0)") }) {
            for item in ["mot", "hai"] {
                let path = "/v1/plans/a/deadlines/\(item)@\(key)/close"
                #expect(scene.post(path, #"{"reason":"xong"}"#, key: "\(item)\(number)").status == 200)
            }
        }
        let engine = try #require(scene.state.engine)
        let ledger = try #require(scene.state.ledger)
        let cut = try Agenda(walking: engine, before: .distantFuture, limit: 1, looks: 5, records: ledger.records)
        #expect(cut.notices.isEmpty && cut.lookedThrough != nil)
        let whole = try Agenda(walking: engine, before: .distantFuture, limit: 1, looks: 500, records: ledger.records)
        #expect(whole.notices.map(\.reminder.identity) == ["a/mot@2028#-3d/2028-01-19"] && whole.lookedThrough == nil)
    }

    // MARK: What is changed

    @Test("a dossier comes, is returned, comes again and is accepted; every step is told and kept, with who did it")
    func submission() throws {
        let scene = try RouterScene()
        var told: [String] = []
        func post(_ action: String, _ body: String, _ key: String, _ peer: SocketPeer) {
            let response = scene.post("\(unitPath)/\(action)", body, key: key, from: peer) { told.append($0.action) }
            #expect(response.status == 200, "\(String(decoding: response.bytes, as: UTF8.self))")
        }
        post(
            "receive",
            #"{"number":"12/BC-UBND","figures":{"tien-tien":{"registered":19,"total":20}},"at":"2021-01-09T08:00:00+07:00"}"#,
            "1", RouterScene.clerk)
        let received = try Self.cell(scene)
        #expect(received.state == "received" && received.timeliness == "onTime" && received.recordedBy == "987651")
        #expect(received.number == "12/BC-UBND" && received.receivedAt == "2021-01-09T01:00:00+00:00")
        #expect(received.figures?["tien-tien"]?.registered == 19)
        post("return", #"{"reason":"thiếu chữ ký"}"#, "2", RouterScene.chair)
        #expect(try Self.cell(scene).state == "returned")
        post("receive", #"{"number":"13/BC-UBND"}"#, "3", RouterScene.clerk)
        post("accept", "", "4", RouterScene.chair)
        #expect(try Self.cell(scene).state == "accepted")
        #expect(try scene.value(BoardRowEntry.self, deadlinePath).isMet)
        #expect(told == ["receive", "return", "receive", "accept"])
        let history = try scene.list(ChangeEntry.self, "/v1/history?plan=a&limit=1")
        #expect(history.map(\.action) == told.reversed() && history.allSatisfy { $0.unit == "thon-1" })
        #expect(history.map(\.actor) == ["987652", "987651", "987652", "987651"])
        #expect(history[2].reason == "thiếu chữ ký" && history[2].detail == "Thôn 1")
        for (filter, count) in [
            ("actor=987651", 2), ("action=return", 1), ("unit=thon-2", 0), ("plan=b", 0), ("since=2021-01-11", 0),
            ("subject=a/mot@2021", 4),
        ] {
            #expect(try scene.list(ChangeEntry.self, "/v1/history?limit=3&\(filter)").count == count, "\(filter)")
        }
    }

    @Test("a deadline is snoozed, extended, closed and opened again; a plan is silenced and speaks")
    func deadline() throws {
        var scene = try RouterScene()
        func post(_ path: String, _ body: String, _ key: String) throws -> ChangeEntry {
            let response = scene.post(path, body, key: key)
            try scene.followBoard()
            #expect(response.status == 200, "\(String(decoding: response.bytes, as: UTF8.self))")
            return try JSON.value(ChangeEntry.self, from: response.bytes)
        }
        _ = try post("\(deadlinePath)/snooze", #"{"until":"2021-01-15T00:00:00Z"}"#, "1")
        #expect(try scene.value(BoardRowEntry.self, deadlinePath).snoozedUntil == "2021-01-15T00:00:00Z")
        let extended = try post("\(deadlinePath)/extend", #"{"to":"2021-01-22","reason":"mưa bão"}"#, "2")
        #expect(extended.before == "due 2021-01-19" && extended.after == "due 2021-01-22")
        var row = try scene.value(BoardRowEntry.self, deadlinePath)
        #expect(row.date.lastGoodDay == "2021-01-22" && row.date.movedFrom == "2021-01-19" && row.daysLeft == 12)
        #expect(row.date.cutoff == "2021-01-23T00:00:00Z" && row.extensions?.map(\.reason) == ["mưa bão"])
        // From the date in force, and not from the plan's.
        #expect(
            try post("\(deadlinePath)/extend", #"{"to":"2021-01-25","reason":"x"}"#, "3").before == "due 2021-01-22")
        #expect(
            try post("\(deadlinePath)/extend", #"{"to":"2021-01-20","reason":"gõ nhầm"}"#, "8").after
                == "due 2021-01-20")
        #expect(try post("\(deadlinePath)/resume", "", "9").before == "snoozed until 2021-01-15T00:00:00Z")
        _ = try post("\(deadlinePath)/close", #"{"reason":"đủ rồi"}"#, "4")
        let closed = scene.post("\(deadlinePath)/extend", #"{"to":"2021-01-27","reason":"x"}"#, key: "10")
        #expect(closed.status == 409 && closed.problem?.code == "closed")
        row = try scene.value(BoardRowEntry.self, deadlinePath)
        #expect(row.isMet && row.closing?.reason == "đủ rồi" && row.cells.map(\.timeliness) == ["excused"])
        _ = try post("\(deadlinePath)/reopen", #"{"reason":"chưa đủ"}"#, "5")
        #expect(try scene.value(BoardRowEntry.self, deadlinePath).closing == nil)
        _ = try post("/v1/plans/a/silence", #"{"reason":"tạm dừng"}"#, "6")
        #expect(try scene.state.ledger?.planRecords()["a"]?.isSilent(at: scene.now) == true)
        _ = try post("/v1/plans/a/speak", "", "7")
        #expect(try scene.state.ledger?.planRecords()["a"]?.isSilent(at: scene.now) ?? false == false)
    }

    @Test("a deadline cannot be put off into quiet hours that last past its cutoff: nothing would be sent any more")
    func snoozeIntoQuiet() throws {
        var scene = try RouterScene(plans: [])
        let night = QuietTime(begins: try CalendarExpression(parsing: "20:00"), lasting: .hours(11))
        scene.serve([RouterScene.plan("a", quiet: [night])])
        let body = #"{"until":"2021-01-19T22:00:00Z"}"#
        #expect(scene.post("\(deadlinePath)/snooze", body, key: "1").status == 200)
        scene.now = Zone.utc.start(of: Day(clippingYear: 2021, month: 1, day: 19)) + .hours(21)
        #expect(scene.post("\(deadlinePath)/snooze", body, key: "2").problem?.code == "quiet-until-cutoff")
        #expect(scene.post("\(deadlinePath)/snooze", body, key: "1").status == 200, "as it was answered then")
    }

    @Test("where a plan names no units, '-' stands for everybody")
    func everybody() throws {
        var scene = try RouterScene()
        let plan = RouterScene.plan("a")
        var deadlines = plan.deadlines
        for index in deadlines.indices { deadlines[index].units = [] }
        let bare = Plan(id: "a", file: "a.yaml", title: "A", years: plan.years, zone: .utc, deadlines: deadlines)
        scene.state.schedule = Schedule(plans: [bare], calendar: .weekdaysOnly)
        #expect(scene.post("\(deadlinePath)/submissions/-/receive").status == 200)
        #expect(try scene.value(BoardRowEntry.self, deadlinePath).isMet)
        #expect(scene.post("\(deadlinePath)/submissions/thon-1/receive", key: "2").problem?.code == "unit-unknown")
    }

    // MARK: What is not

    struct Case: CustomTestStringConvertible {
        var testDescription: String
        var target: String
        var body: String
        var status: Int
        var code: String

        init(_ name: String, _ target: String, _ body: String, _ status: Int, _ code: String) {
            (testDescription, self.target, self.body, self.status, self.code) = (name, target, body, status, code)
        }
    }

    @Test(
        "what cannot be done says why, and changes nothing",
        arguments: [
            Case("no JSON", "\(unitPath)/receive", "{", 400, "body-invalid"),
            Case("no object", "\(unitPath)/receive", "[]", 400, "body-invalid"),
            Case("an empty text", "\(unitPath)/receive", " ", 400, "body-invalid"),
            Case("a member too many", "\(unitPath)/receive", #"{"numbr":"1"}"#, 400, "member-unknown"),
            Case("one within", "\(unitPath)/receive", #"{"figures":{"tien-tien":{"x":1}}}"#, 400, "member-unknown"),
            Case("a member twice", "\(unitPath)/receive", #"{"note":"a","note":"b"}"#, 400, "member-repeated"),
            Case("twice in disguise", "\(unitPath)/receive", #"{"note":"a","n\u006fte":"b"}"#, 400, "member-repeated"),
            Case(
                "twice within", "\(unitPath)/receive", #"{"figures":{"tien-tien":{"total":1,"total":2}}}"#, 400,
                "member-repeated"),
            Case("null", "\(unitPath)/receive", #"{"note":null}"#, 400, "member-invalid"),
            Case("another type", "\(unitPath)/receive", #"{"note":1}"#, 400, "member-invalid"),
            Case(
                "half a figure", "\(unitPath)/receive", #"{"figures":{"tien-tien":{"total":1.5}}}"#, 400,
                "member-invalid"),
            Case("a member too few", "\(deadlinePath)/snooze", "{}", 400, "member-missing"),
            Case("no instant", "\(deadlinePath)/snooze", #"{"until":"mai"}"#, 400, "member-invalid"),
            Case(
                "an instant of nowhere", "\(deadlinePath)/snooze", #"{"until":"2021-01-15T00:00:00"}"#, 400,
                "member-invalid"),
            Case("no day", "\(deadlinePath)/extend", #"{"to":"2021-02-30"}"#, 400, "member-invalid"),
            Case("no reason", "\(deadlinePath)/extend", #"{"to":"2021-01-22"}"#, 422, "reason-missing"),
            Case("past the cutoff", "\(deadlinePath)/snooze", #"{"until":"2021-01-21T00:00:00Z"}"#, 422, "past-cutoff"),
            Case(
                "a target of nobody's", "\(unitPath)/receive", #"{"figures":{"x":{"total":1}}}"#, 422, "target-unknown"),
            Case("ahead of time", "\(unitPath)/receive", #"{"at":"2021-01-11T00:00:00Z"}"#, 422, "instant-ahead"),
            Case(
                "too long a note", "\(unitPath)/receive", #"{"note":"\#(String(repeating: "a", count: 1001))"}"#, 422,
                "text-too-long"),
            Case("what never came", "\(unitPath)/accept", "{}", 409, "state-unfit"),
            Case("what is open", "\(deadlinePath)/reopen", #"{"reason":"x"}"#, 409, "unchanged"),
            Case("a plan of nobody's", "/v1/plans/z/silence", #"{"reason":"x"}"#, 404, "plan-unknown"),
            Case("a unit of nobody's", "\(deadlinePath)/submissions/thon-9/receive", "{}", 404, "unit-unknown"),
            Case("a way upwards", "\(deadlinePath)/submissions/..%2f../receive", "{}", 404, "unit-unknown"),
            Case("nobody", "\(deadlinePath)/submissions//receive", "{}", 404, "unit-unknown"),
        ])
    func refused(test: Case) throws {
        let scene = try RouterScene()
        var told = 0
        let response = scene.post(test.target, test.body) { _ in told += 1 }
        let problem = try #require(response.problem)
        #expect(problem.status == test.status && problem.code == test.code, "\(problem)")
        #expect(problem.type == "urn:hanchot:problem:\(test.code)")
        #expect(told == 0 && scene.state.ledger.map { (try? $0.history(limit: 9))?.isEmpty } == true)
    }

    @Test("what the body should have been is said by name")
    func faults() throws {
        let scene = try RouterScene()
        func detail(_ body: String, _ language: String) throws -> String {
            try #require(scene.post("\(unitPath)/receive", body, headers: [("Accept-Language", language)]).problem)
                .detail
        }
        #expect(try detail(#"{"nmber":"1"}"#, "en") == "there is no member 'nmber' (did you mean 'number'?)")
        #expect(try detail(#"{"xyz":1}"#, "vi") == "không có mục 'xyz' (có: at, figures, files, note, number, reason)")
        #expect(
            try detail(#"{"figures":{"tien-tien":[]}}"#, "en")
                == "the member 'figures.tien-tien' cannot be used (expected an object)")
        #expect(try detail(#"{"figures":{"tien-tien":{"total":"1"}}}"#, "en").hasSuffix("(expected a whole number)"))
    }

    @Test("a body in another form is not taken; one in UTF-8 alone")
    func bodies() throws {
        let scene = try RouterScene()
        func answer(_ body: [UInt8], _ type: String?) -> HTTPResponse {
            let headers = [("Idempotency-Key", "k")] + (type.map { [("Content-Type", $0)] } ?? [])
            return Router.answer(
                HTTPRequest("POST", "\(unitPath)/receive", headers: headers, body: body), from: RouterScene.chair,
                scene.state, at: scene.now)
        }
        #expect(answer(Array("{}".utf8), nil).problem?.code == "body-type-unknown")
        #expect(answer(Array("number=1".utf8), "application/x-www-form-urlencoded").status == 415)
        #expect(answer([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x7d], "application/json").problem?.code == "body-invalid")
        #expect(answer([0xff, 0xfe, 0x7b, 0, 0x7d, 0], "application/json").problem?.code == "body-invalid")
        #expect(answer([], nil).status == 200, "nothing to say")
        #expect(answer(Array("{}".utf8), "Application/JSON; charset=utf-8").status == 200)
    }

    // MARK: Once

    @Test("the same request again changes nothing and is answered the same; another one with its key is refused")
    func idempotency() throws {
        let scene = try RouterScene()
        var told = 0
        func post(_ body: String, _ peer: SocketPeer = RouterScene.clerk) -> HTTPResponse {
            scene.post("\(unitPath)/receive", body, key: "once", from: peer) { _ in told += 1 }
        }
        let first = post(#"{"number":"1"}"#)
        let again = post(#"{"number":"1"}"#)
        #expect(first.status == 200 && again.bytes == first.bytes && told == 1)
        #expect(first.header("Idempotency-Replayed") == nil && again.header("Idempotency-Replayed") == "true")
        #expect(post(#"{"number":"2"}"#).problem?.code == "key-reused")
        #expect(post(#"{"number":"1"}"#, RouterScene.chair).status == 422, "another's")
        #expect(try scene.state.ledger?.history(limit: 9).count == 1)
        let unnamed = scene.post("\(unitPath)/receive", key: nil)
        #expect(unnamed.status == 400 && unnamed.problem?.code == "key-missing")
        for key in ["", "kh óa", "khóa", String(repeating: "k", count: 129)] {
            #expect(scene.post("\(unitPath)/receive", key: key).problem?.code == "key-invalid", "\(key)")
        }
    }

    @Test("what was changed meanwhile is not changed for who has seen it as it was")
    func conditional() throws {
        let scene = try RouterScene()
        let tag = try #require(scene.answer(deadlinePath).header("ETag"))
        func receive(_ key: String, _ tag: String) -> Int {
            scene.post("\(unitPath)/receive", #"{"number":"\#(key)"}"#, key: key, headers: [("If-Match", tag)]).status
        }
        #expect(receive("1", "\"x\"") == 412 && receive("", "\"x\"") == 400, "what it lacks itself comes first")
        #expect(receive("2", "\"x\", \(tag)") == 200)
        #expect(receive("2", tag) == 200, "the same request, whose answer was lost")
        #expect(receive("3", tag) == 412)
        #expect(receive("4", "*") == 200)
    }

    // MARK: Who may

    @Test(
        "each change needs its right",
        arguments: [
            ("\(unitPath)/receive", Right.record), ("\(unitPath)/accept", .record), ("\(unitPath)/return", .record),
            ("\(unitPath)/withdraw", .record), ("\(deadlinePath)/snooze", .record), ("\(deadlinePath)/resume", .record),
            ("\(unitPath)/waive", .administer),
            ("\(deadlinePath)/extend", .administer), ("\(deadlinePath)/close", .administer),
            ("\(deadlinePath)/reopen", .administer), ("/v1/plans/a/silence", .administer),
            ("/v1/plans/a/speak", .administer),
        ])
    func rights(target: String, right: Right) throws {
        var scene = try RouterScene()
        let code = { scene.post(target, from: $0).problem?.code }
        #expect(code(RouterScene.stranger) == "right-missing")
        #expect((code(RouterScene.clerk) == "right-missing") == (right == .administer))
        #expect(code(RouterScene.chair) != "right-missing")
        scene.state.access = AccessRules(.init(), owner: 1) { _ in nil }
        #expect(scene.post(target, from: RouterScene.clerk).status == 403)
        // Over the network one may record, and no more.
        let shown = scene.post(target, headers: [("Authorization", "Bearer 0123456789abcdef")], from: .network)
        #expect((shown.problem?.code == "right-missing") == (right == .administer))
        #expect(scene.post(target, from: .network).status == 401)
    }

    @Test("who records takes back what they recorded, who administers what anybody did")
    func withdrawal() throws {
        let scene = try RouterScene()
        let other = SocketPeer.local(user: 987_653, groups: [50])
        func withdraw(_ key: String, _ peer: SocketPeer) -> Int {
            scene.post("\(unitPath)/withdraw", #"{"reason":"nhầm"}"#, key: key, from: peer).status
        }
        #expect(scene.post("\(unitPath)/receive", key: "1", from: RouterScene.clerk).status == 200)
        #expect(withdraw("2", other) == 403)
        #expect(withdraw("3", RouterScene.clerk) == 200 && withdraw("3", RouterScene.clerk) == 200)
        #expect(scene.post("\(unitPath)/receive", #"{"note":"x"}"#, key: "4", from: other).status == 200)
        #expect(withdraw("5", RouterScene.chair) == 200)
        #expect(scene.post("\(unitPath)/waive", #"{"reason":"giải thể"}"#, key: "6").status == 200)
        #expect(withdraw("7", other) == 403 && withdraw("8", RouterScene.chair) == 200)
    }

    @Test("what others recorded, accepted or let off stays, whatever way who may only record goes about it")
    func othersRecords() throws {
        let scene = try RouterScene()
        var key = 0
        func post(_ action: String, _ peer: SocketPeer, _ body: String = #"{"reason":"nhầm"}"#) -> Int {
            key += 1
            return scene.post("\(unitPath)/\(action)", body, key: "\(key)", from: peer).status
        }
        let (clerk, chair) = (RouterScene.clerk, RouterScene.chair)
        // A correction that makes it one's own, to take it back then.
        #expect(post("receive", chair, "{}") == 200 && post("receive", clerk, #"{"number":"2"}"#) == 403)
        #expect(post("withdraw", clerk) == 403 && post("withdraw", chair) == 200)
        // What was accepted by another.
        #expect(post("receive", clerk, "{}") == 200 && post("accept", chair) == 200)
        #expect(post("withdraw", clerk) == 403 && post("return", clerk) == 403)
        // It came again after it was returned: the return is another's.
        #expect(post("return", chair) == 200 && post("receive", clerk, "{}") == 200)
        #expect(post("receive", clerk, #"{"number":"3"}"#) == 200 && post("withdraw", clerk) == 403)
        #expect(post("withdraw", chair) == 200)
        // A unit that was let off delivers all the same: what let it off does not go with that.
        #expect(post("waive", chair) == 200 && post("receive", clerk, "{}") == 200 && post("withdraw", clerk) == 403)
        #expect(post("withdraw", chair) == 200)
        // One's own way to the end and back.
        #expect(post("receive", clerk, "{}") == 200 && post("accept", clerk) == 200 && post("return", clerk) == 200)
        #expect(post("receive", clerk, #"{"number":"4"}"#) == 200 && post("withdraw", clerk) == 200)
    }

    @Test("of requests that were not let the history keeps one a user and minute, and how many more there were")
    func refusals() {
        var refused = RefusedRequests()
        let start = Instant(seconds: 1_000_000)
        func row(_ peer: SocketPeer, after seconds: Int64) -> AuditRow? {
            refused.row(
                of: HTTPRequest("POST", "/v1/plans/a/silence\n"), from: peer, at: start + .seconds(seconds))
        }
        let first = row(RouterScene.clerk, after: 0)
        #expect(first?.action == "refused" && first?.actor == "987651" && first?.detail == "")
        #expect(first?.subject == "POST /v1/plans/a/silence\u{FFFD}")
        for second in 1..<60 { #expect(row(RouterScene.clerk, after: Int64(second)) == nil) }
        #expect(row(RouterScene.stranger, after: 5) != nil, "another's")
        #expect(row(RouterScene.clerk, after: 60)?.detail.hasPrefix("59 more since ") == true)
        #expect(row(RouterScene.clerk, after: -9) != nil, "the clock was set back")
        let rows = (0..<1000).filter { row(.local(user: 5000 + UInt32($0), groups: []), after: 100) != nil }
        #expect((200...256).contains(rows.count))
    }

    // MARK: The board

    @Test("the board is of one plan, one deadline, one unit, or of what is missing, page by page")
    func boards() throws {
        let scene = try RouterScene()
        #expect(scene.post("\(unitPath)/receive").status == 200)
        func cells(_ query: String) throws -> [String] {
            try scene.list(BoardEntry.self, "/v1/board?\(query)").flatMap { board in
                board.rows.flatMap { row in row.cells.map { "\(board.plan.id)/\(row.date.item) \($0.state)" } }
            }
        }
        let all = [
            "a/mot received", "a/hai awaited", "b/mot awaited", "b/hai awaited", "c/mot awaited", "c/hai awaited",
        ]
        for limit in 1...4 { #expect(try cells("limit=\(limit)") == all) }
        #expect(try cells("plan=a") == Array(all.prefix(2)))
        #expect(try cells("plan=a&missing=true") == ["a/hai awaited"])
        #expect(try cells("plan=a&deadline=mot") == ["a/mot received"] && cells("deadline=hai@2021").count == 3)
        #expect(try cells("unit=thon-1") == all && cells("unit=thon-2").isEmpty && cells("deadline=hai@2020").isEmpty)
        #expect(try cells("plan=a&from=2021-01-20&to=2021-01-30") == ["a/hai awaited"])
        #expect(scene.answer("/v1/board?from=2021-01-30&to=2021-01-20").status == 400)
        #expect(scene.answer("/v1/board?plan=z").status == 404)
        #expect(try cells("plan=a&from=2022-01-01&to=2022-12-31") == ["a/mot awaited", "a/hai awaited"])
    }

    @Test(
        "drafts are listed and shown, and are no plans; who is about to approve one is announced, and nothing else changes"
    )
    func drafts() throws {
        var scene = try RouterScene()
        let plan = RouterScene.plan("d")
        scene.state.drafts = [
            Plan(
                id: "d", file: "d.yaml", isDraft: true, title: "D", years: plan.years, zone: .utc, units: plan.units,
                deadlines: plan.deadlines)
        ]
        #expect(try scene.list(PlanSummary.self, "/v1/drafts?").map { "\($0.id) \($0.state)" } == ["d draft"])
        let draft = try scene.value(PlanEntry.self, "/v1/drafts/d?year=2022")
        #expect(draft.isDraft && draft.occurrences.map(\.lastGoodDay) == ["2022-01-19", "2022-01-25"])
        #expect(scene.answer("/v1/drafts/a").problem?.code == "draft-unknown")
        #expect(scene.post("/v1/plans/d/silence").status == 404)
        var announced: [AuditRow] = []
        func approve(_ id: String, _ peer: SocketPeer, _ body: String) -> HTTPResponse {
            let headers = [("Content-Type", "application/json"), ("Idempotency-Key", "k")]
            return Router.answer(
                HTTPRequest("POST", "/v1/drafts/\(id)/approve", headers: headers, body: Array(body.utf8)), from: peer,
                scene.state, at: scene.now, announced: { announced.append($0) })
        }
        #expect(approve("d", RouterScene.clerk, #"{"reason":"đúng văn bản"}"#).status == 202)
        #expect(
            announced.map { "\($0.actor) \($0.subject) \($0.before ?? "") \($0.after ?? "")" } == [
                "987651 d draft served"
            ])
        #expect(
            approve("d", RouterScene.stranger, "{}").status == 403
                && approve("a", RouterScene.clerk, "{}").status == 404)
        #expect(approve("d", RouterScene.clerk, #"{"reason":" "}"#).status == 422 && announced.count == 1)
        #expect(try scene.state.ledger?.history(limit: 9).isEmpty == true)
    }

    @Test("a deadline that the plan gives no date is told as such")
    func undated() throws {
        var scene = try RouterScene(plans: [])
        let open = Plan.Deadline(
            id: "mo", title: "Mở", timing: .open, onDayOff: .keep, ladder: .standard,
            position: SourcePosition(line: 1, column: 1))
        scene.serve([
            Plan(
                id: "a", file: "a.yaml", title: "A", years: PlanYears(first: 2021, last: 2021), zone: .utc,
                deadlines: [open])
        ])
        for name in ["mo", "mo@2021"] {
            #expect(scene.answer("/v1/plans/a/deadlines/\(name)").problem?.code == "deadline-undated")
        }
    }

    @Test("without a ledger nothing is changed, and that is said")
    func noLedger() throws {
        var scene = try RouterScene()
        (scene.state.ledger, scene.state.ledgerTrouble) = (nil, "disk full")
        for target in ["/v1/board", "/v1/history", deadlinePath] { #expect(scene.answer(target).status == 503) }
        #expect(scene.post("\(unitPath)/receive").problem?.code == "ledger-trouble")
    }
}
