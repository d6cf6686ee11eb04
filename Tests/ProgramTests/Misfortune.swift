import TestSupport
import Testing

/// What befalls the lives of a program at random moments.
struct Misfortune {
    /// Besides the signal after a time.
    let kinds: [FaultLayer.Kind]
    /// Within what share of a whole run it befalls it: where the lives are many, each may go on by a little only.
    let reach: Double
    /// What a whole run takes, for what goes wrong to fall within.
    let whole: (seconds: Double, calls: Int)

    /// - Parameter command: comes to its end when nothing befalls it.
    init(_ kinds: [FaultLayer.Kind], within reach: Double, of command: Command, forget: () throws -> Void) async throws
    {
        (self.kinds, self.reach) = (kinds, reach)
        let calls = try await FaultLayer.calls(of: command)
        try forget()
        let start = ContinuousClock.now
        try await command.run().succeeded()
        try forget()
        whole = (start.duration(to: .now) / .seconds(1), calls)
    }

    /// Runs the command until it befalls it, and checks that it ends in no other way than that allows.
    /// - Parameter story: is told what does.
    func run(
        _ command: Command, _ random: inout SeededGenerator, _ story: inout String
    ) async throws -> CommandResult {
        let (result, suffered) = try await suffer(command, &random, &story)
        let isKilled = suffered.contains { !$0.isSurvived }
        let mayFail = suffered.contains { $0.isSurvived }
        #expect(
            ([0] + (isKilled ? [128 + 9] : []) + (mayFail ? [1] : [])).contains(result.status), "\(story): \(result)")
        // who gives up says why
        #expect(
            result.status != 1 || result.errors.contains("cannot ") || result.errors.contains("files: "),
            "\(story): \(result)")
        return result
    }

    private func suffer(
        _ command: Command, _ random: inout SeededGenerator, _ story: inout String
    ) async throws -> (CommandResult, [FaultLayer.Kind]) {
        switch Int.random(in: 0..<4, using: &random) {
        case 0:
            let life = Double.random(in: 0...whole.seconds * max(reach, 0.3), using: &random)
            story += "killed after \(life) s"
            var command = command
            command.words = ["timeout", "--signal=KILL", "\(life)"] + command.words
            return (try await command.run(), [.kill])
        case 1:
            let most = max(50, Int(Double(min(whole.calls, 2000)) * reach))
            let (number, seed) = (Int.random(in: 20...most, using: &random), random.next() >> 1)
            story += "one call in \(number) fails, seed \(seed)"
            return (try await FaultLayer.run(command, kinds, every: number, seed: seed), kinds)
        default:
            let kind = kinds.randomElement(using: &random) ?? .kill
            let call = Int.random(in: 1...Int(Double(whole.calls) * reach), using: &random)
            story += "\(kind) at call \(call)"
            return (try await FaultLayer.run(command, kind, at: call), [kind])
        }
    }
}
