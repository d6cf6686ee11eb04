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
}
