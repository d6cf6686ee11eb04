import CivilTime
import PlanCore
import Storage
import TestSupport
import Testing

@testable import DaemonKit

/// What is held for digests; see ``SendingScene`` for the dates.
@Suite struct DigestTests {
    private static func at(_ day: Int, _ hour: Int = 8) -> Instant { SendingScene.at(day, hour) }

    private static func rule(_ hour: Int, beyond: Int = 0) throws -> DigestRule {
        DigestRule(at: try #require(TimeOfDay(hour: hour, minute: 0)), beyond: beyond)
    }

    private static func both(_ hour: Int, beyond: Int = 0) throws -> [String: DigestRule] {
        try ["a": rule(hour, beyond: beyond), "b": rule(hour, beyond: beyond)]
    }

    /// `@a 12T16`, and the reminders that were sent one by one as `-7d 12T08`.
    private static func story(_ scene: SendingScene) -> [String] {
        scene.sink.texts.map { text in
            if text.hasPrefix("@") {
                let recipient = text.prefix { $0 != "/" }
                return "\(recipient) \(text.split(separator: " since 2021-01-").last?.prefix(5) ?? "")"
            }
            let item = text.split(separator: "/").dropFirst().first?.prefix { $0 != "@" } ?? ""
            let rule = text.split(separator: "#").last?.prefix { $0 != "/" } ?? ""
            return "\(item) \(rule) \(text.split(separator: " at 2021-01-").last?.prefix(5) ?? "")"
        }
    }

    @Test("what is beyond the cap is held and told once a day to each, as long as it is in time")
    func held() throws {
        let scene = try SendingScene(digests: Self.both(16))
        try scene.run(to: Self.at(31))
        #expect(
            Self.story(scene) == [
                "@a 12T16", "@b 12T16", "@a 15T16", "@b 15T16", "@a 18T16", "@b 18T16", "@a 19T16", "@b 19T16",
                "@a 20T16", "@b 20T16", "@a 21T16", "@b 21T16",
            ])
        #expect(try scene.ending("-7d") == "held: for the digest of 2021-01-12 for a, b")
        #expect(try scene.ledger.heldRecipients().isEmpty)
    }

