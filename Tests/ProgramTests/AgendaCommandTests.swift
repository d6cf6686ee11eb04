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

    @Test("what is held is listed when it is told, in its digest, and says since when; so is what quiet hours hold")
    func held() async throws {
        let scratch = try ScratchFolder()
        let plan = """
            title: Thi đua
            year: 2099
            timezone: UTC
            units: [Thôn 1, Thôn 2]
            reminders: {before: [1d], at: "21:00", overdue: {every: 1d, for: 1d}, quiet: {on: "20:00", for: 11h}}
            deadlines:
              - {id: nop, title: Nộp, by: 19/03, units: [thon-1]}
              - {id: ghi, title: Ghi, by: 19/03, units: [thon-2]}
            """
        try scratch.write(Data(plan.utf8), to: "thi-dua.yaml")
        try scratch.write(
            Data("timezone: UTC\ndigests: [{to: [thon-1], at: 16:30, beyond: 0}]\n".utf8), to: "hanchot.yaml")
        let words = [
            "agenda", "--from", "2099-03-18", "--to", "2099-03-19", "--config", scratch.file("hanchot.yaml"), "--plans",
            scratch.file("thi-dua.yaml"), "--holidays", "config/holidays",
        ]
        for language in ["vi", "en"] {
            let text = try await BuiltProgram.hanchot.run(words + ["--language", language])
            try Snapshot.expect(text.transcript, is: "agenda-held.\(language)")
        }
        let next = try await BuiltProgram.hanchot.run(["next", "--language", "vi"] + words.dropFirst(5))
        #expect(next.output.hasPrefix("2099-03-19 07:00  Hôm nay là ngày cuối cùng: Ghi"), "\(next)")
        #expect(next.output.split(separator: "\n").count == 1)
        let json = try Self.list(try await BuiltProgram.hanchot.run(words + ["--json"]))
        #expect(json.map { $0["quietSince"] as? String } == [String](repeating: "2099-03-18T21:00:00+00:00", count: 2))
        let digests = json.compactMap { ($0["digests"] as? [[String: Any]])?.first }
        #expect(digests.map { $0["digest"] as? String } == ["@thon-1/#digest/2099-03-19"])
        #expect(digests.map { $0["at"] as? String } == ["2099-03-19T16:30:00Z"])
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
