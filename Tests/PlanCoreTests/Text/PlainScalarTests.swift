import PlanCore
import Testing

@Suite struct PlainScalarTests {
    /// Every scalar that is said to be plain.
    private static let plain = (0...0x10FFFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init)
        .filter { PlainScalar.count(in: String($0)) == 1 }

    @Test("a plain scalar is a space or no white space, and no control character, as Unicode's tables have it")
    func properties() {
        #expect(Self.plain.count == (0x7E - 0x1F) + (0x300 - 0xC0) + 0x100 + (0x2028 - 0x2010))
        for scalar in Self.plain {
            #expect(scalar.properties.generalCategory != .control, "\(scalar.value)")
            #expect(!Character(scalar).isWhitespace || scalar == " ", "\(scalar.value)")
        }
    }

    @Test("plain scalars beside each other are characters of their own, whatever pair they make")
    func characters() {
        // Every tenth, as each of the others is met once behind it and once before it.
        for scalar in Self.plain.enumerated().filter({ $0.offset.isMultiple(of: 10) }).map(\.element) {
            var text = String.UnicodeScalarView()
            for other in Self.plain { text.append(contentsOf: [scalar, other]) }
            #expect(String(text).count == 2 * Self.plain.count, "\(scalar.value)")
        }
    }

    @Test("composed Vietnamese is plain, decomposed Vietnamese and what is no letter of ours are not")
    func texts() {
        let text = "Đăng ký danh hiệu “thi đua” – ĐỢT 1"
        #expect(PlainScalar.count(in: text) == text.count)
        #expect(PlainScalar.count(in: "") == 0)
        for text in ["e\u{301}", "a\tb", "a\u{A0}b", "\u{85}", "😀", "kế\u{2028}hoạch", "\u{200B}"] {
            #expect(PlainScalar.count(in: text) == nil, "\(text.unicodeScalars.map(\.value))")
        }
    }
}
