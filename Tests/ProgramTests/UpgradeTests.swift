import TestSupport
import Testing

/// The first start on a ledger that the program of version 1 has left, killed between sending a reminder and recording it.
@Suite("upgrade") struct UpgradeTests {
    private static let state = PackageFolder.path + "/Tests/StorageTests/Fixtures/version-1"
    /// More than the migration makes.
    private static let calls = 120

    @Test(
        "whatever call fails of it, the next start migrates the ledger, and no reminder is lost or doubled",
        arguments: FaultLayer.Kind.allCases)
    func oneCall(kind: FaultLayer.Kind) async throws {
        let plan = try TorturedPlan(deadlines: 1, through: 2021)
        let command = try plan.rehearsal(of: plan.original)
        try plan.takeOver(Self.state)
        #expect(try await FaultLayer.calls(of: command) > Self.calls)
        try await plan.check(after: [], "no call failed")
        for call in stride(from: 1, through: Self.calls, by: Self.calls / min(Self.calls, Effort.rounds(6))) {
            try plan.takeOver(Self.state)
            let result = try await FaultLayer.run(command, kind, at: call)
            let story = "\(kind) at call \(call): \(result.status) \(result.errors)"
            #expect([0, 1, 128 + 9].contains(result.status), "\(story)")
            try await command.run().succeeded()
            try await plan.check(after: [], story)
        }
    }
}
