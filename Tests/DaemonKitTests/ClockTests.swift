import CivilTime
import Delivery
import PlanCore
import Storage
import TestSupport
import Testing

@testable import DaemonKit

/// A clock that is set, or was wrong, loses and doubles nothing; see ``DeadlineScene`` for the dates.
@Suite struct ClockTests: DeadlineScene {
    let ledger: SQLiteLedger
    let sink = RecorderSink()

    init() throws { ledger = try SQLiteLedger.inMemory() }

    @Test("a clock set forward finds what it jumped over; set back again, nothing is sent twice")
    func clockForwardAndBack() throws {
        let service = try service(at: Self.at(1))
        _ = try service.serve(Self.inputs([Self.plan()]), at: Self.at(1))
        try run(service, from: Self.at(1), to: Self.at(13))
        service.clockChanged(to: Self.at(18, 9))
        try run(service, from: Self.at(18, 9), to: Self.at(18, 9))
        #expect(sink.texts.map(rule).last == "-1d/2021-01-19 at 2021-01-18T09:00:00Z late")
        // Back to the 14th: -3d was superseded and is armed again; -1d was delivered and never is.
        service.clockChanged(to: Self.at(14))
        let turns = try run(service, from: Self.at(14), to: Self.at(31))
        #expect(turns.reduce(0) { $0 + $1.rearmed } == 1)
        #expect(
            sink.texts.map(rule).suffix(4) == [
                "-3d/2021-01-19 at 2021-01-15T08:00:00Z", "0d/2021-01-19 at 2021-01-19T08:00:00Z",
                "+1d/2021-01-19 at 2021-01-20T08:00:00Z", "+2d/2021-01-19 at 2021-01-21T08:00:00Z",
            ])
        #expect(Set(sink.delivered.map(\.key)).count == sink.delivered.count)
    }

    @Test(
        "what was missed over a weekend is sent though the machine came up years ahead before its clock was set right")
    func bootAheadAfterAStop() throws {
        _ = try service(at: Self.at(1)).serve(Self.inputs([Self.plan()]), at: Self.at(1))
        let wrong = Self.at(1, year: 2038)
        let service = try service(at: wrong)
        _ = try service.serve(Self.inputs([Self.plan()]), at: wrong)
        try run(service, from: wrong, to: wrong)
        #expect(sink.delivered.isEmpty)
        service.clockChanged(to: Self.at(18, 12))
        try run(service, from: Self.at(18, 12), to: Self.at(18, 13))
        #expect(sink.texts.map(rule) == ["-1d/2021-01-19 at 2021-01-18T12:00:00Z late"])
    }

    @Test("a machine that booted in 2038 does not silence the year it comes back to")
    func bootIn2038() throws {
        let wrong = Self.at(1, year: 2038)
        let first = try service(at: wrong)
        _ = try first.serve(Self.inputs([Self.plan()]), at: wrong)
        try run(first, from: wrong, to: Self.at(16, year: 2038))
        let sentThen = sink.delivered.count
        let second = try service(at: Self.at(14))
        _ = try second.serve(Self.inputs([Self.plan()]), at: Self.at(14))
        try run(second, from: Self.at(14), to: Self.at(19))
        #expect(sink.texts.dropFirst(sentThen).map(rule).count == 3)
        #expect(sink.texts.last.map(rule) == "0d/2021-01-19 at 2021-01-19T08:00:00Z")
    }

    @Test("a plan read while the clock ran ahead keeps its reminders when the clock is set right")
    func readUnderAWrongClock() throws {
        let service = try service(at: Self.at(14, 9))
        _ = try service.serve(Self.inputs([]), at: Self.at(14, 9))
        try run(service, from: Self.at(14, 9), to: Self.at(14, 9))
        _ = try service.serve(Self.inputs([Self.plan()]), at: Self.at(15, 9))
        service.clockChanged(to: Self.at(14, 10))
        try run(service, from: Self.at(14, 10), to: Self.at(15))
        #expect(sink.texts.map(rule) == ["-3d/2021-01-19 at 2021-01-15T08:00:00Z"])
    }

    @Test(
        "a service that came up under a clock far ahead serves the right year once the clock is set, without a reload",
        arguments: [14, 18])
    func startedUnderAWrongClock(day: Int) throws {
        let wrong = Self.at(day, 9, year: day == 14 ? 2038 : 2021)
        let service = try service(at: wrong)
        _ = try service.serve(Self.inputs([Self.plan()]), at: wrong)
        try run(service, from: wrong, to: wrong)
        service.clockChanged(to: Self.at(14))
        try run(service, from: Self.at(14), to: Self.at(15))
        #expect(sink.texts.map(rule) == ["-3d/2021-01-19 at 2021-01-15T08:00:00Z"])
    }
}
