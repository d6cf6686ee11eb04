import TestSupport
import Testing

@Suite struct DaysCommandTests {
    private static let holidays = ["--holidays", "config/holidays"]

    @Test(
        "days and working days, the first day not counted",
        arguments: [
            // Tết of 2026: 14 to 22 February.
            ("2026-02-13 2026-02-23", 10, 1), ("2026-02-13 2026-02-22", 9, 0),
            // 10 January 2026 is a Saturday worked for 2 January.
            ("2026-01-01 2026-01-11", 10, 6), ("2026-03-02 2026-03-02", 0, 0), ("2025-01-01 2026-01-01", 365, 250),
        ])
    func counts(range: String, days: Int, workingDays: Int) async throws {
        let words = ["days"] + range.split(separator: " ").map(String.init) + Self.holidays
        let json = try await BuiltProgram.hanchot.run(words + ["--json"]).succeeded()
        let ends = range.split(separator: " ")
        #expect(
            json.transcript == """
                {
                  "days" : \(days),
                  "from" : "\(ends[0])",
                  "to" : "\(ends[1])",
                  "workingDays" : \(workingDays)
                }
                --- messages
                --- status 0

                """)
    }

    @Test("for people, with a word where the holidays are not certain", arguments: ["vi", "en"])
    func text(language: String) async throws {
        let words = ["days", "20/01/2027", "20/02/2027", "--language", language]
        let known = try await BuiltProgram.hanchot.run(words + Self.holidays).transcript
        let scratch = try ScratchFolder()
        let unknown = try await BuiltProgram.hanchot.run(words + ["--holidays", scratch.path]).transcript
        try Snapshot.expect(known + unknown, is: "days.\(language)")
    }

    @Test(
        "wrong use",
        arguments: [
            ("days", "two days are needed"), ("days 2027-01-01", "two days are needed"),
            ("days 2027-01-02 2027-01-01", "'2027-01-01' comes before '2027-01-02'"),
            ("days 2027-01-02 mai", "'mai' is not a day (such as 2027-01-20 or 20/01/2027)"),
        ])
    func wrongUse(line: String, message: String) async throws {
        let result = try await BuiltProgram.hanchot.run(line.split(separator: " ").map(String.init))
        #expect(result.transcript == "--- messages\nhanchot: \(message)\nsee 'hanchot days --help'\n--- status 2\n")
    }
}
