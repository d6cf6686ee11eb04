import CivilTime
import Delivery
import Foundation
import PlanCore
import Storage
import TestSupport

@testable import DaemonKit

/// One walk: the service, the model beside it, and what happens to both.
struct RandomWalk {
    private static let catchUp = Span.days(7)
    /// The ledger knows of what is due so long after any turn.
    private static let horizon = Span.days(31)

    private var generator: SeededGenerator
    private var plans: RandomPlans
    private let ledger: TroubledLedger
    private let sink = RecorderSink()
    private var service: ReminderService?
    private var model = WalkModel(catchUp: catchUp)
    private var now: Instant {
        didSet { latest = max(latest, oldValue) }
    }
    /// The latest instant the clock has shown: what the ledger recorded under a clock ahead is not looked at again before
    /// that time comes, so only a walk that was never ahead knows everything of a long stop.
    private var latest = Instant.distantPast

    private var inputs = Inputs(plans: [], calendar: .weekdaysOnly, context: "0")
    private var versions = 0
    private var committed: Set<String> = []
    private var recordedThrough = Instant.distantPast
    private var unheard: Set<String> = []
    /// Ids of plans that are edited, and not served yet as they are now.
    private var edited: Set<String> = []
    private var owed: Set<String> = []
    /// What the turns at this instant did so far; nil: nothing.
    private var did: (sent: Set<String>, passed: Set<String>)?
    private let limits: ReminderService.Limits
    /// Every other walk is one of small turns: several at the same instant decide what is due, so that what a crash leaves
    /// undone is not told by the model, and there is none.
    private let hasSmallTurns: Bool
    /// The plan of what is put off until then keeps its dates, or else when it is reminded of again would move with them.
    private var settledUntil = Instant.distantPast

    /// What the service did that it should not have, or the reverse.
    private(set) var fault: String?
    /// What happened so far.
    private(set) var story: [String] = []

