import TestSupport
import Testing

@Suite struct HelpTests {
    @Test(
        "help is on standard output, in the caller's language",
        arguments: [
            "", "check", "show", "explain", "agenda", "next", "what-if", "rehearse", "calendar", "timespan", "lunar",
            "days", "holidays", "status", "plans", "watch", "board", "report", "icalendar", "missing", "received",
            "accept",
            "returned", "waive", "submissions",
            "withdraw",
            "snooze", "extend", "close", "reopen", "silence", "speak", "history", "files", "export",
            "import-ledger",
        ],
        ["vi", "en"])
    func hanchot(command: String, language: String) async throws {
        let words = (command.isEmpty ? [] : [command]) + ["--help", "--language", language]
        let result = try await BuiltProgram.hanchot.run(words)
        #expect(result.status == 0 && result.errors == "")
        try Snapshot.expect(result.output, is: "help-hanchot\(command.isEmpty ? "" : "-")\(command).\(language)")
    }

    @Test("the daemon's help", arguments: ["vi", "en"])
    func hanchotd(language: String) async throws {
        let result = try await BuiltProgram.hanchotd.run(["--help", "--language", language])
        #expect(result.status == 0 && result.errors == "")
        try Snapshot.expect(result.output, is: "help-hanchotd.\(language)")
    }

    @Test("the version is one line, the same for both programs and every command")
    func version() async throws {
        let line = try await BuiltProgram.hanchot.run(["--version"]).succeeded().output
        #expect(line.hasPrefix("hanchot ") && line.split(separator: "\n").count == 1)
        #expect(try await BuiltProgram.hanchot.run(["check", "--version"]).output == line)
        #expect(
            try await BuiltProgram.hanchotd.run(["--version"]).output
                == line.replacing("hanchot ", with: "hanchotd "))
    }
}
