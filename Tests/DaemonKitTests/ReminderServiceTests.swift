import CivilTime
import Delivery
import PlanCore
import Storage
import TestSupport
import Testing

@testable import DaemonKit

/// Each reminder goes out once, whatever stops; see ``DeadlineScene`` for the dates.
@Suite struct ReminderServiceTests: DeadlineScene {
    let ledger: SQLiteLedger
    let sink = RecorderSink()

    init() throws { ledger = try SQLiteLedger.inMemory() }

    @Test("each reminder goes out once, at its second")
    func onTime() throws {
        let service = try service(at: Self.at(1))
        _ = try service.serve(Self.inputs([Self.plan()]), at: Self.at(1))
        try run(service, from: Self.at(1), to: Self.at(31))
        #expect(
            sink.texts.map(rule) == [
                "-7d/2021-01-19 at 2021-01-12T08:00:00Z", "-3d/2021-01-19 at 2021-01-15T08:00:00Z",
                "-1d/2021-01-19 at 2021-01-18T08:00:00Z", "0d/2021-01-19 at 2021-01-19T08:00:00Z",
                "+1d/2021-01-19 at 2021-01-20T08:00:00Z", "+2d/2021-01-19 at 2021-01-21T08:00:00Z",
            ])
    }

    @Test("after a stop the newest missed reminder is sent, marked late, and the others are superseded")
    func startLate() throws {
        _ = try service(at: Self.at(1)).serve(Self.inputs([Self.plan()]), at: Self.at(1))
        let later = try service(at: Self.at(18, 12))
        _ = try later.serve(Self.inputs([Self.plan()]), at: Self.at(18, 12))
        let turns = try run(later, from: Self.at(18, 12), to: Self.at(18, 13))
        #expect(sink.texts.map(rule) == ["-1d/2021-01-19 at 2021-01-18T12:00:00Z late"])
        #expect(turns.reduce(0) { $0 + $1.superseded } == 2)
        #expect(try ledger.standing(of: ["p/han@2021#-3d/2021-01-19"]).values.first?.ending?.outcome == .superseded)
    }

    @Test("what was missed for longer than catch-up has expired")
    func expired() throws {
        _ = try service(at: Self.at(1)).serve(Self.inputs([Self.plan()]), at: Self.at(1))
        let later = try service(at: Self.at(30, 12))
        _ = try later.serve(Self.inputs([Self.plan()]), at: Self.at(30, 12))
        let turns = try run(later, from: Self.at(30, 12), to: Self.at(30, 13))
        #expect(sink.delivered.isEmpty)
        #expect(turns.reduce(0) { $0 + $1.expired } == 6)
    }

    @Test("a stop of many months loses nothing that is younger than catch-up")
    func longStop() throws {
        _ = try service(at: Self.at(1)).serve(Self.inputs([Self.plan()]), at: Self.at(1))
        let now = Self.at(18, 12, year: 2022)
        let later = try service(at: now)
        _ = try later.serve(Self.inputs([Self.plan()]), at: now)
        try run(later, from: now, to: now)
        #expect(sink.texts.map(rule) == ["-1d/2022-01-19 at 2022-01-18T12:00:00Z late"])
    }

    @Test("a new plan fires nothing that was due before it came")
    func newPlan() throws {
        let service = try service(at: Self.at(18, 12))
        _ = try service.serve(Self.inputs([Self.plan()]), at: Self.at(18, 12))
        try run(service, from: Self.at(18, 12), to: Self.at(19, 7))
        #expect(sink.delivered.isEmpty)
        try run(service, from: Self.at(19), to: Self.at(19))
        #expect(sink.texts.map(rule) == ["0d/2021-01-19 at 2021-01-19T08:00:00Z"])
    }

    @Test("more than a batch at one instant takes several turns and loses nothing")
    func batches() throws {
        let plans = (0..<1200).map { Self.plan("p\($0)") }
        let service = try service(at: Self.at(1))
        _ = try service.serve(Self.inputs(plans), at: Self.at(1))
        let turns = try run(service, from: Self.at(12), to: Self.at(12))
        #expect(turns.count == 3)
        #expect(Set(sink.delivered.map(\.key)).count == 1200)
        #expect(sink.delivered.count == 1200)
    }

    @Test("a stop between the batches of one instant leaves the rest for the next start, once each")
    func stopBetweenBatches() throws {
        let plans = (0..<1200).map { Self.plan("p\($0)") }
        let first = try service(at: Self.at(1))
        _ = try first.serve(Self.inputs(plans), at: Self.at(1))
        #expect(try first.turn(at: Self.at(12)).hasMore)
        let second = try service(at: Self.at(12, 8, 30))
        _ = try second.serve(Self.inputs(plans), at: Self.at(12, 8, 30))
        try run(second, from: Self.at(12, 8, 30), to: Self.at(12, 9))
        #expect(sink.delivered.count == 1200)
        #expect(Set(sink.delivered.map(\.key)).count == 1200)
    }

    @Test("a reload between the batches of one instant loses nothing and doubles nothing")
    func reloadBetweenBatches() throws {
        let plans = (0..<1200).map { Self.plan("p\($0)") }
        let service = try service(at: Self.at(1))
        _ = try service.serve(Self.inputs(plans), at: Self.at(1))
        #expect(try service.turn(at: Self.at(12)).hasMore)
        // One plan of those still waiting goes, one changes its title, one is new and fires nothing.
        let changed = plans.dropLast(2) + [Self.plan("p1198", title: "Tên mới"), Self.plan("q")]
        let later = Self.at(12) + .seconds(5)
        _ = try service.serve(Self.inputs(Array(changed), text: "v2"), at: later)
        try run(service, from: later, to: Self.at(12, 9))
        #expect(sink.delivered.count == Set(sink.delivered.map(\.key)).count)
        let sent = Set(sink.delivered.map(\.key.name))
        #expect(plans.dropLast().allSatisfy { sent.contains("\($0.id)/han@2021#-7d/2021-01-19") })
        #expect(!sent.contains("q/han@2021#-7d/2021-01-19"))
    }
}
