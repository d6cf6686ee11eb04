import CivilTime
import Foundation
import TestSupport
import Testing

/// The service killed at random moments, on disks that fail, while units deliver and deadlines are put off, extended and
/// closed, its files are edited and its clock jumps: what stands in the reminder files is compared, life by life, with what
/// the plan and the board of that moment ask for. `make torture` runs this for long.
@Suite("torture with a board that moves") struct BoardTortureTests {
    private static let seed = Effort.seed(20_270_115)
    private static let rounds = Effort.rounds(2)
    private static let misfortune = Task {
        var random = SeededGenerator(seed: seed)
        let board = try TorturedBoard(deadlines: 4, &random, journal: try await OwnJournal.ifPossible())
        return try await Misfortune(
            FaultLayer.Kind.allCases, within: 0.25, of: board.rehearsal(from: TorturedBoard.firstDay),
            forget: board.forget)
    }

    @Test("of what the board asks for nothing is lost, doubled, or sent to who has delivered; no move of it is lost")
    func torture() async throws {
        let crowd = min(Self.rounds, ProcessInfo.processInfo.activeProcessorCount + 1)
        let (lives, kills) = try await withThrowingTaskGroup { group in
            for number in 1...crowd {
                group.addTask {
                    var (lives, kills) = (0, 0)
                    for round in stride(from: number, through: Self.rounds, by: crowd) {
                        let result = try await Self.torture(round: round)
                        if Effort.rounds(0) > 0 {
                            print("a board that moves, round \(round): \(result.lives) lives, \(result.kills) killed")
                        }
                        (lives, kills) = (lives + result.lives, kills + result.kills)
                    }
                    return (lives, kills)
                }
            }
            return try await group.reduce(into: (0, 0)) { $0 = ($0.0 + $1.0, $0.1 + $1.1) }
        }
        if Effort.rounds(0) > 0 {
            print("a board that moves, seed \(Self.seed), \(Self.rounds) rounds: \(lives) lives, \(kills) killed")
        }
    }

    private static func torture(round: Int) async throws -> (lives: Int, kills: Int) {
        var random = SeededGenerator(seed: seed &+ UInt64(round))
        let board = try TorturedBoard(deadlines: 4, &random, journal: try await OwnJournal.ifPossible())
        let misfortune = try await misfortune.value
        var lives: [TorturedBoard.Life] = []
        var kills = 0
        var look = TorturedBoard.Look()
        // the day that it is, whatever the clock says
        var today = TorturedBoard.firstDay
        var version = 0
        var story = "seed \(seed), round \(round):"
        for number in 1...Int.random(in: 6...16, using: &random) {
            // under a clock that runs ahead nobody works with the board
            let isAhead = number > 1 && Int.random(in: 0..<6, using: &random) == 0
            let ahead = today.adding(days: Int.random(in: 3...25, using: &random))
            let first = min(isAhead ? ahead : board.start(today, look, &random), board.lastDay)
            let last = isAhead ? min(first.adding(days: 20), board.lastDay) : board.lastDay
            version = board.version(after: version, look, &random)
            story += "\nlife \(number), version \(version), from \(first)\(isAhead ? " ahead" : ""): "
            let command = try board.rehearsal(of: version, from: first, to: last, moving: !isAhead)
            let result = try await misfortune.run(command, &random, &story)
            kills += result.status == 128 + 9 ? 1 : 0
            let before = look
            look = try await board.look()
            lives.append(
                TorturedBoard.Life(
                    from: "\(first)", to: "\(last)", version: version, ended: result.status == 0, look: look))
            if !isAhead {
                #expect(board.acknowledged(in: result.output) <= look.made, "\(story)")
                today = max(today, board.reached(look, after: before) ?? today)
            }
        }
        let result = try await board.rehearsal(of: version, from: today).run().succeeded()
        look = try await board.look()
        #expect(board.acknowledged(in: result.output) == board.moves.count, "\(story)")
        lives.append(
            TorturedBoard.Life(
                from: "\(today)", to: "\(board.lastDay)", version: version, ended: true, look: look))
        try await board.check(lives, story)
        return (lives.count, kills)
    }
}
