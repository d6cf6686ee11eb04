import CivilTime
import Foundation
import PlanCore
import TestSupport
import Testing

/// What holds for every plan: random ones, in zones with gaps at midnight, a skipped day and rules of their own, at both
/// ends of the years a plan can have.
@Suite struct SchedulePropertyTests {
    /// Other seeds: `HANCHOT_SEED` is the first, `HANCHOT_SEEDS` how many.
    private static let seeds: [UInt64] = {
        let environment = ProcessInfo.processInfo.environment
        let first = environment["HANCHOT_SEED"].flatMap(UInt64.init) ?? 1
        let count = environment["HANCHOT_SEEDS"].flatMap(UInt64.init) ?? 60
        return (0..<max(count, 1)).map { first &+ $0 }
    }()

    private static let names = [
        "Asia/Ho_Chi_Minh", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia",
        "Africa/Casablanca", "America/Sao_Paulo", "UTC",
    ]

    private let zones: [Zone]

    init() throws {
        zones = try Self.names.map { try Zone(identifier: $0, tzif: SamplePlan.systemZone($0)) }
    }

    private func schedule(_ seed: UInt64) -> Schedule {
        let years: [ClosedRange<Int>] = [2011...2012, 2020...2021, 2037...2038, 1900...1901, 2998...2999]
        var random = RandomPlans(seed: seed, zones: zones, years: years[Int(seed % 5)])
        let plans = ["a", "b", "c"].map { random.plan($0) }
        return Schedule(plans: plans, calendar: random.calendar())
    }

    /// Every reminder, found without a cursor.
    private func all(_ schedule: Schedule) -> [Reminder] {
        (schedule.occurrences(in: .first ... .last) + schedule.ruleOccurrences(in: .first ... .last))
            .flatMap(schedule.reminders)
    }

    private func lines(_ reminders: [Reminder]) -> [String] {
        reminders.map { "\($0.instant) \($0.identity)" }
    }

    private func expect(_ found: [String], _ expected: [String], _ seed: UInt64) {
        let (lost, wrong) = (Set(expected).subtracting(found), Set(found).subtracting(expected))
        #expect(lost.isEmpty && wrong.isEmpty, "seed \(seed): lost \(lost.sorted()), wrong \(wrong.sorted())")
        #expect(found.count == expected.count, "seed \(seed)")
    }

    @Test("the cursor finds every reminder of every occurrence once, in order of time", arguments: seeds)
    func cursor(seed: UInt64) {
        let schedule = schedule(seed)
        let found = schedule.reminders(in: .distantPast ..< .distantFuture)
        expect(lines(found), lines(all(schedule)), seed)
        #expect(zip(found, found.dropFirst()).allSatisfy { $0.instant <= $1.instant }, "seed \(seed)")
        #expect(Set(found.map(\.identity)).count == found.count, "seed \(seed)")
    }

    @Test(
        "wherever a cursor starts, nothing after that is lost: adjoining ranges hold what the whole holds",
        arguments: seeds)
    func ranges(seed: UInt64) {
        let schedule = schedule(seed)
        let whole = all(schedule)
        var generator = SeededGenerator(seed: ~seed)
        for _ in 0..<20 {
            guard let one = whole.randomElement(using: &generator) else { return }
            let start = one.instant + Span(microseconds: Int64.random(in: -1...1, using: &generator))
            let end = start + .days(Int64.random(in: 0...90, using: &generator))
            expect(
                lines(schedule.reminders(in: start..<end)),
                lines(whole.filter { (start..<end).contains($0.instant) }), seed)
        }
    }

    @Test("the order of plans does not matter", arguments: seeds)
    func order(seed: UInt64) {
        let schedule = schedule(seed)
        let other = Schedule(plans: schedule.plans.reversed(), calendar: schedule.calendar)
        let range = Instant.distantPast ..< .distantFuture
        #expect(lines(schedule.reminders(in: range)) == lines(other.reminders(in: range)), "seed \(seed)")
    }

    @Test(
        "reminders before a cutoff come before it, overdue ones after it, all on working days",
        arguments: seeds)
    func places(seed: UInt64) {
        let schedule = schedule(seed)
        for reminder in all(schedule) {
            let zone = reminder.occurrence.plan.zone
            // Apia skipped 30/12/2011; where no day is worked, none can be found.
            let isOrdinary =
                zone.identifier != "Pacific/Apia" && schedule.calendar.calendars.allSatisfy { $0.weekend.count < 7 }
            let day = zone.day(at: reminder.instant)
            if case .at(let named) = reminder.rule {
                #expect(reminder.instant >= named, "seed \(seed): \(reminder.identity)")
                continue
            }
            #expect(!isOrdinary || schedule.calendar.isWorking(day), "seed \(seed): \(reminder.identity) on \(day)")
            guard let cutoff = reminder.occurrence.cutoff else { continue }
            if case .overdue = reminder.rule {
                #expect(reminder.instant >= cutoff, "seed \(seed): \(reminder.identity)")
            } else {
                #expect(reminder.instant < cutoff, "seed \(seed): \(reminder.identity)")
            }
        }
    }

