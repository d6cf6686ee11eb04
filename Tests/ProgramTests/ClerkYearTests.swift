import ControlAPI
import Foundation
import TestSupport
import Testing

/// The year that hanchot-year(7) goes through: one of the sample plans, and the commands that the page has for each day, typed to
/// a service whose clock is set to that day.
@Suite struct ClerkYearTests {
    private static let plan = "nguyen-trai-2023"

    /// What stands literally in a section of the page, block by block, under the section's heading.
    private static func sections() throws -> [(heading: String, blocks: [String])] {
        let page = try String(contentsOfFile: "\(PackageFolder.path)/config/man/hanchot-year.7", encoding: .utf8)
        return page.components(separatedBy: "\n.Ss ").dropFirst().map { section in
            let heading = String(section.prefix { $0 != "\n" })
            let blocks = section.components(separatedBy: ".Bd -literal\n").dropFirst().map {
                $0.components(separatedBy: "\n.Ed")[0].replacing("\\e\n", with: "\\\n")
            }
            return (heading, blocks)
        }
    }

    /// What a clerk types as a line of a shell in which `$S` is the service's socket.
    private static func script(_ block: String) -> String {
        let typed = block.split(separator: "\n").map { $0.hasPrefix("$ ") ? String($0.dropFirst(2)) : String($0) }
        return """
            set -e
            cd "$D"
            hanchot() {
                case $1 in
                    approve) "$P" "$@" --yes --holidays "$H" --socket "$S" --language vi ;;
                    *) "$P" "$@" --socket "$S" --language vi ;;
                esac
            }
            \(typed.joined(separator: "\n"))
            """
    }

