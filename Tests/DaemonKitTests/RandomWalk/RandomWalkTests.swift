import CivilTime
import PlanCore
import TestSupport
import Testing

@testable import DaemonKit

/// A service through some hundred random days: stops, crashes at every step of the protocol, a clock that is set forward
/// and back, edited plans and holidays, sinks that fail. Each turn must do exactly what the contract says, told by a model
/// that shares nothing with the engine but the dates.
@Suite struct RandomWalkTests {
    private static let seeds = (0..<UInt64(max(Effort.rounds(24), 1))).map { Effort.seed(1) &+ $0 }

    @Test("nothing is sent twice and nothing lost on a random walk", arguments: seeds)
    func walk(seed: UInt64) throws {
        var walk = try RandomWalk(seed: seed)
        for _ in 0..<150 {
            try walk.step()
            if let fault = walk.fault {
                Issue.record("seed \(seed): \(fault)\n\(walk.story.suffix(16).joined(separator: "\n"))")
                return
            }
        }
        try walk.finish()
        #expect(walk.doubled.isEmpty, "seed \(seed)")
        #expect(walk.undelivered.isEmpty, "seed \(seed)")
    }
}
