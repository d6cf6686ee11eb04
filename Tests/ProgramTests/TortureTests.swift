import CivilTime
import Foundation
import TestSupport
import Testing

/// The service killed at random moments, on disks that fail, while its files are edited and its clock jumps, again and
/// again: `make torture` runs this for long.
@Suite("torture") struct TortureTests {
    private static let seed = Effort.seed(20_210_115)
    /// What a round is: a plan, and how it fares.
    struct Ordeal: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let deadlines: Int
        let lastYear: Int
        /// How often it is started, before it may run to its end.
        let lives: ClosedRange<Int>
        /// Its files are edited before one life in so many.
        let edits: Int
        let usualRounds: Int
        let misfortune: Task<Misfortune, any Error>

        init(
            _ testDescription: String, deadlines: Int, through lastYear: Int, lives: ClosedRange<Int>,
            kinds: [FaultLayer.Kind], within reach: Double, edits: Int, rounds: Int
        ) {
            self.testDescription = testDescription
            (self.deadlines, self.lastYear) = (deadlines, lastYear)
            (self.lives, self.edits, self.usualRounds) = (lives, edits, rounds)
            misfortune = Task {
                let plan = try await Self.plan(deadlines, through: lastYear)
                return try await Misfortune(
                    kinds, within: reach, of: plan.rehearsal(of: plan.original), forget: plan.forget)
            }
        }

        /// With a journal of its own, where there can be one.
        private static func plan(_ deadlines: Int, through lastYear: Int) async throws -> TorturedPlan {
            try TorturedPlan(deadlines: deadlines, through: lastYear, journal: try await OwnJournal.ifPossible())
        }

        func plan() async throws -> TorturedPlan { try await Self.plan(deadlines, through: lastYear) }

        /// In a long run.
        func tell(_ text: String) {
            if Effort.rounds(0) > 0 { print("\(testDescription), \(text)") }
        }

        var rounds: Int { Effort.rounds(usualRounds) }
        /// So many rounds at once: more would only wait for each other.
        var crowd: Int { min(rounds, ProcessInfo.processInfo.activeProcessorCount + 1) }
    }

    private static let ordeals = [
        Ordeal(
            "on bad disks, two years", deadlines: 10, through: 2022, lives: 4...10, kinds: FaultLayer.Kind.allCases,
            within: 1, edits: 2, rounds: 3),
        Ordeal(
            "killed only, tens of times in one year", deadlines: 3, through: 2021, lives: 30...50,
            kinds: [.kill, .cut], within: 0.1, edits: 8, rounds: 1),
    ]

    @Test(
        "a rehearsal killed again and again, with edits and clock jumps, loses no reminder and doubles none",
        arguments: ordeals)
    func torture(ordeal: Ordeal) async throws {
        let (lives, kills) = try await withThrowingTaskGroup { group in
            for number in 1...ordeal.crowd {
                group.addTask {
                    var (lives, kills) = (0, 0)
                    for round in stride(from: number, through: ordeal.rounds, by: ordeal.crowd) {
                        let result = try await Self.torture(ordeal, round: round)
                        (lives, kills) = (lives + result.lives, kills + result.kills)
                        ordeal.tell("round \(round): \(result.lives) lives, \(result.kills) killed")
                    }
                    return (lives, kills)
                }
            }
            return try await group.reduce(into: (0, 0)) { $0 = ($0.0 + $1.0, $0.1 + $1.1) }
        }
        ordeal.tell("seed \(Self.seed), \(ordeal.rounds) rounds: \(lives) lives, \(kills) killed")
    }

    private static func torture(_ ordeal: Ordeal, round: Int) async throws -> (lives: Int, kills: Int) {
        var (lives, kills) = (0, 0)
        var random = SeededGenerator(seed: Self.seed &+ UInt64(round))
        let plan = try await ordeal.plan()
        let misfortune = try await ordeal.misfortune.value
        let days = 366 * (ordeal.lastYear - 2020) - 30
        var versions: Set<TorturedPlan.Version> = []
        var version = plan.original
        var story = "seed \(Self.seed), round \(round):"
        for _ in 0..<Int.random(in: ordeal.lives, using: &random) {
            if Int.random(in: 0..<ordeal.edits, using: &random) == 0 {
                version = Self.edited(plan.original, &random)
            }
            versions.insert(version)
            // the clock is back at the first day, or ahead at any
            let isJump = Bool.random(using: &random)
            let first = Day(clippingYear: 2021, month: 1, day: 1)
            let day = first.adding(days: isJump ? Int.random(in: 0..<days, using: &random) : 0)
            story += "\n\(versions.count) versions, from \(day): "
            let result = try await misfortune.run(plan.rehearsal(of: version, from: "\(day)"), &random, &story)
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