    @Test("what the digest would tell only at the cutoff goes out at once")
    func cutoff() throws {
        let scene = try SendingScene(digests: Self.both(7))
        try scene.run(to: Self.at(20, 7))
        #expect(
            Self.story(scene) == [
                "@a 13T07", "@b 13T07", "@a 18T07", "@b 18T07", "@a 19T07", "@b 19T07", "han 0d 19T08",
            ])
    }

    @Test("so many a day go one by one; a reminder to somebody who has not had so many goes out to all")
    func cap() throws {
        let ladder = Ladder(before: [7, 3], at: TimeOfDay(seconds: 8 * 3600), overdue: nil)
        let other = Plan.Deadline(
            id: "khac", title: "Khác", timing: .dated(.yearless(month: 1, day: 20), .before, nil), units: ["a"],
            onDayOff: .keep, ladder: ladder, position: SourcePosition(line: 1, column: 1))
        let scene = try SendingScene(
            SendingScene.plan(more: [other]), digests: ["a": Self.rule(16, beyond: 1)])
        try scene.run(to: Self.at(12, 9))
        #expect(try scene.ledger.sentCount(to: "a", on: Day(clippingYear: 2021, month: 1, day: 12)) == 1)
        #expect(try scene.ledger.sentCount(to: "b", on: Day(clippingYear: 2021, month: 1, day: 12)) == 0)
        try scene.run(to: Self.at(16))
        #expect(Self.story(scene) == ["han -7d 12T08", "@a 12T16", "han -3d 15T08", "@a 15T16"])
    }

    @Test("what is prepared and taken back counts for nobody")
    func preparedCounts() throws {
        let scene = try SendingScene(digests: Self.both(16, beyond: 1))
        try scene.run(to: SendingScene.at(12, 7, 59, 55))
        let day = Day(clippingYear: 2021, month: 1, day: 12)
        #expect(try scene.ledger.sentCount(to: "a", on: day) == 1)
        try scene.change(.silence(until: nil))
        try scene.run(to: Self.at(12, 9))
        #expect(try scene.ledger.sentCount(to: "a", on: day) == 0 && scene.sink.delivered.isEmpty)
    }

    @Test(
        "the digest tells how things stand: not what was delivered meanwhile, moved, silenced or is told by a nearer one"
    )
    func outdated() throws {
        let delivered = try SendingScene(digests: Self.both(16))
        try delivered.run(to: Self.at(12, 10))
        try delivered.receive("b")
        try delivered.run(to: Self.at(12, 17))
        #expect(Self.story(delivered) == ["@a 12T16"])
        #expect(try delivered.ledger.heldRecipients().isEmpty)

        let moved = try SendingScene(digests: Self.both(16))
        try moved.run(to: Self.at(12, 10))
        _ = try moved.serve(SendingScene.plan(day: 27), text: "v2")
        try moved.run(to: Self.at(12, 17))
        #expect(Self.story(moved).isEmpty)

        let silent = try SendingScene(digests: Self.both(16))
        try silent.run(to: Self.at(12, 10))
        try silent.change(.silence(until: nil))
        try silent.run(to: Self.at(12, 17))
        #expect(Self.story(silent).isEmpty)

        // A service that was down when the digest was to go out tells both at once, of which one is the nearer.
        let late = try SendingScene(digests: Self.both(16))
        try late.run(to: Self.at(12, 10))
        try late.restart(at: Self.at(15, 9))
        try late.run(to: Self.at(15, 10))
        #expect(Self.story(late) == ["@a 12T16", "@b 12T16"])
    }

    @Test("a service that starts again knows what is held, and for how long; who gets digests no more is told at once")
    func restart() throws {
        let scene = try SendingScene(digests: Self.both(16))
        try scene.run(to: Self.at(12, 10))
        scene.digests["b"] = nil
        try scene.restart(at: Self.at(12, 11))
        try scene.run(to: Self.at(12, 12))
        #expect(Self.story(scene) == ["@b 12T08"])
        try scene.restart(at: Self.at(12, 13))
        try scene.run(to: Self.at(13))
        #expect(Self.story(scene) == ["@b 12T08", "@a 12T16"])
    }

    @Test("a recipient has one digest a day, also where its time is moved behind what it has had")
    func oneADay() throws {
        let scene = try SendingScene(digests: Self.both(9))
        try scene.run(to: Self.at(12, 10))
        #expect(Self.story(scene) == ["@a 12T09", "@b 12T09"])
        scene.digests = try Self.both(16)
        // Somebody sets the clock back before the reminder: what was told is not told again.
        try scene.restart(at: Self.at(12, 7))
        try scene.run(to: Self.at(13, 15))
        #expect(Self.story(scene) == ["@a 12T09", "@b 12T09"])
    }

    @Test("a clock set back before what was held and not told: it is held again, and told once")
    func clockSetBack() throws {
        let scene = try SendingScene(digests: Self.both(16))
        try scene.run(to: Self.at(12, 10))
        try scene.restart(at: Self.at(12, 7))
        #expect(try scene.ending("-7d") == nil)
        try scene.run(to: Self.at(13))
        #expect(Self.story(scene) == ["@a 12T16", "@b 12T16"])
    }

    @Test("a crash at any step of telling loses and doubles nothing", arguments: TroubledLedger.Trouble.allCases)
    func crash(trouble: TroubledLedger.Trouble) throws {
        let scene = try SendingScene(digests: Self.both(16))
        let troubled = TroubledLedger(scene.ledger)
        try scene.restart(at: Self.at(2), troubled)
        try scene.run(to: Self.at(12, 10))
        troubled.trouble = trouble
        #expect(throws: LedgerError.self) { try scene.run(to: Self.at(12, 16)) }
        try scene.restart(at: Self.at(12, 17), troubled)
        try scene.run(to: Self.at(13))
        let names = scene.sink.delivered.map(\.key.name)
        #expect(names.sorted() == ["@a/#digest/2021-01-12", "@b/#digest/2021-01-12"])
        #expect(try scene.ledger.heldRecipients().isEmpty)
    }

    @Test("a crash while a reminder is being held loses nothing of it", arguments: TroubledLedger.Trouble.allCases)
    func crashWhileHolding(trouble: TroubledLedger.Trouble) throws {
        let scene = try SendingScene(digests: Self.both(16))
        let troubled = TroubledLedger(scene.ledger)
        try scene.restart(at: Self.at(12, 7), troubled)
        troubled.trouble = trouble
        // Held as late as it was decided, where a commit failed.
        _ = try? scene.run(to: Self.at(12, 9))
        troubled.trouble = nil
        try scene.restart(at: Self.at(12, 10), troubled)
        try scene.run(to: Self.at(13))
        #expect(Self.story(scene) == ["@a 12T16", "@b 12T16"])
    }
}
