import Foundation
import TestSupport
import Testing

/// The first start on a ledger that the program of an earlier version has left, killed between sending a reminder and
/// recording it.
@Suite("upgrade") struct UpgradeTests {
    private static let fixtures = PackageFolder.path + "/Tests/StorageTests/Fixtures"
    /// More than a migration makes.
    private static let calls = 120
    private static let tries = min(calls, Effort.rounds(4))

    /// The folders of fixtures.
    private static let earlier = [
        "version-1", "version-2", "version-3", "version-4", "version-4-unindexed", "version-5", "version-5-unindexed",
    ]

    @Test("every ledger of an earlier version is tried") func all() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: Self.fixtures)
        #expect(folders.filter { $0.hasPrefix("version-") }.sorted() == Self.earlier)
    }

    @Test(
        "whatever call fails of it, the next start migrates the ledger, and no reminder is lost or doubled",
        arguments: earlier, FaultLayer.Kind.allCases)
    func oneCall(version: String, kind: FaultLayer.Kind) async throws {
        let state = "\(Self.fixtures)/\(version)"
        let plan = try TorturedPlan(deadlines: 1, through: 2021)
        let command = try plan.rehearsal(of: plan.original)
        try plan.takeOver(state)
        #expect(try await FaultLayer.calls(of: command) > Self.calls)
        try await plan.check(after: [], "no call failed")
        for call in stride(from: 1, through: Self.calls, by: Self.calls / Self.tries) {
            try plan.takeOver(state)
            let result = try await FaultLayer.run(command, kind, at: call)
            let story = "\(version), \(kind) at call \(call): \(result.status) \(result.errors)"
            #expect([0, 1, 128 + 9].contains(result.status), "\(story)")
            try await command.run().succeeded()
            try await plan.check(after: [], story)
        }
    }
}
