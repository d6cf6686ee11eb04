import ControlAPI
import DaemonKit
import Foundation
import TestSupport
import Testing

/// Who has delivered, from the command line.
@Suite struct TrackingCommandTests {
    private static let plan = """
        number: 07/KH-UBND
        title: Thi đua
        year: 2099
        units:
          - {id: van-phong, name: Văn phòng}
          - {id: thon-1, name: Thôn 1}
          - {id: thon-2, name: Thôn 2}
        targets: [{id: tien-tien, title: Tiên tiến, at-least: 100%}]
        deadlines:
          - {id: dang-ky, title: Đăng ký danh hiệu, before: 20/01, units: all}
          - {id: quy, title: Báo cáo quý, every: quarter, by: 20/3, units: [thon-1]}

        """

    @Test("commands without the service know what its ledger has, and say so where they cannot read it")
    func withoutService() async throws {
        let scene = try TrackingScene(plan: Self.plan)
        try await scene.start()
        #expect(try await scene.run("extend", "p/dang-ky@2099", "--to", "2099-01-30", "--because", "mưa").status == 0)
        #expect(try await scene.run("close", "p/quy@2099-Q1", "--because", "sáp nhập").status == 0)
        let folder = scene.scratch
        let holidays = PackageFolder.path + "/config/holidays"
        try folder.write(
            Data("plans: [\(folder.file("plans"))]\nholidays: [\(holidays)]\n".utf8), to: "hanchot.yaml")
        func offline(_ words: String...) async throws -> CommandResult {
            try await BuiltProgram.hanchot.run(
                words + ["--config", folder.file("hanchot.yaml"), "--language", "en"],
                environment: ["STATE_DIRECTORY": folder.path])
        }
        // Beside the service, and without it.
        for isRunning in [true, false] {
            if !isRunning { await scene.kill() }
            let explained = try await offline("explain", "p/dang-ky@2099")
            #expect(explained.output.contains("30 January 2099") && explained.errors.isEmpty, "\(explained)")
            let agenda = try await offline("agenda", "--from", "2099-01-01", "--to", "2099-04-30", "--json")
            #expect(agenda.output.contains("p/dang-ky@2099#0d/2099-01-30"), "\(agenda)")
            #expect(!agenda.output.contains("dang-ky@2099#0d/2099-01-19") && !agenda.output.contains("quy@2099-Q1"))
        }
        // What the killed service left in the log would mend it.
        for name in ["ledger.sqlite", "ledger.sqlite-wal"] { try folder.write(Data("none".utf8), to: name) }
        let unread = try await offline("explain", "p/dang-ky@2099")
        #expect(unread.output.contains("19 January 2099") && unread.errors.contains("extensions"), "\(unread)")
    }

    @Test("units and deadlines are named as people write them, and what is done is said")
    func commands() async throws {
        let scene = try TrackingScene(plan: Self.plan)
        try await scene.start()
        func says(_ words: [String], _ line: String, _ status: Int32 = 0) async throws {
            let result = try await BuiltProgram.hanchot.run(
                words + ["--socket", scene.scratch.file("s"), "--language", "en"])
            let text = status == 0 ? result.output : result.errors
            #expect(result.status == status && text.hasPrefix(line), "\(words): \(result)")
        }
        let due = "Đăng ký danh hiệu, before 20 January 2099 (until the end of 19 January 2099)\n"
        // decomposed, without marks, by the plan's number and the deadline's title
        try await says(
            [
                "received", "07/KH-UBND/dang ky danh hieu", "Tho\u{302}n 1", "--number", "1/BC", "--figure",
                "tien-tien=9//10",
            ],
            "Thôn 1: received – \(due)")
        try await says(
            ["received", "p/dang-ky@2099", "van phong", "thon-2", "--at", "yesterday"], "Văn phòng: received – ")
        try await says(["accept", "p/dang-ky", "thon-1"], "Thôn 1: accepted – \(due)")
        try await says(["returned", "p/dang-ky", "thon-2"], "hanchot: thon-2: a reason is needed\n", 1)
        try await says(["returned", "p/dang-ky", "thon-2", "--because", "x"], "Thôn 2: returned – \(due)")
        try await says(["waive", "p/dang-ky", "thon-2", "--because", "x"], "Thôn 2: waived – \(due)")
        try await says(
            ["withdraw", "p/dang-ky", "thon-2", "--because", "x"], "Thôn 2: withdrawn, awaited again – \(due)")
        try await says(["snooze", "p/dang-ky", "--until", "2 days left"], "no reminders before 2099-01-17 00:00 – ")
        try await says(
            ["extend", "p/dang-ky", "--to", "25/01/2099", "--because", "x"], "extended to the end of 2099-01-25 – ")
        try await says(["close", "p/dang-ky", "--because", "x"], "closed – ")
        try await says(["reopen", "p/dang-ky", "--because", "x"], "open again – ")
        try await says(["silence", "p", "--because", "x"], "'p' is silent\n")
        try await says(["speak", "thi dua"], "'p' is reminded of again\n")
        // The first of the quarters, for none is overdue.
        try await says(["received", "p/quy", "thon-1"], "Thôn 1: received – Báo cáo quý (quarter 1 of 2099)")
        try await says(["missing", "p"], "p  Thi đua\n  ")

        try await says(
            ["received", "p/dang-ky", "thon-3"], "hanchot: no single unit 'thon-3' (did you mean thon-1 (Thôn 1)", 1)
        try await says(
            ["received", "p/dang-ki", "thon-1"], "hanchot: no single deadline 'dang-ki' (did you mean dang-ky", 1)
        try await says(["received", "p/dang-ky@2098", "thon-1"], "hanchot: no single occurrence '2098'", 1)
        try await says(["received", "q/dang-ky", "thon-1"], "hanchot: no single plan 'q'", 1)
        try await says(["received", "p/dang-ky"], "hanchot: a unit is needed (van-phong, thon-1, thon-2)", 2)
        try await says(["received", "p"], "hanchot: 'p' names no deadline", 2)
        try await says(["snooze", "p/dang-ky"], "hanchot: '--until' is needed", 2)
        try await says(
            ["received", "p/dang-ky", "thon-1", "--at", "soon"], "hanchot: '--at soon' is not a point in time", 2)
        try await says(
            ["received", "p/dang-ky", "thon-1", "--figure", "tien-tien=x"], "hanchot: '--figure tien-tien=x'", 2)

        let json = try await scene.run("history", "p", "--json", "-n", "3").succeeded()
        let rows = try JSON.value([ChangeEntry].self, from: Array(json.output.utf8))
        #expect(rows.map(\.action) == ["receive", "speak", "silence"])
        #expect(rows[0].subject == "p/quy@2099-Q1" && rows[0].unit == "thon-1")
        let lines = try await scene.run("history", "p/dang-ky@2099", "--unit", "thon-1").succeeded()
        #expect(lines.output.contains("  receive  p/dang-ky@2099 Thôn 1: awaited → received "))
        await scene.kill()
    }

