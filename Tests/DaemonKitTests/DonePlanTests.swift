import CivilTime
import PlanCore
import Storage
import TestSupport
import Testing

@testable import DaemonKit

/// A plan of which all is met and whose period is over; see ``SendingScene`` for its dates: the period is 2021.
@Suite struct DonePlanTests {
    private static func at(_ day: Int, _ hour: Int = 8) -> Instant { SendingScene.at(day, hour) }

    /// January 2022.
    private static func after(_ day: Int, _ hour: Int = 0) -> Instant {
        Zone.utc.instant(
            of: Day(clippingYear: 2022, month: 1, day: day), at: TimeOfDay(seconds: hour * 3600))
    }

    private static func told(_ scene: SendingScene) -> [String] { scene.sink.texts.filter { $0.contains("#done/") } }

    private static let letter = "p/#done/2021-12-31 since 2022-01-01T00:00:00Z"

    @Test("it is told once, when its period ends, also to a service that starts again")
    func periodEnds() throws {
        let scene = try SendingScene()
        for unit in ["a", "b"] { try scene.receive(unit) }
        try scene.run(to: Self.at(31))
        #expect(scene.service.donePlans.isEmpty)
        try scene.run(to: Self.after(1))
        #expect(Self.told(scene) == [Self.letter] && scene.service.donePlans == ["p"])
        for hour in 1...2 {
            try scene.restart(at: Self.after(1, hour))
            try scene.run(to: Self.after(1, hour))
        }
        #expect(Self.told(scene) == [Self.letter] && scene.service.donePlans == ["p"])
    }

    @Test("one of which something is missing is done when that comes in, and no more once it is returned")
    func metLater() throws {
        let scene = try SendingScene()
        try scene.receive("a")
        try scene.run(to: Self.after(3))
        #expect(Self.told(scene).isEmpty && scene.service.donePlans.isEmpty)
        try scene.receive("b")
        try scene.run(to: Self.after(3, 1))
        #expect(Self.told(scene) == ["p/#done/2021-12-31 since 2022-01-03T00:00:00Z"])
        try scene.change(.giveBack(unit: "b"))
        try scene.run(to: Self.after(4))
        #expect(scene.service.donePlans.isEmpty)
        try scene.receive("b")
        try scene.run(to: Self.after(5))
        #expect(scene.service.donePlans == ["p"] && Self.told(scene).count == 1)
    }

    @Test("a plan without any record is not looked at, and one whose years have no end is never done")
    func neverDone() throws {
        let scene = try SendingScene()
        try scene.run(to: Self.after(3))
        #expect(scene.service.donePlans.isEmpty && Self.told(scene).isEmpty)
        let endless = Plan(
            id: "p", file: "p.yaml", title: "Kế hoạch", years: PlanYears(first: 2021, last: nil), zone: .utc,
            deadlines: SendingScene.plan(units: []).deadlines)
        let other = try SendingScene(endless)
        try other.receive(OccurrenceRecord.everybody)
        try other.run(to: Self.after(3))
        #expect(other.service.donePlans.isEmpty && Self.told(other).isEmpty)
    }

    @Test("a plan that is silent is done, and told when it speaks again")
    func silent() throws {
        let scene = try SendingScene()
        for unit in ["a", "b"] { try scene.receive(unit) }
        try scene.run(to: Self.at(31))
        try scene.change(.silence(until: nil))
        try scene.run(to: Self.after(2))
        #expect(Self.told(scene).isEmpty && scene.service.donePlans == ["p"])
        try scene.change(.speak)
        try scene.run(to: Self.after(3))
        #expect(Self.told(scene).count == 1)
    }

    @Test("what came about longer ago than catch-up is recorded, and not told")
    func longAgo() throws {
        let scene = try SendingScene()
        for unit in ["a", "b"] { try scene.receive(unit) }
        try scene.run(to: Self.at(31))
        try scene.restart(at: Self.after(9))
        try scene.run(to: Self.after(10))
        #expect(Self.told(scene).isEmpty && scene.service.donePlans == ["p"])
        let identity = "p/#done/2021-12-31"
        #expect(try scene.ledger.standing(of: [identity])[identity]?.ending?.outcome == .expired)
    }

    @Test("a crash at any step of telling it loses and doubles nothing", arguments: TroubledLedger.Trouble.allCases)
    func crash(trouble: TroubledLedger.Trouble) throws {
        let scene = try SendingScene()
        for unit in ["a", "b"] { try scene.receive(unit) }
        try scene.run(to: Self.at(31))
        let troubled = TroubledLedger(scene.ledger)
        try scene.restart(at: Self.at(31), troubled)
        try scene.run(to: Self.at(31, 9))
        troubled.trouble = trouble
        #expect(throws: LedgerError.self) { try scene.run(to: Self.after(1)) }
        try scene.restart(at: Self.after(1, 1), troubled)
        try scene.run(to: Self.after(2))
        #expect(scene.sink.delivered.map(\.key.name).filter { $0.contains("#done/") } == ["p/#done/2021-12-31"])
    }

    @Test("of a plan of several years all of them count, and an edit is looked at again")
    func years() throws {
        let plan = SendingScene.plan()
        let longer = Plan(
            id: "p", file: "p.yaml", title: "Kế hoạch", years: PlanYears(first: 2021, last: 2022), zone: .utc,
            units: plan.units, deadlines: plan.deadlines)
        let scene = try SendingScene(longer)
        for unit in ["a", "b"] { try scene.receive(unit) }
        try scene.run(to: Self.after(31))
        #expect(scene.service.donePlans.isEmpty)
        _ = try scene.serve(plan, text: "v2")
        try scene.run(to: Self.after(31, 1))
        #expect(scene.service.donePlans == ["p"])
    }
}
