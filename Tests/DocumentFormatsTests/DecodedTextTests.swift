import DocumentFormats
import Testing

/// Bytes to text: marks, statistics, and what must not be guessed.
@Suite struct DecodedTextTests {
    /// A passage as the file of an old program holds it.
    struct Legacy: Sendable, CustomTestStringConvertible {
        let encoding: LegacyEncoding
        let western: String
        var bytes: [UInt8] { western.unicodeScalars.map { UInt8($0.value) } }
        var testDescription: String { encoding.rawValue }
    }

    static let legacy = [
        Legacy(encoding: .tcvn3, western: LegacyPassage.tcvn3),
        Legacy(encoding: .vni, western: LegacyPassage.vni),
        Legacy(encoding: .windows1258, western: LegacyPassage.windows1258),
    ]

    @Test("a legacy encoding is told by the letters' statistics", arguments: legacy)
    func legacyBytes(_ legacy: Legacy) throws {
        let decoded = try #require(DecodedText(legacy.bytes))
        #expect(decoded.encoding == .legacy(legacy.encoding))
        // Equal in Unicode's sense: Windows-1258 has its tones as marks of their own, and they stay such.
        #expect(decoded.text == LegacyPassage.text)
    }

    @Test("marks of Windows-1258 stay marks")
    func combiningMarks() throws {
        let text = try #require(DecodedText(Self.legacy[2].bytes)).text
        #expect(text.unicodeScalars.contains("\u{323}"))
        #expect(!text.unicodeScalars.contains("ộ"))
    }

    @Test("a legacy font's letters that were saved as UTF-8 are told as well", arguments: legacy.prefix(2))
    func legacyInUnicode(_ legacy: Legacy) throws {
        let decoded = try #require(DecodedText(Array(legacy.western.utf8)))
        #expect(decoded == DecodedText(legacy.bytes))
    }

    @Test("every legacy encoding gives back every letter of Vietnamese that it has")
    func wholeAlphabet() {
        let vowels = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ"
        let vni =
            "aaøaùaûaõaïaêaèaéaúaüaëaâaàaáaåaãaäeeøeùeûeõeïeâeàeáeåeãeäiìíæóòooøoùoûoõoïoâoàoáoåoãoäôôøôùôûôõôïuuøuùuûuõuïööøöùöûöõöïyyøyùyûyõîñ"
        let tcvn3 = "aµ¸¶·¹¨»¾¼½Æ©ÇÊÈÉËeÌÐÎÏÑªÒÕÓÔÖi×ÝØÜÞoßãáâä«åèæçé¬êíëìîuïóñòô\u{AD}õøö÷ùyúýûüþ®"
        #expect(LegacyEncoding.vni.decode(vni) == vowels)
        #expect(LegacyEncoding.vni.decode(vni.uppercased()) == vowels.uppercased())
        #expect(LegacyEncoding.tcvn3.decode(tcvn3) == vowels)
        #expect(LegacyEncoding.tcvn3Capitals.decode(tcvn3) == vowels.uppercased())
    }

    @Test(
        "capitals that TCVN3 has not are those of a line of capitals",
        arguments: [
            ("ñY BAN NH¢N D¢N X· T¢N HßA", "ỦY BAN NHÂN DÂN XÃ TÂN HÒA"), ("KÕ HO¹CH", "KẾ HOẠCH"),
            ("III. Tæ CHøC THùC HIÖN", "III. TỔ CHỨC THỰC HIỆN"), ("Sè: 45/KH-UBND", "Số: 45/KH-UBND"),
            ("X· T¢N HßA      §éc lËp - Tù do - H¹nh phóc\nSë", "XÃ TÂN HÒA      Độc lập - Tự do - Hạnh phúc\nSở"),
            ("UBND x· vµ Së Néi vô (TCVN)\n", "UBND xã và Sở Nội vụ (TCVN)\n"), ("", ""), (" \n ", " \n "),
        ])
    func capitals(western: String, expected: String) {
        #expect(LegacyEncoding.tcvn3.decode(western) == expected)
    }

