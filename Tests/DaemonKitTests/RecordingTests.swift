import CivilTime
import Delivery
import PlanCore
import Storage
import TestSupport
import Testing

@testable import DaemonKit

/// Many plans are recorded by and by; see ``DeadlineScene`` for the dates.
@Suite struct RecordingTests: DeadlineScene {
    let ledger: SQLiteLedger
    let sink = RecorderSink()

    init() throws { ledger = try SQLiteLedger.inMemory() }

    /// 250 plans, of which serving records 100 at once, at 07:00 on the 15th, an hour before -3d.
    private func serveMany(_ service: ReminderService) throws -> [Plan] {
        let plans = (0..<250).map { Self.plan("p\($0)") }
        let served = try service.serve(Self.inputs(plans), at: Self.at(15, 7), recordingAtMost: 100)
        #expect(served.newVersions == plans.prefix(100).map(\.id))
        return plans
    }

    @Test("of many plans the first are recorded at once, the others by and by, all since the same")
    func recordedByAndBy() throws {
        let service = try service(at: Self.at(15, 7))
        let plans = try serveMany(service)
        let first = try service.turn(at: Self.at(15, 7, 30))
        #expect(first.recorded.newVersions == plans[100..<110].map(\.id) && first.hasMore && sink.delivered.isEmpty)
        #expect(try ledger.decidedThrough() == Self.at(15, 7))
        let turns = try run(service, from: Self.at(15, 7, 30), to: Self.at(15))
        #expect(turns.flatMap(\.recorded.newVersions) == plans[110...].map(\.id))
        #expect(sink.delivered.count == 250 && Set(sink.delivered.map(\.key)).count == 250)
        let identities = plans.map { "\($0.id)/han@2021#-1d/2021-01-19" }
        let standing = try ledger.standing(of: identities)
        #expect(standing.count == 250 && standing.values.allSatisfy { $0.firstServedAt == Self.at(15, 7) })
    }

    @Test(
        "what is due while many plans are being recorded waits for its own plan alone, and a kill then doubles nothing",
        arguments: [Span.seconds(0), .seconds(5)])
    func dueWhileRecording(lead: Span) throws {
        // Of p5 and p245 alone something is due at 08:00.
        let plans = (0..<250).map { Self.plan("p\($0)", day: $0 % 240 == 5 ? 20 : 28) }
        let due = ["p5", "p245"].map { "\($0)/han@2021#-3d/2021-01-19" }
        let service = try service(at: Self.at(15, 7))
        _ = try service.serve(Self.inputs(plans), at: Self.at(15, 7), recordingAtMost: 100)
        let first = try service.turn(at: Self.at(15) - lead)
        #expect(first.hasMore && first.recorded.newVersions == ["p245"])
        let turn = lead == .seconds(0) ? first : try service.turn(at: Self.at(15))
        #expect(turn.hasMore && Set(turn.delivered.map(\.notice.reminder.identity)) == Set(due))
        #expect(try service.turn(at: Self.at(15)).recorded.newVersions == plans[100..<110].map(\.id))
        #expect(try ledger.standing(of: due).values.allSatisfy { $0.firstServedAt == Self.at(15, 7) })
        #expect(try ledger.decidedThrough() == Self.at(15, 7))
        let second = try self.service(at: Self.at(15, 9))
        _ = try second.serve(Self.inputs(plans), at: Self.at(15, 9), recordingAtMost: 100)
        try run(second, from: Self.at(15, 9), to: Self.at(18))
        #expect(sink.delivered.count == 4 && Set(sink.delivered.map(\.key)).count == 4)
        #expect(try ledger.decidedThrough() == Self.at(18))
    }

