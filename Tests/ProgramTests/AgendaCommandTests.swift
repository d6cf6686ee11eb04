import Foundation
import TestSupport
import Testing

@Suite struct AgendaCommandTests {
    private static func list(_ result: CommandResult) throws -> [[String: Any]] {
        try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]])
    }

    @Test("the reminders of 2021", arguments: ["vi", "en"])
    func year(language: String) async throws {
        let words = ["agenda", "--from", "2021-01-01", "--to", "2021-12-31", "--language", language]
        let text = try await BuiltProgram.hanchot.run(words + BuiltProgram.samples)
        #expect(text.status == 0 && text.errors == "")
        try Snapshot.expect(text.output, is: "agenda-2021.\(language)")
        // The same as JSON, in the same order.
        let json = try Self.list(try await BuiltProgram.hanchot.run(words + ["--json"] + BuiltProgram.samples))
        let lines = json.map { reminder in
            let local = (reminder["localTime"] as? String ?? "").prefix(16).replacing("T", with: " ")
            return "\(local)  \(reminder["subject"] ?? "")\n"
        }
        #expect(lines.joined() == text.output)
    }

    @Test("JSON names everything that a program may ask for")
    func json() async throws {
        let words = ["agenda", "--from", "18/01/2021", "--to", "18/01/2021", "--json"]
        let result = try await BuiltProgram.hanchot.run(words + BuiltProgram.samples)
        try Snapshot.expect(result.output, is: "agenda-json")
    }

    @Test("no reminder is an empty list, or a word on standard error")
    func empty() async throws {
        let words = ["agenda", "--from", "2022-02-01", "--to", "2022-02-28", "--language", "vi"] + BuiltProgram.samples
        let json = try await BuiltProgram.hanchot.run(words + ["--json"])
        #expect(json.transcript == "[]\n--- messages\n--- status 0\n")
        let text = try await BuiltProgram.hanchot.run(words)
        #expect(
            text.transcript
                == "--- messages\nkhông có nhắc việc nào từ ngày 01/02/2022 đến hết ngày 28/02/2022\n--- status 0\n")
    }

    @Test("every reminder of the samples falls on the day that independent rules find")
    func oracle() async throws {
        let script = "\(PackageFolder.path)/Tests/ProgramTests/agenda_oracle.py"
        let expected = try await Command("python3", script).run().succeeded().output
        let words = ["agenda", "--from", "2020-06-01", "--to", "2025-12-31", "--json"] + BuiltProgram.samples
        let found = try Self.list(try await BuiltProgram.hanchot.run(words)).map { reminder in
            let day = (reminder["localTime"] as? String ?? "").prefix(10)
            return "\(day) \(reminder["plan"] ?? "")/\(reminder["item"] ?? "") \(reminder["rule"] ?? "")"
        }
        let days = expected.split(separator: "\n").map(String.init)
        #expect(days.count > 100)
        #expect(found.sorted() == days.sorted())
    }

    @Test("the next reminders of a plan far ahead")
    func next() async throws {
        let scratch = try ScratchFolder()
        let plan = """
            title: Một kế hoạch của tương lai
            year: 2999
            deadlines: [{id: han, title: Báo cáo, by: 20/03}]
            events: [{id: le, title: Ngày truyền thống, on: 21/03}]
            """
        try scratch.write(Data(plan.utf8), to: "mai-sau.yaml")
        let words = ["next", "--plans", scratch.file("mai-sau.yaml"), "--holidays", "config/holidays"]
        let one = try await BuiltProgram.hanchot.run(words + ["--language", "vi"])
        let start = "2999-03-06 08:00  Còn 14 ngày, 10 ngày làm việc: Báo cáo, chậm nhất ngày 20/03/2999"
        #expect(one.output.hasPrefix(start) && one.output.split(separator: "\n").count == 1, "\(one)")
        let all = try await BuiltProgram.hanchot.run(words + ["-n", "7"])
        try Snapshot.expect(all.transcript, is: "next")
        let none = try await BuiltProgram.hanchot.run(["next", "--json"] + BuiltProgram.samples)
        #expect(none.transcript == "[]\n--- messages\n--- status 0\n")
    }
}
