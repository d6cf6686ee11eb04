import CivilTime
import PlanCore
import Storage
import TestSupport
import Testing

@testable import DaemonKit

/// A date that somebody extends is a new DUE of the same occurrence; see ``SendingScene`` for the dates.
@Suite struct ExtensionTests {
    private static func at(_ day: Int, _ hour: Int = 8) -> Instant { SendingScene.at(day, hour) }

    private static let follower = Plan.Deadline(
        id: "sau", title: "Sau hạn", timing: .relative(Distance(count: 2, unit: .days, .after), .deadline("han"), nil),
        onDayOff: .keep, ladder: Ladder(before: [0], at: TimeOfDay(seconds: 8 * 3600), overdue: nil),
        position: SourcePosition(line: 1, column: 1))

    @Test("what was to come of the old date is void with the reason, the reminders of the new date go out")
    func extended() throws {
        let scene = try SendingScene()
        try scene.run(to: Self.at(16))
        try scene.receive("a")
        try scene.change(.extend(to: Day(clippingYear: 2021, month: 1, day: 22)))
        #expect(scene.service.nextWakeAt.map { $0 <= scene.now } ?? false)
        try scene.run(to: Self.at(31))
        #expect(
            scene.sink.texts.suffix(6)
                == [
                    "p/han@2021#-3d/2021-01-22 at 2021-01-19T08:00:00Z missing b",
                    "p/han@2021#-1d/2021-01-22 at 2021-01-21T08:00:00Z missing b",
                    "p/han@2021#0d/2021-01-22 at 2021-01-22T08:00:00Z missing b",
                    "p/han@2021#+1d/2021-01-22 at 2021-01-25T08:00:00Z missing b",
                ].suffix(6) || scene.sink.texts.count == 6)
        #expect(scene.sent.count == 6)
        #expect(try scene.ending("-1d") == "void: extended to 2021-01-22 by an: lý do")
        #expect(
            scene.moved.map(\.message) == [
                "p/han (2021) gia hạn từ hết ngày 19/01/2021 sang hết ngày 22/01/2021, an: lý do (hủy 4 lần nhắc chưa gửi)"
            ])
    }

    @Test("a date given by mistake comes back: its reminders are armed again, what was sent or has passed stays so")
    func corrected() throws {
        let scene = try SendingScene()
        try scene.run(to: Self.at(13))
        try scene.change(.extend(to: Day(clippingYear: 2021, month: 1, day: 29)))
        try scene.run(to: Self.at(16))
        try scene.change(.extend(to: Day(clippingYear: 2021, month: 1, day: 19)))
        try scene.run(to: Self.at(31))
        #expect(scene.service.schedule.occurrence("p/han@2021")?.extensions.isEmpty == true)
        #expect(
            scene.moved.last?.message.hasPrefix(
                "p/han (2021) sửa lại từ hết ngày 29/01/2021 thành hết ngày 19/01/2021, an: lý do (hủy") == true)
        #expect(
            scene.sent == [
                "-7d 12T08:00 missing a b", "-1d 18T08:00 missing a b", "0d 19T08:00 missing a b",
                "+1d 20T08:00 missing a b", "+2d 21T08:00 missing a b",
            ])
    }

    @Test("a snooze ends where a correction brings the date before it: nothing is missed, nothing told at midnight")
    func snoozedPastCorrection() throws {
        let scene = try SendingScene()
        try scene.run(to: Self.at(13))
        try scene.change(.extend(to: Day(clippingYear: 2021, month: 1, day: 29)))
        try scene.run(to: Self.at(14))
        try scene.change(.snooze(until: Self.at(27)))
        try scene.run(to: Self.at(15, 9))
        try scene.change(.extend(to: Day(clippingYear: 2021, month: 1, day: 22)))
        try scene.run(to: Self.at(31))
        #expect(
            scene.sent.dropFirst() == [
                "-3d 19T08:00 missing a b", "-1d 21T08:00 missing a b", "0d 22T08:00 missing a b",
                "+2d 25T08:00 missing a b",
            ])
        #expect(scene.moved.last?.message.hasSuffix("lần nhắc chưa gửi, thôi hoãn nhắc)") == true)
        #expect(
            try scene.ledger.history(HistoryQuery(action: "extend", limit: 1)).first?.row.after
                == "due 2021-01-22, not snoozed")
    }

    @Test("nor where the plan's file does; a date that moves behind it again is put off as before")
    func snoozedPastEdit() throws {
        let scene = try SendingScene()
        try scene.run(to: Self.at(11))
        try scene.change(.snooze(until: Self.at(18)))
        let edited = try scene.serve(SendingScene.plan(day: 16), text: "v2")
        #expect(edited.moved.first?.message.hasSuffix("lần nhắc chưa gửi, thôi hoãn nhắc)") == true)
        try scene.run(to: Self.at(14, 9))
        #expect(scene.sent == ["-3d 12T08:00 missing a b", "-1d 14T08:00 missing a b"])
        _ = try scene.serve(SendingScene.plan(), text: "v3")
        try scene.run(to: Self.at(18))
        #expect(scene.sent.count == 3 && scene.sent.last?.hasSuffix("18T08:00 missing a b") == true)
    }

    @Test("an extension that was taken back leaves the date to the plan's file")
    func takenBack() throws {
        let scene = try SendingScene()
        try scene.run(to: Self.at(5))
        try scene.change(.extend(to: Day(clippingYear: 2021, month: 1, day: 29)))
        try scene.change(.extend(to: Day(clippingYear: 2021, month: 1, day: 19)))
        let edited = try scene.serve(SendingScene.plan(day: 14), text: "v2")
        #expect(scene.service.schedule.occurrence("p/han@2021")?.lastGoodDay.description == "2021-01-13")
        #expect(
            edited.moved.first?.message.hasPrefix("p/han (2021) dời từ hết ngày 19/01/2021 sang hết ngày 13/01/2021 (")
                == true)
        try scene.restart(at: Self.at(6))
        #expect(scene.service.schedule.occurrence("p/han@2021")?.lastGoodDay.description == "2021-01-13")
    }

    @Test("a date that the file gives and an extension keeps out is told once, at the reload that brings it")
    func keptOut() throws {
        let scene = try SendingScene()
        try scene.run(to: Self.at(5))
        try scene.change(.extend(to: Day(clippingYear: 2021, month: 1, day: 29)))
        try scene.run(to: Self.at(6))
        let edited = try scene.serve(SendingScene.plan(day: 14), text: "v2")
        #expect(
            edited.kept.map(\.message) == [
                "p/han (2021) vẫn là ngày 29/01/2021, do an gia hạn: lý do; kế hoạch nay định ngày 13/01/2021, "
                    + "muốn theo kế hoạch: 'hanchot extend p/han@2021 --to 13/01/2021 --because …'"
            ])
        // Not by a reload that changes something else, nor by a start; by the next date again.
        #expect(try scene.serve(SendingScene.plan(day: 14), text: "v3").kept.isEmpty)
        try scene.restart(at: Self.at(7))
        #expect(scene.kept.isEmpty)
        let again = try scene.serve(SendingScene.plan(day: 15), text: "v4")
        #expect(again.kept.map(\.ownDay.description) == ["2021-01-14"])
        // What the file says is in force once it is the day extended, or later, or the extension is taken back.
        try scene.change(.extend(to: Day(clippingYear: 2021, month: 1, day: 14)))
        #expect(scene.service.schedule.occurrence("p/han@2021")?.lastGoodDay.description == "2021-01-14")
        #expect(try scene.serve(SendingScene.plan(day: 13), text: "v5").kept.isEmpty)
    }

    @Test("where the file was edited while the service was stopped, the start tells it, once")
    func keptOutWhileStopped() throws {
        let scene = try SendingScene()
        try scene.run(to: Self.at(5))
        try scene.change(.extend(to: Day(clippingYear: 2021, month: 1, day: 29)))
        try scene.run(to: Self.at(6))
        try scene.restart(at: Self.at(7))
        #expect(scene.kept.isEmpty)
        try scene.restart(at: Self.at(8), plan: SendingScene.plan(day: 14))
        #expect(scene.kept.map(\.due.description) == ["2021-01-29"])
        try scene.run(to: Self.at(9))
        try scene.restart(at: Self.at(10))
        #expect(scene.kept.isEmpty)
        // A file that says the date that was extended, and one that says a later one, keep nothing out.
        #expect(try scene.serve(SendingScene.plan(), text: "v2").kept.isEmpty)
        #expect(try scene.serve(SendingScene.plan(day: 31), text: "v3").kept.isEmpty)
        #expect(scene.service.schedule.occurrence("p/han@2021")?.lastGoodDay.description == "2021-01-30")
    }

    @Test("put off no more, it is reminded of from the next time on")
    func resumed() throws {
        let scene = try SendingScene()
        try scene.run(to: Self.at(13))
        try scene.change(.snooze(until: Self.at(19, 14)))
        try scene.run(to: Self.at(16))
        try scene.change(.resume)
        try scene.run(to: Self.at(19, 20))
        #expect(scene.sent.dropFirst() == ["-1d 18T08:00 missing a b", "0d 19T08:00 missing a b"])
    }

    @Test("a restart changes nothing of it: no version is new, nothing is void, nothing sent twice")
    func restart() throws {
        let scene = try SendingScene()
        try scene.run(to: Self.at(16))
        try scene.change(.extend(to: Day(clippingYear: 2021, month: 1, day: 22)))
        try scene.run(to: Self.at(16, 9))
        let served = try scene.serve(SendingScene.plan(), text: "v1")
        #expect(served.newVersions.isEmpty && served.voided.isEmpty && served.rearmed.isEmpty)
        try scene.restart(at: Self.at(17))
        #expect(scene.service.schedule.occurrence("p/han@2021")?.lastGoodDay.description == "2021-01-22")
        try scene.run(to: Self.at(22))
        #expect(scene.sink.texts.suffix(1) == ["p/han@2021#0d/2021-01-22 at 2021-01-22T08:00:00Z missing a b"])
        #expect(scene.sent.count == 5)
    }

    @Test("a service that was killed before it heard of it serves the new date when it starts again")
    func unheard() throws {
        let scene = try SendingScene()
        try scene.run(to: Self.at(16))
        try scene.change(.extend(to: Day(clippingYear: 2021, month: 1, day: 22)), isHeard: false)
        try scene.restart(at: Self.at(16, 9))
        try scene.run(to: Self.at(19))
        #expect(scene.sink.texts.last == "p/han@2021#-3d/2021-01-22 at 2021-01-19T08:00:00Z missing a b")
        #expect(try scene.ending("-1d") == "void: extended to 2021-01-22 by an: lý do")
    }

    @Test("what fell due of the new date while the service was down is sent late, once", arguments: [true, false])
    func missed(isHeard: Bool) throws {
        let scene = try SendingScene()
        try scene.run(to: Self.at(16))
        try scene.change(.extend(to: Day(clippingYear: 2021, month: 1, day: 22)), isHeard: isHeard)
        for hour in 12...13 {
            try scene.restart(at: Self.at(19, hour))
            try scene.run(to: Self.at(19, hour))
        }
        try scene.run(to: Self.at(21))
        #expect(
            scene.sink.texts.suffix(2) == [
                "p/han@2021#-3d/2021-01-22 at 2021-01-19T12:00:00Z late missing a b",
                "p/han@2021#-1d/2021-01-22 at 2021-01-21T08:00:00Z missing a b",
            ])
        #expect(scene.sent.count == 4)
        #expect(try scene.ending("-1d") == "void: extended to 2021-01-22 by an: lý do")
    }

    @Test("what was due of the new date before it was extended is not sent")
    func dueBefore() throws {
        let scene = try SendingScene()
        try scene.run(to: Self.at(19, 9))
        try scene.change(.extend(to: Day(clippingYear: 2021, month: 1, day: 20)), isHeard: false)
        try scene.restart(at: Self.at(19, 12))
        try scene.run(to: Self.at(19, 12))
        #expect(!scene.sink.texts.contains { $0.contains("/2021-01-20") })
    }

    @Test("nor is it lost where the file was edited while the service was down")
    func missedAndEdited() throws {
        let scene = try SendingScene()
        try scene.run(to: Self.at(16))
        try scene.change(.extend(to: Day(clippingYear: 2021, month: 1, day: 22)))
        try scene.restart(at: Self.at(19, 12), plan: SendingScene.plan(units: ["a"]))
        try scene.run(to: Self.at(19, 12))
        #expect(scene.sink.texts.last == "p/han@2021#-3d/2021-01-22 at 2021-01-19T12:00:00Z late missing a")
    }

    @Test("an edit while the service was down fires nothing of what it moves, extended or not")
    func editedUnheard() throws {
        let scene = try SendingScene()
        try scene.run(to: Self.at(16))
        try scene.change(.extend(to: Day(clippingYear: 2021, month: 1, day: 22)), isHeard: false)
        try scene.restart(at: Self.at(19, 12), plan: SendingScene.plan(units: ["a"]))
        try scene.run(to: Self.at(21))
        #expect(scene.sink.texts.last == "p/han@2021#-1d/2021-01-22 at 2021-01-21T08:00:00Z missing a")
        #expect(scene.sent.count == 3)
    }

    @Test("what is counted from it moves with it, and an edited file keeps it")
    func followers() throws {
        let scene = try SendingScene(SendingScene.plan(more: [Self.follower]))
        try scene.run(to: Self.at(16))
        try scene.change(.extend(to: Day(clippingYear: 2021, month: 1, day: 22)))
        try scene.run(to: Self.at(16, 9))
        #expect(Set(scene.moved.map(\.occurrence)) == ["p/han@2021", "p/sau@2021"])
        _ = try scene.serve(SendingScene.plan(units: ["a"], more: [Self.follower]), text: "v2")
        #expect(scene.service.schedule.occurrence("p/sau@2021")?.lastGoodDay.description == "2021-01-24")
        try scene.change(.extend(to: Day(clippingYear: 2021, month: 1, day: 25)))
        #expect(scene.service.schedule.occurrence("p/sau@2021")?.lastGoodDay.description == "2021-01-27")
        try scene.run(to: Self.at(25))
        #expect(scene.sink.texts.last == "p/han@2021#0d/2021-01-25 at 2021-01-25T08:00:00Z missing a")
    }

    @Test("what waits for its instant is taken back")
    func prepared() throws {
        let scene = try SendingScene()
        try scene.run(to: SendingScene.at(12, 7, 59, 55))
        #expect(scene.sink.prepared.count == 1)
        try scene.change(.extend(to: Day(clippingYear: 2021, month: 1, day: 22)))
        #expect(scene.sink.prepared.isEmpty)
        try scene.run(to: Self.at(15))
        #expect(scene.sink.texts == ["p/han@2021#-7d/2021-01-22 at 2021-01-15T08:00:00Z missing a b"])
    }
}
