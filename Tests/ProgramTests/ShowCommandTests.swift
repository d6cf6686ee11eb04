import Foundation
import TestSupport
import Testing

@Suite struct ShowCommandTests {
    @Test(
        "a plan's year",
        arguments: ["quang-thanh-2021", "nguyen-trai-2023", "cat-ne-2024", "dai-lanh-2023", "van-gia-2024"],
        ["vi", "en"])
    func picture(plan: String, language: String) async throws {
        let words = ["show", plan, "--year", String(plan.suffix(4)), "--language", language] + BuiltProgram.samples
        let result = try await BuiltProgram.hanchot.run(words)
        #expect(result.status == 0 && result.errors == "")
        #expect(result.output.split(separator: "\n").dropFirst(2).allSatisfy { (line: Substring) in line.count <= 80 })
        try Snapshot.expect(result.output, is: "show-\(plan).\(language)")
    }

    @Test(
        "a plan is named by its id or by its file",
        arguments: ["quang-thanh-2021.yaml", "config/plans/quang-thanh-2021.yaml"])
    func byFile(name: String) async throws {
        let byID = try await BuiltProgram.hanchot.run(["show", "quang-thanh-2021"] + BuiltProgram.samples)
        let byFile = try await BuiltProgram.hanchot.run(["show", name] + BuiltProgram.samples)
        #expect(byID.status == 0 && byID.transcript == byFile.transcript)
        #expect(byID.output.contains("\n2021 "), "the plan's own year, not this one")
    }

    @Test("without a year it is the plan's own, and the next one where the plan has dates there")
    func ownYears() async throws {
        let years = ["nguyen-trai-2023": ["2023", "2024"], "van-gia-2024": ["2024"]]
        for (plan, years) in years {
            let result = try await BuiltProgram.hanchot.run(["show", plan] + BuiltProgram.samples)
            let headings = result.output.split(separator: "\n").filter { $0.hasSuffix(" Dec") }.map { $0.prefix(4) }
            #expect(headings.map(String.init) == years)
        }
    }

    @Test("as JSON it has every date")
    func json() async throws {
        let result = try await BuiltProgram.hanchot.run(
            ["show", "quang-thanh-2021", "--json", "--year", "2021"] + BuiltProgram.samples)
        let plan = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        let dates = try #require(plan["occurrences"] as? [[String: Any]])
        #expect(plan["number"] as? String == "12/KH-UBND")
        #expect(
            Set(dates.map { "\($0["item"] ?? "") \($0["lastGoodDay"] ?? "")" }) == [
                "dot-1 2021-06-11", "dot-2 2021-12-31", "dang-ky 2021-01-19", "sang-kien 2021-10-31",
                "khen-thuong 2021-11-14", "binh-xet 2021-06-11", "binh-xet 2021-12-31", "ai-quoc 2021-06-11",
            ])
    }

    @Test("a plan that is not there is a failure that names those that are")
    func unknown() async throws {
        let result = try await BuiltProgram.hanchot.run(["show", "khac"] + BuiltProgram.samples)
        #expect(result.status == 1 && result.output == "")
        #expect(
            result.errors
                == "hanchot: no plan 'khac' (there are cat-ne-2024, dai-lanh-2023, nguyen-trai-2023, quang-thanh-2021, "
                + "van-gia-2024)\n")
    }

    @Test("a plan whose file has errors is told by them")
    func faulty() async throws {
        let result = try await BuiltProgram.hanchot.run(
            ["show", "trong", "--plans", "Tests/ProgramTests/Fixtures/faulty/trong.yaml"])
        #expect(result.status == 4 && result.output == "" && result.errors.contains("[key-missing]"))
        #expect(!result.errors.contains("no plan"))
    }
}
