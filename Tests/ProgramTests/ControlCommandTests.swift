import Foundation
import TestSupport
import Testing

/// The commands that ask the service, against one in the foreground.
@Suite struct ControlCommandTests {
    private static func start(_ scratch: ScratchFolder) async throws -> RunningCommand {
        let service = try Command(
            [
                PackageFolder.path + "/.build/debug/hanchotd", "--state", scratch.path, "--socket",
                scratch.file("s"), "--plans", PackageFolder.path + "/config/plans", "--holidays",
                PackageFolder.path + "/config/holidays",
            ]
        ).start()
        _ = try await Command(["sh", "-c", "until [ -S \"$1\" ]; do sleep 0.05; done", "sh", scratch.file("s")]).run()
        return service
    }

    @Test("what the service serves is shown; a service that is not there has a status of its own")
    func asked() async throws {
        let scratch = try ScratchFolder()
        let socket = ["--socket", scratch.file("s"), "--language", "en"]
        for command in ["status", "plans", "watch"] {
            let result = try await BuiltProgram.hanchot.run([command] + socket)
            #expect(result.status == 3 && result.errors.contains("the service cannot be reached"), "\(result)")
        }
        let service = try await Self.start(scratch)
        defer { service.send(SIGKILL) }
        let status = try await BuiltProgram.hanchot.run(["status"] + socket).succeeded()
        #expect(status.output.hasPrefix("hanchotd 0.1.0: 5 plans\n"))
        let plans = try await BuiltProgram.hanchot.run(["plans"] + socket).succeeded()
        for plan in ["cat-ne-2024", "quang-thanh-2021"] { #expect(plans.output.contains("\(plan)  ")) }
        let json = try await BuiltProgram.hanchot.run(["status", "--json"] + socket).succeeded()
        #expect(json.output.contains("\"plans\" : 5"))
    }

    @Test("a service that begins while its ledger is in trouble shows its plans, and says why it cannot do more")
    func ledgerTrouble() async throws {
        let scene = try TrackingScene(
            plan: "title: Thi đua\nyear: 2099\ndeadlines: [{id: nop, title: Nộp, before: 20/01}]\n")
        try await scene.start()
        scene.service?.send(SIGTERM)
        _ = await scene.service?.result()
        let ledger = scene.scratch.bytes(of: "ledger.sqlite")
        try scene.scratch.write(Data("xin chào".utf8), to: "ledger.sqlite")
        // One whose last good version nobody else has.
        try scene.scratch.write(Data("title: [\n".utf8), to: "plans/hong.yaml")
        try await scene.start()
        let plans = try await scene.run("plans").succeeded().output
        #expect(plans.contains("p  ") && plans.contains("Thi đua"), "\(plans)")
        for words in [
            ["board", "p"], ["missing", "p"], ["report", "p"], ["received", "p/nop"], ["history", "p"],
            ["close", "p/nop", "--because", "x"], ["board", "hong"], ["received", "hong/nop"],
        ] {
            let result = try await BuiltProgram.hanchot.run(
                words + ["--socket", scene.scratch.file("s"), "--language", "en"])
            #expect(result.status == 1 && result.errors.contains("the ledger does not work: "), "\(words) \(result)")
        }
        let unknown = try await scene.run("board", "khac")
        #expect(unknown.status == 1 && unknown.errors.contains("no single plan 'khac'"), "\(unknown)")
        try scene.scratch.write(ledger, to: "ledger.sqlite")
        try await Command([
            "timeout", Command.patience, "sh", "-c", "until \"$@\" >/dev/null 2>&1; do sleep 0.2; done", "sh",
            BuiltProgram.hanchot.path, "received", "p/nop", "--socket", scene.scratch.file("s"),
        ]).run().succeeded()
        await scene.kill()
    }
}
