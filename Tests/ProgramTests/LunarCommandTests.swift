import TestSupport
import Testing

@Suite struct LunarCommandTests {
    @Test(
        "a day's lunar date and a lunar date's day, for people",
        arguments: [
            ("lunar 20/01/2027", "20 January 2027 is day 13 of month 12 in the year Bính Ngọ (lunar 13/12/2026)"),
            (
                "lunar 2025-07-25 --language vi",
                "25/07/2025 là ngày mùng 1 tháng Sáu nhuận năm Ất Tỵ (01/06/2025 nhuận âm lịch)"
            ),
            (
                "lunar --from-lunar 10/03/2027 --language vi",
                "10/03/2027 âm lịch, ngày mùng 10 tháng Ba năm Đinh Mùi, là thứ Sáu, ngày 16/04/2027"
            ),
            (
                "lunar --from-lunar --leap 2023-02-29",
                "lunar 29/02/2023 leap, day 29 of leap month 2 in the year Quý Mão, is Wednesday, 19 April 2023"
            ),
            // No solar month of that number has such a day.
            (
                "lunar --from-lunar 30/2/2027",
                "lunar 30/02/2027, day 30 of month 2 in the year Đinh Mùi, is Tuesday, 6 April 2027"
            ),
        ])
    func text(line: String, expected: String) async throws {
        let result = try await BuiltProgram.hanchot.run(line.split(separator: " ").map(String.init))
        #expect(result.transcript == "\(expected)\n--- messages\n--- status 0\n")
    }

    @Test("and for programs")
    func json() async throws {
        let there = try await BuiltProgram.hanchot.run(["lunar", "2025-07-25", "--json"]).succeeded().output
        #expect(there == "{\n  \"day\" : 1,\n  \"leap\" : true,\n  \"month\" : 6,\n  \"year\" : 2025\n}\n")
        let back = try await BuiltProgram.hanchot.run(["lunar", "--from-lunar", "--leap", "1/6/2025", "--json"])
        #expect(back.output == "{\n  \"date\" : \"2025-07-25\"\n}\n")
    }

    @Test(
        "what is no date, and what lies outside of the calendar, is wrong use",
        arguments: [
            ("lunar", "one date is needed"), ("lunar 1/1/2027 2/1/2027", "one date is needed"),
            ("lunar 31/2/2027", "'31/2/2027' is not a day (such as 2027-01-20 or 20/01/2027)"),
            ("lunar 1899-11-30", "'1899-11-30' lies outside of the lunar calendar's 1900 to 2199"),
            ("lunar 9999-12-31", "'9999-12-31' lies outside of the lunar calendar's 1900 to 2199"),
            ("lunar 1/1/2027 --leap", "'--leap' goes with '--from-lunar'"),
            (
                "lunar --from-lunar 1/6/2026 --leap",
                "the lunar calendar of 1900 to 2199 has no '1/6/2026' in a leap month"
            ),
            ("lunar --from-lunar 30/1/2027/x", "'30/1/2027/x' is not a lunar date (such as 10/03/2027 or 2027-03-10)"),
            ("lunar --from-lunar +1/1/2027", "'+1/1/2027' is not a lunar date (such as 10/03/2027 or 2027-03-10)"),
            ("lunar --from-lunar 1/13/2027", "the lunar calendar of 1900 to 2199 has no '1/13/2027'"),
        ])
    func wrongUse(line: String, message: String) async throws {
        let result = try await BuiltProgram.hanchot.run(line.split(separator: " ").map(String.init))
        #expect(result.transcript == "--- messages\nhanchot: \(message)\nsee 'hanchot lunar --help'\n--- status 2\n")
    }
}
