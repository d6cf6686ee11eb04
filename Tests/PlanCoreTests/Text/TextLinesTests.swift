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
            let rest = text.unicodeScalars.filter { $0 != "\n" }
            #expect(lines.isPlain == rest.allSatisfy { PlainScalar.count(in: String($0)) == 1 })
        }
    }

    @Test("bytes that are said to be plain are UTF-8, whatever they are")
    func plain() {
        var generator = SeededGenerator(seed: 2)
        // First bytes of plain scalars and of others, and what may follow them.
        let bytes: [UInt8] = [
            0x0A, 0x20, 0x61, 0x7E, 0x7F, 0x80, 0x90, 0xA7, 0xA8, 0xB8, 0xBB, 0xBC, 0xBF, 0xC0, 0xC1, 0xC2, 0xC3, 0xCB,
            0xCC, 0xE0, 0xE1, 0xE2, 0xE3, 0xED, 0xEF, 0xF0, 0xF4, 0xFF,
        ]
        var found = 0
        for _ in 0..<20_000 {
            let count = Int.random(in: 1...5, using: &generator)
            let text = (0..<count).map { _ in bytes[Int.random(in: bytes.indices, using: &generator)] }
            guard TextLines(text).isPlain else { continue }
            found += 1
            #expect(String(validating: text, as: UTF8.self) != nil, "\(text)")
        }
        #expect(found > 100)
    }
}
