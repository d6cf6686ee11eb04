import CivilTime
import Delivery
import PlanCore
import Storage
import TestSupport
import Testing

@testable import DaemonKit

/// What is frozen ahead of its instant: one reminder at 2021-01-12 08:00 UTC, prepared ten seconds before.
@Suite struct PreparationTests {
    private let ledger: SQLiteLedger
    private let sink = RecorderSink()
    private static let due = Zone.utc.instant(
        of: Day(clippingYear: 2021, month: 1, day: 12), at: TimeOfDay(seconds: 8 * 3600))
    private static let identity = "p/han@2021#-7d/2021-01-19"

    init() throws { ledger = try SQLiteLedger.inMemory() }

    private static func plan(_ id: String = "p", minute: Int = 0, day: Int = 20) -> Plan {
        let ladder = Ladder(before: [7], at: TimeOfDay(seconds: 8 * 3600 + minute * 60), overdue: nil)
        let deadline = Plan.Deadline(
            id: "han", title: "Hạn", timing: .dated(.yearless(month: 1, day: day), .before, nil), onDayOff: .keep,
            ladder: ladder, position: SourcePosition(line: 1, column: 1))
        return Plan(
            id: id, file: "\(id).yaml", title: "Kế hoạch", years: PlanYears(first: 2021, last: nil), zone: .utc,
            deadlines: [deadline])
    }

    private static func inputs(_ plans: [Plan], text: String = "v1") -> Inputs {
        Inputs(plans: plans.map { Inputs.Source(plan: $0, text: text) }, calendar: .weekdaysOnly, context: "c")
    }

    private func start(
        at now: Instant, _ plans: [Plan]? = nil, text: String = "v1", sinks: [any Sink]? = nil,
        _ troubled: TroubledLedger? = nil
    ) throws -> ReminderService {
        let service = try ReminderService(
            settings: ReminderService.Settings(catchUp: .days(7), lateAfter: .minutes(1)), ledger: troubled ?? ledger,
            sinks: sinks ?? [sink], claimant: "test", at: now)
        _ = try service.serve(Self.inputs(plans ?? [Self.plan()], text: text), at: now)
        return service
    }

    /// Turns until there is nothing more to do at that time.
    private func turn(_ service: ReminderService, at now: Instant) throws {
        while try service.turn(at: now).hasMore {}
    }

    private var inDelivery: Bool {
        get throws { try ledger.standing(of: [Self.identity])[Self.identity]?.isInDelivery == true }
    }

    private static func before(_ seconds: Int64) -> Instant { due - .seconds(seconds) }

    @Test("a reminder is frozen and prepared ten seconds before its instant, and sent at it")
    func ahead() throws {
        let service = try start(at: Self.before(3600))
        try turn(service, at: Self.before(3600))
        #expect(service.nextWakeAt == Self.before(10))
        try turn(service, at: Self.before(10))
        #expect(try inDelivery && sink.delivered.isEmpty)
        let frozen = try ledger.openParcels(limit: 9)
        #expect(sink.prepared == frozen && frozen.count == 1)
        #expect(try service.nextWakeAt == Self.due && service.nextSent()?.identity == Self.identity)
        #expect(try ledger.decidedThrough().map { $0 < Self.due } == true)
        try turn(service, at: Self.due + Span(microseconds: 70))
        #expect(sink.delivered == frozen)
        #expect(sink.texts == ["\(Self.identity) at 2021-01-12T08:00:00Z"])
        #expect(try ledger.standing(of: [Self.identity])[Self.identity]?.ending?.outcome == .delivered)
        #expect(try ledger.decidedThrough() == Self.due)
    }

    @Test("everyone sees a reminder before anything of it is flushed")
    func order() throws {
        let (files, journal) = (RecorderSink(name: "files"), RecorderSink(name: "journal"))
        let service = try start(at: Self.before(5), sinks: [files, journal])
        try turn(service, at: Self.before(5))
        var story: [String] = []
        for sink in [files, journal] { sink.story = { story.append($0) } }
        try turn(service, at: Self.due)
        #expect(story == ["files delivers 1", "journal delivers 1", "files flushes", "journal flushes"])
    }

