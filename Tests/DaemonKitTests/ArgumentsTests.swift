import DaemonKit
import PlanCore
import Testing

@Suite struct ArgumentsTests {
    private static let options = [
        Option(
            "from", short: "f", value: Bilingual(vi: "NGÀY", en: "DAY"), help: Bilingual(vi: "từ ngày", en: "first day")
        ),
        Option("format", value: Bilingual(vi: "TÊN", en: "NAME"), help: Bilingual(vi: "dạng", en: "format")),
        Option("json", short: "j", help: Bilingual(vi: "in JSON", en: "print JSON")),
    ]

    struct Good: Sendable, CustomTestStringConvertible {
        var name: String
        var words: [String]
        var from: [String] = []
        var json = false
        var operands: [String] = []
        var testDescription: String { name }
    }

    @Test(
        "options are read as getopt_long reads them",
        arguments: [
            Good(name: "a value after a space", words: ["--from", "x", "a"], from: ["x"], operands: ["a"]),
            Good(name: "a value after an equals sign", words: ["--from=x=y"], from: ["x=y"]),
            Good(name: "an empty value", words: ["--from="], from: [""]),
            Good(name: "short with its value attached", words: ["-fx"], from: ["x"]),
            Good(name: "short options bundled", words: ["-jf", "x"], from: ["x"], json: true),
            Good(name: "a name cut short", words: ["--js", "--fr", "x"], from: ["x"], json: true),
            Good(name: "repeated", words: ["-f", "a", "-f", "b"], from: ["a", "b"]),
            Good(name: "after a double dash all are operands", words: ["--", "--json"], operands: ["--json"]),
            Good(name: "a dash alone is an operand", words: ["-"], operands: ["-"]),
        ])
    func good(_ example: Good) throws {
        let arguments = try Arguments(example.words, options: Self.options)
        #expect(arguments.values("from") == example.from)
        #expect(arguments.has("json") == example.json)
        #expect(arguments.operands == example.operands)
    }

    @Test(
        "wrong use is told in both languages",
        arguments: [
            (["--frm"], "unknown option '--frm'"),
            (["--f", "x"], "option '--f' is ambiguous (--from, --format)"),
            (["--from"], "option '--from' needs a value"),
            (["--json=yes"], "option '--json' takes no value"),
            (["-x"], "unknown option '-x'"),
        ])
    func wrong(words: [String], message: String) {
        let error = #expect(throws: UsageError.self) { try Arguments(words, options: Self.options) }
        #expect(error?.message.english == message)
        #expect(error?.message.vietnamese.isEmpty == false)
    }
}