    init(seed: UInt64) throws {
        generator = SeededGenerator(seed: seed)
        let zones = try ["Asia/Ho_Chi_Minh", "Europe/Berlin", "America/New_York", "Africa/Casablanca"].map {
            try Zone(identifier: $0, tzif: [UInt8](Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/\($0)"))))
        }
        plans = RandomPlans(seed: ~seed, zones: zones, units: ["u", "v"])
        ledger = TroubledLedger(try SQLiteLedger.inMemory())
        hasSmallTurns = seed.isMultiple(of: 2)
        var limits = ReminderService.Limits()
        if hasSmallTurns { (limits.occurrences, limits.plans) = (1, 1) }
        self.limits = limits
        now = Zone.utc.start(of: Day(clippingYear: 2020, month: 12, day: 1))
        inputs.plans = ["a", "b"].map { Inputs.Source(plan: plans.plan($0), text: "0") }
        try start()
    }

    // MARK: What happens

    mutating func step() throws {
        switch Int.random(in: 0..<100, using: &generator) {
        case 0..<20: try live(for: random(hours: 1...120))
        case 20..<45:
            try live(for: random(hours: 1...40))
            try move()
        case 45..<57: try stop(for: random(hours: 1...24 * 20))
        case 57..<60 where now >= latest: try stop(for: random(hours: 1...24 * 150), editing: false)
        case 60..<75: try edit()
        case 75..<80: try jump(by: random(hours: 1...24 * 20))
        case 80..<82: try jump(by: random(hours: 1...24 * 6000), editing: false)
        case 82..<90: try jump(by: Span(microseconds: -random(hours: 1...24 * 40).microseconds))
        case 90..<94:
            tell("the sink fails")
            sink.answer = .retry("disk full")
        default:
            guard !hasSmallTurns else { return }
            ledger.trouble = TroubledLedger.Trouble.allCases.randomElement(using: &generator)
            tell("trouble ahead: \(ledger.trouble.map { "\($0)" } ?? "none")")
        }
    }

    /// The sink works again and takes everything that is still open.
    mutating func finish() throws {
        sink.answer = nil
        ledger.trouble = nil
        try live(for: .days(2))
    }

    /// Identities delivered more than once.
    var doubled: [String] {
        Dictionary(grouping: sink.delivered, by: \.key).filter { $0.value.count > 1 }.map(\.key.name).sorted()
    }

    /// Identities that were to be sent and never were.
    var undelivered: [String] { committed.subtracting(sink.delivered.map(\.key.name)).sorted() }

    private mutating func live(for length: Span) throws {
        let end = now + length
        tell("runs until \(end)")
        while now <= end, fault == nil {
            if sink.answer != nil, Int.random(in: 0..<20, using: &generator) == 0 {
                tell("the sink works again")
                sink.answer = nil
            }
            if try turn() { continue }
            guard let next = service?.nextWakeAt, next <= end else { break }
            now = max(now, next)
        }
        now = max(now, end)
    }

    private mutating func stop(for length: Span, editing: Bool = true) throws {
        service = nil
        now = now + length
        tell("starts again")
        if editing, now > settledUntil, Int.random(in: 0..<3, using: &generator) == 0 { change() }
        try start()
    }

    private mutating func jump(by length: Span, editing: Bool = true) throws {
        let before = now
        // Never to the very microsecond of a reminder: what is due then counts as decided.
        now = now + length + Span(microseconds: 1)
        tell("the clock is set")
        service?.clockChanged(to: now)
        if editing, Bool.random(using: &generator) { try edit() }
        while try turn() {}
        // A clock that ran far ahead is set right while the ledger still knows what is due.
        let end = Zone.utc.start(of: Day(clippingYear: 2023, month: 2, day: 1))
        if now > end {
            now = min(before, end) + random(hours: 0...24 * 30) + .seconds(1)
            tell("the clock is set right")
            service?.clockChanged(to: now)
            while try turn() {}
        }
    }

    private mutating func edit() throws {
        guard now > settledUntil else { return }
        change()
        guard let service else { return }
        _ = try service.serve(inputs, at: now)
        serveModel()
    }

    /// Only a plan's version can tell of what the ledger never heard that it was served before; with another one nothing does.
    private mutating func serveModel() {
        let doubtful = unheard.filter { identity in edited.contains { identity.hasPrefix("\($0)/") } }
        let standing = (try? ledger.standing(of: doubtful.sorted())) ?? [:]
        let forgotten = doubtful.filter { identity in
            guard let since = standing[identity]?.firstServedAt else { return true }
            return model.instant(of: identity).map { $0 < since } ?? false
        }
        model.serve(inputs.plans.map(\.plan), inputs.calendar, forgotten: forgotten, at: now)
        unheard.subtract(forgotten)
        edited = []
    }

    private mutating func change() {
        versions += 1
        switch Int.random(in: 0..<6, using: &generator) {
        case 0:
            inputs.calendar = plans.calendar()
            inputs.context = "\(versions)"
            edited.formUnion(inputs.plans.map(\.plan.id))
            tell("other holidays")
        case 1 where !inputs.plans.isEmpty:
            let gone = inputs.plans.remove(at: Int.random(in: inputs.plans.indices, using: &generator))
            tell("'\(gone.plan.id)' is gone")
        case 2, 1:
            let id = ["a", "b", "c"].first { id in !inputs.plans.contains { $0.plan.id == id } }
            guard let id else { return }
            inputs.plans.append(Inputs.Source(plan: plans.plan(id), text: "\(versions)"))
            edited.insert(id)
            tell("'\(id)' comes")
        case 3 where !inputs.plans.isEmpty:
            let index = Int.random(in: inputs.plans.indices, using: &generator)
            inputs.plans[index].text = PlanText("\(versions)")
            edited.insert(inputs.plans[index].plan.id)
            tell("'\(inputs.plans[index].plan.id)' is edited, no date of it")
        default:
            guard !inputs.plans.isEmpty else { return }
            let index = Int.random(in: inputs.plans.indices, using: &generator)
            inputs.plans[index] = Inputs.Source(plan: plans.plan(inputs.plans[index].plan.id), text: "\(versions)")
            edited.insert(inputs.plans[index].plan.id)
            tell("'\(inputs.plans[index].plan.id)' is another")
        }
    }

    /// Somebody changes something of the board; the service is killed before it hears of it, or not.
    private mutating func move() throws {
        guard let service else { return }
        let by = Attribution(actor: "an", at: now, reason: "lý do")
        let today = Zone.utc.day(at: now)
        let near = service.schedule.occurrences(in: today.adding(days: -15)...today.adding(days: 15))
            .filter { $0.deadline != nil }
        let plan = inputs.plans.randomElement(using: &generator)?.plan.id
        if let plan, Int.random(in: 0..<12, using: &generator) == 0 {
            let change =
                Bool.random(using: &generator) ? PlanChange.speak : .silence(until: now + random(hours: 1...200))
            guard case .changed = try ledger.change(change, ofPlan: plan, by) else { return }
            tell("'\(plan)': \(change)")
            model.change(change, ofPlan: plan, at: now)
            try service.boardChanged(of: plan, at: now)
        } else if let occurrence = near.randomElement(using: &generator) {
            let change = change(of: occurrence)
            // What a client is refused, because nothing would be sent any more.
            if case .snooze(let until) = change,
                let reminded = occurrence.reminded(putOffUntil: until, inputs.calendar), reminded <= now
            {
                return
            }
            guard case .changed = try ledger.change(change, of: occurrence, by) else { return }
            tell("\(occurrence.identity): \(change)")
            if case .snooze(let until) = change { settledUntil = max(settledUntil, until) }
            model.change(change, of: occurrence, inputs.plans.map(\.plan), inputs.calendar, by)
            model.serve(inputs.plans.map(\.plan), inputs.calendar, at: now)
            if Int.random(in: 0..<5, using: &generator) == 0 {
                let length = Bool.random(using: &generator) ? random(hours: 1...60) : .zero
                tell("is killed and starts again after \(length)")
                now = now + length
                try start()
            } else {
                try service.boardChanged(of: occurrence.identity, at: now)
            }
        }
        while try turn() {}
    }

    private mutating func change(of occurrence: Occurrence) -> OccurrenceChange {
        let unit = occurrence.submitters.randomElement(using: &generator) ?? OccurrenceRecord.everybody
        switch Int.random(in: 0..<20, using: &generator) {
        case 0..<9: return .receive(unit: unit, Arrival(at: now, recordedBy: "an"))
        case 9: return .accept(unit: unit)
        case 10, 11: return .giveBack(unit: unit)
        case 12: return .waive(unit: unit)
        case 13: return .withdraw(unit: unit)
        case 14: return .close
        case 15: return .reopen
        case 16, 17:
            // Back to the plan's own day, too, and between that and the one in force.
            let back = occurrence.ownDay.days(until: occurrence.lastGoodDay)
            return .extend(
                to: occurrence.lastGoodDay.adding(
                    days: Bool.random(using: &generator)
                        ? -back : Int.random(in: -back - 1...20, using: &generator)))
        default: return .snooze(until: now + random(hours: 1...200))
        }
    }

    // MARK: The service and its model

    private mutating func start() throws {
        let service = try ReminderService(
            settings: ReminderService.Settings(catchUp: Self.catchUp, lateAfter: .minutes(1)), ledger: ledger,
            sinks: [sink], claimant: "walk", at: now)
        _ = try service.serve(inputs, at: now)
        model.restart()
        serveModel()
        self.service = service
    }

    /// - Returns: whether there is more to do at the same instant.
    private mutating func turn() throws -> Bool {
        guard fault == nil, let service else { return false }
        var hasMore = false
        var crash: LedgerError?
        do {
            hasMore = try service.turn(at: now, atMost: limits).hasMore
        } catch {
            crash = error
        }
        if let (sent, passed) = ledger.takeCommitted(at: now) {
            did = (sent.union(did?.sent ?? []), passed.union(did?.passed ?? []))
        }
        if let crash {
            tell("crashed: \(crash)")
            // Before a commit nothing has happened yet; the next start does it.
            if let did { compare(did, isCut: true) }
            did = nil
            // However it ends: its ledger takes something again by then, or it is killed.
            switch Int.random(in: 0..<3, using: &generator) {
            case 0: service.abandon()
            case 1: try service.close(at: now)
            default: break
            }
            self.service = nil
            try start()
            return true
        }
        guard !hasMore else { return true }
        compare(did ?? ([], []))
        did = nil
        if let next = model.nextInstant, fault == nil, service.nextWakeAt.map({ $0 > next }) ?? true {
            fault = "it sleeps until \(service.nextWakeAt.map { "\($0)" } ?? "ever") over \(next)"
        }
        return false
    }

    /// - Parameter isCut: the turn crashed; what was sent ahead of its endings has them recorded by the next one.
    private mutating func compare(_ did: (sent: Set<String>, passed: Set<String>), isCut: Bool = false) {
        let expected = model.turn(at: now, told: isCut ? did.sent : nil, recordedThrough: recordedThrough)
        committed.formUnion(did.sent)
        if !did.sent.isEmpty { tell("sent \(did.sent.sorted())") }
        defer { recordedThrough = now + Self.horizon }
        guard fault == nil else { return }
        // What the ledger has never heard of has no ending there, now or when a clock set back has it pass again.
        unheard.formUnion(expected.passed.filter { $0.value > recordedThrough }.keys)
        let missing = owed.union(expected.passed.keys).subtracting(unheard).subtracting(did.passed)
        owed = isCut ? missing : []
        let passed = isCut ? [] : missing
        let lost = expected.sent.subtracting(did.sent)
        let wrong = model.hear(did.sent.subtracting(expected.sent))
        if !lost.isEmpty || !wrong.isEmpty || !passed.isEmpty {
            fault =
                "at \(now): lost \(lost.sorted()), wrong \(wrong.sorted()), without an ending \(passed.sorted())"
            let doubtful = lost.union(wrong).union(passed)
            for (identity, standing) in (try? ledger.standing(of: doubtful.sorted())) ?? [:] {
                story.append(
                    "\(identity), due at \(model.instant(of: identity).map { "\($0)" } ?? "never"): "
                        + "served since \(standing.firstServedAt), \(standing.ending.map { "\($0)" } ?? "open")")
            }
        }
    }

    private mutating func tell(_ event: String) { story.append("\(now) \(event)") }

    private mutating func random(hours: ClosedRange<Int>) -> Span {
        .minutes(Int64(Int.random(in: hours.lowerBound * 60...hours.upperBound * 60, using: &generator)))
    }
}
