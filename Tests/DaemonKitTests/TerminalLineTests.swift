import DaemonKit
import Testing

@Suite struct TerminalLineTests {
    @Test(
        "a line takes no more columns than it is given, whatever its letters are",
        arguments: [
            ("hạn chót", 5, "hạn c", 5),
            // a letter with its marks apart is one column
            ("ha\u{323}n cho\u{301}t", 5, "ha\u{323}n c", 5),
            // a wide letter that only half fits is left out
            ("計画書.docx", 5, "計画", 4), ("計画書.docx", 6, "計画書", 6), ("計画書.docx", 8, "計画書.d", 8),
            ("👩‍💻 ab", 4, "👩‍💻 a", 4),
            ("ab", 0, "", 0),
        ])
    func columns(_ text: String, _ limit: Int, _ expected: String, _ columns: Int) {
        let line = TerminalLine(text, atMost: limit)
        #expect(line.text == expected)
        #expect(line.columns == columns)
    }

    @Test(
        "nothing in a name drives the terminal", arguments: ["a\u{1B}[2Jb", "a\rb", "a\nb", "a\u{202E}b", "a\u{9B}b"])
    func controls(text: String) {
        let line = TerminalLine(text, atMost: 80)
        #expect(line.text.first == "a" && line.text.last == "b" && line.text.contains("?"))
        #expect(
            !line.text.unicodeScalars.contains {
                [.control, .format].contains($0.properties.generalCategory)
            })
    }
}
