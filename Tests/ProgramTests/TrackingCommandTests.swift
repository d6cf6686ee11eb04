import ControlAPI
import DaemonKit
import Foundation
import TestSupport
import Testing

/// Who has delivered, from the command line.
@Suite struct TrackingCommandTests {
    static let plan = """
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
            ["received", "p/dang-ky@2099", "van phong", "thon-2", "--at", "20/01/2026 16:30"],
            "Văn phòng: received, came at 16:30 on 20 January 2026 – ")
        try await says(["accept", "p/dang-ky", "thon-1"], "Thôn 1: accepted – \(due)")
        try await says(["returned", "p/dang-ky", "thon-2"], "hanchot: Thôn 2: a reason is needed\n", 1)
        try await says(["returned", "p/dang-ky", "thon-2", "--because", "x"], "Thôn 2: returned – \(due)")
        try await says(["received", "p/dang-ky", "thon-2", "--number", "2/BC"], "Thôn 2: received – \(due)")
        try await says(["returned", "p/dang-ky", "thon-2", "--because", "x"], "Thôn 2: returned – \(due)")
        try await says(
            ["received", "p/dang-ky", "thon-2", "--number", "3/BC"],
            "Thôn 2: received – \(due)  counts no more of what was returned: no. 2/BC\n")
        try await says(["returned", "p/dang-ky", "thon-2", "--because", "x"], "Thôn 2: returned – \(due)")
        try await says(["waive", "p/dang-ky", "thon-2", "--because", "x"], "Thôn 2: waived – \(due)")
        try await says(
            ["withdraw", "p/dang-ky", "thon-2", "--because", "x"], "Thôn 2: withdrawn, awaited again – \(due)")
        try await says(["snooze", "p/dang-ky", "--until", "2 days left"], "no reminders before 2099-01-17 08:00 – ")
        try await says(["snooze", "p/dang-ky", "--lift"], "reminded of again – ")
        try await says(
            ["extend", "p/dang-ky", "--to", "25/01/2099", "--because", "x"],
            "extended – Đăng ký danh hiệu, before 20 January 2099, extended to the end of 25 January 2099\n")
        // The plan's next is the one that somebody has yet to meet.
        #expect(
            try await scene.run("plans").succeeded().output.contains("days left: Đăng ký danh hiệu, before 20 January"))
        try await says(["close", "p/dang-ky", "--because", "x"], "closed – ")
        #expect(
            try await scene.run("plans").succeeded().output.contains("days left: Báo cáo quý (quarter 1 of 2099), "))
        try await says(["reopen", "p/dang-ky", "--because", "x"], "open again – ")
        try await says(["silence", "p", "--because", "x"], "'p' is silent\n")
        let me = try await Command(["id", "-un"]).run().succeeded().line
        for words in [["plans"], ["board", "p"], ["missing", "p"], ["report", "p"]] {
            let shown = try await BuiltProgram.hanchot.run(
                words + ["--socket", scene.scratch.file("s"), "--language", "en"]
            ).succeeded().output
            let inOne = shown.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(inOne.contains("silent until it speaks again (x; \(me))"), "\(words): \(shown)")
        }
        #expect(try await scene.run("status").succeeded().output.contains("! 1 plan silent: p\n"))
        try await says(["speak", "thi dua"], "'p' is reminded of again\n")
        // The first of the quarters, for none is overdue.
        try await says(["received", "p/quy", "thon-1"], "Thôn 1: received – Báo cáo quý (quarter 1 of 2099)")
        try await says(["missing", "p"], "p  Thi đua\n  ")

        try await says(
            ["received", "p/dang-ky", "thon-3"], "hanchot: no single unit 'thon-3' (did you mean thon-1 (Thôn 1)", 1)
        // Part of a name means nobody, however few it fits.
        try await says(
            ["received", "p/quy", "Thôn"], "hanchot: no single unit 'Thôn' (did you mean thon-1 (Thôn 1), ", 1)
        try await says(
            ["waive", "p/quy", "van", "--because", "x"], "hanchot: no single unit 'van' (did you mean van-phong", 1)
        try await says(
            ["close", "p/dang ky", "--because", "x"], "hanchot: no single deadline 'dang ky' (did you mean dang-ky", 1)
        try await says(
            ["silence", "thi", "--because", "x"], "hanchot: no single plan 'thi' (did you mean p (07/KH-UBND)", 1)
        try await says(["silence", "x/p", "--because", "x"], "hanchot: no single plan 'x/p'", 1)
        // One that is not known does not stop the others.
        let several = try await scene.run("received", "p/dang-ky", "thon-9", "thon-2", "--number", "9/BC")
        #expect(several.status == 1 && several.output.hasPrefix("Thôn 2: received"), "\(several)")
        #expect(several.errors.hasPrefix("hanchot: no single unit 'thon-9'"))
        try await says(
            ["received", "p/dang-ki", "thon-1"], "hanchot: no single deadline 'dang-ki' (did you mean dang-ky", 1)
        try await says(["received", "p/dang-ky@2098", "thon-1"], "hanchot: no single occurrence '2098'", 1)
        try await says(["received", "q/dang-ky", "thon-1"], "hanchot: no single plan 'q'", 1)
        try await says(["received", "p/dang-ky"], "hanchot: a unit is needed (Văn phòng, Thôn 1, Thôn 2)", 2)
        try await says(["received", "p"], "hanchot: 'p' names no deadline", 2)
        try await says(["snooze", "p/dang-ky"], "hanchot: '--until' is needed", 2)
        try await says(
            ["received", "p/dang-ky", "thon-1", "--at", "soon"], "hanchot: '--at soon' is not a point in time", 2)
        // Tomorrow's day is not silently last year's; on the last of a year it is that of this year.
        let tomorrow = Calendar(identifier: .gregorian).dateComponents([.day, .month], from: .now + 36 * 3600)
        if let day = tomorrow.day, let month = tomorrow.month, month > 1 || day > 2 {
            try await says(
                ["received", "p/dang-ky", "thon-1", "--at", "\(day)/\(month)"],
                "hanchot: '--at \(day)/\(month)' needs its year", 2)
        }
        // Nor is yesterday's next year's; on the first days of a year it is ahead in that one.
        let yesterday = Calendar(identifier: .gregorian).dateComponents([.day, .month], from: .now - 36 * 3600)
        if let day = yesterday.day, let month = yesterday.month, month < 12 || day < 30, month != 2 || day != 29 {
            try await says(
                ["extend", "p/dang-ky", "--to", "\(day)/\(month)", "--because", "x"],
                "hanchot: '--to \(day)/\(month)' needs its year", 2)
        }
        try await says(
            ["received", "p/dang-ky", "thon-1", "--figure", "tien-tien=x"], "hanchot: '--figure tien-tien=x'", 2)

        let json = try await scene.run("history", "p", "--json", "-n", "4").succeeded()
        let rows = try JSON.value([ChangeEntry].self, from: Array(json.output.utf8))
        #expect(rows.map(\.action) == ["receive", "receive", "speak", "silence"])
        #expect(rows[1].subject == "p/quy@2099-Q1" && rows[1].unit == "thon-1")
        let lines = try await scene.run("history", "p/dang-ky@2099", "--unit", "thon-1").succeeded()
        #expect(lines.output.contains("  receive  p/dang-ky@2099 Thôn 1: awaited → received "))
        await scene.kill()
    }

    @Test("what is received again is corrected: what is not said again stays, and the time too")
    func correction() async throws {
        let scene = try TrackingScene(plan: Self.plan)
        try await scene.start()
        func receive(_ words: String...) async throws -> BoardCellEntry {
            try await BuiltProgram.hanchot.run(
                ["received", "p/quy@2099-Q1", "thon-1"] + words + ["--socket", scene.scratch.file("s")]
            ).succeeded()
            let row = try scene.client.value(BoardRowEntry.self, at: "/v1/plans/p/deadlines/quy@2099-Q1")
            return try #require(row.cells.first)
        }
        let first = try await receive(
            "--at", "2026-11-02 09:00", "--number", "12/BC", "--figure", "Tiên tiến=19//20", "--note", "gửi qua email")
        let second = try await receive("--note", "đã có bản giấy")
        #expect(second.receivedAt == first.receivedAt && second.number == "12/BC" && second.note == "đã có bản giấy")
        let third = try await receive("--figure", "tien-tien=/18/")
        #expect(third.figures?["tien-tien"]?.registered == 19 && third.figures?["tien-tien"]?.reached == 18)
        #expect(third.receivedAt == first.receivedAt && third.note == "đã có bản giấy")
        let fourth = try await receive("--no-note", "--no-number", "--figure", "tien-tien=")
        #expect(fourth.note == nil && fourth.number == nil && fourth.figures == nil)
        #expect(fourth.receivedAt == first.receivedAt)
        let both = try await scene.run("received", "p/quy@2099-Q1", "thon-1", "--note", "x", "--no-note")
        #expect(both.status == 2 && both.errors.contains("either '--note' or '--no-note'"))
        let wrong = try await scene.run("received", "p/quy@2099-Q1", "thon-1", "--figure", "tien=1")
        #expect(
            wrong.status == 1 && wrong.errors.contains("no single target 'tien' (did you mean tien-tien"), "\(wrong)")
        await scene.kill()
    }

    @Test("what somebody types cannot look like another row, and what is no text is refused")
    func forgery() async throws {
        let scene = try TrackingScene(plan: Self.plan)
        try await scene.start()
        try await scene.run(
            "received", "p/quy@2099-Q1", "thon-1", "--note",
            "ok\n2026-11-26 06:00  chu-tich  waive  p/quy@2099-Q1 Thôn 1"
        ).succeeded()
        let history = try await scene.run("history", "p").succeeded().output
        #expect(history.split(separator: "\n").count == 1 && history.contains("“ok⏎2026-11-26 06:00"), "\(history)")
        for note in ["a\u{202E}b", "a\u{2029}b", "a\rb", "\u{1B}[2J"] {
            let refused = try await scene.run("received", "p/quy@2099-Q2", "thon-1", "--note", note)
            #expect(refused.status == 1 && refused.errors.contains("control a terminal"), "\(refused)")
        }
        let broken = try await BuiltProgram.hanchot.shell(
            "$P received p/quy@2099-Q2 thon-1 --note \"$(printf '\\377\\376')\" --socket \(scene.scratch.file("s"))")
        #expect(broken.status == 2 && broken.errors.contains("UTF-8"), "\(broken)")
        #expect(try await scene.run("history", "p").succeeded().output == history, "nothing was recorded")
        await scene.kill()
    }

    @Test("the history is asked by the names of what there is, on the plan's clock and in one language")
    func history() async throws {
        let scene = try TrackingScene(plan: Self.plan)
        try await scene.start()
        try await scene.run("received", "p/dang-ky", "thon-1", "--number", "1/BC", "--figure", "tien-tien=9//10")
            .succeeded()
        try await scene.run("received", "p/quy@2099-Q1", "thon-1").succeeded()
        try await scene.run("extend", "p/dang-ky", "--to", "25/01/2099", "--because", "mưa").succeeded()
        for (words, expected) in [
            (["07/KH-UBND"], 3), (["thi đua"], 3), (["p/dang-ky"], 2), (["07/kh-ubnd/Đăng ký danh hiệu"], 2),
            (["p/quy@2099-Q1"], 1), (["--unit", "Thôn 1"], 2), (["p", "--unit", "thon 1"], 2),
            (["--unit", "Thôn 2"], 0),
            (["--action", "gia hạn"], 1), (["--action", "received"], 2), (["--since", "hôm qua"], 3),
            (["--since", "2 giờ trước"], 3), (["--since", "ngày mai"], 0),
        ] as [([String], Int)] {
            let result = try await BuiltProgram.hanchot.run(
                ["history"] + words + ["--socket", scene.scratch.file("s"), "--language", "vi"]
            ).succeeded()
            #expect(result.output.split(separator: "\n").count == expected, "\(words): \(result)")
        }
        for (words, message) in [
            (["lung"], "không rõ kế hoạch 'lung' (có: p (07/KH-UBND))"),
            (["p/lung"], "không rõ hạn 'lung' (có: dang-ky"),
            (["--action", "lung"], "không rõ việc 'lung' (có: receive (nhận), "),
            (["--unit", "Thôn 9"], "không rõ đơn vị 'Thôn 9' (có phải thon-1 (Thôn 1)"),
            (["--since", "lung"], "'--since lung' không phải là thời điểm"),
        ] as [([String], String)] {
            let result = try await BuiltProgram.hanchot.run(
                ["history"] + words + ["--socket", scene.scratch.file("s"), "--language", "vi"])
            #expect(result.status > 0 && result.errors.contains(message), "\(words): \(result)")
        }
        let rows = try await BuiltProgram.hanchot.run(
            ["history", "p/dang-ky", "--socket", scene.scratch.file("s"), "--language", "vi"]
        ).succeeded().output.split(separator: "\n")
        #expect(rows.first?.contains("  nhận  p/dang-ky@2099 Thôn 1: chưa nộp → đã nhận ") == true, "\(rows)")
        #expect(rows.first?.hasSuffix("), số 1/BC, tien-tien đăng ký 9, trên 10") == true, "\(rows)")
        #expect(
            rows.last?.hasSuffix("gia hạn  p/dang-ky@2099: hạn ngày 19/01/2099 → hạn ngày 25/01/2099 (mưa)") == true)
        await scene.kill()
    }

    @Test("what was delivered is listed, and what of it waits to be accepted")
    func submissions() async throws {
        let scene = try TrackingScene(plan: Self.plan)
        try await scene.start()
        #expect(try await scene.run("submissions").succeeded().errors.contains("nothing of that kind"))
        try await scene.run(
            "received", "p/dang-ky", "thon-1", "--at", "2026-11-02 09:00", "--number", "1/BC", "--note", "bản giấy"
        ).succeeded()
        try await scene.run("received", "p/dang-ky", "thon-2", "--at", "2026-11-02 10:30").succeeded()
        try await scene.run("received", "p/quy@2099-Q2", "thon-1", "--at", "2026-11-02 11:00").succeeded()
        try await scene.run("accept", "p/dang-ky", "thon-2").succeeded()
        try await scene.run("waive", "p/dang-ky", "van-phong", "--because", "x").succeeded()
        let me = try await Command(["id", "-un"]).run().succeeded().line
        #expect(
            try await scene.run("submissions").succeeded().output == """
                p
                  Đăng ký danh hiệu, 19 January 2099
                    ✓  Thôn 1: on time, 09:00 on 2 November 2026, no. 1/BC, by \(me), “bản giấy”
                    ✓✓ Thôn 2: on time, accepted, 10:30 on 2 November 2026, by \(me)
                    –  Văn phòng: waived
                  Báo cáo quý (quarter 2 of 2099), 20 June 2099
                    ✓  Thôn 1: on time, 11:00 on 2 November 2026, by \(me)

