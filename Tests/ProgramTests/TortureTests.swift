import CivilTime
import Foundation
import TestSupport
import Testing

/// The service killed at random moments, on disks that fail, while its files are edited and its clock jumps, again and
/// again: what each life has left is compared with what had to be sent by then. `make torture` runs this for long.
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
        /// Of the lives, how many are killed at the least where they are a hundred or more.
        let killed: Double
        let misfortune: Task<Misfortune, any Error>

        init(
            _ testDescription: String, deadlines: Int, through lastYear: Int, lives: ClosedRange<Int>,
            kinds: [FaultLayer.Kind], within reach: Double, edits: Int, killed: Double, rounds: Int
        ) {
            self.testDescription = testDescription
            (self.deadlines, self.lastYear) = (deadlines, lastYear)
            (self.lives, self.edits, self.killed, self.usualRounds) = (lives, edits, killed, rounds)
            misfortune = Task {
                var random = SeededGenerator(seed: seed)
                let board = try await Self.board(deadlines, through: lastYear, &random)
                return try await Misfortune(
                    kinds, within: reach, of: board.rehearsal(from: TorturedBoard.firstDay, moving: false),
                    forget: board.forget)
            }
        }

        /// With a journal of its own, where there can be one; nobody works with it.
        private static func board(
            _ deadlines: Int, through lastYear: Int, _ random: inout SeededGenerator
        ) async throws -> TorturedBoard {
            let journal = try await OwnJournal.ifPossible()
            return try TorturedBoard(
                deadlines: deadlines, through: lastYear, isMoved: false, &random, journal: journal)
        }

        func board(_ random: inout SeededGenerator) async throws -> TorturedBoard {
            try await Self.board(deadlines, through: lastYear, &random)
        }

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
            within: 1, edits: 2, killed: 0.2, rounds: 3),
        Ordeal(
            "killed only, tens of times in one year", deadlines: 3, through: 2021, lives: 25...40,
            kinds: [.kill, .cut], within: 0.4, edits: 8, killed: 0.4, rounds: 1),
    ]

    @Test(
        "a rehearsal killed again and again, with edits and clock jumps, loses no reminder and doubles none",
        arguments: ordeals)
    func torture(ordeal: Ordeal) async throws {
        let toll = try await withThrowingTaskGroup { group in
            for number in 1...ordeal.crowd {
                group.addTask {
                    var toll = Toll()
                    for round in stride(from: number, through: ordeal.rounds, by: ordeal.crowd) {
                        let result = try await Self.torture(ordeal, round: round)
                        toll += result
                        ordeal.tell("round \(round): \(result)")
                    }
                    return toll
                }
            }
            return try await group.reduce(into: Toll(), +=)
        }
        // most are killed, and go on by something before
        #expect(toll.kills > 0 && toll.advances * 5 >= toll.lives, "\(toll)")
        if toll.lives >= 100 { #expect(Double(toll.kills) >= ordeal.killed * Double(toll.lives), "\(toll)") }
        ordeal.tell("seed \(Self.seed), \(ordeal.rounds) rounds: \(toll)")
    }

    /// What became of lives.
    private struct Toll: CustomStringConvertible {
        var lives = 0
        /// Those that were killed.
        var kills = 0
        /// Those that did something that lasts.
        var advances = 0

        var description: String { "\(lives) lives, \(kills) killed, \(advances) that did something" }

        static func += (sum: inout Toll, other: Toll) {
            sum.lives += other.lives
            sum.kills += other.kills
            sum.advances += other.advances
        }
    }

    private static func torture(_ ordeal: Ordeal, round: Int) async throws -> Toll {
        var random = SeededGenerator(seed: seed &+ UInt64(round))
        let board = try await ordeal.board(&random)
        let misfortune = try await ordeal.misfortune.value
        let days = TorturedBoard.firstDay.days(until: board.lastDay) - 60
        var lives: [TorturedBoard.Life] = []
        var (toll, version) = (Toll(), 0)
        var story = "seed \(seed), round \(round):"
        for number in 1...Int.random(in: ordeal.lives, using: &random) {
            // the clock is back at the first day, or ahead at any
            let isJump = Bool.random(using: &random)
            let day = TorturedBoard.firstDay.adding(days: isJump ? Int.random(in: 0..<days, using: &random) : 0)
            let chosen = Int.random(in: board.versions, using: &random)
            if Int.random(in: 0..<ordeal.edits, using: &random) == 0 { version = chosen }
            version = board.version(version, on: day, after: lives.last?.look)
            story += "\nlife \(number), version \(version), from \(day): "
            let command = try board.rehearsal(of: version, from: day, moving: false)
            let result = try await misfortune.run(command, &random, &story)
            let before = lives.last?.look
            // before anything can heal it
            let life = try await life(board, from: day, version, ended: result.status == 0)
            lives.append(life)
            toll += Toll(lives: 1, kills: result.status == 128 + 9 ? 1 : 0, advances: life.look == before ? 0 : 1)
        }
        try await board.rehearsal(of: version, from: TorturedBoard.firstDay, moving: false).run().succeeded()
        lives.append(try await life(board, from: TorturedBoard.firstDay, version, ended: true))
        try await board.check(lives, story)
        return toll
    }

    private static func life(
        _ board: TorturedBoard, from day: Day, _ version: Int, ended: Bool
    ) async throws -> TorturedBoard.Life {
        TorturedBoard.Life(
            from: "\(day)", to: "\(board.lastDay)", version: version, ended: ended, look: try await board.look())
    }
}
