import DaemonKit
import TestSupport
import Testing

/// What a shell is told of how a line may go on.
@Suite struct CompletionTests {
    @Test("words that are typed are completed by what the service knows")
    func completion() async throws {
        let scene = try TrackingScene(plan: TrackingCommandTests.plan)
        try await scene.start()
        func candidates(_ words: String...) async throws -> [String] {
            let socket = ["--socket", scene.scratch.file("s")]
            let line = [words[0]] + (words.count > 1 ? socket : []) + words.dropFirst()
            let result = try await BuiltProgram.hanchot.run(["complete", "--"] + line).succeeded()
            return result.output.split(separator: "\n").map { String($0.prefix { $0 != "\t" }) }
        }
        #expect(try await candidates("re") == ["rehearse", "report", "received", "returned", "reopen"])
        #expect(try await candidates("received", "") == ["p/"])
        #expect(try await candidates("received", "07/") == ["07/KH-UBND/"])
        #expect(try await candidates("received", "p/da") == ["p/dang-ky@2099"])
        #expect(try await candidates("received", "07/KH-UBND/da") == ["07/KH-UBND/dang-ky@2099"])
        #expect(try await candidates("received", "p/Đăng") == ["p/Đăng ký danh hiệu"])
        #expect(try await candidates("received", "p/dang-ky", "tho") == ["thon-1", "thon-2"])
        #expect(try await candidates("received", "p/dang-ky", "Th") == ["Thôn 1", "Thôn 2"])
        #expect(try await candidates("received", "p/dang-ky", "thon-1", "v") == ["van-phong"])
        #expect(try await candidates("received", "p/quy@2099-Q1", "") == ["thon-1"], "those that it asks")
        try await scene.run("received", "p/dang-ky", "thon-2").succeeded()
        #expect(try await candidates("accept", "p/dang-ky", "") == ["thon-2"], "what can be accepted")
        #expect(try await candidates("silence", "") == ["p"])
        #expect(try await candidates("silence", "p", "") == [])
        #expect(try await candidates("icalendar", "") == ["p"])
        #expect(try await candidates("icalendar", "p", "") == [], "once")
        #expect(try await candidates("history", "p/q").count == 4)
        #expect(
            try await candidates("received", "--n") == ["--number", "--note", "--no-number", "--no-note", "--no-files"])
        #expect(try await candidates("received", "--language", "") == ["vi", "en"])
        #expect(try await candidates("received", "--language=") == ["--language=vi", "--language=en"])
        #expect(try await candidates("received", "--at", "") == [])
        #expect(try await candidates("received", "p/dang-ky", "--figure", "") == ["tien-tien="])
        #expect(try await candidates("report", "p", "--as", "") == ["text", "markdown", "html", "odt", "csv"])
        #expect(try await candidates("report", "p", "--as=m") == ["--as=markdown"])
        #expect(try await candidates("history", "p", "--unit=th") == ["--unit=thon-1", "--unit=thon-2"])
        #expect(try await candidates("submissions", "--state=r") == ["--state=received", "--state=returned"])
        #expect(
            try await candidates("history", "--action", "re") == [
                "receive", "return", "resume", "reopen", "rearm", "refused",
            ])
        #expect(try await candidates("history", "p", "--unit", "th") == ["thon-1", "thon-2"])
        #expect(try await candidates("history", "--actor=") == ["--actor=" + Command(["id", "-un"]).run().line])
        #expect(try await candidates("received", "p/dang-ky", "--figure=t") == ["--figure=tien-tien="])
        #expect(try await candidates("export", "--table", "occ").contains("occurrence"), "without a ledger")
        #expect(try await candidates("what-if", "--on-day-off", "") == ["keep", "next", "previous"])
        let before = try await BuiltProgram.hanchot.run(
            ["complete", "--", "--language", "vi", "--socket", scene.scratch.file("s"), "received", ""]).succeeded()
        #expect(before.output == "p/\tThi đua\n", "options before the command")
        await scene.kill()
        #expect(try await candidates("received", "") == [], "nobody to ask")
    }

    @Test("a shell's line is completed within its quotes and backslashes")
    func quoting() async throws {
        let scene = try TrackingScene(plan: TrackingCommandTests.plan)
        try await scene.start()
        let start = "hanchot received --socket \(scene.scratch.file("s")) p/dang-ky "
        for (typed, expected) in [
            ("Th", ["Thôn\\ 1", "Thôn\\ 2"]), ("Thôn\\ 2", ["Thôn\\ 2"]), ("'Thôn ", ["Thôn 1", "Thôn 2"]),
            ("\"V", ["Văn phòng"]),
            ("'Thôn 1' V", ["Văn\\ phòng"]), ("v", ["van-phong"]),
        ] {
            let result = try await BuiltProgram.hanchot.run(["complete", "--line", start + typed]).succeeded()
            let words = result.output.split(separator: "\n").map { String($0.prefix { $0 != "\t" }) }
            #expect(words == expected, "\(typed)")
        }
        await scene.kill()
    }

    @Test("options may stand before the command")
    func leadingOptions() async throws {
        let result = try await BuiltProgram.hanchot.run(["--language", "vi", "timespan", "--json", "1h"]).succeeded()
        #expect(result.output.contains("3600000000"))
        let unknown = try await BuiltProgram.hanchot.run(["--language", "vi", "tmespan", "1h"])
        #expect(unknown.status == 2 && unknown.errors.contains("có phải là 'timespan'"), "\(unknown)")
    }
}
