import CivilTime
import Delivery
import PlanCore
import Storage
import TestSupport
import Testing

@testable import DaemonKit

/// One plan with one deadline, good until 2021-01-19, reminded of at 08:00 UTC: -7d on the 12th, -3d on the 15th, -1d on
/// the 18th, 0d on the 19th, overdue on the 20th and 21st.
@Suite struct ReminderServiceTests {
    private let ledger: SQLiteLedger
    private let sink = RecorderSink()

    init() throws { ledger = try SQLiteLedger.inMemory() }

    private static func plan(
        _ id: String = "p", day: Int = 20, hour: Int = 8, minute: Int = 0, title: String = "Hạn", zone: Zone = .utc
    ) -> Plan {
        let ladder = Ladder(
            before: [7, 3, 1, 0], at: TimeOfDay(seconds: hour * 3600 + minute * 60),
            overdue: Ladder.Overdue(every: 1, lasting: 2))
        let deadline = Plan.Deadline(
            id: "han", title: title, timing: .dated(.yearless(month: 1, day: day), .before, nil), onDayOff: .keep,
            ladder: ladder, position: SourcePosition(line: 1, column: 1))
        return Plan(
            id: id, file: "\(id).yaml", title: "Kế hoạch", years: PlanYears(first: 2021, last: nil), zone: zone,
            deadlines: [deadline])
    }

    private static func inputs(_ plans: [Plan], text: String = "v1") -> Inputs {
        Inputs(plans: plans.map { Inputs.Source(plan: $0, text: text) }, calendar: .weekdaysOnly, context: "c")
    }

    private func service(at now: Instant, catchUp: Span = .days(7)) throws -> ReminderService {
        try ReminderService(
            settings: ReminderService.Settings(catchUp: catchUp, lateAfter: .minutes(1)), ledger: ledger,
            sinks: [sink], claimant: "test", at: now)
    }

    /// `2021-01-15 08:00` as UTC.
    private static func at(_ day: Int, _ hour: Int = 8, _ minute: Int = 0, month: Int = 1, year: Int = 2021) -> Instant
    {
        Zone.utc.instant(
            of: Day(clippingYear: year, month: month, day: day), at: TimeOfDay(seconds: hour * 3600 + minute * 60))
    }

    /// Runs as the loop would: each turn at the instant the service asked for, up to and including `end`.
    @discardableResult
    private func run(_ service: ReminderService, from start: Instant, to end: Instant) throws -> [ReminderService.Turn]
    {
        var turns: [ReminderService.Turn] = []
        var now = start
        while now <= end {
            let turn = try service.turn(at: now)
            turns.append(turn)
            if turn.hasMore { continue }
            guard let next = service.nextWakeAt, next <= end else { break }
            now = max(now, next)
        }
        return turns
    }

    private func rule(_ text: String) -> String {
        String(text.split(separator: "#").last ?? "")
    }

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
