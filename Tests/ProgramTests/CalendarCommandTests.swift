import TestSupport
import Testing

@Suite struct CalendarCommandTests {
    private struct Call: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var words: [String]
        var environment: [String: String] = [:]
        var transcript: String
    }

    @Test(
        "calendar tells the normal form and the next elapses, timespan the length",
        arguments: [
            Call(
                testDescription: "one elapse",
                words: ["calendar", "Mon,tue 8:00", "--after", "2027-01-20", "--timezone", "Asia/Ho_Chi_Minh"],
                transcript: """
                    normal form: Mon,Tue *-*-* 08:00:00
                    next: Mon 2027-01-25 08:00:00 Asia/Ho_Chi_Minh (2027-01-25T01:00:00Z)

                    """),
            Call(
                testDescription: "in Vietnamese, the machine's zone from TZ",
                words: ["calendar", "daily", "-n", "2", "--after", "20/01/2027", "--language", "vi"],
                environment: ["TZ": "Asia/Ho_Chi_Minh"],
                transcript: """
                    dạng chuẩn: *-*-* 00:00:00
                    lần tới: Thứ Năm 2027-01-21 00:00:00 Asia/Ho_Chi_Minh (2027-01-20T17:00:00Z)
                    lần tới: Thứ Sáu 2027-01-22 00:00:00 Asia/Ho_Chi_Minh (2027-01-21T17:00:00Z)

                    """),
            Call(
                testDescription: "after an instant with an offset, microseconds, a last one",
                words: [
                    "calendar", "2027-01-20 08:00:00.25,00.5 Asia/Ho_Chi_Minh", "-n", "9", "--timezone", "UTC",
                    "--after", "2027-01-20T08:00:00.25+07:00",
                ],
                transcript: """
                    normal form: 2027-01-20 08:00:00.250000,00.500000 Asia/Ho_Chi_Minh
                    next: Wed 2027-01-20 01:00:00.500000 UTC (2027-01-20T01:00:00.500000Z)
                    next: never again

                    """),
            Call(
                testDescription: "a time that the clock skips",
                words: ["calendar", "2016-03-27 03:17", "--timezone", "EET", "--after", "@0"],
                transcript: "normal form: 2016-03-27 03:17:00\nnext: never\n"),
            Call(
                testDescription: "JSON",
                words: [
                    "calendar", "*-*~1 17:00", "--timezone", "UTC", "--json", "-n", "2", "--after",
                    "2027-01-31T17:00:00Z",
                ],
                transcript: """
                    {
                      "next" : [
                        "2027-02-28T17:00:00Z",
                        "2027-03-31T17:00:00Z"
                      ],
                      "normalized" : "*-*~01 17:00:00"
                    }

                    """),
            Call(
                testDescription: "JSON of what never elapses",
                words: ["calendar", "1970-01-01 UTC", "--json"],
                transcript: """
                    {
                      "next" : [

                      ],
                      "normalized" : "1970-01-01 00:00:00 UTC"
                    }

                    """),
            Call(
                testDescription: "a span", words: ["timespan", "1.5h 90s"],
                transcript: "normal form: 1h 31min 30s\nmicroseconds: 5490000000\n"),
            Call(
                testDescription: "a span as JSON", words: ["timespan", "7d", "--json"],
                transcript: "{\n  \"microseconds\" : 604800000000\n}\n"),
        ])
    private func answers(_ call: Call) async throws {
        let result = try await BuiltProgram.hanchot.run(call.words, environment: call.environment.mapValues { $0 })
        #expect(result.transcript == call.transcript + "--- messages\n--- status 0\n")
    }

    private struct Fault: Sendable, CustomTestStringConvertible {
        var words: [String]
        var message: String
        var testDescription: String { words.joined(separator: " ") }
    }

    @Test(
        "what cannot be read is wrong use, with a caret at the place",
        arguments: [
            Fault(words: ["calendar", "Mon.. 12:00"], message: "the range has no end\n  Mon.. 12:00\n       ^"),
            Fault(
                words: ["calendar", "10:00 Việt/Nam"],
                message: "unknown time zone 'Việt/Nam'\n  10:00 Việt/Nam\n        ^"),
            Fault(words: ["calendar", ""], message: "the calendar expression is empty\n  \n  ^"),
            Fault(
                words: ["calendar", "Mon\u{1B}[31m"], message: "unexpected '\u{FFFD}'\n  Mon\u{FFFD}[31m\n     ^"),
            Fault(
                words: ["calendar", String(repeating: "1,", count: 100) + "x"],
                message: "a number is missing\n  \(String(repeating: "1,", count: 30))x\n"
                    + "  \(String(repeating: " ", count: 60))^"),
            Fault(words: ["calendar"], message: "one calendar expression is needed"),
            Fault(words: ["calendar", "a", "b"], message: "one calendar expression is needed"),
            Fault(words: ["calendar", "daily", "-n", "0"], message: "'--count 0' is not a number from 1 to 10000"),
            Fault(words: ["calendar", "daily", "--timezone", "Mars"], message: "unknown time zone 'Mars'"),
            Fault(
                words: ["calendar", "daily", "--after", "2027-01-20T01:00:00+7"],
                message: "'--after 2027-01-20T01:00:00+7' is not an instant "
                    + "(such as '2027-01-20 08:00' or 2027-01-20T01:00:00Z)"),
            Fault(words: ["timespan", "7 ngày"], message: "a number is missing\n  7 ngày\n    ^"),
            Fault(words: ["timespan"], message: "one span is needed"),
        ])
    private func faults(_ fault: Fault) async throws {
        let result = try await BuiltProgram.hanchot.run(fault.words)
        #expect(
            result.transcript
                == "--- messages\nhanchot: \(fault.message)\nsee 'hanchot \(fault.words[0]) --help'\n--- status 2\n")
    }

    @Test("faults in Vietnamese")
    func vietnamese() async throws {
        let result = try await BuiltProgram.hanchot.run(["calendar", "25:00", "--language", "vi"])
        #expect(
            result.errors
                == "hanchot: không nằm trong khoảng 0 đến 23\n  25:00\n  ^\nxem 'hanchot calendar --help'\n")
    }
}
