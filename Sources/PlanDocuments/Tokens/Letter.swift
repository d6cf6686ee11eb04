/// One letter of a syllable, as two spellings of the same word have it: lower case, its tone apart, look-alikes of other
/// scripts as the Latin letter they look like.
struct Letter: Hashable {
    /// 1…26 a…z, then â ă ê ô ơ ư đ; `other` for every letter that no Vietnamese word has.
    var code: UInt8
    var tone: Tone

    static let other: UInt8 = 63

    enum Tone: UInt8 {
        case level, falling, dipping, broken, rising, low
    }

    /// What a combining mark does to the letter before it.
    enum Mark {
        case tone(Tone)
        case circumflex, breve, horn
        /// Any other one, such as a stroke.
        case none
    }

    /// The letter a scalar stands for, nil for what is none (digits, marks, spaces).
    init?(_ scalar: UInt32) {
        if scalar < Self.tableEnd, case let entry = Self.table[Int(scalar)], entry != 0 {
            self.init(code: UInt8(truncatingIfNeeded: entry), tone: Tone(rawValue: UInt8(entry >> 8)) ?? .level)
        } else if scalar >= 0x80, let scalar = Unicode.Scalar(scalar), scalar.properties.isAlphabetic {
            self.init(code: Self.other, tone: .level)
        } else {
            return nil
        }
    }

    /// One of a…z.
    init(lowercase ascii: UInt8) { self.init(code: ascii - UInt8(ascii: "a") + 1, tone: .level) }

    private init(code: UInt8, tone: Tone) {
        self.code = code
        self.tone = tone
    }

    static func mark(_ scalar: UInt32) -> Mark? {
        switch scalar {
        case 0x300, 0x340: .tone(.falling)
        case 0x301, 0x341: .tone(.rising)
        case 0x303: .tone(.broken)
        case 0x309: .tone(.dipping)
        case 0x323: .tone(.low)
        case 0x302: .circumflex
        case 0x306: .breve
        case 0x31B: .horn
        case 0x300...0x36F: Mark.none
        default: nil
        }
    }

    /// a e i o u y and their marked kin.
    static func isVowel(_ code: UInt8) -> Bool {
        switch code {
        case 1, 5, 9, 15, 21, 25, 27...32: true
        default: false
        }
    }

    /// The letter's code under a circumflex, breve or horn; itself where there is none.
    static func marked(_ code: UInt8, _ mark: Mark) -> UInt8 {
        switch (mark, code) {
        case (.circumflex, 1): 27
        case (.breve, 1): 28
        case (.circumflex, 5): 29
        case (.circumflex, 15): 30
        case (.horn, 15): 31
        case (.horn, 21): 32
        default: code
        }
    }

    private static let tableEnd: UInt32 = 0x1F00

    /// Letter and tone of each scalar below `tableEnd` that Vietnamese words have or that looks like one, 0 of the others.
    private static let table: [UInt16] = {
        var table = [UInt16](repeating: 0, count: Int(tableEnd))
        func set(_ scalar: Unicode.Scalar, _ entry: UInt16) {
            let upper = scalar.properties.uppercaseMapping.unicodeScalars
            for scalar in [scalar] + (upper.count == 1 ? Array(upper) : []) where scalar.value < tableEnd {
                table[Int(scalar.value)] = entry
            }
        }
        for (offset, scalar) in "abcdefghijklmnopqrstuvwxyz".unicodeScalars.enumerated() {
            set(scalar, UInt16(offset + 1))
        }
        let rows = [
            "aàảãáạ": 1, "eèẻẽéẹ": 5, "iìỉĩíị": 9, "oòỏõóọ": 15, "uùủũúụ": 21, "yỳỷỹýỵ": 25, "âầẩẫấậ": 27,
            "ăằẳẵắặ": 28, "êềểễếệ": 29, "ôồổỗốộ": 30, "ơờởỡớợ": 31, "ưừửữứự": 32, "đ": 33,
        ]
        for (row, code) in rows {
            for (tone, scalar) in row.unicodeScalars.enumerated() { set(scalar, UInt16(tone) << 8 | UInt16(code)) }
        }
        // Ð (eth) is what many a keyboard of the nineties wrote for Đ
        set("ð", 33)
        for (foreign, latin) in zip(
            "авеіјкмнорсԁтухѕαβενικμορτυχ".unicodeScalars, "abeijkmhopcdtyxsabevikmoptux".unicodeScalars)
        {
            set(foreign, table[Int(latin.value)])
        }
        // Capitals that look Latin where their small letters do not.
        for (foreign, latin) in zip("ВНМТКΒΕΖΗΙΚΜΝΟΡΤΥΧΑ".unicodeScalars, "bhmtkbezhikmnoptyxa".unicodeScalars) {
            table[Int(foreign.value)] = table[Int(latin.value)]
        }
        return table
    }()
}
