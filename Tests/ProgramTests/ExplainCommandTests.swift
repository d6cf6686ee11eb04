import Foundation
import TestSupport
import Testing

/// A plan whose deadlines hang on each other over Tết 2027, and the holidays that are shipped.
@Suite struct ExplainCommandTests {
    private static let file = "Tests/ProgramTests/Fixtures/explain/thi-dua-2027.yaml"
    private static let inputs = ["--plans", file, "--holidays", "config/holidays"]

    private func explain(_ words: String...) async throws -> CommandResult {
        try await BuiltProgram.hanchot.run(["explain"] + words + Self.inputs)
    }

    @Test(
        "a chain of deadlines is told from the phase it hangs on to the cutoff, and the reminders with it",
        arguments: ["vi", "en"])
    func chain(language: String) async throws {
        let result = try await explain("thi-dua-2027/nop-huyen@dot-1-2027", "--language", language)
        #expect(result.status == 0 && result.errors == "")
        #expect(result.output.split(separator: "\n").allSatisfy { (line: Substring) in line.count <= 80 })
        try Snapshot.expect(result.output, is: "explain-chain.\(language)")
    }

    @Test("a whole plan, every occurrence of the year", arguments: ["vi", "en"])
    func plan(language: String) async throws {
        let result = try await explain("thi-dua-2027", "--language", language)
        #expect(result.status == 0 && result.errors == "")
        try Snapshot.expect(result.output, is: "explain-plan.\(language)")
    }

    @Test(
        "the months of a date, each day marked",
        arguments: ["nop-huyen@dot-1-2027", "dot-2", "trung-thu", "gop-y", "so-ket@2027-Q3"])
    func picture(item: String) async throws {
        let result = try await explain("thi-dua-2027/\(item)", "--picture", "--language", "vi")
        #expect(result.status == 0 && result.errors == "")
        #expect(result.output.split(separator: "\n").allSatisfy { (line: Substring) in line.count <= 80 })
        try Snapshot.expect(result.output, is: "explain-picture-\(item.split(separator: "@")[0])")
    }

    @Test("the picture in English")
    func englishPicture() async throws {
        let result = try await explain("thi-dua-2027/binh-xet@dot-1-2027", "--picture")
        try Snapshot.expect(result.output, is: "explain-picture.en")
    }

    @Test("as JSON, steps with what was counted and skipped")
    func json() async throws {
        let result = try await explain("thi-dua-2027/nop-huyen@dot-1-2027", "--json")
        #expect(result.status == 0 && result.errors == "")
        try Snapshot.expect(result.output, is: "explain-json")
        let entries = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]])
        let chain = try #require(entries.first?["chain"] as? [[String: Any]])
        let steps = try #require(chain.last?["steps"] as? [[String: Any]])
        let count = try #require(steps.first { $0["rule"] as? String == "count" })
        #expect(count["from"] as? String == "2027-01-29" && count["day"] as? String == "2027-02-19")
        let skipped = try #require(count["skipped"] as? [[String: String]])
        #expect(
            skipped.map { "\($0["from"] ?? "")…\($0["to"] ?? "") \($0["title"] ?? "")" } == [
                "2027-01-30…2027-01-31 ", "2027-02-05…2027-02-09 Tết Nguyên đán",
                // Two of the five lie on a weekend.
                "2027-02-10…2027-02-11 Tết Nguyên đán", "2027-02-13…2027-02-14 ",
            ])
    }

    @Test(
        "the plan is named by its id or its file, before the item too",
        arguments: [
            "thi-dua-2027.yaml/gop-y", "Tests/ProgramTests/Fixtures/explain/thi-dua-2027/gop-y",
            "Tests/ProgramTests/Fixtures/explain/thi-dua-2027.yaml/gop-y",
        ])
    func names(word: String) async throws {
        #expect(try await explain(word).transcript == explain("thi-dua-2027/gop-y").transcript)
    }

    @Test("an item without a date in the years shown is told in its nearest year")
    func nearest() async throws {
        let plan = try ScratchFolder()
        let text = """
            title: Kế hoạch
            years: 2021-2040
            events: [{id: xa, title: Ngày xa, on: 01/05/2033}]
            deadlines: [{id: gan, title: Hằng năm, by: 01/05}]
            """
        try Data(text.utf8).write(to: URL(filePath: "\(plan.path)/p.yaml"))
        let words = ["explain", "p/xa", "--plans", plan.path, "--holidays", "config/holidays"]
        let found = try await BuiltProgram.hanchot.run(words)
        #expect(found.status == 0 && found.output.contains("p/xa@2021"))
        let none = try await BuiltProgram.hanchot.run(words + ["--year", "2022"])
        #expect(none.transcript == "--- messages\nno dates in 2022\n--- status 0\n")
        let year = try await BuiltProgram.hanchot.run(
            ["explain", "p/gan", "--plans", plan.path, "--holidays", "config/holidays", "--year", "2031"])
        #expect(year.output.contains("p/gan@2031") && !year.output.contains("p/gan@2032"))
    }

    struct Wrong: Sendable, CustomTestStringConvertible {
        var words: [String]
        var message: String
        var status = 1
        var testDescription: String { words.joined(separator: " ") }
    }

    @Test(
        "what is not there is told with the nearest that is",
        arguments: [
            Wrong(
                words: ["thi-dua-2072/gop-y"], message: "hanchot: no plan 'thi-dua-2072' (did you mean 'thi-dua-2027'?)"
            ),
            Wrong(words: ["thi-dua-2027/gop-i"], message: "hanchot: no 'thi-dua-2027/gop-i' (did you mean 'gop-y'?)"),
            Wrong(
                words: ["thi-dua-2027/so-ket@2027-Q5"],
                message: "hanchot: no 'thi-dua-2027/so-ket@2027-Q5' (did you mean '2027-Q1'?)"),
            Wrong(
                words: ["thi-dua-2027/so-ket@"],
                message: "hanchot: no 'thi-dua-2027/so-ket@' (there are 2027-Q1, 2027-Q2, 2027-Q3, 2027-Q4)"),
            Wrong(words: ["thi-dua-2027/khac"], message: "the plan sets no date", status: 0),
            Wrong(
                words: [],
                message: "hanchot: the name of one plan is needed, or PLAN/ITEM\nsee 'hanchot explain --help'",
                status: 2),
            Wrong(
                words: ["thi-dua-2027", "--json", "--picture"],
                message: "hanchot: '--picture' and '--json' exclude each other\nsee 'hanchot explain --help'", status: 2
            ),
        ])
    func wrong(_ wrong: Wrong) async throws {
        let result = try await BuiltProgram.hanchot.run(["explain"] + wrong.words + Self.inputs)
        #expect(result.transcript == "--- messages\n\(wrong.message)\n--- status \(wrong.status)\n")
    }
}
