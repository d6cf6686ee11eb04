import ControlAPI
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
        #expect(
            lines.contains(
                "2025-11-06 08:00  an  trả lại  thi-dua-2025/ho-so@2025 Mặt trận Tổ quốc: đã nhận 10:00 ngày 05/11/2025 (an), "
                    + "số 45/BC, tien-tien đạt 8 → bị trả lại 10:00 ngày 05/11/2025 (an), số 45/BC, tien-tien đạt 8 "
                    + "(thiếu chữ ký)"), "\(lines)")
        let pictured = lines.first { $0.hasPrefix("Hồ sơ khen thưởng ") && $0.contains("◆") }
        #expect(pictured?.contains("◆21") == true, "the date that was extended: \(lines)")
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
        let asked = { (words: String...) async throws -> String in
            try await hanchot.run(words + ["--socket", socket, "--language", "vi"]).succeeded().output
        }
        #expect(try await asked("missing", "thi-dua-2025") == "không thiếu gì\n")
        #expect(try await asked("board", "thi-dua-2025").contains("Thôn 1"))
        let rows = try JSON.value(
            [ChangeEntry].self, from: Array(try await asked("history", "thi-dua-2025", "-n", "100", "--json").utf8))
        #expect(
            rows.reversed().filter { ["an", "chu-tich"].contains($0.actor) }.map(\.action) == [
                "receive", "receive", "receive", "receive", "return", "extend", "receive", "receive", "accept",
                "receive",
            ])
        #expect(
            try await asked("history", "thi-dua-2025/ho-so", "--action", "gia hạn").contains(
                "hạn ngày 21/11/2025 (mưa bão)"))
        let report = try await asked("report", "thi-dua-2025")
        for text in ["nộp muộn", "mưa bão", "thiếu chữ ký", "12/BC", "46/BC"] {
            #expect(report.contains(text), "\(text): \(report)")
        }
        #expect(!report.contains("Chưa có số liệu"))
        let total = report.split(separator: "\n").last { $0.hasPrefix("Cộng ") && $0.contains("%") } ?? ""
        #expect(
            total.split(separator: " ").map(String.init) == [
                "Cộng", "39", "trên", "43", "90,7", "%", "đủ", "35", "trên", "43", "81,4", "%", "đủ",
            ])
    }
}
