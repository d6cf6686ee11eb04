import TestSupport
import Testing

/// The control server of a running service and clients that mean no good: slow, half-closed, oversized, malformed, on ways
/// that lead out, in no UTF-8, and ten thousand of them (`hostile_clients.py`).
@Suite struct HostileClientTests {
    @Test("hostile clients are refused or ended, cost bounded memory, and others are served meanwhile")
    func hostile() async throws {
        let plan = """
            title: Kế hoạch
            year: 2026
            units: [{id: a, name: Thôn 1}]
            deadlines: [{id: nop, title: Nộp, by: 31/12, units: all}]

            """
        let scene = try TrackingScene(plan: plan)
        try await scene.start()
        let process = try #require(scene.service?.processID)
        let script = PackageFolder.path + "/Tests/ProgramTests/hostile_clients.py"
        let result = try await Command("timeout", "300", "python3", script, scene.scratch.file("s"), "\(process)").run()
        #expect(result.status == 0 && result.output == "", "\(result)")
        await scene.kill()
    }
}
