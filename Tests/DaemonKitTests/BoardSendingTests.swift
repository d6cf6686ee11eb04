import CivilTime
import PlanCore
import Storage
import TestSupport
import Testing

@testable import DaemonKit

/// What is sent follows who has delivered; see ``SendingScene`` for the dates.
@Suite struct BoardSendingTests {
    private static func at(_ day: Int, _ hour: Int = 8) -> Instant { SendingScene.at(day, hour) }

    @Test("each reminder names the units that have not delivered by its instant; what was returned is awaited again")
    func namesMissing() throws {
        let scene = try SendingScene()
        try scene.run(to: Self.at(13))
        try scene.receive("a")
        try scene.run(to: Self.at(16))
        try scene.change(.giveBack(unit: "a"))
        try scene.run(to: Self.at(18))
        try scene.receive("b")
        try scene.run(to: Self.at(31))
        #expect(
            scene.sent == [
                "-7d 12T08:00 missing a b", "-3d 15T08:00 missing b", "-1d 18T08:00 missing a b",
                "0d 19T08:00 missing a", "+1d 20T08:00 missing a", "+2d 21T08:00 missing a",
            ])
    }

    @Test("once all have delivered it says so at once and once, and is silent: its reminders end as met")
    func met() throws {
        let scene = try SendingScene()
        try scene.run(to: Self.at(13))
        try scene.receive("a")
        try scene.receive("b")
        #expect(scene.service.nextWakeAt.map { $0 <= scene.now } ?? false)
        try scene.run(to: Self.at(16))
        #expect(scene.sent == ["-7d 12T08:00 missing a b", "met 13T08:00"])
        try scene.restart(at: Self.at(16, 9))
        try scene.run(to: Self.at(31))
        #expect(scene.sent.count == 2 && scene.met == 5)
        #expect(try scene.ending("0d") == "met: everybody has delivered")
        #expect(try scene.ending("met") == "delivered: taken by recorder")
        #expect(try scene.ledger.untoldOccurrences().isEmpty)
    }

    @Test("a submission withdrawn opens it again: what is still to come goes out, and nothing is said twice")
    func openAgain() throws {
        let scene = try SendingScene()
        try scene.run(to: Self.at(13))
        for unit in ["a", "b"] { try scene.receive(unit) }
        try scene.run(to: Self.at(16))
        try scene.change(.withdraw(unit: "b"))
        try scene.run(to: Self.at(18, 9))
        try scene.receive("b")
        try scene.run(to: Self.at(31))
        #expect(scene.sent == ["-7d 12T08:00 missing a b", "met 13T08:00", "-1d 18T08:00 missing b"])
        #expect(try scene.ending("-3d") == "met: everybody has delivered")
    }

    @Test("what is open again before anybody was told is not said")
    func openBeforeTold() throws {
        let scene = try SendingScene()
        for unit in ["a", "b"] { try scene.receive(unit) }
        try scene.change(.giveBack(unit: "a"))
        try scene.run(to: Self.at(12))
        #expect(scene.sent == ["-7d 12T08:00 missing a"])
        #expect(try scene.ledger.untoldOccurrences().isEmpty)
    }

    @Test("a deadline that is closed is silent, with the reason; one that is opened again goes on")
    func closed() throws {
        let scene = try SendingScene()
        try scene.run(to: Self.at(13))
        try scene.change(.close)
        try scene.run(to: Self.at(16))
        #expect(scene.sent == ["-7d 12T08:00 missing a b", "met 13T08:00"])
        #expect(try scene.ending("-3d") == "met: closed by an: lý do")
        try scene.change(.reopen)
        try scene.run(to: Self.at(18))
        #expect(scene.sent.last == "-1d 18T08:00 missing a b")
    }

    @Test("a deadline without units is met by the one submission")
    func withoutUnits() throws {
        let scene = try SendingScene(SendingScene.plan(units: []))
        try scene.run(to: Self.at(13))
        try scene.receive(OccurrenceRecord.everybody)
        try scene.run(to: Self.at(31))
        #expect(scene.sent == ["-7d 12T08:00", "met 13T08:00"])
    }

    @Test("a service that was killed after the last submission says it when it starts again", arguments: [false, true])
    func killedBeforeTold(isHeard: Bool) throws {
        let scene = try SendingScene()
        try scene.run(to: Self.at(13))
        for unit in ["a", "b"] { try scene.receive(unit, isHeard: isHeard) }
        for hour in 9...11 { try scene.restart(at: Self.at(13, hour)) }
        try scene.run(to: Self.at(14))
        try scene.restart(at: Self.at(14, 9))
        try scene.run(to: Self.at(31))
        #expect(scene.sent == ["-7d 12T08:00 missing a b", "met 13T11:00"])
    }

    /// All have delivered, and the ledger fails while that is said.
    private static func metInTrouble(
        _ trouble: TroubledLedger.Trouble
    ) throws -> (scene: SendingScene, ledger: TroubledLedger) {
        let scene = try SendingScene()
        let troubled = TroubledLedger(scene.ledger)
        try scene.restart(at: at(13), troubled)
        try scene.run(to: at(13))
        for unit in ["a", "b"] { try scene.receive(unit) }
        troubled.trouble = trouble
        #expect(throws: LedgerError.self) { try scene.run(to: at(14)) }
        return (scene, troubled)
    }

    @Test("a crash at any step of saying it loses and doubles nothing", arguments: TroubledLedger.Trouble.allCases)
    func crashWhileTelling(trouble: TroubledLedger.Trouble) throws {
        let (scene, troubled) = try Self.metInTrouble(trouble)
        try scene.restart(at: Self.at(14), troubled)
        try scene.run(to: Self.at(31))
        #expect(scene.sink.delivered.map(\.key.name).filter { $0.contains("#met/") } == ["p/han@2021#met/2021-01-19"])
        #expect(try scene.ledger.untoldOccurrences().isEmpty)
    }

    @Test("what is met while its reminder waits for its instant is not sent")
    func preparedMet() throws {
        let scene = try SendingScene()
        try scene.receive("a")
        try scene.run(to: SendingScene.at(12, 7, 59, 55))
        #expect(scene.sink.prepared.count == 1)
        try scene.receive("b")
        try scene.run(to: Self.at(12))
        #expect(scene.sent == ["met 12T07:59:55Z"])
        #expect(try scene.ending("-7d") == "met: everybody has delivered")
    }

    @Test("units that another version of the plan takes out leave it met: its next reminder says so")
    func metByEdit() throws {
        let scene = try SendingScene()
        try scene.run(to: Self.at(13))
        try scene.receive("a")
        _ = try scene.serve(SendingScene.plan(units: ["a"]), text: "v2")
        try scene.run(to: Self.at(31))
        #expect(scene.sent == ["-7d 12T08:00 missing a b", "met 15T08:00"])
        #expect(try scene.ending("0d") == "met: everybody has delivered")
    }

    @Test("whatever date its plan gives it afterwards, it is not said again", arguments: [false, true])
    func metAndMoved(isRestarted: Bool) throws {
        let scene = try SendingScene()
        try scene.run(to: Self.at(13))
        for unit in ["a", "b"] { try scene.receive(unit) }
        try scene.run(to: Self.at(14))
        if isRestarted {
            try scene.restart(at: Self.at(14, 9), plan: SendingScene.plan(day: 27))
        } else {
            _ = try scene.serve(SendingScene.plan(day: 27), text: "v2")
        }
        try scene.run(to: Self.at(31))
        #expect(scene.sent == ["-7d 12T08:00 missing a b", "met 13T08:00"])
        #expect(try scene.ending("0d", due: "2021-01-26") == "met: everybody has delivered")
        #expect(try scene.ledger.untoldOccurrences().isEmpty)
    }

    @Test("nor where it is opened in between, and met again by its units or by another version of its plan")
    func metMovedAndMetAgain() throws {
        for isMetByEdit in [false, true] {
            let scene = try SendingScene()
            try scene.run(to: Self.at(13))
            for unit in ["a", "b"] { try scene.receive(unit) }
            try scene.run(to: Self.at(14))
            try scene.change(.withdraw(unit: "b"))
            _ = try scene.serve(SendingScene.plan(day: 27), text: "v2")
            try scene.run(to: Self.at(20))
            if isMetByEdit {
                _ = try scene.serve(SendingScene.plan(day: 27, units: ["a"]), text: "v3")
            } else {
                try scene.receive("b")
            }
            try scene.run(to: Self.at(31))
            #expect(scene.sent == ["-7d 12T08:00 missing a b", "met 13T08:00", "-7d 19T08:00 missing b"])
            #expect(try scene.ending("-3d", due: "2021-01-26") == "met: everybody has delivered")
            #expect(try scene.ledger.untoldOccurrences().isEmpty)
        }
    }

    @Test(
        "a kill at any step of saying it, and another date by the next start, loses and doubles nothing",
        arguments: TroubledLedger.Trouble.allCases)
    func killedAndMoved(trouble: TroubledLedger.Trouble) throws {
        let (scene, troubled) = try Self.metInTrouble(trouble)
        try scene.restart(at: Self.at(14), troubled, plan: SendingScene.plan(day: 27))
        try scene.run(to: Self.at(31))
        let day = trouble == .beforeCommit ? "26" : "19"
        #expect(
            scene.sink.delivered.map(\.key.name).filter { $0.contains("#met/") } == ["p/han@2021#met/2021-01-\(day)"])
        #expect(try scene.ledger.untoldOccurrences().isEmpty)
    }

    @Test(
        "a kill at any step of it loses and doubles nothing", arguments: TroubledLedger.Trouble.allCases, [true, false])
    func metByEditAndKilled(trouble: TroubledLedger.Trouble, isPrepared: Bool) throws {
        let scene = try SendingScene()
        try scene.run(to: Self.at(13))
        try scene.receive("a")
        let troubled = TroubledLedger(scene.ledger)
        try scene.restart(
            at: isPrepared ? SendingScene.at(15, 7, 59) : Self.at(15), troubled, plan: SendingScene.plan(units: ["a"]))
        troubled.trouble = trouble
        #expect(throws: LedgerError.self) { try scene.run(to: Self.at(15, 9)) }
        // Its ending may be recorded by now, and no other one says it.
        try scene.restart(at: Self.at(15, 10), troubled)
        try scene.run(to: Self.at(17))
        #expect(scene.sink.delivered.map(\.key.name).filter { $0.contains("#met/") } == ["p/han@2021#met/2021-01-19"])
        #expect(try scene.ending("-3d") == "met: everybody has delivered")
        #expect(try scene.ledger.untoldOccurrences().isEmpty)
    }

    @Test("reminders that a clock ahead has ended as met go out when it is set right and one unit is awaited again")
    func clockSetBack() throws {
        let scene = try SendingScene()
        try scene.run(to: Self.at(13))
        for unit in ["a", "b"] { try scene.receive(unit) }
        try scene.run(to: Self.at(31))
        try scene.restart(at: Self.at(14))
        try scene.change(.withdraw(unit: "b"))
        try scene.run(to: Self.at(15))
        #expect(scene.sent == ["-7d 12T08:00 missing a b", "met 13T08:00", "-3d 15T08:00 missing b"])
    }
}

