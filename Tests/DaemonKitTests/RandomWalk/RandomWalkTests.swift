import CivilTime
import Foundation
import PlanCore
import TestSupport
import Testing

@testable import DaemonKit

/// A service through some hundred random days: stops, crashes at every step of the protocol, a clock that is set forward
/// and back, edited plans and holidays, sinks that fail. Each turn must do exactly what the contract says, told by a model
/// that shares nothing with the engine but the dates.
@Suite struct RandomWalkTests {
    /// Other seeds: `HANCHOT_SEED` is the first, `HANCHOT_SEEDS` how many.
    private static let seeds: [UInt64] = {
        let environment = ProcessInfo.processInfo.environment
        let first = environment["HANCHOT_SEED"].flatMap(UInt64.init) ?? 1
        let count = environment["HANCHOT_SEEDS"].flatMap(UInt64.init) ?? 24
        return (0..<max(count, 1)).map { first &+ $0 }
    }()

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