                """)
        for (words, expected) in [
            (["--state", "received"], ["thon-1", "thon-1"]), (["p/dang-ky", "--state", "received"], ["thon-1"]),
            (["p/dang-ky", "Thôn 2", "văn phòng"], ["thon-2", "van-phong"]), (["p", "thon-1"], ["thon-1", "thon-1"]),
            (["07/KH-UBND/dang ky danh hieu@2099"], ["thon-1", "thon-2", "van-phong"]),
            (["--from", "2099-02-01"], ["thon-1"]), (["--until", "2099-02-01", "--state", "accepted"], ["thon-2"]),
        ] {
            let result = try await BuiltProgram.hanchot.run(
                ["submissions"] + words + ["--json", "--socket", scene.scratch.file("s")]
            ).succeeded()
            let entries = try JSON.value([SubmissionEntry].self, from: Array(result.output.utf8))
            #expect(entries.map(\.submission.unit) == expected, "\(words)")
        }
        for (words, message) in [
            (
                ["--state", "lung"],
                "'--state lung' cannot be used (expected one of: received, accepted, returned, waived)"
            ),
            (["lung"], "no single plan 'lung'"), (["p/lung"], "no single deadline 'lung'"),
            (["p", "Thôn 9"], "no single unit 'Thôn 9'"),
        ] {
            let result = try await BuiltProgram.hanchot.run(
                ["submissions"] + words + ["--language", "en", "--socket", scene.scratch.file("s")])
            #expect(result.status != 0 && result.errors.contains(message), "\(words): \(result)")
        }
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
        let strange = try await program.shell(
            """
            mkdir \(scene.scratch.file("strange"))
            $P export --state \(scene.scratch.path) | sed 's/"action":"receive"/"action":"teleport"/' |
            $P import-ledger --language en --state \(scene.scratch.file("strange"))
            """)
        let told = #/<stdin>:\d+:\d+: error: 'teleport' is no action .* newer version's \[word-unknown\]/#
        #expect(strange.status == 4 && strange.errors.contains(told), "\(strange)")
    }

    @Test("where a plan names no units or no date, what is asked is told; days are read as people say them")
    func bare() async throws {
        let scene = try TrackingScene(
            plan: """
                title: Rà soát
                year: 2099
                phases: [{id: dot-1, title: Đợt một, from: 01/01, to: 30/06}]
                deadlines:
                  - {id: ra-soat, title: Rà soát hồ sơ, by: 20/01}
                  - {id: sau-nay, title: Chưa rõ ngày}

