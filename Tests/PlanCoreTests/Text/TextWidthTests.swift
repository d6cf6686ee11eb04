import Glibc
import PlanCore
import Testing

@Suite("How wide text is on a terminal")
struct TextWidthTests {
    @Test("as wcwidth(3) says, of every character that both know")
    func glibc() throws {
        let locale = try #require(newlocale(LC_CTYPE_MASK, "C.UTF-8", nil))
        let former = uselocale(locale)
        defer {
            uselocale(former)
            freelocale(locale)
        }
        // Not among what the module of Glibc shows.
        let symbol = try #require(dlsym(nil, "wcwidth"))
        let wcwidth = unsafeBitCast(symbol, to: (@convention(c) (wchar_t) -> Int32).self)
        var differing: [String] = []
        var count = 0
        // All of the first two planes, of Han beyond them some, tags and selectors.
        let values = [
            Array(0x20...0x1FFFF), Array(stride(from: 0x20000, to: 0x40000, by: 61)), Array(0xE0000...0xE01FF),
        ]
        for value in values.joined().map(UInt32.init) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let known = wcwidth(wchar_t(value))
            let properties = scalar.properties
            // glibc 2.36 knows Unicode 15; private use and what is not assigned is left to fonts.
            guard known >= 0, let age = properties.age, age.major <= 15, properties.generalCategory != .privateUse
            else { continue }
            count += 1
            if scalar.columns != Int(known) {
                differing.append("U+\(String(value, radix: 16)) \(known) \(scalar.columns)")
            }
        }
        #expect(count > 70_000)
        // Unicode 16 made a spacing mark of it.
        differing.removeAll { $0 == "U+1171e 0 1" }
        #expect(differing.isEmpty, "\(differing.count): \(differing.prefix(60))")
    }

    @Test(
        "words are as wide as their letters",
        arguments: [
            ("Vietnamese", "Đợt thứ nhất", 12), ("the same decomposed", "Đo\u{323}\u{302}t", 3), ("Han", "第一", 4),
            ("Hangul of parts", "\u{1112}\u{1161}\u{11AB}", 2), ("emoji", "🎉!", 3), ("nothing", "", 0),
            ("a flag", "🇻🇳", 2), ("a control character", "a\u{7}b", 2),
        ])
    func words(_ name: String, _ text: String, _ columns: Int) {
        #expect(text.columns == columns)
    }

    @Test("filling reaches the width and never cuts")
    func filling() {
        #expect("第".filled(to: 4) == "第  ")
        #expect("第".rightAligned(to: 4) == "  第")
        #expect("ab".centred(in: 5) == " ab  ")
        #expect("abc".filled(to: 2) == "abc")
    }

    @Test("a cell's lines are never wider than the cell, and lose nothing but spaces")
    func cells() {
        let text = "Báo cáo 123456789012345/BC-UBND 第一村委員会 của xã"
        for width in 1...40 {
            let lines = Paragraph(text).cell(width: width)
            #expect(lines.allSatisfy { $0.columns <= max(width, 2) })
            #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
        }
    }
}