    @Test("what cannot be made durable counts as not delivered and is tried again")
    func flushFails() throws {
        let service = try start(at: Self.before(5))
        try turn(service, at: Self.before(5))
        sink.flushFault = SinkError("disk full")
        try turn(service, at: Self.due)
        #expect(try service.troubles == ["recorder": "disk full"] && inDelivery)
        sink.flushFault = nil
        try turn(service, at: Self.due + .seconds(1))
        #expect(sink.texts == ["\(Self.identity) at 2021-01-12T08:00:00Z"])
    }

    @Test(
        "what is due within a tenth of a second is sent without, and what would come late is decided anew",
        arguments: [0, 61])
    func notInTime(late: Int64) throws {
        let service = try start(at: Self.before(1))
        if late == 0 {
            try turn(service, at: Self.due - Span(microseconds: 99_999))
            #expect(try !inDelivery && service.nextWakeAt == Self.due)
        } else {
            try turn(service, at: Self.before(1))
            #expect(try inDelivery)
        }
        try turn(service, at: Self.due + .seconds(late))
        #expect(sink.prepared.isEmpty)
        #expect(sink.texts == ["\(Self.identity) at 2021-01-12T08:0\(late == 0 ? "0:00Z" : "1:01Z late")"])
    }

    /// What happens between.
    enum Event: CaseIterable {
        case planGone, dateMoved, timeMoved, clockSetBack, stop
    }

