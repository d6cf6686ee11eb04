import CivilTime
import Foundation
import LinuxSystem
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

    @Test("where descriptors run out before the places do, who only waits makes room for who asks")
    func fewDescriptors() async throws {
        let scene = try TrackingScene(plan: "title: Kế hoạch\nyear: 2099\ndeadlines: [{title: Nộp, by: 31/12}]\n")
        try await scene.start()
        let process = try #require(scene.service?.processID)
        try await Command("prlimit", "--pid", "\(process)", "--nofile=100").run().succeeded()
        // Four descriptors each, with the library's own: fewer than a hundred are enough for two dozen, whatever fails first.
        for spare in 0..<4 {
            var crowd: [UnixStream] = []
            for _ in 0..<(40 + spare) { crowd.append(try UnixStream(path: scene.scratch.file("s"))) }
            for _ in 0..<20 {
                let stream = try UnixStream(path: scene.scratch.file("s"))
                try stream.write(Array("GET /v1/health HTTP/1.0\r\nHost: h\r\n\r\n".utf8))
                let answer = String(decoding: try stream.read(atMost: 12, within: .seconds(20)), as: UTF8.self)
                #expect(answer == "HTTP/1.0 200" || answer == "HTTP/1.1 200", "\(answer)")
            }
            withExtendedLifetime(crowd) {}
        }
        scene.service?.send(SIGTERM)
        let result = try #require(await scene.service?.result())
        #expect(!result.errors.contains("HTTP server"), "\(result)")
    }
}
