import PlanCore
import Testing

@testable import PlanFiles

/// The YAML layer: places, bounds, and what of YAML is refused.
@Suite struct YAMLDocumentTests {
    private static func document(_ text: String) -> YAMLDocument {
        YAMLDocument(bytes: Array(text.utf8), file: "a.yaml")
    }

    /// The node as YAML's flow form with its places, which tests compare.
    private static func shape(_ node: YAMLNode) -> String {
        let place = "@\(node.position.line):\(node.position.column)"
        switch node.content {
        case .scalar(let text, let style):
            return (style == .plain ? text : "\"\(text)\"") + place
        case .sequence(let nodes):
            return "[" + nodes.map(shape).joined(separator: ", ") + "]" + place
        case .mapping(let entries):
            return "{" + entries.map { "\($0.key): " + shape($0.value) }.joined(separator: ", ") + "}" + place
        }
    }

    struct Reading: CustomTestStringConvertible {
        var name: String
        var text: String
        var shape: String
        var testDescription: String { name }
    }

    @Test(
        "values keep their texts and places",
        arguments: [
            Reading(name: "a mapping", text: "a: 08:00\nb: 012\n", shape: "{a: 08:00@1:4, b: 012@2:4}@1:1"),
            Reading(name: "a list", text: "- x\n- 'y'\n", shape: "[x@1:3, \"y\"@2:3]@1:1"),
            Reading(name: "nothing", text: "# only a comment\n", shape: "@1:1"),
            Reading(name: "CRLF", text: "a: 1\r\nb: 2\r\n", shape: "{a: 1@1:4, b: 2@2:4}@1:1"),
            Reading(name: "a byte order mark", text: "\u{FEFF}a: 1\n", shape: "{a: 1@1:4}@1:1"),
            Reading(
                name: "columns count characters, not bytes or scalars",
                text: "{đợt: 1, to\u{302}\u{309}: 2, 🇻🇳: 3}", shape: "{đợt: 1@1:7, tổ: 2@1:14, 🇻🇳: 3@1:20}@1:1"),
            Reading(
                name: "an alias stands where it is written", text: "a: &x [1]\nb: *x\n",
                shape: "{a: [1@1:8]@1:4, b: [1@1:8]@2:4}@1:1"),
            Reading(name: "a folded text", text: "a: >-\n  x\n  y\n", shape: "{a: \"x y\"@1:4}@1:1"),
        ])
    func reads(_ reading: Reading) throws {
        let document = Self.document(reading.text)
        #expect(document.faults.diagnostics.isEmpty)
        #expect(Self.shape(try #require(document.root)) == reading.shape)
    }

