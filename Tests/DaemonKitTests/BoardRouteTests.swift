import CivilTime
import ControlAPI
import LinuxSystem
import PlanCore
import Storage
import Testing

@testable import DaemonKit

private let deadlinePath = "/v1/plans/a/deadlines/mot@2021"
private let unitPath = deadlinePath + "/submissions/thon-1"

/// The board over HTTP, as its changes leave it.
@Suite struct BoardRouteTests {
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

    @Test("a unit that the plan's file has no more keeps the name that it had, wherever something of it is told")
    func formerName() throws {
        var scene = try RouterScene(plans: ["b"])
        let path = "/v1/plans/b/deadlines/mot@2021/submissions/thon-1"
        #expect(scene.post("\(path)/receive").status == 200)
        let plan = RouterScene.plan("b")
        let other = [Plan.Unit(id: "thon-2", name: "Thôn 2")]
        let deadlines = plan.deadlines.map { deadline in
            var deadline = deadline
            deadline.units = ["thon-2"]
            return deadline
        }
        scene.serve([
            Plan(
                id: "b", file: "b.yaml", title: "B", years: plan.years, zone: .utc, units: other, deadlines: deadlines)
        ])
        let board = try #require(try scene.list(BoardEntry.self, "/v1/board?plan=b").first)
        #expect(board.units.map(\.name) == ["Thôn 2", "Thôn 1"])
        #expect(board.rows[0].cells.map(\.isFormer) == [false, true])
        #expect(try scene.list(SubmissionEntry.self, "/v1/submissions").map(\.name) == ["Thôn 1"])
        #expect(try scene.value(SubmissionEntry.self, path).name == "Thôn 1")
        #expect(try scene.list(ChangeEntry.self, "/v1/history?unit=Th%C3%B4n%201").map(\.unit) == ["thon-1"])
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
        var many = scene
        many.state.drafts = (1...5).map { RouterScene.plan("d\($0)") }
        for limit in 1...6 {
            let listed = try many.list(PlanSummary.self, "/v1/drafts?limit=\(limit)").map(\.id)
            #expect(listed == ["d1", "d2", "d3", "d4", "d5"], "\(limit)")
        }
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

    /// A report of one unit by 19/01, of another by 25/01, of which each reaches one at least.
    private static func counted(_ units: [Plan.Unit], _ asked: [String: [String]]) throws -> RouterScene {
        var scene = try RouterScene(plans: [])
        var plan = RouterScene.plan("a")
        plan = Plan(
            id: "a", file: "a.yaml", title: "A", years: PlanYears(first: 2021, last: 2021), zone: .utc, units: units,
            targets: [Plan.Target(id: "mo-hinh", title: "Mô hình", goal: .count(1))],
            deadlines: plan.deadlines.map { deadline in
                Plan.Deadline(
                    id: deadline.id, title: deadline.title, timing: deadline.timing, units: asked[deadline.id] ?? [],
                    onDayOff: .keep, ladder: deadline.ladder, position: deadline.position)
            })
        scene.serve([plan])
        return scene
    }

    @Test("who has reported nothing is told of all that is asked, whether or not anything of it is recorded")
    func silentUnits() throws {
        let units = ["thon-1", "thon-2"].map { Plan.Unit(id: $0, name: $0) }
        let scene = try Self.counted(units, ["mot": ["thon-1"], "hai": ["thon-2"]])
        func target(_ query: String = "") throws -> TargetEntry {
            try #require(try scene.list(BoardEntry.self, "/v1/board?limit=9\(query)").first?.targets.first)
        }
        #expect(try target().silent == ["thon-1", "thon-2"], "before anything is recorded")
        let body = #"{"figures":{"mo-hinh":{"registered":1,"reached":2}}}"#
        #expect(scene.post("\(unitPath)/receive", body).status == 200)
        let one = try target()
        #expect(one.silent == ["thon-2"] && one.total.reached?.number == 2)
        #expect(one.total.reached?.isEnough == false && one.total.registered?.isEnough == false)
        #expect(try target("&deadline=mot").total.reached?.isEnough == true, "nothing else is asked for")
        let hai = "/v1/plans/a/deadlines/hai@2021/submissions/thon-2/receive"
        #expect(scene.post(hai, body, key: "l").status == 200)
        let both = try target()
        #expect(both.silent.isEmpty && both.total.reached?.isEnough == true)
    }

    @Test("what units reported before they were merged stands under their successor before that has anything recorded")
    func mergedUnits() throws {
        let last = Day(clippingYear: 2021, month: 1, day: 22)
        let units = [
            Plan.Unit(id: "thon-1", name: "Thôn 1", until: last, successor: "thon-12"),
            Plan.Unit(id: "thon-2", name: "Thôn 2", until: last, successor: "thon-12"),
            Plan.Unit(id: "thon-12", name: "Thôn 1+2", from: last.adding(days: 1)),
        ]
        var scene = try Self.counted(units, ["mot": ["thon-1", "thon-2"], "hai": ["thon-1", "thon-2"]])
        for unit in ["thon-1", "thon-2"] {
            let path = "\(deadlinePath)/submissions/\(unit)/receive"
            #expect(scene.post(path, #"{"figures":{"mo-hinh":{"registered":3}}}"#, key: unit).status == 200)
        }
        func target() throws -> TargetEntry {
            try #require(try scene.list(BoardEntry.self, "/v1/board?limit=9").first?.targets.first)
        }
        #expect(try target().units.map(\.unit) == ["thon-1", "thon-2"], "they are there yet")
        #expect(try target().silent.isEmpty, "the other is not")
        scene.now = Zone.utc.start(of: last.adding(days: 1))
        let merged = try target()
        #expect(merged.units.map(\.unit) == ["thon-12"] && merged.total.registered?.number == 6)
        #expect(merged.silent.isEmpty)
    }
}
