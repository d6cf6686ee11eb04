import CivilTime
import Delivery
import Foundation
import PlanCore
import TestSupport
import Testing

@testable import DaemonKit
@testable import Storage

/// A real ledger whose rows were changed by what is no ledger: a repair by hand, a bad disk, someone's bad will.
@Suite struct LedgerDamageTests {
    private static let seed = Effort.seed(20_210_118)
    private static let first = Zone.utc.start(of: Day(clippingYear: 2021, month: 6, day: 1))
    private static let damaged = first + .days(20)

    /// What was sent, whatever becomes of the ledger.
    private final class Life {
        let sink = RecorderSink()
        let path: String
        private let inputs: Inputs

        init(in folder: ScratchFolder, seed: UInt64) {
            path = folder.file("ledger.db")
            var plans = RandomPlans(seed: seed, zones: [.utc], years: 2021...2021)
            inputs = Inputs(
                plans: ["a", "b"].map { Inputs.Source(plan: plans.plan($0), text: "văn bản của \($0)") },
                calendar: plans.calendar(), context: "0")
        }

        /// Serves from one instant to the other.
        func run(from start: Instant, to end: Instant) throws {
            let ledger = try SQLiteLedger(path: path)
            defer { ledger.close() }
            let service = try ReminderService(
                settings: ReminderService.Settings(catchUp: .days(7), lateAfter: .minutes(1)), ledger: ledger,
                sinks: [sink], claimant: "test", at: start)
            _ = try service.serve(inputs, at: start)
            var now = start
            // a ledger that never comes to an end would be a fault too
            for _ in 0..<20_000 {
                if try service.turn(at: now).hasMore { continue }
                guard let next = service.nextWakeAt, next < end else { return }
                now = max(now, next)
            }
            Issue.record("the service turns for ever at \(now)")
        }

        var doubled: [String] {
            Dictionary(grouping: sink.delivered, by: \.key).filter { $0.value.count > 1 }.map(\.key.name).sorted()
        }
    }

    @Test("values that no ledger writes are refused or borne, and nothing is sent twice")
    func rows() throws {
        var (refused, sent) = (0, 0)
        for round in 0..<Effort.rounds(12) {
            let seed = Self.seed &+ UInt64(round)
            var random = SeededGenerator(seed: seed)
            let folder = try ScratchFolder(isInMemory: true)
            let life = Life(in: folder, seed: seed)
            try life.run(from: Self.first, to: Self.damaged - .days(1))
            // some are under way
            life.sink.answer = Bool.random(using: &random) ? .retry("disk full") : nil
            try life.run(from: Self.damaged - .days(1), to: Self.damaged)
            life.sink.answer = nil

            var damage: [String] = []
            do {
                let database = try Database(path: life.path, busyTimeout: 0)
                for _ in 0..<Int.random(in: 1...6, using: &random) {
                    let change = try LedgerDamage.random(in: database, &random)
                    // what the tables themselves forbid does not come about
                    if (try? database.execute(change)) != nil { damage.append(change) }
                }
            }
            for part in 0..<3 {
                let start = Self.damaged + .days(Int64(part) * 3)
                do {
                    try life.run(from: start, to: start + .days(3))
                } catch let error as LedgerError {
                    refused += 1
                    #expect(error.description.contains("cannot "), "seed \(seed): \(damage)")
                }
            }
            #expect(life.doubled == [], "seed \(seed): \(damage)")
            sent += life.sink.delivered.count
        }
        #expect(sent > 50)
        #expect(refused > 0)
    }

    @Test(
        "what is decided again with rows gone, or endings taken back, is not sent again",
        arguments: [
            "DELETE FROM mark WHERE outcome = 'delivered'", "DELETE FROM mark", "DELETE FROM parcel",
            "UPDATE mark SET outcome = NULL, reason = NULL, ended_at = NULL",
            "UPDATE mark SET outcome = 'void'", "UPDATE mark SET outcome = 'expired', instant = instant + 864000000000",
            "UPDATE mark SET id = -id", "UPDATE plan SET id = id + 5", "DELETE FROM plan_version",
            "DELETE FROM position",
            "UPDATE parcel SET settled_at = NULL",
        ])
    func decidedAgain(_ change: String) throws {
        var sent = 0
        for seed in 0..<6 {
            let folder = try ScratchFolder(isInMemory: true)
            let life = Life(in: folder, seed: UInt64(seed))
            try life.run(from: Self.first, to: Self.damaged)
            sent += life.sink.delivered.count
            do {
                let database = try Database(path: life.path, busyTimeout: 0)
                let days = "decided_through = decided_through - 5 * 86400000000"
                try database.execute("\(change); UPDATE position SET \(days)")
            }
            do { try life.run(from: Self.damaged, to: Self.damaged + .days(7)) } catch is LedgerError {}
            #expect(life.doubled == [], "seed \(seed)")
        }
        #expect(sent > 20)
    }
}
