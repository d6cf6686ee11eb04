import TestSupport
import Testing

/// One call after the other goes wrong by which the service changes its files.
@Suite("on a bad disk") struct BadDiskTests {
    private static let seed = Effort.seed(20_210_117)

    @Test(
        "a rehearsal that meets it says what is wrong or goes on, and the next one sends what is missing, once",
        arguments: FaultLayer.Kind.allCases)
    func oneCall(kind: FaultLayer.Kind) async throws {
        var random = SeededGenerator(seed: Self.seed)
        let plan = try TorturedPlan(deadlines: 1, through: 2021)
        let command = try plan.rehearsal(of: plan.original)
        let calls = try await FaultLayer.calls(of: command)
        #expect(calls > 200)
        // all of the beginning where tables and folders are made, and some of the rest
        let later = (0..<Effort.rounds(3)).map { _ in Int.random(in: 1...calls, using: &random) }
        for call in Array(stride(from: 1, through: 60, by: 60 / min(60, Effort.rounds(3)))) + later {
            try plan.forget()
            let result = try await FaultLayer.run(command, kind, at: call)
            let story = "\(kind) at call \(call) of \(calls): \(result.status) \(result.errors)"
            switch kind {
            case .kill, .cut: #expect(result.status == 128 + 9, "\(story)")
            case .inputOutput, .noSpace, .full, .readOnly, .short:
                #expect([0, 1].contains(result.status), "\(story)")
                #expect(
                    result.status == 0 || result.errors.contains("cannot ") || result.errors.contains("files: "),
                    "\(story)")
            }
            try await command.run().succeeded()
            try await plan.check(after: [], story)
        }
    }
}