    @Test(
        "what changes before the instant takes back what is prepared: it is decided at its instant",
        arguments: Event.allCases)
    func takenBack(event: Event) throws {
        let service = try start(at: Self.before(3600))
        try turn(service, at: Self.before(5))
        #expect(try inDelivery)
        var now = Self.before(4)
        switch event {
        case .planGone: _ = try service.serve(Self.inputs([], text: "v2"), at: now)
        case .dateMoved: _ = try service.serve(Self.inputs([Self.plan(day: 21)], text: "v2"), at: now)
        case .timeMoved: _ = try service.serve(Self.inputs([Self.plan(minute: 1)], text: "v2"), at: now)
        case .clockSetBack:
            now = Self.before(600)
            service.clockChanged(to: now)
            try turn(service, at: now)
        case .stop: try service.close(at: now)
        }
        #expect(try !inDelivery && sink.prepared.isEmpty)
        let ending = try ledger.standing(of: [Self.identity])[Self.identity]?.ending
        #expect((ending?.outcome == .void) == [.planGone, .dateMoved].contains(event))
        let next = event == .stop ? try start(at: now) : service
        while let wake = next.nextWakeAt, wake < Self.due + .hours(12) {
            now = max(now, wake)
            try turn(next, at: now)
        }
        #expect(sink.lookUps == 0)
        let time = event == .timeMoved ? "08:01:00Z" : "08:00:00Z"
        #expect(
            sink.texts == ([.planGone, .dateMoved].contains(event) ? [] : ["\(Self.identity) at 2021-01-12T\(time)"]))
    }

    @Test("a change of the board before the instant decides that one again and leaves the others prepared as they are")
    func boardChanges() throws {
        let service = try start(at: Self.before(9), (0..<4).map { Self.plan("p\($0)") })
        try turn(service, at: Self.before(9))
        let frozen = sink.prepared
        #expect(frozen.count == 4)
        let occurrence = try #require(service.schedule.occurrence("p1/han@2021"))
        func change(_ change: OccurrenceChange, _ seconds: Int64) throws {
            let by = Attribution(actor: "an", at: Self.before(seconds), reason: "lý do")
            _ = try ledger.change(change, of: occurrence, by)
            try service.boardChanged(of: occurrence.identity, at: Self.before(seconds))
            try turn(service, at: Self.before(seconds))
        }
        try change(.close, 8)
        let others = frozen.filter { !$0.key.name.hasPrefix("p1/") }
        #expect(sink.prepared == others)
        #expect(try Set(ledger.openParcels(limit: 9).map(\.key)) == Set(others.map(\.key)))
        try change(.reopen, 7)
        #expect(Set(sink.prepared) == Set(frozen))
        try change(.close, 6)
        try turn(service, at: Self.due)
        #expect(sink.delivered.map(\.key.name) == ["p1/han@2021#met/2021-01-19"] + others.map(\.key.name))
        let identity = "p1/han@2021#-7d/2021-01-19"
        #expect(try ledger.standing(of: [identity])[identity]?.ending?.outcome == .met)
        #expect(try ledger.openParcels(limit: 9).isEmpty && sink.prepared.isEmpty)
    }

    /// How a service ends whose ledger failed.
    enum End: CaseIterable {
        case abandoned, closed, killed
    }

    @Test(
        "a ledger that fails when all is sent: what stands in a sink is found there, and not sent again",
        arguments: End.allCases)
    func settleFails(end: End) throws {
        let troubled = TroubledLedger(ledger)
        let service = try start(at: Self.before(9), [Self.plan("p"), Self.plan("q", minute: 1)], troubled)
        try turn(service, at: Self.before(9))
        troubled.trouble = .beforeSettle
        #expect(throws: LedgerError.self) { try turn(service, at: Self.due) }
        #expect(sink.delivered.count == 1)
        switch end {
        case .abandoned: service.abandon()
        case .closed: try service.close(at: Self.due + Span(microseconds: 300))
        case .killed: break
        }
        let next = try start(at: Self.due + .seconds(1), [Self.plan("p"), Self.plan("q", minute: 1)])
        for seconds in [1, 50, 60, 70] as [Int64] { try turn(next, at: Self.due + .seconds(seconds)) }
        #expect(
            sink.texts == [
                "\(Self.identity) at 2021-01-12T08:00:00Z", "q/han@2021#-7d/2021-01-19 at 2021-01-12T08:01:00Z",
            ])
        #expect(try ledger.standing(of: [Self.identity])[Self.identity]?.ending?.outcome == .delivered)
        #expect(try ledger.openParcels(limit: 9).isEmpty)
    }

    @Test(
        "a crash while a reminder waits: the sink is asked, and it is sent at its instant, not before and not twice",
        arguments: [(4, 0), (-3600, 0), (4, 9), (-3600, 9)])
    func crash(restart: Int64, editing: Int) throws {
        let first = try start(at: Self.before(3600))
        try turn(first, at: Self.before(5))
        let now = Self.before(restart)
        // Killed: nothing was closed. Meanwhile the plan was edited, perhaps.
        let next =
            try editing == 0
            ? start(at: now) : start(at: now, [Self.plan(day: 20 + editing)], text: "v2")
        try turn(next, at: now)
        #expect(sink.lookUps == 1)
        #expect(sink.delivered.isEmpty == (restart > 0 || editing > 0))
        try turn(next, at: Self.due)
        try turn(next, at: Self.due + .hours(2))
        let ending = try ledger.standing(of: [Self.identity])[Self.identity]?.ending
        #expect(ending?.outcome == (editing == 0 ? .delivered : .void))
        let late = restart < 0 ? "2021-01-12T09:00:00Z late" : "2021-01-12T08:00:00Z"
        #expect(sink.texts == (editing == 0 ? ["\(Self.identity) at \(late)"] : []))
    }

    @Test("a crash after one sink took it: the other gets it from what was frozen")
    func crashBetweenSinks() throws {
        let other = RecorderSink(name: "other")
        let first = try start(at: Self.before(3600), sinks: [sink, other])
        try turn(first, at: Self.before(5))
        let frozen = try ledger.openParcels(limit: 9)
        _ = sink.deliver([frozen[0]])
        let next = try start(at: Self.due + .seconds(2), sinks: [sink, other])
        try turn(next, at: Self.due + .seconds(2))
        #expect(sink.delivered + other.delivered == frozen)
    }

    @Test("while one sink cannot say what it holds, nothing of a reminder that is early goes out")
    func unsure() throws {
        let other = RecorderSink(name: "other")
        let first = try start(at: Self.before(3600), sinks: [sink, other])
        try turn(first, at: Self.before(9))
        other.lookUpFault = SinkError("the journal does not answer")
        let next = try start(at: Self.before(8), sinks: [sink, other])
        try turn(next, at: Self.before(8))
        #expect(sink.delivered.isEmpty && other.delivered.isEmpty)
        other.lookUpFault = nil
        for second in 1...8 { try turn(next, at: Self.before(8 - Int64(second))) }
        #expect(sink.delivered.count == 1 && other.delivered.count == 1)
        #expect(sink.texts == ["\(Self.identity) at 2021-01-12T08:00:00Z"])
    }

    @Test(
        "more than a batch is prepared in several turns, sent in several, and neither lost nor doubled",
        arguments: [1200, 10_700])
    func batches(count: Int) throws {
        let service = try start(at: Self.before(9), (0..<count).map { Self.plan("p\($0)") })
        try turn(service, at: Self.before(9))
        #expect(sink.prepared.count == min(count, 10_000))
        #expect(try service.turn(at: Self.due).hasMore)
        #expect(sink.delivered.count == 500)
        try turn(service, at: Self.due)
        #expect(sink.delivered.count == count)
        #expect(Set(sink.delivered.map(\.key)).count == count)
        #expect(try ledger.openParcels(limit: .max).isEmpty)
    }

    @Test(
        "what was prepared in several turns is sent in one where that may, with one flush",
        arguments: [400, 1000, 2500])
    func together(limit: Int) throws {
        let service = try start(at: Self.before(9), (0..<1700).map { Self.plan("p\($0)") })
        try turn(service, at: Self.before(9))
        var flushes = 0
        sink.story = { if $0.hasSuffix("flushes") { flushes += 1 } }
        var limits = ReminderService.Limits()
        limits.prepared = limit
        var counts: [Int] = []
        while try service.turn(at: Self.due, atMost: limits).hasMore { counts.append(sink.delivered.count) }
        counts.append(sink.delivered.count)
        #expect(counts == [400: [500, 1000, 1500, 1700], 1000: [1000, 1700], 2500: [1700]][limit])
        #expect(flushes == counts.count && Set(sink.delivered.map(\.key)).count == 1700)
        #expect(try ledger.decidedThrough() == Self.due && ledger.openParcels(limit: .max).isEmpty)
    }

    @Test(
        "a turn does one thing of what takes long, and no more of it than it may",
        arguments: [(7, 3), (1, 1), (20, 100)])
    func bounded(occurrences: Int, plans: Int) throws {
        var limits = ReminderService.Limits()
        (limits.occurrences, limits.prepared, limits.plans) = (occurrences, occurrences, plans)
        let service = try start(at: Self.before(3600), (0..<40).map { Self.plan("p\($0)", minute: $0 < 20 ? 0 : 1) })
        var (decided, sent, recorded) = (0, 0, 0)
        func turn(at now: Instant) throws {
            var hasMore = true
            while hasMore {
                let before = (sink.prepared.count, sink.delivered.count)
                let turn = try service.turn(at: now, atMost: limits)
                hasMore = turn.hasMore
                #expect(abs(sink.prepared.count - before.0) <= occurrences)
                #expect(sink.delivered.count - before.1 <= occurrences)
                switch turn.work {
                case .decided(let count):
                    #expect((1...occurrences).contains(count))
                    decided += count
                case .sent(let count):
                    #expect((1...occurrences).contains(count))
                    sent += count
                case .recorded(let count):
                    #expect((1...plans).contains(count))
                    recorded += count
                case nil: break
                }
            }
        }
        _ = try service.serve(
            Self.inputs((0..<40).map { Self.plan("p\($0)", minute: $0 < 20 ? 0 : 1) }, text: "v2"),
            at: Self.before(3600), recordingAtMost: 0)
        try turn(at: Self.before(3600))
        #expect((decided, sent, recorded) == (0, 0, 40))
        try turn(at: Self.before(9))
        #expect((decided, sent, recorded) == (20, 0, 40) && sink.prepared.count == 20)
        try turn(at: Self.due)
        #expect((decided, sent, recorded) == (20, 20, 40) && sink.delivered.count == 20)
        // Too late to be prepared.
        try turn(at: Self.due + .seconds(60))
        #expect((decided, sent, recorded) == (40, 20, 40) && Set(sink.delivered.map(\.key)).count == 40)
        #expect(try ledger.openParcels(limit: .max).isEmpty)
    }
}