    @Test("what the ledger holds is written out while the service runs, and read back to the same while it does not")
    func transfer() async throws {
        let scene = try TrackingScene(plan: Self.plan)
        try await scene.start()
        try await scene.run("received", "p/dang-ky", "thon-1", "--number", "1/BC", "--note", "a \"b\", c").succeeded()
        let program = BuiltProgram.hanchot
        let (state, other) = (["--state", scene.scratch.path], ["--state", scene.scratch.file("other")])
        let csv = try await program.run(["export", "--table", "audit"] + state).succeeded()
        #expect(csv.output.contains("receive,p/dang-ky@2099,Thôn 1"))
        let unknown = try await program.run(["export", "--table", "x"] + state)
        #expect(unknown.status == 2 && unknown.errors.contains("audit"), "\(unknown)")
        #expect(try await program.run(["export"] + other).status == 1, "there is none")
        let held = try await program.shell("$P import-ledger --state \(scene.scratch.path) </dev/null")
        #expect(held.status == 1 && held.errors.contains("holds it"), "\(held)")
        await scene.kill()
        let first = try await program.run(["export"] + state).succeeded().output
        let again = try await program.shell(
            """
            mkdir \(scene.scratch.file("other"))
            $P export --state \(scene.scratch.path) | $P import-ledger --state \(scene.scratch.file("other"))
            $P export --state \(scene.scratch.file("other"))
            """)
        #expect(again.output == first && first.hasPrefix("{\"hanchot-ledger\":"))
        #expect(try await program.shell("head -c 100 | $P import-ledger --state /tmp/nowhere").status == 1)
    }

    @Test("words that are typed are completed by what the service knows")
    func completion() async throws {
        let scene = try TrackingScene(plan: Self.plan)
        try await scene.start()
        func candidates(_ words: String...) async throws -> [String] {
            let socket = ["--socket", scene.scratch.file("s")]
            let line = [words[0]] + (words.count > 1 ? socket : []) + words.dropFirst()
            let result = try await BuiltProgram.hanchot.run(["complete", "--"] + line).succeeded()
            return result.output.split(separator: "\n").map { String($0.prefix { $0 != "\t" }) }
        }
        #expect(try await candidates("re") == ["rehearse", "report", "received", "returned", "reopen"])
        #expect(try await candidates("received", "") == ["p/"])
        #expect(try await candidates("received", "p/da") == ["p/dang-ky@2099"])
        #expect(try await candidates("accept", "p/dang-ky", "tho") == ["thon-1", "thon-2"])
        #expect(try await candidates("accept", "p/dang-ky", "thon-1", "v") == ["van-phong"])
        #expect(try await candidates("silence", "") == ["p"])
        #expect(try await candidates("silence", "p", "") == [])
        #expect(try await candidates("history", "p/q").count == 4)
        #expect(try await candidates("received", "--n") == ["--number", "--note", "--no-files"])
        #expect(try await candidates("received", "--language", "") == ["vi", "en"])
        #expect(try await candidates("received", "--at", "") == [])
        await scene.kill()
        #expect(try await candidates("received", "") == [], "nobody to ask")
    }
}
