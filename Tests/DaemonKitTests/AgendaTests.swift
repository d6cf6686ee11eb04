import CivilTime
import PlanCore
import PlanFiles
import TestSupport
import Testing

@testable import DaemonKit

@Suite struct AgendaTests {
    /// Good until Sunday, 2021-01-24: -3d is Thursday the 21st; 0d, the last day, moves to Friday the 22nd.
    private static func schedule() throws -> Schedule {
        let scene = try InputScene()
        try scene.write(InputScene.plan(by: "24/01"), to: "one/a.yaml")
        try scene.write(InputScene.plan(by: "25/01"), to: "one/b.yaml")
        return scene.load().schedule
    }

    private static func day(_ day: Int, month: Int = 1) -> Instant {
        Zone.utc.start(of: Day(clippingYear: 2021, month: month, day: day))
    }

    private static func identities(_ agenda: Agenda) -> [String] { agenda.notices.map(\.reminder.identity) }

    @Test("it holds what falls into the range, its end excluded")
    func range() throws {
        let schedule = try Self.schedule()
        let first = Self.day(22) + .hours(8)
        #expect(
            try Self.identities(Agenda(schedule, in: first..<Self.day(25) + .hours(8))) == [
                "a/han@2021#0d/2021-01-24", "b/han@2021#-1d/2021-01-25",
            ])
        #expect(try Agenda(schedule, in: first..<first).notices.isEmpty)
    }

    @Test("two parts are the whole, and a limit is its beginning")
    func parts() throws {
        let schedule = try Self.schedule()
        let whole = Self.identities(try Agenda(schedule, in: Self.day(1)..<Self.day(1, month: 3)))
        #expect(whole.count == Set(whole).count && whole.count > 20)
        for cut in 1..<31 {
            let parts = [Self.day(1)..<Self.day(cut), Self.day(cut)..<Self.day(1, month: 3)]
            #expect(try parts.flatMap { Self.identities(try Agenda(schedule, in: $0)) } == whole)
        }
        for limit in [0, 1, 2, 5] {
            let agenda = try Agenda(schedule, in: Self.day(1)..<Instant.distantFuture, limit: limit)
            #expect(Self.identities(agenda) == Array(whole.prefix(limit)))
        }
    }

    @Test("it lists exactly what a service that always ran has sent")
    func service() throws {
        let scene = try InputScene()
        try scene.write(InputScene.plan(by: "24/01"), to: "one/a.yaml")
        try scene.write(InputScene.plan(by: "25/01"), to: "one/b.yaml")
        let inputs = scene.load()
        let days = Day(clippingYear: 2021, month: 1, day: 1)...Day(clippingYear: 2021, month: 2, day: 28)
        var sent: [String] = []
        _ = try Rehearsal(days: days, folder: scene.scratch.file("r")).run(
            inputs, Configuration(), zone: .utc, sent: { sent.append($0.reminder.identity) })
        #expect(try sent == Self.identities(Agenda(inputs.schedule, in: Self.day(1)..<Self.day(1, month: 3))))
    }
}
