import CivilTime
import Foundation
import PlanCore
import TestSupport
import Testing

/// What holds for the derivation of every date of every plan, checked by counting day after day.
@Suite struct DerivationPropertyTests {
    private static let seeds: [UInt64] = {
        let environment = ProcessInfo.processInfo.environment
        let first = environment["HANCHOT_SEED"].flatMap(UInt64.init) ?? 1
        let count = environment["HANCHOT_SEEDS"].flatMap(UInt64.init) ?? 60
        return (0..<max(count, 1)).map { first &+ $0 }
    }()

    private static let names = ["Asia/Ho_Chi_Minh", "Europe/Berlin", "Pacific/Apia", "America/Sao_Paulo", "UTC"]
    private let zones: [Zone]

    init() throws {
        zones = try Self.names.map { try Zone(identifier: $0, tzif: SamplePlan.systemZone($0)) }
    }

    private func schedule(_ seed: UInt64) -> Schedule {
        let years: [ClosedRange<Int>] = [2011...2012, 2026...2027, 2037...2038, 1900...1901]
        var random = RandomPlans(seed: seed, zones: zones, years: years[Int(seed % 4)])
        let plans = ["a", "b"].map { chained(random.plan($0)) }
        return Schedule(plans: plans, calendar: random.calendar())
    }

    /// With deadlines behind and ahead of the plan's own.
    private func chained(_ plan: Plan) -> Plan {
        var deadlines = plan.deadlines
        for deadline in plan.deadlines where deadline.timing != .open {
            for (number, direction) in [Distance.Direction.after, .ahead].enumerated() {
                deadlines.append(
                    SamplePlan.deadline(
                        "\(deadline.id)-\(number)",
                        .relative(
                            Distance(count: 3 + 4 * number, unit: .workingDays, direction), .deadline(deadline.id),
                            nil),
                        onDayOff: .next))
            }
        }
        return Plan(
            id: plan.id, file: plan.file, title: plan.title, issued: plan.issued, years: plan.years, zone: plan.zone,
            phases: plan.phases, deadlines: deadlines, events: plan.events)
    }

    @Test("steps adjoin, and end in the last good day and the cutoff", arguments: seeds)
    func steps(seed: UInt64) {
        let schedule = schedule(seed)
        for occurrence in schedule.occurrences(in: .first ... .last) {
            let derivation = schedule.derivation(of: occurrence)
            let name = "seed \(seed): \(occurrence.identity)"
            #expect(derivation.steps.first?.from == nil, "\(name)")
            for (step, next) in zip(derivation.steps, derivation.steps.dropFirst()) {
                #expect(next.from == step.day, "\(name)")
            }
            #expect(derivation.steps.last?.day == occurrence.lastGoodDay, "\(name)")
            #expect(derivation.opening.last?.day == occurrence.window?.lowerBound, "\(name)")
            if case .cutoff(_, let reading) = derivation.steps.last?.rule {
                #expect(reading.instant == occurrence.cutoff, "\(name)")
            } else {
                #expect(occurrence.cutoff == nil, "\(name)")
            }
            let moves = derivation.steps.filter { if case .dayOff = $0.rule { $0.from != $0.day } else { false } }
            #expect(moves.first?.from == occurrence.movedFrom && moves.count <= 1, "\(name)")
        }
    }

    @Test("what is counted from ends on the day that is counted from", arguments: seeds)
    func anchors(seed: UInt64) throws {
        let schedule = schedule(seed)
        for occurrence in schedule.occurrences(in: .first ... .last) {
            let derivation = schedule.derivation(of: occurrence)
            guard case .anchor(_, let direction, let anchor) = derivation.steps.first?.rule else {
                #expect(occurrence.deadline?.timing.anchor == nil, "seed \(seed): \(occurrence.identity)")
                continue
            }
            let found = try #require(anchor, "seed \(seed): \(occurrence.identity)").occurrence
            let day = direction == .after ? found.lastGoodDay : found.window?.lowerBound ?? found.lastGoodDay
            #expect(derivation.steps.first?.day == day, "seed \(seed): \(occurrence.identity)")
            #expect(derivation.chain.count >= 2 && derivation.chain.last?.steps.count == derivation.steps.count)
        }
    }

