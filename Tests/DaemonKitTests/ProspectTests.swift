import CivilTime
import PlanCore
import Storage
import TestSupport
import Testing

@testable import DaemonKit

/// What those who look ahead are told of digests; see ``SendingScene`` for the dates.
@Suite struct ProspectTests {
    private static func at(_ day: Int, _ hour: Int = 8) -> Instant { SendingScene.at(day, hour) }

    private static let rules: [String: DigestRule] = ["a": 16, "b": 17].mapValues { (hour: Int) in
        DigestRule(at: TimeOfDay(seconds: hour * 3600), beyond: 0)
    }

    /// `-3d 15T08 a 15T16, b 15T17`.
    private static func text(_ prospect: Prospect) -> [String] {
        func clock(_ instant: Instant) -> String { "\("\(instant)".dropFirst(8).prefix(5))" }
        return prospect.notices.map { notice in
            let reminder = notice.reminder
            let told = prospect.digests[reminder.identity]?.map { "\($0.recipient) \(clock($0.at))" } ?? []
            return "\(reminder.rule) \(clock(reminder.instant)) \(told.joined(separator: ", "))"
        }
    }

    @Test("without a ledger what will be held is known by who gets digests")
    func alone() throws {
        let schedule = Schedule(plans: [SendingScene.plan()], calendar: .weekdaysOnly)
        let range = Self.at(12, 0)..<Self.at(16)
        let all = try Prospect(schedule, in: range, digests: Self.rules, zone: .utc, at: Self.at(1))
        #expect(Self.text(all) == ["-7d 12T08 a 12T16, b 12T17", "-3d 15T08 a 15T16, b 15T17"])
        let one = try Prospect(
            schedule, in: range, digests: ["a": try #require(Self.rules["a"])], zone: .utc, at: Self.at(1))
        #expect(Self.text(one) == ["-7d 12T08 ", "-3d 15T08 "], "b hears of it at once")
        let first = try Prospect(schedule, in: range, limit: 1, digests: Self.rules, zone: .utc, at: Self.at(1))
        #expect(first.notices.count == 1 && first.digests.count == 1)
    }

    @Test("with the ledger, what is held by now is listed until its digest has told it, whenever it was due")
    func recorded() throws {
        let folder = try ScratchFolder()
        let scene = try SendingScene(
            ledger: SQLiteLedger(path: folder.file("ledger.db")), digests: Self.rules)
        func prospect(from hour: Int, at now: Instant) throws -> [String] {
            let board = try RecordedBoard(ledger: folder.file("ledger.db"))
            let plans = Schedule(plans: [SendingScene.plan()], calendar: .weekdaysOnly)
            return Self.text(
                try Prospect(
                    plans, in: Self.at(12, hour)..<Self.at(16), board: board, digests: Self.rules, zone: .utc, at: now))
        }
        let next = "-3d 15T08 a 15T16, b 15T17"
        try scene.run(to: Self.at(12, 9))
        #expect(try prospect(from: 0, at: scene.now) == ["-7d 12T08 a 12T16, b 12T17", next])
        #expect(try prospect(from: 10, at: scene.now) == ["-7d 12T08 a 12T16, b 12T17", next])
        try scene.run(to: Self.at(12, 16))
        #expect(try prospect(from: 10, at: scene.now) == ["-7d 12T08 b 12T17", next])
        try scene.run(to: Self.at(12, 18))
        #expect(try prospect(from: 10, at: scene.now) == [next])
        #expect(try prospect(from: 0, at: scene.now) == ["-7d 12T08 ", next], "today's as it was due")
        // What is forecast is what comes.
        try scene.run(to: Self.at(15, 18))
        #expect(scene.sink.texts.map { $0.prefix { $0 != "/" } } == ["@a", "@b", "@a", "@b"])
    }
}
