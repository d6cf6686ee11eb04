import CivilTime
import ControlAPI
import PlanCore
import Storage
import Testing

@testable import DaemonKit

private let deadlinePath = "/v1/plans/a/deadlines/mot@2021"

/// What units have delivered, as it is read over HTTP; what it is known by; and the units as they come and go.
@Suite struct DeliveredRouteTests {
    /// Monthly reports of three units: the second ends with June, and goes on in the third.
    private static func merging() throws -> RouterScene {
        var scene = try RouterScene(plans: [])
        let june = Day(clippingYear: 2021, month: 6, day: 30)
        let units = [
            Plan.Unit(id: "thon-1", name: "Thôn 1"),
            Plan.Unit(id: "thon-2", name: "Thôn 2", until: june, successor: "thon-23"),
            Plan.Unit(id: "thon-23", name: "Thôn 23", from: june.adding(days: 1)),
        ]
        let monthly = Plan.Deadline(
            id: "thang", title: "Báo cáo tháng", timing: .repeating(.month, .day(25, month: 1), .by, nil),
            units: units.map(\.id), onDayOff: .keep, ladder: Ladder(before: [], at: .midnight, overdue: nil),
            position: SourcePosition(line: 1, column: 1))
        let duty = Plan.Deadline(
            id: "luu", title: "Lưu hồ sơ", timing: .duty(.event("ngay")), onDayOff: .keep, ladder: .standard,
            position: SourcePosition(line: 1, column: 1))
        let event = Plan.Event(
            id: "ngay", title: "Ngày", on: .yearless(month: 1, day: 5), ladder: .standard,
            position: SourcePosition(line: 1, column: 1))
        scene.serve([
            Plan(
                id: "a", file: "a.yaml", title: "A", years: PlanYears(first: 2021, last: 2021), zone: .utc,
                units: units,
                deadlines: [monthly, duty], events: [event])
        ])
        return scene
    }

    @Test("dates are of the units as they stand on the last good day, and are found by these alone")
    func successors() throws {
        let scene = try Self.merging()
        func months(_ unit: String) throws -> [String] {
            try scene.list(DatedEntry.self, "/v1/deadlines?from=2021-01-01&to=2021-12-31&limit=5&unit=\(unit)")
                .map { String($0.date.lastGoodDay.dropFirst(5).prefix(2)) }
        }
        let all = (1...12).map { ($0 < 10 ? "0" : "") + "\($0)" }
        #expect(try months("thon-1") == all && months("thon-2") == Array(all.prefix(6)))
        #expect(try months("thon-23") == Array(all.suffix(6)) && months("thon-9").isEmpty)
        let dates = try scene.list(
            DatedEntry.self, "/v1/deadlines?from=2021-06-01&to=2021-07-31&kind=deadline&limit=9")
        #expect(dates.map(\.units) == [["thon-1", "thon-2"], ["thon-1", "thon-23"]])
    }

    @Test("a duty without a date is never too late, an event of that day is over")
    func duties() throws {
        let scene = try Self.merging()
        let dates = try scene.list(DatedEntry.self, "/v1/deadlines?from=2021-01-05&to=2021-01-05&limit=9")
        #expect(dates.map { "\($0.date.item) \($0.past)" } == ["luu false", "ngay true"])
        #expect(try scene.value(BoardRowEntry.self, "/v1/plans/a/deadlines/luu@2021").past == false)
    }

