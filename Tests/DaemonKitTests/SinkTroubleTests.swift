import CivilTime
import Delivery
import PlanCore
import Storage
import TestSupport
import Testing

@testable import DaemonKit

/// Sinks that fail, refuse or cannot say what they hold; see ``DeadlineScene`` for the dates.
@Suite struct SinkTroubleTests: DeadlineScene {
    let ledger: SQLiteLedger
    let sink = RecorderSink()

    init() throws { ledger = try SQLiteLedger.inMemory() }

    @Test("a sink that fails is tried again, with waits that grow, until it takes the parcel once")
    func retries() throws {
        let service = try service(at: Self.at(1))
        _ = try service.serve(Self.inputs([Self.plan()]), at: Self.at(1))
        sink.answer = .retry("disk full")
        _ = try service.turn(at: Self.at(12))
        #expect(service.troubles == ["recorder": "disk full"])
        var waits: [Int64] = []
        var now = Self.at(12)
        for _ in 0..<8 {
            let next = try #require(service.nextWakeAt)
            waits.append((next - now).microseconds / 1_000_000)
            now = next
            _ = try service.turn(at: now)
        }
        #expect(waits == [1, 2, 4, 8, 16, 32, 60, 60])
        sink.answer = nil
        try run(service, from: now, to: Self.at(12, 9))
        #expect(sink.texts.map(rule) == ["-7d/2021-01-19 at 2021-01-12T08:00:00Z"])
        #expect(service.troubles.isEmpty)
    }

    @Test("what waits for a sink is not put off by reminders that come meanwhile")
    func retriesUnderLoad() throws {
        let service = try service(at: Self.at(1))
        _ = try service.serve(Self.inputs([Self.plan("p"), Self.plan("q", minute: 10)]), at: Self.at(1))
        sink.answer = .retry("disk full")
        var now = Self.at(12)
        while now < Self.at(12, 8, 10) {
            _ = try service.turn(at: now)
            now = try #require(service.nextWakeAt)
        }
        #expect(now == Self.at(12, 8, 10))
        _ = try service.turn(at: now)
        let next = try #require(service.nextWakeAt)
        #expect(next - now < .minutes(1), "the retry that waited was put off by a whole wait")
    }

    @Test("what one sink took is not sent again because another failed")
    func twoSinks() throws {
        let other = RecorderSink(name: "other")
        let service = try ReminderService(
            settings: ReminderService.Settings(catchUp: .days(7), lateAfter: .minutes(1)), ledger: ledger,
            sinks: [sink, other], claimant: "test", at: Self.at(1))
        _ = try service.serve(Self.inputs([Self.plan()]), at: Self.at(1))
        other.answer = .retry("no journal")
        try run(service, from: Self.at(12), to: Self.at(12))
        other.answer = nil
        try run(service, from: Self.at(12), to: Self.at(13))
        #expect(sink.delivered.count == 1)
        #expect(other.delivered.count == 1)
    }

    @Test("what a sink refuses for good ends as void with the reason, and is not tried again")
    func refused() throws {
        let service = try service(at: Self.at(1))
        _ = try service.serve(Self.inputs([Self.plan()]), at: Self.at(1))
        sink.answer = .refused("not a message")
        try run(service, from: Self.at(12), to: Self.at(13))
        let ending = try ledger.standing(of: ["p/han@2021#-7d/2021-01-19"]).values.first?.ending
        #expect(ending?.outcome == .void)
        #expect(ending?.reason.contains("not a message") == true)
    }

    @Test(
        "what a crash left in doubt is looked up in the sink, and sent from what was frozen only if it is missing",
        arguments: [true, false])
    func inDoubt(wasDelivered: Bool) throws {
        let service = try service(at: Self.at(1))
        _ = try service.serve(Self.inputs([Self.plan()]), at: Self.at(1))
        // The crash: the sink's answer never comes back. A retry answer leaves the parcel open, like a kill does.
        sink.answer = .retry("killed")
        _ = try service.turn(at: Self.at(12))
        sink.answer = nil
        let frozen = try #require(try ledger.openParcels(limit: 10).first)
        if wasDelivered { _ = sink.deliver([frozen]) }
        let next = try self.service(at: Self.at(12, 9))
        _ = try next.serve(Self.inputs([Self.plan(title: "Tên mới")], text: "v2"), at: Self.at(12, 9))
        try run(next, from: Self.at(12, 9), to: Self.at(12, 9))
        #expect(sink.lookUps == 1)
        #expect(sink.delivered == [frozen])
        #expect(try ledger.openParcels(limit: 10).isEmpty)
    }

    @Test("while a sink cannot say what it holds, what is in doubt waits and nothing is doubled")
    func lookUpFails() throws {
        let first = try service(at: Self.at(1))
        _ = try first.serve(Self.inputs([Self.plan()]), at: Self.at(1))
        sink.answer = .retry("killed")
        _ = try first.turn(at: Self.at(12))
        sink.answer = nil
        sink.lookUpFault = SinkError("the journal does not answer")
        let next = try service(at: Self.at(12, 9))
        _ = try next.serve(Self.inputs([Self.plan()]), at: Self.at(12, 9))
        _ = try next.turn(at: Self.at(12, 9))
        #expect(sink.delivered.isEmpty)
        #expect(next.troubles == ["recorder": "the journal does not answer"])
        sink.lookUpFault = nil
        try run(next, from: Self.at(12, 10), to: Self.at(12, 11))
        #expect(sink.delivered.count == 1)
        #expect(next.troubles.isEmpty)
    }
}