    @Test("the days counted and skipped are those that a walk from day to day finds", arguments: seeds)
    func tallies(seed: UInt64) {
        let schedule = schedule(seed)
        let calendar = schedule.calendar
        let isOrdinary = calendar.calendars.allSatisfy { $0.weekend.count < 7 }
        for occurrence in schedule.occurrences(in: .first ... .last) where isOrdinary {
            for step in schedule.derivation(of: occurrence).steps {
                guard case .counted(let tally) = step.rule, let from = step.from else { continue }
                let name = "seed \(seed): \(occurrence.identity)"
                let sign = tally.distance.direction == .after ? 1 : -1
                var walked = from
                var counted = 0
                var off: Set<Day> = []
                var first: Day?
                while walked != step.day {
                    walked = walked.adding(days: sign)
                    if tally.distance.unit != .workingDays || calendar.isWorking(walked) {
                        counted += 1
                        first = first ?? walked
                    } else {
                        off.insert(walked)
                    }
                }
                #expect(tally.counted == counted, "\(name)")
                if tally.distance.unit == .workingDays || tally.distance.unit == .days {
                    #expect(counted == tally.distance.count, "\(name)")
                }
                let skipped = tally.skipped.flatMap { run in (0..<run.count).map(run.days.lowerBound.adding(days:)) }
                #expect(Set(skipped) == off && skipped.count == off.count, "\(name)")
                #expect(tally.firstCounted == first, "\(name)")
                #expect(tally.first == from.adding(days: sign), "\(name)")
            }
        }
    }

    @Test("the reminders explained are those that the schedule has, and those that never go out", arguments: seeds)
    func reminders(seed: UInt64) {
        let schedule = schedule(seed)
        for occurrence in schedule.occurrences(in: .first ... .last) {
            let explained = schedule.reminderDerivations(of: occurrence)
            let name = "seed \(seed): \(occurrence.identity)"
            let served = explained.filter { $0.fate != .beforeIssue }.map(\.reminder)
            let expected = schedule.reminders(of: occurrence)
            #expect(served.map(\.identity) == expected.map(\.identity), "\(name)")
            #expect(served.map(\.instant) == expected.map(\.instant), "\(name)")
            // Of one instant's reminders one goes out: the nearest, which stands last.
            let sent = explained.filter { $0.fate == .sent }.map(\.reminder)
            let nearest = Dictionary(expected.map { ($0.instant, $0.rule) }) { _, last in last }
            #expect(Dictionary(sent.map { ($0.instant, $0.rule) }) { first, _ in first } == nearest, "\(name)")
        }
    }

    @Test("an item's occurrences are those that the schedule finds for it, by days and by key", arguments: seeds)
    func items(seed: UInt64) {
        let schedule = schedule(seed)
        let all = schedule.occurrences(in: .first ... .last)
        var generator = SeededGenerator(seed: ~seed)
        for plan in schedule.plans {
            for id in plan.phases.map(\.id) + plan.deadlines.map(\.id) + plan.events.map(\.id) {
                let name = "seed \(seed): \(plan.id)/\(id)"
                let expected = all.filter { $0.plan.id == plan.id && $0.itemID == id }
                let found = schedule.occurrences(ofItem: id, in: plan, during: .first ... .last)
                #expect(found.map(\.identity).sorted() == expected.map(\.identity).sorted(), "\(name)")
                for one in expected {
                    let same = schedule.occurrence(ofItem: id, in: plan, key: one.key.description)
                    #expect(same?.identity == one.identity && same?.lastGoodDay == one.lastGoodDay, "\(name)")
                }
                #expect(schedule.occurrence(ofItem: id, in: plan, key: "2021-Q") == nil, "\(name)")
                guard let one = expected.randomElement(using: &generator) else { continue }
                let days = one.lastGoodDay.adding(days: -20)...one.lastGoodDay.adding(days: 20)
                let near = schedule.occurrences(ofItem: id, in: plan, during: days)
                let touching = expected.filter {
                    days.overlaps(($0.window?.lowerBound ?? $0.lastGoodDay)...$0.lastGoodDay)
                }
                #expect(near.map(\.identity).sorted() == touching.map(\.identity).sorted(), "\(name)")
            }
        }
    }
}