    @Test("what was delivered is listed by plan, deadline, unit, state and days, page by page; one by its place")
    func submissions() throws {
        let scene = try Self.merging()
        var key = 0
        func post(_ deadline: String, _ unit: String, _ action: String) {
            key += 1
            let path = "/v1/plans/a/deadlines/\(deadline)/submissions/\(unit)/\(action)"
            let answer = scene.post(path, #"{"reason":"x"}"#, key: "\(key)")
            #expect(answer.status == 200, "\(String(decoding: answer.bytes, as: UTF8.self))")
        }
        for (month, unit) in [("02", "thon-2"), ("01", "thon-2"), ("01", "thon-1"), ("12", "thon-23")] {
            post("thang@2021-\(month)", unit, "receive")
        }
        post("thang@2021-01", "thon-2", "accept")
        post("thang@2021-03", "thon-1", "waive")
        post("luu@2021", "-", "receive")
        func found(_ query: String) throws -> [String] {
            try scene.list(SubmissionEntry.self, "/v1/submissions?\(query)").map {
                "\($0.deadline) \($0.submission.unit ?? "-") \($0.submission.state)"
            }
        }
        let all = [
            "luu@2021 - received", "thang@2021-01 thon-1 received", "thang@2021-01 thon-2 accepted",
            "thang@2021-02 thon-2 received", "thang@2021-03 thon-1 waived", "thang@2021-12 thon-23 received",
        ]
        for limit in 1...7 { #expect(try found("limit=\(limit)") == all, "\(limit)") }
        #expect(try found("limit=2&plan=a&unit=thon-2") == [all[2], all[3]])
        #expect(try found("limit=1&deadline=thang&state=received") == [all[1], all[3], all[5]])
        #expect(try found("deadline=thang@2021-01&from=2021-01-25&to=2021-01-25") == [all[1], all[2]])
        #expect(try found("from=2021-02-26").count == 2 && found("state=returned").isEmpty)
        #expect(scene.answer("/v1/submissions?state=awaited").status == 400)
        #expect(
            scene.answer("/v1/submissions?cursor=61").status == 400
                && scene.answer("/v1/submissions?plan=z").status == 404)

        let path = "/v1/plans/a/deadlines/thang@2021-01/submissions"
        func names(_ query: String) throws -> [String] {
            try scene.list(SubmissionEntry.self, "\(path)?\(query)").map { $0.submission.unit ?? "-" }
        }
        #expect(try names("limit=1") == ["thon-1", "thon-2"] && names("state=accepted") == ["thon-2"])
        #expect(try names("state=awaited").isEmpty)
        let one = try scene.value(SubmissionEntry.self, "\(path)/thon-2")
        #expect(one.name == "Thôn 2" && one.submission.state == "accepted" && one.lastGoodDay == "2021-01-25")
        #expect(try scene.value(SubmissionEntry.self, "/v1/plans/a/deadlines/luu@2021/submissions/-").name == nil)
        #expect(scene.answer("\(path)/thon-23").problem?.code == "unit-unknown")
    }

    @Test("a page that ends with the last of one plan goes on with the first of the next, whatever each has")
    func pageEnds() throws {
        let scene = try RouterScene(plans: ["a", "b", "c", "d"])
        let all = ["a/mot@2021", "a/hai@2021", "b/mot@2021", "b/hai@2021", "d/hai@2021"]
        for name in all + ["c/mot@2021"] {
            let place = name.replacing("/", with: "/deadlines/")
            #expect(scene.post("/v1/plans/\(place)/submissions/thon-1/receive", key: name).status == 200)
        }
        #expect(
            scene.post("/v1/plans/c/deadlines/mot@2021/submissions/thon-1/return", #"{"reason":"x"}"#).status == 200)
        for limit in 1...6 {
            let found = try scene.list(SubmissionEntry.self, "/v1/submissions?state=received&limit=\(limit)")
                .map { "\($0.plan)/\($0.deadline)" }
            #expect(found == all, "\(limit)")
        }
    }

    @Test("what a deadline is known by is the same in every language and on every day; what is told of it is not")
    func tags() throws {
        var scene = try RouterScene()
        func tag(_ path: String, _ language: String) throws -> String {
            try #require(scene.answer(path, headers: [("Accept-Language", language)]).header("ETag"))
        }
        func receive(_ tag: String, _ key: String) -> Int {
            let headers = [("If-Match", tag), ("Accept-Language", "vi")]
            return scene.post(
                "\(deadlinePath)/submissions/thon-1/receive", #"{"note":"\#(key)"}"#, key: key, headers: headers
            )
            .status
        }
        let english = try tag(deadlinePath, "en")
        #expect(try english != tag(deadlinePath, "vi"), "other bytes")
        let headers = [("If-None-Match", english), ("Accept-Language", "vi")]
        #expect(scene.answer(deadlinePath, headers: headers).status == 200, "it is in another language")
        let one = try tag("\(deadlinePath)/submissions/thon-1", "en")
        scene.now = scene.now + .days(3)
        #expect(try english != tag(deadlinePath, "en"), "fewer days are left")
        #expect(receive(english, "1") == 200 && receive(english, "2") == 412 && receive(one, "3") == 412)
        #expect(try receive(tag("\(deadlinePath)/submissions/thon-1", "vi"), "4") == 200)
        let snoozed = scene.post("\(deadlinePath)/withdraw", key: "5")
        #expect(snoozed.status == 404)
        let state = try tag(deadlinePath, "vi").prefix { $0 != "-" }
        #expect(receive(String(state), "6") == 412, "half a tag")
    }

    @Test("a condition that nobody looks at is refused, and nothing is changed without it")
    func conditions() throws {
        var scene = try RouterScene()
        scene.state.drafts = [RouterScene.plan("d")]
        let headers = [("If-Match", "\"x\"")]
        for path in ["/v1/plans/a/silence", "/v1/plans/a/speak", "/v1/drafts/d/approve"] {
            let answer = scene.post(path, #"{"reason":"x"}"#, headers: headers)
            #expect(answer.status == 400 && answer.problem?.code == "condition-unknown", "\(path)")
        }
        let file = "/v1/files/\(String(repeating: "0", count: 64))"
        let stored = scene.answer(file, method: "PUT", headers: headers, from: RouterScene.chair)
        #expect(stored.problem?.code == "condition-unknown")
        #expect(try scene.state.ledger?.history(limit: 9).isEmpty == true)
        for path in ["\(deadlinePath)/close", "\(deadlinePath)/submissions/thon-1/receive"] {
            #expect(scene.post(path, #"{"reason":"x"}"#, headers: headers).status == 412, "\(path)")
        }
    }

    @Test("a board that has not changed is known again as long as no day passes and nothing falls due")
    func boardTag() throws {
        var scene = try RouterScene()
        let tag = try #require(scene.answer("/v1/board").header("ETag"))
        scene.now = scene.now + .seconds(40_000)
        #expect(scene.answer("/v1/board", headers: [("If-None-Match", tag)]).status == 304)
        scene.now = scene.now + .days(1)
        #expect(scene.answer("/v1/board", headers: [("If-None-Match", tag)]).status == 200)
    }

    // MARK: A large board

    /// One plan of 300 units every week, and a small one.
    private static func large() throws -> RouterScene {
        var scene = try RouterScene(plans: [])
        let units = (1...300).map { Plan.Unit(id: "x-\($0)", name: "Xã \($0)") }
        let weekly = Plan.Deadline(
            id: "tuan", title: "Báo cáo tuần", timing: .repeating(.week, .weekday(.friday), .by, nil),
            units: units.map(\.id), onDayOff: .keep, ladder: Ladder(before: [], at: .midnight, overdue: nil),
            position: SourcePosition(line: 1, column: 1))
        scene.serve([
            RouterScene.plan("a"),
            Plan(
                id: "b", file: "b.yaml", title: "B", years: PlanYears(first: 2021, last: 2021), zone: .utc,
                units: units,
                deadlines: [weekly]),
            RouterScene.plan("c"),
        ])
        scene.now = Zone.utc.start(of: Day(clippingYear: 2021, month: 11, day: 26))
        return scene
    }

    @Test("one plan with many units and dates hides no other: its board comes in parts, each row once and in order")
    func largeBoard() throws {
        let scene = try Self.large()
        let page = try scene.value(Page<BoardEntry>.self, "/v1/board")
        #expect(page.items.map(\.plan.id) == ["a", "b"] && page.next != nil)
        #expect(page.items[1].rows.reduce(0) { $0 + $1.cells.count } <= 5_300)
        for limit in [1, 2, 500] {
            let boards = try scene.list(BoardEntry.self, "/v1/board?limit=\(limit)")
            let rows = boards.filter { $0.plan.id == "b" }.flatMap(\.rows)
            #expect(rows.count == 52 && Set(rows.map(\.date.occurrence)).count == 52 && boards.last?.plan.id == "c")
            #expect(rows.map(\.date.lastGoodDay) == rows.map(\.date.lastGoodDay).sorted())
        }
        let unit = try scene.value(Page<BoardEntry>.self, "/v1/board?plan=b&unit=x-7")
        #expect(unit.next == nil && unit.items.map(\.rows.count) == [52], "cells that are not told take no room")
        #expect(unit.items[0].units.map(\.id) == ["x-7"])
    }

    @Test("what is missing now is what is overdue, and of each deadline the one that comes next")
    func due() throws {
        var scene = try Self.large()
        func due(_ query: String = "") throws -> [String] {
            try scene.list(BoardEntry.self, "/v1/board?missing=due\(query)").flatMap { board in
                board.rows.map { "\(board.plan.id) \($0.date.lastGoodDay)" }
            }
        }
        let all = try due()
        #expect(all.count { $0.hasPrefix("a ") } == 4 && all.count { $0.hasPrefix("b ") } == 47)
        #expect(all.last { $0.hasPrefix("b ") } == "b 2021-11-26")
        #expect(try due("&plan=b&from=2021-11-01") == ["b 2021-11-05", "b 2021-11-12", "b 2021-11-19", "b 2021-11-26"])
        // What is overdue of the year before is not forgotten on its first day, and what is met ahead makes room for the next.
        scene.now = Zone.utc.start(of: Day(clippingYear: 2022, month: 1, day: 2))
        #expect(try due("&plan=a") == ["a 2021-01-19", "a 2021-01-25", "a 2022-01-19", "a 2022-01-25"])
        let next = "/v1/plans/a/deadlines/mot@2022/close"
        #expect(scene.post(next, #"{"reason":"đủ"}"#).status == 200)
        #expect(try due("&plan=a") == ["a 2021-01-19", "a 2021-01-25", "a 2022-01-25", "a 2023-01-19"])
    }

    @Test("what is missing is not forgotten after a year, and what comes next may be more than a year ahead")
    func dueOfAllYears() throws {
        var scene = try RouterScene(plans: [])
        let ladder = Ladder(before: [], at: .midnight, overdue: nil)
        let last = Day(clippingYear: 2026, month: 12, day: 15)
        let timings = [Timing.dated(.yearless(month: 1, day: 25), .by, nil), .dated(.full(last), .by, nil)]
        let plan = Plan(
            id: "a", file: "a.yaml", title: "A", years: PlanYears(first: 2021, last: 2026), zone: .utc,
            units: [Plan.Unit(id: "thon-1", name: "Thôn 1")],
            deadlines: zip(["nam", "cuoi"], timings).map { id, timing in
                Plan.Deadline(
                    id: id, title: "Hạn \(id)", timing: timing, units: ["thon-1"], onDayOff: .keep, ladder: ladder,
                    position: SourcePosition(line: 1, column: 1))
            })
        scene.serve([plan])
        scene.now = Zone.utc.start(of: Day(clippingYear: 2024, month: 8, day: 1))
        let rows = try scene.list(BoardEntry.self, "/v1/board?missing=due").flatMap(\.rows)
        let days = rows.map(\.date.lastGoodDay)
        #expect(days.filter { $0 < "2024-08-01" } == ["2021-01-25", "2022-01-25", "2023-01-25", "2024-01-25"])
        #expect(days.filter { $0 > "2024-08-01" } == ["2025-01-25", "2026-12-15"])
    }

    @Test("where one end of the days alone is said, the other is not nearer than it is otherwise, and within ten years")
    func oneEnd() throws {
        var scene = try RouterScene(plans: ["a"])
        scene.now = Zone.utc.start(of: Day(clippingYear: 2022, month: 11, day: 26))
        func years(_ query: String) throws -> [String] {
            try scene.list(BoardEntry.self, "/v1/board?\(query)").flatMap(\.rows).map {
                String($0.date.lastGoodDay.prefix(4))
            }
        }
        func twice(_ years: ClosedRange<Int>) -> [String] { years.flatMap { ["\($0)", "\($0)"] } }
        #expect(
            try years("missing=due&from=2021-01-01") == twice(2021...2023), "what is overdue since, and what is next")
        #expect(try years("missing=due&to=2023-06-01") == twice(2021...2023))
        #expect(try years("missing=due&from=2022-06-01") == twice(2023...2023))
        #expect(try years("from=2021-01-01") == twice(2021...2022), "to the end of this year")
        #expect(try years("from=2022-06-01") == twice(2023...2023), "a year on")
        #expect(try years("to=2023-12-31") == twice(2022...2023), "from the first of this year")
        #expect(try years("to=2022-06-01") == twice(2022...2022) && years("to=2021-12-31") == twice(2021...2021))
        scene.now = Zone.utc.start(of: Day(clippingYear: 2045, month: 1, day: 1))
        #expect(try years("from=2021-01-01") == twice(2021...2030) && years("to=2060-01-08") == twice(2050...2059))
    }
}