    @Test("pictures say their size in their first bytes, whatever follows")
    func pictures() {
        let png: [UInt8] =
            [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13] + Array("IHDR".utf8) + [0, 0, 0xEA, 0x60, 0, 0, 1, 2]
        #expect(PictureSize(png).map { [$0.width, $0.height] } == [60_000, 258])
        let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 1, 0xFF, 0xC2, 0, 17, 8, 0x01, 0x00, 0x02, 0x00]
        #expect(PictureSize(jpeg).map { [$0.width, $0.height] } == [512, 256])
        let little: [UInt8] =
            [0x49, 0x49, 42, 0, 8, 0, 0, 0, 2, 0] + [0, 1, 3, 0, 1, 0, 0, 0, 0x10, 0x27, 0, 0]
            + [1, 1, 4, 0, 1, 0, 0, 0, 0x20, 0x4E, 0, 0]
        #expect(PictureSize(little).map { [$0.width, $0.height] } == [10_000, 20_000])
        for bytes in [png, jpeg, little] {
            for count in 0..<bytes.count { _ = PictureSize(Array(bytes.prefix(count))) }
        }
        #expect(PictureSize([0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0, 0]) == nil)
    }

    /// Text that is what it seems.
    static let notLegacy: [(name: String, text: String)] = [
        ("ASCII", "Report by 15/11/2027; the office closes at 17:00. Phase 1 from 01/01 to 11/06.\n"),
        ("English", "The café’s naïve façade: a résumé, a cliché, a fiancée, a piñata, an exposé — and El Niño."),
        (
            "French",
            "L’été dernier, où les élèves étaient très gênés, le maître a répété à Noël que la forêt brûlée, là-bas, "
                + "près du château, était à l’État ; les blés mûrs, les pâtés, les crêpes et le thé étaient prêts."
        ),
        (
            "German",
            "Die Prüfung für Hörer fällt auf Mittwoch; die Gebühr für größere Änderungen erhöht sich über Nacht, "
                + "während Müller später zurückkäme und Käse, Öl, Äpfel und süße Brötchen äße."
        ),
        (
            "Portuguese",
            "A comissão não poderá receber inscrições após o término; então a direção fará a correção da relação, à "
                + "exceção dos órgãos já notificados, até amanhã às três horas."
        ),
        ("Vietnamese, composed", LegacyPassage.text),
        ("Vietnamese, decomposed", decomposed(LegacyPassage.text)),
        ("Vietnamese without letters of its own", "là và có thì cá tôi bà má hè vè về bé tê xì dò cò lò mò tù mù"),
        ("Vietnamese without marks", "Uy ban nhan dan xa yeu cau cac thon nop bao cao truoc ngay 20/01/2027"),
        ("one word only", "ngµy"),
        (
            "Vietnamese that quotes a legacy font",
            LegacyPassage.text + " (tệp cũ ghi “ngµy th¸ng n¨m”, đọc là ngày tháng năm)"
        ),
        ("numbers with degrees and fractions", "5°C, ½ giờ, §12, ±3%, ©2027, 20 µm, ®, ¼, ¾, «a», ×, ÷"),
    ]

    @Test("what is Unicode already stays to the letter", arguments: notLegacy)
    func staysUnicode(_ sample: (name: String, text: String)) throws {
        let decoded = try #require(DecodedText(Array(sample.text.utf8)))
        #expect(decoded.encoding == .utf8)
        #expect(Array(decoded.text.unicodeScalars) == Array(sample.text.unicodeScalars))
    }

    @Test("French of an old program is not taken for Vietnamese, but refused")
    func westernBytes() {
        let french = Self.notLegacy[2].text.replacing("’", with: "'")
        #expect(DecodedText(french.unicodeScalars.map { UInt8($0.value) }) == nil)
    }

    @Test("UTF-16 is told by its mark or its zeros", arguments: [true, false], [true, false])
    func utf16(isLittle: Bool, isMarked: Bool) throws {
        let text = "Hạn cuối nộp báo cáo: trước ngày 20/01/2027 😀\n"
        let units = (isMarked ? [0xFEFF] : []) + Array(text.utf16)
        let bytes = units.flatMap { unit in
            let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
            return isLittle ? pair : pair.reversed()
        }
        #expect(DecodedText(bytes)?.encoding == .utf16)
        #expect(DecodedText(bytes)?.text == text)
    }

    @Test("a byte order mark is dropped and every line end is one")
    func marksAndLines() {
        let ends = "a\r\nb\rc\nd\u{2028}e\u{2029}g\n\rh\r"
        #expect(DecodedText([0xEF, 0xBB, 0xBF] + Array(ends.utf8))?.text == "a\nb\nc\nd\ne\ng\n\nh\n")
    }

    @Test("what begins as a line's end does stays as it is", arguments: ["ngày … tháng", "a – b", "“Đợt 1”", "→"])
    func noLineEnd(text: String) {
        #expect(DecodedText(Array("\(text)\r\n\(text)".utf8))?.text == "\(text)\n\(text)")
    }

    @Test("a letter that was cut through is shown as such, and the rest is read")
    func cutLetter() throws {
        let decoded = try #require(DecodedText(Array(LegacyPassage.text.utf8) + [0xE1, 0xBA]))
        #expect(decoded.encoding == .damagedUTF8)
        #expect(decoded.text == LegacyPassage.text + "\u{FFFD}")
    }

    @Test(
        "bytes that are no text are refused",
        arguments: [[0, 1, 2, 3], [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0], [0xFF, 0xFE, 0x00]])
    func noText(_ bytes: [UInt8]) {
        #expect(DecodedText(bytes) == nil)
    }

    private static func decomposed(_ text: String) -> String {
        LegacyEncoding.windows1258.decode(LegacyPassage.windows1258)
    }

    @Test(
        "an encoding is told by the font's name",
        arguments: [
            (".VnTime", LegacyEncoding.tcvn3), (".VnTimeH", .tcvn3Capitals), (".VnArial NarrowH", .tcvn3Capitals),
            ("VNI-Times", .vni), ("VNI Helve", .vni), ("Times New Roman", nil), ("Vnote", nil), ("UVN Viet", nil),
        ] as [(String, LegacyEncoding?)])
    func fonts(_ font: (name: String, encoding: LegacyEncoding?)) {
        #expect(LegacyEncoding(font: font.name) == font.encoding)
    }
}
