import CivilTime
import PlanCore
import TestSupport
import Testing

@testable import DaemonKit

/// Quiet hours, from 20:00 to 07:00, hold everything that is sent of a plan; see ``SendingScene`` for its dates. 2021-01-16 and
/// 17 are a weekend.
@Suite struct QuietTellingTests {
    private static func at(_ day: Int, _ hour: Int = 8) -> Instant { SendingScene.at(day, hour) }

    private static func plan() throws -> Plan {
        SendingScene.plan(quiet: [QuietTime(begins: try CalendarExpression(parsing: "20:00"), lasting: .hours(11))])
    }

    private static func scene() throws -> SendingScene { try SendingScene(plan()) }

    @Test("what is put off into the night rings when it is over, on a working day, also to a service that starts in it")
    func snooze() throws {
        let scene = try Self.scene()
        try scene.run(to: Self.at(13))
        try scene.change(.snooze(until: Self.at(16, 22)))
        try scene.restart(at: Self.at(17, 12))
        try scene.run(to: Self.at(18, 9))
        #expect(
            scene.sent.dropFirst() == [
                "snoozed-20210118T070000Z 18T07:00 missing a b", "-1d 18T08:00 missing a b",
            ])
    }

    @Test("what is put off into the night rings when it is over, whatever is edited in between")
    func snoozeServedAnew() throws {
        let scene = try Self.scene()
        try scene.run(to: Self.at(13))
        try scene.change(.snooze(until: Self.at(16, 22)))
        // The service looks round in the quiet hours.
        try scene.restart(at: Self.at(17, 12))
        try scene.run(to: Self.at(17, 12))
        #expect(try scene.serve(Self.plan(), text: "v2").newVersions == ["p"])
        #expect(try scene.service.nextSent()?.identity == "p/han@2021#snoozed-20210118T070000Z/2021-01-19")
        try scene.run(to: Self.at(18, 7))
        #expect(scene.sent.last == "snoozed-20210118T070000Z 18T07:00 missing a b")
    }

    @Test("what would ring only behind the cutoff rings the second before the night begins")
    func snoozeBeforeCutoff() throws {
        let scene = try Self.scene()
        try scene.run(to: Self.at(19, 12))
        try scene.change(.snooze(until: Self.at(20, 0)))
        try scene.run(to: Self.at(20, 7))
        #expect(scene.sent.last == "snoozed-20210119T195959Z 19T19:59:59Z missing a b")
        try scene.run(to: Self.at(20, 9))
        #expect(scene.sent.last == "+1d 20T08:00 missing a b")
    }

    @Test(
        "that all have delivered is told when the night is over, once, whatever the service lives through until then",
        arguments: [(13, 22, "14T07:00"), (14, 3, "14T07:00"), (15, 21, "18T07:00"), (16, 12, "16T12:00")])
    func met(day: Int, hour: Int, told: String) throws {
        let scene = try Self.scene()
        try scene.run(to: Self.at(day, hour))
        for unit in ["a", "b"] { try scene.receive(unit) }
        try scene.run(to: Self.at(day, hour))
        let next = try #require(scene.service.nextWakeAt)
        #expect(next > scene.now || told.hasSuffix("T\(hour):00"), "it sleeps meanwhile")
        if !told.hasSuffix("T\(hour):00") {
            try scene.restart(at: scene.now + .hours(1))
            try scene.run(to: scene.now)
        }
        try scene.run(to: Self.at(31))
        #expect(scene.sent.filter { $0.hasPrefix("met") } == ["met \(told)"])
    }

    @Test("one that is open again before the night is over is not told, and one that is met again then is")
    func openAgain() throws {
        let scene = try Self.scene()
        try scene.run(to: Self.at(13, 22))
        for unit in ["a", "b"] { try scene.receive(unit) }
        try scene.run(to: Self.at(13, 23))
        try scene.change(.giveBack(unit: "a"))
        try scene.run(to: Self.at(14, 9))
        #expect(!scene.sent.contains { $0.hasPrefix("met") })
        try scene.receive("a")
        try scene.run(to: Self.at(14, 10))
        #expect(scene.sent.last == "met 14T09:00")
    }

    @Test("without quiet hours any more, what they held is told at once")
    func quietEnds() throws {
        let scene = try Self.scene()
        try scene.run(to: Self.at(13, 22))
        for unit in ["a", "b"] { try scene.receive(unit) }
        try scene.run(to: Self.at(13, 23))
        _ = try scene.serve(SendingScene.plan(), text: "v2")
        try scene.run(to: Self.at(14, 0))
        #expect(scene.sent.last == "met 13T23:00")
    }

    @Test("that a plan is done is told on the first working morning of the year, and it is done before")
    func done() throws {
        let scene = try Self.scene()
        for unit in ["a", "b"] { try scene.receive(unit) }
        let year = Zone.utc.start(of: Day(clippingYear: 2022, month: 1, day: 1))
        try scene.run(to: year)
        #expect(scene.service.donePlans == ["p"] && !scene.sink.texts.contains { $0.contains("#done/") })
        try scene.run(to: year + .days(2) + .hours(7) - .seconds(1))
        #expect(!scene.sink.texts.contains { $0.contains("#done/") })
        try scene.run(to: year + .days(2) + .hours(7))
        #expect(scene.sink.texts.count { $0.contains("#done/") } == 1)
    }
}
