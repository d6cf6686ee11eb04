import CivilTime
import ControlAPI
import LinuxSystem
import PlanCore
import Storage
import Testing

@testable import DaemonKit

private let deadlinePath = "/v1/plans/a/deadlines/mot@2021"
private let unitPath = deadlinePath + "/submissions/thon-1"

/// Changes of the board over HTTP.
@Suite struct ChangeRouteTests {
    private static func cell(_ scene: RouterScene) throws -> BoardCellEntry {
        try #require(try scene.value(BoardRowEntry.self, deadlinePath).cells.first)
    }

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

    @Test("what was returned comes anew: the answer says what counts no more, and the history goes on saying so")
    func cameAnew() throws {
        let scene = try RouterScene()
        func post(_ action: String, _ body: String, _ key: String) throws -> ChangeEntry {
            let response = scene.post("\(unitPath)/\(action)", body, key: key, from: RouterScene.chair)
            return try JSON.value(ChangeEntry.self, from: response.bytes)
        }
        let first = #"{"number":"12/BC","note":"hai bản","figures":{"tien-tien":{"registered":19,"total":20}}}"#
        #expect(try post("receive", first, "1").replaced == nil)
        #expect(try post("receive", #"{"number":"13/BC"}"#, "2").replaced == nil, "what is corrected is what was said")
        #expect(try post("return", #"{"reason":"thiếu chữ ký"}"#, "3").replaced == nil)
        let again = #"{"number":"14/BC","note":"hai bản"}"#
        for key in ["4", "4"] {
            #expect(try post("receive", again, key).replaced == "no. 13/BC, tien-tien registered 19, of 20")
        }
        #expect(try Self.cell(scene).figures == nil && Self.cell(scene).number == "14/BC")
        let row = try #require(try scene.list(ChangeEntry.self, "/v1/history?plan=a&action=receive&limit=500").first)
        #expect(row.replaced == "no. 13/BC, tien-tien registered 19, of 20")
        _ = try post("return", #"{"reason":"x"}"#, "5")
        #expect(try post("receive", again, "6").replaced == nil, "all is said again")
    }

    @Test(
        "history and answers tell what stood before and after in the reader's language, and never what somebody made of it"
    )
    func standings() throws {
        let scene = try RouterScene()
        let body =
            #"{"number":"12/BC, tien-tien registered 19","note":"xong”, file “a.pdf","at":"2021-01-09T08:00:00Z"}"#
        for (language, before, after) in [
            (
                "vi", "chưa nộp",
                "đã nhận 08:00 ngày 09/01/2021 (987651), số “12/BC, tien-tien registered 19”, “xong’, file ‘a.pdf”"
            ),
            (
                "en", "awaited",
                "received 08:00 on 9 January 2021 (987651), no. “12/BC, tien-tien registered 19”, “xong’, file ‘a.pdf”"
            ),
        ] {
            let headers = [("Accept-Language", language)]
            let answer = scene.post("\(unitPath)/receive", body, headers: headers, from: RouterScene.clerk)
            let made = try JSON.value(ChangeEntry.self, from: answer.bytes)
            #expect(made.before == before && made.after == after)
            let page = try JSON.value(
                Page<ChangeEntry>.self, from: scene.answer("/v1/history?plan=a", headers: headers).bytes)
            #expect(page.items.map(\.before) == [before] && page.items.map(\.after) == [after])
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
        #expect(try scene.value(BoardRowEntry.self, deadlinePath).snoozedUntil == "2021-01-15T00:00:00+00:00")
        let extended = try post("\(deadlinePath)/extend", #"{"to":"2021-01-22","reason":"mưa bão"}"#, "2")
        #expect(extended.before == "due 19 January 2021" && extended.after == "due 22 January 2021")
        var row = try scene.value(BoardRowEntry.self, deadlinePath)
        #expect(row.date.lastGoodDay == "2021-01-22" && row.date.movedFrom == "2021-01-19" && row.daysLeft == 12)
        #expect(row.date.cutoff == "2021-01-23T00:00:00Z" && row.extensions?.map(\.reason) == ["mưa bão"])
        // From the date in force, and not from the plan's.
        #expect(
            try post("\(deadlinePath)/extend", #"{"to":"2021-01-25","reason":"x"}"#, "3").before
                == "due 22 January 2021")
        let corrected = try post("\(deadlinePath)/extend", #"{"to":"2021-01-20","reason":"gõ nhầm"}"#, "8")
        #expect(corrected.after == "due 20 January 2021")
        #expect(corrected.correction == true && extended.correction == nil)
        #expect(try post("\(deadlinePath)/resume", "", "9").before == "snoozed until 00:00 on 15 January 2021")
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

    @Test("what the ledger arms again by itself is in its history where it is asked for, and hides no change of people")
    func rearming() throws {
        let scene = try RouterScene()
        let ledger = try #require(scene.state.ledger)
        #expect(scene.post("\(deadlinePath)/extend", #"{"to":"2021-01-22","reason":"bão"}"#).status == 200)
        let reminder = "a/mot@2021#-1d/2021-01-19"
        for _ in 0..<30 {
            try ledger.audit("rearm", subject: reminder, detail: "void: moved", actor: "hanchotd[1]", at: scene.now)
        }
        func actions(_ query: String) throws -> [String] {
            try scene.list(ChangeEntry.self, "/v1/history?limit=7&\(query)").map(\.action)
        }
        #expect(try actions("plan=a") == ["extend"] && actions("since=2021-01-01") == ["extend"])
        #expect(try actions("action=rearm").count == 30 && actions("subject=a/mot@2021%23-1d/2021-01-19").count == 30)
    }

    @Test("of a silent plan it is told everywhere: until when, who did it and why; and no more once that is over")
    func silence() throws {
        var scene = try RouterScene()
        func told() throws -> [SilenceEntry?] {
            [
                try scene.list(PlanSummary.self, "/v1/plans").first { $0.id == "a" }?.silence,
                try scene.value(PlanEntry.self, "/v1/plans/a").silence,
                try scene.list(BoardEntry.self, "/v1/board?plan=a").first?.silence,
            ]
        }
        func metric() -> Bool {
            String(decoding: scene.answer("/metrics").bytes, as: UTF8.self).contains("\nhanchot_plans_silent 1\n")
        }
        let body = #"{"reason":"nghỉ Tết","until":"2021-01-15T01:00:00Z"}"#
        #expect(scene.post("/v1/plans/a/silence", body).status == 200)
        try scene.followBoard()
        for silence in try told() {
            #expect(silence?.until == "2021-01-15T01:00:00+00:00" && silence?.reason == "nghỉ Tết")
            #expect(silence?.by == "987652" && silence?.at == "2021-01-10T00:00:00+00:00")
        }
        #expect(try scene.list(PlanSummary.self, "/v1/plans").count { $0.silence != nil } == 1)
        #expect(try scene.value(HealthEntry.self, "/v1/health").silent == ["a"] && metric())
        scene.now = Zone.utc.start(of: Day(clippingYear: 2021, month: 1, day: 15)) + .hours(1)
        #expect(try told() == [nil, nil, nil] && !metric())
        #expect(try scene.value(HealthEntry.self, "/v1/health").silent == [])
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

    @Test("what was recorded by mistake is taken away as null, and the same request again changes nothing")
    func removal() throws {
        let scene = try RouterScene()
        func post(_ body: String, _ key: String) -> HTTPResponse {
            scene.post("\(unitPath)/receive", body, key: key, from: RouterScene.clerk)
        }
        let mistaken = #"{"number":"99/SAI","note":"sai","figures":{"tien-tien":{"registered":9,"total":10}}}"#
        #expect(post(mistaken, "1").status == 200)
        let body = #"{"number":null,"note":null,"figures":{"tien-tien":null}}"#
        let first = post(body, "2")
        let again = post(body, "2")
        #expect(first.status == 200 && again.bytes == first.bytes)
        #expect(post(#"{"number":null,"note":null}"#, "2").problem?.code == "key-reused")
        let cell = try Self.cell(scene)
        #expect(cell.state == "received" && cell.number == nil && cell.note == nil && cell.figures == nil)
        #expect(post(#"{"figures":{"tien-tien":{"total":null}}}"#, "3").problem?.code == "member-invalid")
        #expect(post(#"{"number":1}"#, "4").problem?.code == "member-invalid")
        let written = try JSON.text(ReceiveBody(number: .removed, figures: ["tien-tien": .removed]))
        #expect(written == #"{"figures":{"tien-tien":null},"number":null}"#)
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
}
