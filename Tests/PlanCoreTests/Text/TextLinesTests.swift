import PlanCore
import TestSupport
import Testing

@Suite struct TextLinesTests {
    @Test("lines end where Swift's characters are new lines, in any order of letters and line ends")
    func lines() {
        var generator = SeededGenerator(seed: 1)
        let pieces = [
            "a", "đ", "ệ", "e\u{301}", " ", "\n", "\r", "\r\n", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}",
            "\u{2027}", "\u{C2}", "😀", "\0",
        ]
        for _ in 0..<2_000 {
            let count = Int.random(in: 0...12, using: &generator)
            let text = (0..<count).map { _ in pieces[Int.random(in: pieces.indices, using: &generator)] }.joined()
            let lines = TextLines(Array(text.utf8))
            let expected = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
            #expect((0..<lines.count).map { lines[$0] } == expected, "\(text.unicodeScalars.map(\.value))")
            #expect(lines[lines.count] == nil && lines[-1] == nil)
        }
    }
}