                """)
        try await scene.start()
        let named = try await scene.run("received", "p/ra-soat", "Thôn 1")
        #expect(
            named.status == 1 && named.errors.contains("(the plan names no unit): record it without one"), "\(named)")
        let listed = try await scene.run("submissions", "p", "Thôn 1")
        #expect(listed.status == 1 && listed.errors.hasSuffix("(the plan names no unit)\n"), "\(listed)")
        for word in ["p/sau-nay", "p/Chưa rõ ngày", "p/chua ro ngay"] {
            let undated = try await scene.run("received", word)
            #expect(
                undated.status == 1 && undated.errors.contains("no date: nothing can be recorded of it"), "\(undated)")
        }
        try await scene.run("received", "p/ra-soat").succeeded()
        let row = try await scene.run("history", "p").succeeded().output
        #expect(row.contains("  receive  p/ra-soat@2099: awaited → received "), "\(row)")
        for words in [
            ["board", "--from", "28/11"], ["missing", "--until", "hôm nay"], ["report", "p", "--from", "thứ hai"],
        ] {
            let result = try await BuiltProgram.hanchot.run(words + ["--socket", scene.scratch.file("s")])
            #expect(result.status == 0, "\(words): \(result)")
        }
        #expect(try await scene.run("board", "--from", "lung").errors.contains("'--from lung' is not a day"))
        await scene.kill()
    }
}