/// What is put off, and what is silent.
@Suite struct BoardRestraintTests {
    private static func at(_ day: Int, _ hour: Int = 8, _ minute: Int = 0) -> Instant {
        SendingScene.at(day, hour, minute)
    }

    @Test("what is put off is reminded of once at that instant, for all that fell before, and goes on after it")
    func snooze() throws {
        let scene = try SendingScene()
        try scene.run(to: Self.at(13))
        try scene.change(.snooze(until: Self.at(18, 14)))
        #expect(try scene.service.nextSent()?.identity == "p/han@2021#snoozed-20210118T140000Z/2021-01-19")
        try scene.run(to: Self.at(18, 12))
        #expect(scene.sent == ["-7d 12T08:00 missing a b"])
        #expect(try scene.ending("-1d") == "superseded: put off until 2021-01-18T14:00:00Z")
        #expect(try scene.service.nextSent()?.identity == "p/han@2021#snoozed-20210118T140000Z/2021-01-19")
        try scene.receive("a")
        try scene.run(to: Self.at(19))
        #expect(scene.sent.dropFirst() == ["snoozed-20210118T140000Z 18T14:00 missing b", "0d 19T08:00 missing b"])
    }

    @Test("a service that was stopped when it was to be reminded again says so late, once")
    func snoozeMissed() throws {
        let scene = try SendingScene()
        try scene.run(to: Self.at(13))
        try scene.change(.snooze(until: Self.at(17, 14)))
        try scene.run(to: Self.at(15))
        for hour in 15...16 {
            try scene.restart(at: Self.at(17, hour))
            try scene.run(to: Self.at(17, hour))
        }
        try scene.run(to: Self.at(18))
        #expect(
            scene.sent.dropFirst() == [
                "snoozed-20210117T140000Z 17T15:00 late missing a b", "-1d 18T08:00 missing a b",
            ])
    }

    @Test("one that a clock far ahead has ended as too old is said late once the clock is set right")
    func snoozePassedByClock() throws {
        let scene = try SendingScene()
        try scene.run(to: Self.at(13))
        try scene.change(.snooze(until: Self.at(17, 14)))
        let ahead = Self.at(17, 14) + .days(3000)
        try scene.restart(at: ahead)
        try scene.run(to: ahead)
        #expect(try scene.ending("snoozed-20210117T140000Z") == "expired: missed for longer than catch-up")
        try scene.restart(at: Self.at(17, 15))
        try scene.run(to: Self.at(17, 16))
        #expect(scene.sent.dropFirst() == ["snoozed-20210117T140000Z 17T15:00 late missing a b"])
    }

    @Test("what was put off, and silenced under a clock far ahead, rings once the clock is right and the plan speaks")
    func snoozeSilencedByClock() throws {
        let scene = try SendingScene()
        try scene.run(to: Self.at(13))
        try scene.change(.snooze(until: Self.at(17, 14)))
        try scene.change(.silence(until: nil))
        let ahead = Self.at(17, 14) + .days(3000)
        try scene.restart(at: ahead)
        try scene.run(to: ahead)
        #expect(try scene.ending("snoozed-20210117T140000Z")?.hasPrefix("void: ") == true)
        try scene.restart(at: Self.at(14))
        try scene.change(.speak)
        try scene.run(to: Self.at(17, 15))
        #expect(scene.sent.last == "snoozed-20210117T140000Z 17T14:00 missing a b")
    }

    @Test("of two that a stop has missed, a reminder after it supersedes the one at its end")
    func snoozeSuperseded() throws {
        let scene = try SendingScene()
        try scene.run(to: Self.at(13))
        try scene.change(.snooze(until: Self.at(17, 14)))
        try scene.restart(at: Self.at(18, 9))
        try scene.run(to: Self.at(18, 9))
        #expect(scene.sent.dropFirst() == ["-1d 18T09:00 late missing a b"])
        #expect(try scene.ending("snoozed-20210117T140000Z") == "superseded: superseded by p/han@2021#-1d/2021-01-19")
        #expect(try scene.ending("-3d") == "superseded: superseded by p/han@2021#-1d/2021-01-19")
    }

    @Test("put off once more the one before does not ring; at the very instant of a reminder that one goes out")
    func snoozeAgain() throws {
        let scene = try SendingScene()
        try scene.run(to: Self.at(13))
        try scene.change(.snooze(until: Self.at(16, 14)))
        try scene.change(.snooze(until: Self.at(18, 8)))
        try scene.run(to: Self.at(18, 12))
        #expect(scene.sent.dropFirst() == ["-1d 18T08:00 missing a b"])
    }

    @Test("never past the cutoff: where the date comes forward, nothing is held back any more")
    func cutoff() throws {
        let scene = try SendingScene()
        try scene.run(to: Self.at(13))
        try scene.change(.snooze(until: Self.at(19, 12)))
        let plan = SendingScene.plan(day: 18)
        _ = try scene.serve(plan, text: "v2")
        try scene.run(to: Self.at(18, 9))
        #expect(
            scene.sent.dropFirst() == [
                "-3d 14T08:00 missing a b", "0d 15T08:00 missing a b", "+1d 18T08:00 missing a b",
            ])
    }

    @Test("what is met while it is put off is silent at its end")
    func snoozeMet() throws {
        let scene = try SendingScene()
        try scene.run(to: Self.at(13))
        try scene.change(.snooze(until: Self.at(18, 14)))
        for unit in ["a", "b"] { try scene.receive(unit) }
        try scene.run(to: Self.at(31))
        #expect(scene.sent.dropFirst() == ["met 13T08:00"])
        #expect(try scene.ending("snoozed-20210118T140000Z") == "met: everybody has delivered")
    }

    @Test("a plan that is silent sends nothing and misses nothing; after it what is still to come goes on")
    func silence() throws {
        let scene = try SendingScene()
        try scene.run(to: Self.at(13))
        try scene.change(.silence(until: Self.at(18, 12)))
        try scene.run(to: Self.at(16))
        try scene.restart(at: Self.at(18, 13))
        try scene.run(to: Self.at(19))
        #expect(scene.sent.dropFirst() == ["0d 19T08:00 missing a b"])
        #expect(try scene.ending("-1d") == "void: its plan was silenced by an: lý do")
    }

    @Test("silence without an end lasts until the plan speaks again; its agenda knows")
    func speak() throws {
        let scene = try SendingScene()
        try scene.run(to: Self.at(13))
        try scene.change(.silence(until: nil))
        let walk = scene.service.standing
        #expect(try Agenda(walking: walk, before: Self.at(31), limit: 9).notices.isEmpty)
        for unit in ["a", "b"] { try scene.receive(unit) }
        try scene.change(.withdraw(unit: "b"))
        try scene.run(to: Self.at(18, 12))
        try scene.change(.speak)
        try scene.run(to: Self.at(19))
        #expect(scene.sent.dropFirst() == ["0d 19T08:00 missing b"])
    }

    @Test("what is prepared is taken back by a silence, and where it is put off", arguments: [true, false])
    func prepared(isSilence: Bool) throws {
        let scene = try SendingScene()
        try scene.run(to: SendingScene.at(12, 7, 59, 55))
        #expect(scene.sink.prepared.count == 1)
        if isSilence {
            try scene.change(.silence(until: nil))
        } else {
            try scene.change(.snooze(until: Self.at(12, 9)))
        }
        try scene.run(to: Self.at(12, 10))
        #expect(scene.sent == (isSilence ? [] : ["snoozed-20210112T090000Z 12T09:00 missing a b"]))
    }
}
