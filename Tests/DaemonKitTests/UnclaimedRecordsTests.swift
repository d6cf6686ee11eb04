import CivilTime
import PlanCore
import Storage
import TestSupport
import Testing

@testable import DaemonKit

/// What is recorded of what nothing served has any more; see ``SendingScene`` for the dates.
@Suite struct UnclaimedRecordsTests {
    private static func at(_ day: Int, _ hour: Int = 8) -> Instant { SendingScene.at(day, hour) }

    @Test(
        "it is what has no plan, no occurrence or no unit of its id",
        arguments: [
            ("all is there", ["p/han@2021": ["a", "b"]], [], []),
            ("a unit is not", ["p/han@2021": ["a", "c", "d"]], [], ["c", "d"]),
            ("the unit is one that the deadline alone does not name", ["p/han@2021": ["e"]], [], []),
            ("it was of a plan without units", ["p/han@2021": [""]], [], [""]),
            ("a deadline is not, nor a year", ["p/nop@2021": ["c"], "p/han@2022": []], ["han@2022", "nop@2021"], []),
        ] as [(String, [String: Set<String>], [String], [String])])
    func what(name: String, recorded: [String: Set<String>], occurrences: [String], units: [String]) {
        let plan = SendingScene.plan(units: ["a", "b"], among: ["a", "b", "e"])
        let schedule = Schedule(plans: [plan], calendar: .weekdaysOnly)
        let found = UnclaimedRecords(recorded, ofPlan: "p", in: schedule)
        #expect(found?.occurrences ?? [] == occurrences)
        #expect(found?.units ?? [] == units)
        #expect(found?.isPlanGone != true)
    }

    @Test("a plan whose file gets another name is told of once; again only once it was back")
    func renamedPlan() throws {
        let scene = try SendingScene()
        try scene.run(to: Self.at(2))
        try scene.receive("a")
        try scene.run(to: Self.at(3))
        try scene.serve([SendingScene.plan("q")], text: "v1")
        try scene.run(to: Self.at(4))
        #expect(
            scene.unclaimed.flatMap(\.messages).map(\.vietnamese) == [
                "kế hoạch 'p' không còn, sổ theo dõi vẫn giữ ghi nhận của 1 hạn: "
                    + "nếu chỉ là đổi tên tệp thì đặt lại tên 'p.yaml'"
            ])
        try scene.serve([SendingScene.plan("q")], text: "v2")
        try scene.run(to: Self.at(5))
        #expect(scene.unclaimed.count == 1 && scene.service.unclaimed?.keys.sorted() == ["p"])
        try scene.serve([SendingScene.plan()], text: "v3")
        try scene.run(to: Self.at(6))
        #expect(scene.unclaimed.count == 1 && scene.service.unclaimed?.isEmpty == true)
        try scene.serve([SendingScene.plan("q")], text: "v4")
        try scene.run(to: Self.at(7))
        #expect(scene.unclaimed.count == 2)
    }

    @Test("one whose file has errors is there; once it is taken away its records are told of")
    func rejectedPlan() throws {
        let scene = try SendingScene()
        try scene.receive("a")
        try scene.serve([], text: "v1", rejected: ["p"])
        try scene.run(to: Self.at(2))
        #expect(scene.unclaimed.isEmpty)
        try scene.serve([], text: "v1")
        try scene.run(to: Self.at(3))
        #expect(scene.unclaimed.map(\.isPlanGone) == [true])
    }

    @Test("a unit that gets another id is told of, with what comes to it; not again when the ledger is opened again")
    func renamedUnit() throws {
        let scene = try SendingScene()
        try scene.receive("a")
        try scene.receive("b")
        try scene.serve([SendingScene.plan(units: ["a", "b2"])], text: "v2")
        try scene.run(to: Self.at(3))
        #expect(scene.unclaimed.map(\.units) == [["b"]])
        try scene.serve([SendingScene.plan(units: ["a2", "b2"])], text: "v3")
        try scene.run(to: Self.at(4))
        #expect(scene.unclaimed.map(\.units) == [["b"], ["a", "b"]])
        #expect(
            scene.unclaimed.last?.messages.map(\.english) == [
                "plan 'p' has the units 'a', 'b' no more, and the ledger keeps what was recorded: where just a name was "
                    + "changed, write the old 'id:' beside the new name; where units were joined, keep the old one with "
                    + "'until:' and 'successor:'"
            ])
        try scene.restart(at: Self.at(5))
        #expect(scene.service.unclaimed == nil, "not known yet")
        try scene.run(to: Self.at(5, 9))
        #expect(scene.unclaimed.count == 2 && scene.service.unclaimed?.count == 1)
    }

    @Test("so is what was extended or snoozed; what was withdrawn leaves nothing")
    func otherRecords() throws {
        for (change, count) in [
            (OccurrenceChange.extend(to: Day(clippingYear: 2021, month: 1, day: 29)), 1),
            (.snooze(until: Self.at(16)), 1), (.close, 1), (.withdraw(unit: "a"), 0),
        ] {
            let scene = try SendingScene()
            try scene.receive("a")
            try scene.change(.withdraw(unit: "a"))
            if count > 0 { try scene.change(change) }
            try scene.serve([], text: "v1")
            try scene.run(to: Self.at(2))
            #expect(scene.unclaimed.count == count, "\(change)")
        }
    }

    @Test("a plan that was done is put away in silence")
    func donePlan() throws {
        let scene = try SendingScene()
        try scene.run(to: Self.at(13))
        for unit in ["a", "b"] { try scene.receive(unit) }
        let end = Zone.utc.start(of: Day(clippingYear: 2022, month: 1, day: 2))
        try scene.run(to: end)
        #expect(scene.service.donePlans == ["p"])
        try scene.serve([], text: "v1")
        try scene.run(to: end + .days(1))
        #expect(scene.unclaimed.isEmpty)
    }
}