    @Test("a cursor that goes on in another schedule gives what one made anew gives", arguments: seeds)
    func continued(seed: UInt64) throws {
        let former = schedule(seed)
        let other = schedule(~seed)
        var generator = SeededGenerator(seed: seed)
        let all = former.reminders(in: .distantPast ..< .distantFuture)
        var walked = former.reminders(from: .distantPast)
        var last: Instant?
        for _ in 0..<Int.random(in: 0...all.count / 2, using: &generator) { last = walked.next()?.instant }
        // What was taken at that very instant would come twice.
        while let instant = walked.nextInstant, instant == last { _ = walked.next() }
        guard let start = walked.nextInstant else { return }
        let kept = former.plans.filter { _ in Bool.random(using: &generator) }
        let ids = Set(kept.map(\.id))
        let plans = (kept + other.plans.filter { !ids.contains($0.id) }).shuffled(using: &generator)
        let next = Schedule(plans: plans, calendar: former.calendar, former: former)
        #expect(next.plans.map(\.id) == plans.map(\.id).sorted(), "seed \(seed)")
        for cursor in [walked, former.reminders(from: start)] {
            var continued = next.reminders(from: start, continuing: cursor)
            var anew = Schedule(plans: plans, calendar: former.calendar).reminders(from: start)
            while let reminder = anew.next() {
                #expect(continued.nextInstant == reminder.instant, "seed \(seed)")
                #expect(continued.first?.identity == reminder.identity, "seed \(seed)")
                #expect(continued.next()?.identity == reminder.identity, "seed \(seed)")
            }
            #expect(continued.next() == nil && continued.first == nil, "seed \(seed)")
        }
    }

    @Test("a cursor that is joined of parts gives what one over the whole gives", arguments: seeds)
    func joined(seed: UInt64) {
        let schedule = schedule(seed)
        var generator = SeededGenerator(seed: seed)
        let all = schedule.reminders(in: .distantPast ..< .distantFuture)
        for start in [.distantPast, all.randomElement(using: &generator)?.instant ?? .distantFuture] {
            let cuts = (0..<3).map { _ in Int.random(in: 0...schedule.planCount, using: &generator) }.sorted()
            let parts = zip([0] + cuts, cuts + [schedule.planCount]).map {
                schedule.reminders(from: start, ofPlans: $0..<$1)
            }
            var joined = ReminderCursor(joining: parts, of: schedule)
            var whole = schedule.reminders(from: start)
            while let reminder = whole.next() {
                #expect(joined.nextInstant == reminder.instant, "seed \(seed)")
                #expect(joined.first?.identity == reminder.identity, "seed \(seed)")
                #expect(joined.next()?.identity == reminder.identity, "seed \(seed)")
            }
            #expect(joined.next() == nil && joined.first == nil, "seed \(seed)")
        }
    }

    @Test("scheduling twice gives the same, in whatever order a plan lists its items", arguments: seeds)
    func itemOrder(seed: UInt64) {
        let schedule = schedule(seed)
        var generator = SeededGenerator(seed: ~seed)
        let shuffled = schedule.plans.map { plan in
            Plan(
                id: plan.id, file: plan.file, title: plan.title, issued: plan.issued, years: plan.years,
                zone: plan.zone,
                phases: plan.phases.shuffled(using: &generator), deadlines: plan.deadlines.shuffled(using: &generator),
                events: plan.events.shuffled(using: &generator), rules: plan.rules.shuffled(using: &generator))
        }
        let range = Instant.distantPast ..< .distantFuture
        let lines = lines(schedule.reminders(in: range))
        let again = Schedule(plans: schedule.plans, calendar: WorkingCalendar(schedule.calendar.calendars))
        #expect(self.lines(again.reminders(in: range)) == lines, "seed \(seed)")
        let other = Schedule(plans: shuffled, calendar: schedule.calendar)
        // Of reminders at one instant the order is that of the items.
        #expect(self.lines(other.reminders(in: range)).sorted() == lines.sorted(), "seed \(seed)")
    }

    @Test("a deadline that is counted in working days, or moves off days off, ends on a working day", arguments: seeds)
    func workingDays(seed: UInt64) {
        let schedule = schedule(seed)
        // Where no day is worked, none can be found.
        guard schedule.calendar.calendars.allSatisfy({ $0.weekend.count < 7 }) else { return }
        for occurrence in schedule.occurrences(in: .first ... .last) {
            guard let deadline = occurrence.deadline, occurrence.cutoff != nil else { continue }
            let isCounted =
                if case .relative(let distance, _, let time) = deadline.timing {
                    // Until midnight is until the day before.
                    distance.unit == .workingDays && time != .midnight
                } else {
                    false
                }
            guard deadline.onDayOff != .keep || isCounted else { continue }
            #expect(
                schedule.calendar.isWorking(occurrence.lastGoodDay),
                "seed \(seed): \(occurrence.identity) on \(occurrence.lastGoodDay)")
        }
    }

    @Test("a range of days holds exactly the occurrences that touch it", arguments: seeds)
    func occurrences(seed: UInt64) {
        let schedule = schedule(seed)
        let whole = schedule.occurrences(in: .first ... .last)
        var generator = SeededGenerator(seed: ~seed)
        for _ in 0..<20 {
            guard let one = whole.randomElement(using: &generator) else { return }
            let start = one.lastGoodDay.adding(days: Int.random(in: -3...3, using: &generator))
            let end = start.adding(days: Int.random(in: 0...60, using: &generator))
            expect(
                schedule.occurrences(in: start...end).map(\.identity),
                whole.filter { ($0.window?.lowerBound ?? $0.lastGoodDay) <= end && $0.lastGoodDay >= start }.map(
                    \.identity),
                seed)
        }
    }
}
