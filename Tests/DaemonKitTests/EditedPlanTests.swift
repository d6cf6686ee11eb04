import CivilTime
import Delivery
import PlanCore
import Storage
import TestSupport
import Testing

@testable import DaemonKit

/// A plan that is edited fires nothing by itself; see ``DeadlineScene`` for the dates.
@Suite struct EditedPlanTests: DeadlineScene {
    let ledger: SQLiteLedger
    let sink = RecorderSink()

    init() throws { ledger = try SQLiteLedger.inMemory() }

    @Test("an edit that changes no date sends nothing anew and nothing twice")
    func editWithoutDates() throws {
        let service = try service(at: Self.at(1))
        _ = try service.serve(Self.inputs([Self.plan()]), at: Self.at(1))
        try run(service, from: Self.at(1), to: Self.at(16))
        let result = try service.serve(Self.inputs([Self.plan(title: "Tên mới")], text: "v2"), at: Self.at(16))
        #expect(result.newVersions == ["p"])
        #expect(result.voided.isEmpty)
        try run(service, from: Self.at(16), to: Self.at(18))
        #expect(sink.delivered.count == 3)
    }

    @Test(
        "a moved date is a new DUE of the same occurrence: unsent reminders are void, new ones armed, none fired by the edit"
    )
    func movedDate() throws {
        let service = try service(at: Self.at(1))
        _ = try service.serve(Self.inputs([Self.plan()]), at: Self.at(1))
        try run(service, from: Self.at(1), to: Self.at(16))
        // Good until the 17th now, a Sunday: all reminders before it were due by Friday.
        let result = try service.serve(Self.inputs([Self.plan(day: 18)], text: "v2"), at: Self.at(16, 9))
        #expect(
            Set(result.voided.map(rule)) == [
                "-1d/2021-01-19", "0d/2021-01-19", "+1d/2021-01-19", "+2d/2021-01-19",
            ])
        try run(service, from: Self.at(16, 9), to: Self.at(31))
        #expect(
            sink.texts.map(rule) == [
                "-7d/2021-01-19 at 2021-01-12T08:00:00Z", "-3d/2021-01-19 at 2021-01-15T08:00:00Z",
                "+1d/2021-01-17 at 2021-01-18T08:00:00Z", "+2d/2021-01-17 at 2021-01-19T08:00:00Z",
            ])
    }

    @Test("a plan that goes and comes back is armed again and fires nothing it missed meanwhile")
    func goneAndBack() throws {
        let service = try service(at: Self.at(1))
        _ = try service.serve(Self.inputs([Self.plan()]), at: Self.at(1))
        try run(service, from: Self.at(1), to: Self.at(13))
        let gone = try service.serve(Self.inputs([]), at: Self.at(13))
        #expect(gone.withdrawn == ["p"])
        #expect(gone.voided.map(rule).contains("-3d/2021-01-19"))
        try run(service, from: Self.at(13), to: Self.at(16))
        _ = try service.serve(Self.inputs([Self.plan()]), at: Self.at(16))
        try run(service, from: Self.at(16), to: Self.at(18))
        #expect(
            sink.texts.map(rule) == [
                "-7d/2021-01-19 at 2021-01-12T08:00:00Z", "-1d/2021-01-19 at 2021-01-18T08:00:00Z",
            ])
    }

    @Test("a time of day moved into the past by an edit fires nothing; moved back into the future it fires once")
    func movedTimeOfDay() throws {
        let service = try service(at: Self.at(1))
        _ = try service.serve(Self.inputs([Self.plan()]), at: Self.at(1))
        try run(service, from: Self.at(1), to: Self.at(12, 7, 30))
        _ = try service.serve(Self.inputs([Self.plan(hour: 7)], text: "v2"), at: Self.at(12, 7, 30))
        try run(service, from: Self.at(12, 7, 30), to: Self.at(12, 12))
        #expect(sink.delivered.isEmpty)
        _ = try service.serve(Self.inputs([Self.plan(hour: 14)], text: "v3"), at: Self.at(12, 12))
        try run(service, from: Self.at(12, 12), to: Self.at(12, 18))
        #expect(sink.texts.map(rule) == ["-7d/2021-01-19 at 2021-01-12T14:00:00Z"])
    }

    @Test("another time zone moves what is open to its wall clock and sends nothing twice")
    func zoneChange() throws {
        let service = try service(at: Self.at(1))
        _ = try service.serve(Self.inputs([Self.plan()]), at: Self.at(1))
        try run(service, from: Self.at(1), to: Self.at(15, 12))
        let east = try Zone(identifier: "Asia/Ho_Chi_Minh", rule: "<+07>-7")
        let result = try service.serve(Self.inputs([Self.plan(zone: east)], text: "v2"), at: Self.at(15, 12))
        #expect(result.voided.isEmpty)
        try run(service, from: Self.at(15, 12), to: Self.at(19, 12))
        #expect(
            sink.texts.map(rule) == [
                "-7d/2021-01-19 at 2021-01-12T08:00:00Z", "-3d/2021-01-19 at 2021-01-15T08:00:00Z",
                "-1d/2021-01-19 at 2021-01-18T01:00:00Z", "0d/2021-01-19 at 2021-01-19T01:00:00Z",
            ])
    }
}
