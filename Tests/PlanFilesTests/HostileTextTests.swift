import PlanCore
import Testing

@testable import PlanFiles

/// Texts made to cost time or memory: refused, and soon.
@Suite struct HostileTextTests {
    struct Text: CustomTestStringConvertible {
        var name: String
        var text: String
        var code: String
        var testDescription: String { name }
    }

    private static func repeated(_ text: String, bytes: Int = FormatLimits.bytes - 64) -> String {
        String(repeating: text, count: bytes / text.utf8.count)
    }

    @Test(
        "a mebibyte of one thing is refused within a second or so", .timeLimit(.minutes(1)),
        arguments: [
            Text(name: "brackets", text: repeated("["), code: "too-deep"),
            Text(name: "dashes", text: repeated("- "), code: "too-deep"),
            Text(name: "directives", text: repeated("%TAG !a! b\n"), code: "yaml-directive"),
            Text(name: "elements on one line", text: "[" + repeated("'',") + "]", code: "too-large"),
            Text(name: "tags", text: "[" + repeated("!a b,") + "]", code: "yaml-tag"),
            Text(
                name: "a long text repeated by aliases",
                text: "title: &a \"" + repeated("ă ", bytes: 900_000) + "\"\nunits: [" + repeated("*a,", bytes: 28_000)
                    + "]", code: "text-too-long"),
            Text(name: "combining marks", text: "title: " + repeated("\u{301}"), code: "text-too-long"),
            Text(
                name: "unknown keys", text: (0..<4_900).map { "k\($0): v\n" }.joined(), code: "key-unknown"),
            Text(
                name: "unknown units near known ones",
                text: "title: A\nyear: 2027\nunits:\n"
                    + (100..<299).map { "  - {id: \($0)\(repeated("a", bytes: 33)), name: A}\n" }.joined()
                    + "deadlines: [{id: q, title: Q, by: 1/1, units: ["
                    + repeated("\(repeated("a", bytes: 33))bbb,", bytes: 34_000) + "]}]", code: "unit-unknown"),
        ])
    func refused(_ hostile: Text) {
        let (plan, diagnostics) = PlanReader.sample.read(Array(hostile.text.utf8), file: "a.yaml")
        #expect(plan == nil)
        #expect(diagnostics.contains { $0.code == hostile.code })
        #expect(diagnostics.count <= FormatLimits.faults + 1)
    }
}
