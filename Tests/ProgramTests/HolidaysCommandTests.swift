import ControlAPI
import Foundation
import TestSupport
import Testing

@Suite struct HolidaysCommandTests {
    private static func run(_ words: String...) async throws -> CommandResult {
        try await BuiltProgram.hanchot.run(["holidays"] + words)
    }

    @Test("a year that is announced and one that is reckoned, for people", arguments: [2026, 2028], ["vi", "en"])
    func text(year: Int, language: String) async throws {
        let result = try await Self.run("\(year)", "--holidays", "config/holidays", "--language", language)
        try Snapshot.expect(result.transcript, is: "holidays-\(year).\(language)")
    }

    @Test("for programs, a day each, the same in every language")
    func json() async throws {
        let words = ["2022", "--holidays", "config/holidays", "--json"]
        let result = try await BuiltProgram.hanchot.run(["holidays"] + words + ["--language", "vi"]).succeeded()
        #expect(result.output == (try await BuiltProgram.hanchot.run(["holidays"] + words)).output)
        let days = try JSONDecoder().decode([HolidayEntry].self, from: Data(result.output.utf8))
        #expect(days.map(\.date) == days.map(\.date).sorted())
        #expect(days.count == 15 && days.allSatisfy { !$0.working && $0.kind == "holiday" && $0.status == "official" })
        let last = try #require(days.last)
        #expect(last.date == "2022-09-02" && last.weekday == "Fri" && last.title == "Quốc khánh")
        #expect(last.source == "Công văn 245/VPCP-KGVX ngày 11/01/2022")
    }

    @Test("each kind of day, for programs")
    func kinds() async throws {
        let folder = try ScratchFolder()
        let text = """
            title: Lịch
            years:
              2026:
                status: official
                holidays: [{title: A, on: 01/01}]
                swaps: [{title: B, off: 02/01, work: 10/01, status: estimated}]
                dates: [{title: C, on: 06/01, working: false, source: S}, {title: D, on: 11/01, working: true}]
            yearly: [{title: E, on: 01/05}]
            substitutes: {on: next-working-day, source: L}
            """
        try folder.write(Data(text.utf8), to: "x.yaml")
        func days(_ year: String) async throws -> [String] {
            let result = try await Self.run(year, "--holidays", folder.path, "--json").succeeded()
            return try JSONDecoder().decode([HolidayEntry].self, from: Data(result.output.utf8)).map {
                "\($0.date) \($0.weekday) \($0.working ? "+" : "-") \($0.kind) \($0.title) \($0.source ?? "?") \($0.status)"
            }
        }
        #expect(
            try await days("2026") == [
                "2026-01-01 Thu - holiday A ? official", "2026-01-02 Fri - swap B ? estimated",
                "2026-01-06 Tue - exact C S official", "2026-01-10 Sat + make-up B ? estimated",
                "2026-01-11 Sun + exact D ? official",
            ])
        #expect(
            try await days("2027") == [
                "2027-05-01 Sat - holiday E ? estimated", "2027-05-03 Mon - substitute E L estimated",
            ])
    }

    @Test("without a year, this year")
    func thisYear() async throws {
        let holidays = ["--holidays", "config/holidays"]
        let result = try await BuiltProgram.hanchot.run(["holidays"] + holidays).succeeded()
        let year = try #require(result.output.split(separator: ":").first.map(String.init))
        let now = Calendar(identifier: .gregorian).component(.year, from: Date())
        // The machine's zone may have a new year that this one has not, and the clock goes on.
        #expect((now - 1...now + 1).map(String.init).contains(year))
        #expect(try await BuiltProgram.hanchot.run(["holidays", year] + holidays).output == result.output)
    }

    @Test("no holidays, and a file that is faulty")
    func withoutHolidays() async throws {
        let folder = try ScratchFolder()
        let empty = try await Self.run("2027", "--holidays", folder.path, "--language", "en")
        #expect(empty.output == "2027: no holidays known; 261 working days\n" && empty.status == 0)
        try folder.write(Data("title: T\nyearly: [{title: A, on: 01/01, yeers: 2020-}]\n".utf8), to: "x.yaml")
        let faulty = try await Self.run("2027", "--holidays", folder.path, "--language", "en")
        #expect(faulty.output == "" && faulty.status == 4)
        #expect(faulty.errors.contains("x.yaml:2:32: error: unknown key 'yeers' (did you mean 'years'?) [key-unknown]"))
    }

    @Test(
        "wrong use",
        arguments: [
            ("0", "'0' is not a year"), ("10000", "'10000' is not a year"), ("nay", "'nay' is not a year"),
            ("2026 2027", "one year is enough"),
        ])
    func wrongUse(words: String, message: String) async throws {
        let result = try await BuiltProgram.hanchot.run(["holidays"] + words.split(separator: " ").map(String.init))
        #expect(result.transcript == "--- messages\nhanchot: \(message)\nsee 'hanchot holidays --help'\n--- status 2\n")
    }
}
