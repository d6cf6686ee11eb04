import CivilTime
import Foundation
import TestSupport
import Testing

/// The service killed at random moments, on disks that fail, while its files are edited and its clock jumps, again and
/// again: `make torture` runs this for long.
@Suite("torture") struct TortureTests {
    private static let seed = Effort.seed(20_210_115)
    private static let size = (deadlines: 10, lastYear: 2022)

    /// What a whole run takes, for what goes wrong to fall within.
    private static let whole = Task {
        let plan = try await newPlan()
        let command = try plan.rehearsal(of: plan.original)
        let calls = try await FaultLayer.calls(of: command)
        try plan.forget()
        let start = ContinuousClock.now
        try await command.run().succeeded()
        return (seconds: start.duration(to: .now) / .seconds(1), calls: calls)
    }

    /// With a journal of its own, where there can be one.
    private static func newPlan() async throws -> TorturedPlan {
        let journal = Obstacle.toJournals.isAbsent ? try await OwnJournal() : nil
        return try TorturedPlan(deadlines: size.deadlines, through: size.lastYear, journal: journal)
    }

    @Test(
        "a rehearsal killed again and again, on bad disks, with edits and clock jumps, loses no reminder and doubles none",
        arguments: 1...crowd)
    func torture(number: Int) async throws {
        var (lives, kills) = (0, 0)
        for round in stride(from: number, through: Effort.rounds(3), by: Self.crowd) {
            let result = try await Self.torture(round: round)
            (lives, kills) = (lives + result.lives, kills + result.kills)
        }
        if Effort.rounds(0) > 0 {
            print("seed \(Self.seed), rounds \(number), \(number + Self.crowd)…: \(lives) lives, \(kills) killed")
        }
    }

    /// So many at once: more would only wait for each other.
    private static let crowd = min(Effort.rounds(3), ProcessInfo.processInfo.activeProcessorCount + 1)

    private static func torture(round: Int) async throws -> (lives: Int, kills: Int) {
        var (lives, kills) = (0, 0)
        var random = SeededGenerator(seed: Self.seed &+ UInt64(round))
        let plan = try await newPlan()
        let whole = try await Self.whole.value
        var versions: Set<TorturedPlan.Version> = []
        var version = plan.original
        var story = "seed \(Self.seed), round \(round):"
        for _ in 0..<Int.random(in: 4...10, using: &random) {
            if Bool.random(using: &random) { version = Self.edited(plan.original, &random) }
            versions.insert(version)
            // the clock is back at the first day, or ahead at any
            let isJump = Bool.random(using: &random)
            let first = Day(clippingYear: 2021, month: 1, day: 1)
            let day = first.adding(days: isJump ? Int.random(in: 0..<700, using: &random) : 0)
            var command = try plan.rehearsal(of: version, from: "\(day)")
            let result: CommandResult
            story += "\n\(versions.count) versions, from \(day): "
            switch Int.random(in: 0..<4, using: &random) {
            case 0:
                let life = Double.random(in: 0...whole.seconds, using: &random)
                story += "killed after \(life) s"
                command.words = ["timeout", "--signal=KILL", "\(life)"] + command.words
                result = try await command.run()
            case 1:
                let (number, seed) = (Int.random(in: 50...2000, using: &random), random.next() >> 1)
                story += "one call in \(number) fails, seed \(seed)"
                result = try await FaultLayer.run(command, FaultLayer.Kind.allCases, every: number, seed: seed)
            default:
                let kind = FaultLayer.Kind.allCases.randomElement(using: &random) ?? .kill
                let call = Int.random(in: 1...whole.calls, using: &random)
                story += "\(kind) at call \(call)"
                result = try await FaultLayer.run(command, kind, at: call)
            }
            lives += 1
            kills += result.status == 128 + 9 ? 1 : 0
            #expect([0, 1, 128 + 9].contains(result.status), "\(story): \(result)")
        }
        try await plan.rehearsal(of: plan.original).run().succeeded()
        try await plan.check(after: versions, story)
        return (lives, kills)
    }

    /// Some deadlines moved, some gone, some days worked that were off.
    private static func edited(
        _ version: TorturedPlan.Version, _ random: inout SeededGenerator
    ) -> TorturedPlan.Version {
        var version = version
        for item in version.days.keys.sorted() {
            switch Int.random(in: 0..<6, using: &random) {
            case 0: version.days[item] = Int.random(in: 1...28, using: &random)
            case 1 where version.days.count > 1: version.days[item] = nil
            default: break
            }
        }
        version.daysOff = version.daysOff.filter { _ in Int.random(in: 0..<4, using: &random) > 0 }
        return version
    }
}
