import Foundation
import TestSupport
import Testing

/// What is recorded of a plan whose file gets another name, from the command line.
@Suite struct RenamedPlanTests {
    @Test("where a plan's file gets another name its records are told of, once, until it has its own again")
    func renamedFile() async throws {
        let scene = try TrackingScene(plan: TrackingCommandTests.plan)
        try await scene.start()
        try await scene.run("received", "p/dang-ky", "thon-1").succeeded()
        func rename(_ name: String, to other: String, isTold: Bool) async throws {
            try FileManager.default.moveItem(
                atPath: scene.scratch.file("plans/\(name).yaml"), toPath: scene.scratch.file("plans/\(other).yaml"))
            var status = ""
            // The service sees it when it comes round.
            for _ in 0..<200 {
                status = try await scene.run("status").succeeded().output
                let told = "! plan 'p' is gone, and the ledger keeps what was recorded of 1 deadline"
                if status.contains(told) == isTold { return }
            }
            Issue.record("\(status)")
        }
        try await rename("p", to: "q", isTold: true)
        try await rename("q", to: "r", isTold: true)
        try await rename("r", to: "p", isTold: false)
        scene.service?.send(SIGTERM)
        let errors = await scene.service?.result().errors ?? ""
        #expect(errors.split(separator: "\n").count { $0.contains("kế hoạch 'p' không còn, sổ") } == 1, "\(errors)")
    }
}