    @Test("only a plain nothing is null")
    func null() {
        for text in ["", "~", "null"] { #expect(Self.document(text).root?.isNull == true) }
        #expect(Self.document("''").root?.isNull == false)
    }

    struct Refusal: CustomTestStringConvertible {
        var name: String
        var text: String
        var faults: [String]
        var testDescription: String { name }
    }

    @Test(
        "what cannot be read says where and why",
        arguments: [
            Refusal(
                name: "an open quote", text: "a: 1\nb: \"x\n",
                faults: [
                    "2:6 yaml-syntax the file ends too early: a closing quote is missing "
                        + "(in what begins at line 2, column 4)"
                ]),
            Refusal(
                name: "an open bracket", text: "a: [1,\n\n",
                faults: ["1:7 yaml-syntax a value is expected here"]),
            Refusal(
                name: "a tab", text: "a:\n\tb: 1\n",
                faults: [
                    "2:1 yaml-syntax a value cannot begin with this character (indent with spaces, not tabs; "
                        + "quote '@' and '`')"
                ]),
            Refusal(
                name: "two documents", text: "a: 1\n---\nb: 2\n",
                faults: [
                    "2:1 yaml-documents the file holds more than one YAML document ('---'); only one is allowed"
                ]),
            Refusal(
                name: "a directive", text: "a: 1\n...\n%TAG !a! tag:a,2027:\n---\nb: 1\n",
                faults: ["3:1 yaml-directive directives ('%') are not used here"]),
            Refusal(
                name: "an escape character", text: "a: đ\u{1b}\n",
                faults: ["1:5 yaml-syntax control characters are not allowed"]),
        ])
    func refuses(_ refusal: Refusal) {
        let document = Self.document(refusal.text)
        #expect(document.root == nil)
        #expect(document.faults.lines == refusal.faults)
    }

    @Test(
        "what is not wanted of YAML is named, all of it, and reading goes on",
        arguments: [
            Refusal(
                name: "duplicate keys", text: "a: 1\nb: 2\na: 3\n",
                faults: ["3:1 key-duplicate duplicate key 'a' (first at line 1, column 1)"]),
            Refusal(
                name: "duplicate keys in two normal forms", text: "\u{1EDF}: 1\no\u{31B}\u{309}: 2\n",
                faults: ["2:1 key-duplicate duplicate key 'ở' (first at line 1, column 1)"]),
            Refusal(
                name: "a merge key and an unknown alias", text: "a: *x\nb: {<<: {c: 1}}\n",
                faults: [
                    "1:4 yaml-alias alias '*x' refers to no value before it",
                    "2:5 yaml-merge merge keys ('<<') are not used here; write the keys out",
                ]),
            Refusal(
                name: "tags", text: "a: !!int 1\nb: !mine x\n",
                faults: [
                    "1:4 yaml-tag tags such as 'tag:yaml.org,2002:int' are not used here",
                    "2:4 yaml-tag tags such as '!mine' are not used here",
                ]),
            Refusal(
                name: "a list as a key", text: "[a]: 1\n",
                faults: ["1:1 key-type a key must be a name (at most 256 bytes)"]),
            Refusal(
                name: "an alias within its own anchor", text: "a: &x [*x]\n",
                faults: ["1:8 yaml-alias alias '*x' refers to no value before it"]),
        ])
    func refusesAndGoesOn(_ refusal: Refusal) {
        let document = Self.document(refusal.text)
        #expect(document.root != nil)
        #expect(document.faults.lines == refusal.faults)
    }

    @Test("other encodings are refused at the first byte that is not UTF-8")
    func encodings() {
        let latin = YAMLDocument(bytes: Array("a: 1\nb: đ".utf8) + [0xE9, 0x20], file: "a.yaml")
        #expect(latin.faults.lines == ["2:5 encoding-invalid the file is not UTF-8 (save it as UTF-8)"])
        let wide = YAMLDocument(bytes: [0xFF, 0xFE, 0x61, 0x00], file: "a.yaml")
        #expect(wide.faults.lines == ["1:1 encoding-invalid the file is UTF-16 (save it as UTF-8)"])
    }

    struct Bound: CustomTestStringConvertible {
        var name: String
        var within: String
        var beyond: String
        var fault: String
        var testDescription: String { name }
    }

    private static func nested(_ depth: Int) -> String {
        String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }

    @Test(
        "each bound holds, one beyond is refused",
        arguments: [
            Bound(
                name: "bytes", within: String(repeating: " ", count: FormatLimits.bytes),
                beyond: String(repeating: " ", count: FormatLimits.bytes + 1),
                fault: "1:1 too-large the file is larger than 1024 KiB"),
            Bound(
                name: "levels", within: nested(64), beyond: nested(65),
                fault: "1:65 too-deep values are nested more than 64 levels deep"),
            Bound(
                name: "levels through an alias", within: "- &a \(nested(63))\n- *a",
                beyond: "- &a \(nested(62))\n- [[*a]]",
                fault: "2:5 too-deep values are nested more than 64 levels deep"),
            Bound(
                name: "values", within: String(repeating: "- x\n", count: 9_999),
                beyond: String(repeating: "- x\n", count: 10_000),
                fault: "10000:3 too-large the file holds more than 10000 values, aliases included"),
            Bound(
                name: "values through aliases",
                within: "- &a [1, 2, 3, 4, 5, 6, 7, 8, 9]\n- &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\n",
                beyond: "- &a [1, 2, 3, 4, 5, 6, 7, 8, 9]\n- &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\n"
                    + "- &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]\n- &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]\n"
                    + "- &e [*d, *d, *d, *d, *d, *d, *d, *d, *d]\n",
                fault: "5:7 too-large the file holds more than 10000 values, aliases included"),
        ])
    func bounds(_ bound: Bound) {
        #expect(Self.document(bound.within).faults.lines == [])
        let beyond = Self.document(bound.beyond)
        #expect(beyond.root == nil)
        #expect(beyond.faults.lines == [bound.fault])
    }

    @Test("50,000 opening brackets end at the 65th")
    func brackets() {
        let document = Self.document(String(repeating: "[", count: 50_000))
        #expect(document.faults.lines == ["1:65 too-deep values are nested more than 64 levels deep"])
    }

    @Test("faults beyond the limit are only counted")
    func manyFaults() {
        let document = Self.document(String(repeating: "- !x y\n", count: 120))
        #expect(document.faults.lines.count == 101)
        #expect(document.faults.lines.last == "100:3 too-many-faults and 20 more faults")
    }
}

extension FileFaults {
    /// `line:column code message`, in English.
    var lines: [String] {
        diagnostics.map { "\($0.position.line):\($0.position.column) \($0.code) \($0.message.english)" }
    }
}
