import Foundation
import PlanCore
import Testing

@Suite struct ComposedTextTests {
    @Test("a text is composed as the Unicode Standard says, and stays the same when it is again")
    func composed() {
        // Letters with two marks in either order, Hangul, compatibility characters, what is never composed (U+0958).
        let texts = [
            "", "bao ca\u{301}o", "Ki\u{302}\u{301}m ke\u{323}\u{302}", "\u{1112}\u{1161}\u{11AB}", "\u{FB01}",
            "\u{958}",
            "\u{212B}", "e\u{301}\u{323}", "đường", "a\u{30A}\u{30A}", "👩‍👩‍👧",
        ]
        for text in texts {
            let expected = text.precomposedStringWithCanonicalMapping
            #expect(text.composed.unicodeScalars.elementsEqual(expected.unicodeScalars), "\(text)")
            #expect(text.composed.composed.utf8.elementsEqual(text.composed.utf8))
        }
    }
}