    /// The sample, with what the clerk writes below it.
    private static func plan(below sections: [(heading: String, blocks: [String])]) throws -> String {
        let sample = try String(contentsOfFile: "\(PackageFolder.path)/config/plans/\(plan).yaml", encoding: .utf8)
        return sample + (try #require(sections.first?.blocks.first))
    }

    /// Rows of the history, oldest first, as far as they tell what was done to what.
    private static func steps(_ history: String) throws -> [String] {
        try JSON.value([ChangeEntry].self, from: Array(history.utf8)).reversed().map {
            "\($0.action) \($0.subject) \($0.unit ?? "") \($0.reason ?? "")"
        }
    }

    private static let steps = [
        "receive mo-hinh-nganh@2023 nganh ", "receive mo-hinh-mat-tran@2023 mat-tran ",
        "receive mo-hinh-mat-tran@2023 doan-the ", "return mo-hinh-mat-tran@2023 doan-the thiếu chữ ký",
        "extend mo-hinh-mat-tran@2023  mưa bão", "receive mo-hinh-nganh@2023 to-dan-pho ",
        "receive mo-hinh-mat-tran@2023 doan-the ", "accept mo-hinh-mat-tran@2023 doan-the ",
        "receive mo-hinh-nganh@2023 nganh ", "receive mo-hinh-nganh@2023 to-dan-pho ",
        "receive mo-hinh-mat-tran@2023 mat-tran ",
    ].map { step in
        let words = step.split(separator: " ", maxSplits: 1)
        return "\(words[0]) \(plan)/\(words[1])"
    }

    private static func expectReport(_ json: String) throws {
        let report = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let target = try #require((report["targets"] as? [[String: Any]])?.first)
        let total = try #require(target["total"] as? [String: Any])
        for (part, number) in [("registered", 9), ("reached", 8)] {
            let share = try #require(total[part] as? [String: Any])
            #expect(share["number"] as? Int == number && share["isEnough"] as? Bool == true, "\(part): \(total)")
        }
        #expect((target["silent"] as? [Any])?.isEmpty == true, "\(target)")
        let lines = try #require(report["deadlines"] as? [[String: Any]]).flatMap {
            $0["lines"] as? [[String: Any]] ?? []
        }
        let late = lines.filter { $0["daysLate"] != nil }
        #expect(
            late.count == 1 && late[0]["daysLate"] as? Int == 3 && late[0]["number"] as? String == "03/BC", "\(lines)")
        #expect(lines.contains { $0["number"] as? String == "46/BC" && $0["isAccepted"] as? Bool == true }, "\(lines)")
        #expect(lines.count == 4 && (report["overdue"] as? [Any])?.isEmpty == true)
    }

    @Test("a year goes from the draft to the report by the commands of the page alone, each on its day")
    func year() async throws {
        let sections = try Self.sections()
        let scene = try TrackingScene(plan: try Self.plan(below: sections), named: Self.plan)
        let days = sections.compactMap { section in
            section.heading.firstMatch(of: #/^(\d\d)/(\d\d)/(\d{4}), (\d\d:\d\d)$/#).map {
                (time: "\($0.3)-\($0.2)-\($0.1)T\($0.4):00+07:00", blocks: section.blocks)
            }
        }
        try #require(days.count == 8)
        var said: [String: String] = [:]
        for (number, day) in days.enumerated() {
            try await scene.setClock(to: day.time)
            if number == 0 { try await scene.start() }
            if day.time.hasPrefix("2023-08-18T08:00") { try await Self.expectEscalated(scene) }
            for block in day.blocks {
                let environment = scene.clock.merging([
                    "S": scene.scratch.file("s"), "H": PackageFolder.path + "/config/holidays",
                    "D": scene.scratch.file("plans"),
                ]) { $1 }
                let result = try await BuiltProgram.hanchot.shell(Self.script(block), environment: environment)
                #expect(result.status == 0 && result.errors.isEmpty, "\(day.time): \(result)")
                said[day.time] = result.output
            }
            // The service finds that the draft is none any more.
            if number == 0 { try await scene.wait(until: "history", "--action", "approve", shows: Self.plan) }
        }
        #expect(
            said["2023-08-18T08:00:00+07:00"]?.contains("05 tổ dân phố") == true
                && said["2023-08-18T08:00:00+07:00"]?.contains("Các ngành") == false, "\(said)")
        let last = try #require(said["2023-12-29T09:00:00+07:00"])
        #expect(last.hasPrefix("không thiếu gì\n") && last.contains("✓✓") && last.contains("thiếu chữ ký"), "\(last)")
        let odt = try Data(contentsOf: URL(filePath: scene.scratch.file("plans/bao-cao.odt")))
        #expect(odt.starts(with: [0x50, 0x4B, 3, 4]))
        let history = try await scene.run("history", Self.plan, "--json", "-n", "100").succeeded().output
        let me = try await Command(["id", "-un"]).run().succeeded().line
        let steps = try Self.steps(history)
        #expect(steps == ["approve \(Self.plan)  "] + Self.steps, "\(steps)")
        #expect(
            try JSON.value([ChangeEntry].self, from: Array(history.utf8)).allSatisfy { $0.actor == me }, "\(history)")
        try Self.expectReport(try await scene.run("report", Self.plan, "--json").succeeded().output)
        await scene.kill()
    }

    /// Three days after the last good day the reminder is the clerk's, and names whoever has not delivered alone.
    private static func expectEscalated(_ scene: TrackingScene) async throws {
        let find = "grep -rl 'Kính gửi: *Văn thư' \"$1\" --include='*2023-08-18*mo-hinh-nganh*.txt'"
        let found = try await Command([
            "timeout", Command.patience, "sh", "-c", "until \(find); do sleep 0.05; done", "sh",
            scene.scratch.file("reminders"),
        ]).run().succeeded().output
        let note = try String(contentsOfFile: String(found.prefix { $0 != "\n" }), encoding: .utf8)
        #expect(note.contains("05 tổ dân phố") && !note.contains("Các ngành"), "\(note)")
        let names = try FileManager.default.subpathsOfDirectory(atPath: scene.scratch.file("reminders"))
        #expect(!names.contains { $0.contains("mo-hinh-mat-tran") && $0.contains("2023-08-16") }, "it was put off")
    }

    @Test("the same year as a rehearsal has the same history and the same report")
    func rehearsal() async throws {
        let sections = try Self.sections()
        let blocks = try #require(sections.last?.blocks)
        try #require(blocks.count == 3)
        let scratch = try ScratchFolder()
        let plan = scratch.file("\(Self.plan).yaml")
        let text = try Self.plan(below: sections).replacing("draft: true\n", with: "")
        try scratch.write(Data(text.utf8), to: "\(Self.plan).yaml")
        try scratch.write(Data(blocks[0].utf8), to: "nop.yaml")
        try scratch.write(Data("ledger: rehearsal.sqlite\nlanguage: vi\n".utf8), to: "xem.yaml")
        let (state, socket) = (scratch.file("nam-2023"), scratch.file("s"))
        let words = try #require(blocks[1].split(separator: "\n").joined().split(separator: "hanchot ").last)
            .replacing("\\", with: "").split(separator: " ").map(String.init)
        let hanchot = BuiltProgram.hanchot
        let year = try await hanchot.run(
            words.map { ["\(Self.plan).yaml", "nop.yaml", "nam-2023"].contains($0) ? scratch.file($0) : $0 }
                + ["--holidays", "config/holidays", "--language", "vi"]
        ).succeeded()
        let lines = year.output.split(separator: "\n").map(String.init)
        #expect(lines.contains { $0.hasPrefix("2023-08-18 ") && $0.contains("Kính gửi Văn thư") }, "\(lines)")
        let service = try Command([
            BuiltProgram.hanchotd.path, "--config", scratch.file("xem.yaml"), "--plans", plan, "--state", state,
            "--socket", socket, "--holidays", PackageFolder.path + "/config/holidays",
        ]).start()
        defer { service.send(SIGKILL) }
        _ = try await Command([
            "timeout", Command.patience, "sh", "-c", "until [ -S \"$1\" ]; do sleep 0.05; done", "sh", socket,
        ])
        .run().succeeded()
        let asked = { (words: String...) async throws -> String in
            try await hanchot.run(words + ["--socket", socket, "--language", "vi"]).succeeded().output
        }
        #expect(try await asked("missing", Self.plan) == "không thiếu gì\n")
        let rows = try await asked("history", Self.plan, "-n", "100", "--json")
        #expect(try Self.steps(rows).filter { !$0.hasPrefix("rearm") } == Self.steps, "\(rows)")
        try Self.expectReport(try await asked("report", Self.plan, "--json"))
    }
}
