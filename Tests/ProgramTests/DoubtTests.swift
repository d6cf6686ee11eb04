import Foundation
import TestSupport
import Testing

/// What is doubtful about plans, as the service tells it.
@Suite struct DoubtTests {
    /// Doubts are told when nothing else is to do: no reminder is due for decades that would wake the service for it.
    @Test("what is doubtful about plans is told after a start, and after a change", .timeLimit(.minutes(2)))
    func told() async throws {
        let scratch = try ScratchFolder()
        let plans = scratch.file("plans")
        try FileManager.default.createDirectory(atPath: plans, withIntermediateDirectories: true)
        func write(_ names: [String]) throws {
            for name in names {
                let text = "title: T\nyear: 2099\ndeadlines: [{id: han, title: Hạn, by: 18/01}]\n"
                try Data(text.utf8).write(to: URL(filePath: "\(plans)/\(name).yaml"))
            }
        }
        // More than one turn tells.
        let first = (10...21).map { "dau-\($0)" }
        try write(first)
        let words = [
            BuiltProgram.hanchotd.path, "--state", scratch.path, "--plans", plans, "--holidays",
            PackageFolder.path + "/config/holidays", "--socket",
            scratch.file("s"),
        ]
        var command = Command(["timeout", "60", "sh", "-c", "exec \"$@\" 2>&1", "sh"] + words)
        command.environment = ["CONFIGURATION_DIRECTORY": "/nowhere", "NOTIFY_SOCKET": nil]
        let service = try command.start()
        for name in first {
            #expect(
                await service.line { $0.contains("/\(name).yaml:3:") && $0.contains("deadline-day-off") } != nil,
                "\(name)")
        }
        let second = (10...39).map { "sau-\($0)" }
        try write(second)
        for name in second {
            #expect(
                await service.line { $0.contains("/\(name).yaml:3:") && $0.contains("deadline-day-off") } != nil,
                "\(name)")
        }
        service.send(SIGTERM)
        _ = await service.result()
    }
}
