import Foundation
import TestSupport
import Testing

/// The year that hanchot-year(7) goes through, with the files that it shows.
@Suite struct ClerkYearTests {
    /// What stands literally in the page, block by block.
    private static func blocks() throws -> [String] {
        let page = try String(contentsOfFile: "\(PackageFolder.path)/config/man/hanchot-year.7", encoding: .utf8)
        return page.components(separatedBy: ".Bd -literal\n").dropFirst().map {
            $0.components(separatedBy: ".Ed\n")[0].replacing("\\e\n", with: "\\\n")
        }
    }

    @Test("a year goes from the draft to the report as the page tells")
    func year() async throws {
        let blocks = try Self.blocks()
        let scratch = try ScratchFolder()
        let (plan, events) = (scratch.file("thi-dua-2025.yaml"), scratch.file("nop.yaml"))
        try #require(blocks.count == 5)
        try Data(blocks[0].utf8).write(to: URL(filePath: plan))
        try Data(blocks[2].utf8).write(to: URL(filePath: events))
        try Data("ledger: rehearsal.sqlite\nlanguage: vi\n".utf8).write(to: URL(filePath: scratch.file("xem.yaml")))
        let holidays = ["--holidays", "config/holidays", "--language", "vi"]
        let hanchot = BuiltProgram.hanchot

        // A draft reminds nobody.
        let span = ["--from", "2025-01-06", "--to", "2025-12-31"]
        let silent = try await hanchot.run(
            ["rehearse", "--plans", plan, "--state", scratch.file("nhap")] + span + holidays
        ).succeeded()
        #expect(!silent.output.contains("Đăng ký danh hiệu"))
        try await hanchot.run(["approve", "--yes", plan] + holidays).succeeded()

        let state = scratch.file("nam-2025")
        let year = try await hanchot.run(
            ["rehearse", "--plans", plan, "--submissions", events, "--state", state] + span + holidays
        ).succeeded()
        let lines = year.output.split(separator: "\n").map(String.init)
        let registering = lines.filter { $0.contains("Đăng ký danh hiệu, trước") }
        #expect(registering.contains { $0.hasPrefix("2025-01-22 ") && $0.contains("Kính gửi Văn thư") }, "\(lines)")
        #expect(!registering.contains { $0 > "2025-01-24" }, "it is met, and silent")
        #expect(lines.contains { $0.contains("thi-dua-2025/ho-so@2025: return") })
        let notes = try FileManager.default.subpathsOfDirectory(atPath: "\(state)/reminders").filter {
            $0.hasSuffix(".txt")
        }
        let escalated = try #require(notes.first { $0.contains("2025-01-22") && $0.contains("dang-ky") })
        let note = try String(contentsOfFile: "\(state)/reminders/\(escalated)", encoding: .utf8)
        #expect(note.contains("Thôn 1") && !note.contains("Mặt trận"), "only who has not delivered: \(note)")
        #expect(!notes.contains { $0.contains("ho-so") && $0.contains("2025-11-17") }, "it was put off by a week")

        let socket = scratch.file("s")
        let service = try Command([
            BuiltProgram.hanchotd.path, "--config", scratch.file("xem.yaml"), "--plans", plan, "--state", state,
            "--socket", socket, "--holidays", PackageFolder.path + "/config/holidays",
        ]).start()
        defer { service.send(SIGKILL) }
        _ = try await Command(["timeout", "30", "sh", "-c", "until [ -S \"$1\" ]; do sleep 0.05; done", "sh", socket])
            .run().succeeded()
        func asked(_ words: String...) async throws -> String {
            try await hanchot.run(words + ["--socket", socket, "--language", "vi"]).succeeded().output
        }
        #expect(try await asked("missing", "thi-dua-2025") == "không thiếu gì\n")
        #expect(try await asked("board", "thi-dua-2025").contains("Thôn 1"))
        let history = try await asked("history", "thi-dua-2025", "-n", "100").split(separator: "\n").map(String.init)
        let changes = history.filter { $0.contains("  an  ") || $0.contains("  chu-tich  ") }
        #expect(
            changes.map { String($0.split(separator: " ")[3]) } == [
                "receive", "receive", "receive", "receive", "return", "extend", "receive", "receive", "accept",
                "receive",
            ])
        let report = try await asked("report", "thi-dua-2025")
        for text in ["nộp muộn", "mưa bão", "12/BC", "46/BC"] { #expect(report.contains(text), "\(text): \(report)") }
    }
}