    @Test("a plan that lost a reminder before a kill while plans are being recorded has it void, however late")
    func lostWhileRecording() throws {
        let plans = (0..<250).map { Self.plan("p\($0)", day: $0 == 5 ? 20 : 28) }
        _ = try service(at: Self.at(1)).serve(Self.inputs(plans), at: Self.at(1))
        // While the service is down a hundred plans move from the 28th to the 31st, and their -7d is missed.
        var edited = Self.inputs(plans)
        for index in 150..<250 {
            edited.plans[index] = Inputs.Source(plan: Self.plan("p\(index)", day: 31), text: "v2")
        }
        let service = try service(at: Self.at(20, 9))
        _ = try service.serve(edited, at: Self.at(20, 9), recordingAtMost: 10)
        #expect(try service.turn(at: Self.at(20, 9)).hasMore)
        let again = try self.service(at: Self.at(20, 10))
        _ = try again.serve(edited, at: Self.at(20, 10), recordingAtMost: 10)
        try run(again, from: Self.at(20, 10), to: Self.at(20, 10))
        let lost = try ledger.standing(of: ["p240/han@2021#-7d/2021-01-27"]).values.first
        #expect(lost?.ending?.outcome == .void)
        #expect(Set(sink.delivered.map(\.key)).count == sink.delivered.count)
    }

    @Test("a kill while plans are being recorded loses nothing of those that were, and fires nothing of the others")
    func killedWhileRecording() throws {
        let plans = try serveMany(service(at: Self.at(15, 7)))
        let second = try service(at: Self.at(15, 9))
        let served = try second.serve(Self.inputs(plans), at: Self.at(15, 9), recordingAtMost: 100)
        #expect(served.newVersions == [])
        try run(second, from: Self.at(15, 9), to: Self.at(15, 9))
        let late = sink.delivered.map(\.key.name)
        #expect(late.count == 100 && Set(late) == Set(plans.prefix(100).map { "\($0.id)/han@2021#-3d/2021-01-19" }))
        try run(second, from: Self.at(18), to: Self.at(18))
        #expect(sink.delivered.count == 350 && Set(sink.delivered.map(\.key)).count == 350)
    }

    @Test("an edit while plans are being recorded loses nothing that came due meanwhile")
    func editedWhileRecording() throws {
        let service = try service(at: Self.at(15, 7))
        let plans = try serveMany(service)
        let edited = try service.serve(Self.inputs(plans, text: "v2"), at: Self.at(15, 9), recordingAtMost: 100)
        #expect(edited.newVersions == plans[100...].map(\.id) + plans[..<100].map(\.id))
        try run(service, from: Self.at(15, 9), to: Self.at(15, 9))
        #expect(sink.delivered.count == 250 && Set(sink.delivered.map(\.key)).count == 250)
    }

    @Test("an edit of one of many plans that are being recorded leaves the others their turn and their time")
    func oneEditedWhileRecording() throws {
        let service = try service(at: Self.at(15, 7))
        let plans = try serveMany(service)
        var inputs = Self.inputs(plans)
        inputs.plans[200] = Inputs.Source(plan: Self.plan("p200", title: "Tên mới"), text: "v2")
        inputs.plans.removeLast()
        let edited = try service.serve(inputs, at: Self.at(15, 9), recordingAtMost: 10)
        #expect(edited.newVersions == ["p200", "p249"] + plans[100..<110].map(\.id) && edited.withdrawn == ["p249"])
        #expect(!edited.voided.isEmpty && edited.voided.allSatisfy { $0.hasPrefix("p249/") })
        let turns = try run(service, from: Self.at(15, 9), to: Self.at(15, 9))
        let rest = plans[110..<200] + plans[201..<249]
        #expect(turns.flatMap(\.recorded.newVersions) == rest.map(\.id) + ["p200"])
        #expect(sink.delivered.count == 249 && Set(sink.delivered.map(\.key)).count == 249)
    }

    @Test("a clock that is set back while plans are being recorded counts them as served from then on")
    func setBackWhileRecording() throws {
        let service = try service(at: Self.at(15, 7))
        let plans = try serveMany(service)
        try run(service, from: Self.at(14), to: Self.at(14))
        let standing = try ledger.standing(of: plans.map { "\($0.id)/han@2021#-3d/2021-01-19" })
        #expect(standing.count == 250 && standing.values.allSatisfy { $0.firstServedAt == Self.at(14) })
        try run(service, from: Self.at(15), to: Self.at(15))
        #expect(sink.delivered.count == 250)
    }
}
