/// One letter of a syllable, as two spellings of the same word have it: lower case, its tone apart, look-alikes of other
/// scripts as the Latin letter they look like.
struct Letter: Sendable {
    /// Six bits of its code, three of its tone, one whether it is a capital.
    fileprivate var bits: UInt16

    /// 1…26 a…z, then â ă ê ô ơ ư đ; `other` for every letter that no Vietnamese word has.
    var code: UInt8 { UInt8(bits & 63) }
    /// As ``Tone`` has it.
    var tone: UInt64 { UInt64(bits >> 6 & 7) }
    /// It was written as a capital.
    var isCapital: Bool { bits & Self.capital != 0 }

    static let other: UInt8 = 63
    fileprivate static let capital: UInt16 = 1 << 9

    enum Tone: UInt64 {
        case level, falling, dipping, broken, rising, low
    }

    /// What a combining mark does to the letter before it.
    enum Mark {
        case tone(Tone)
        case circumflex, breve, horn
        /// Any other one, such as a stroke.
        case none
    }

    /// A letter that no Vietnamese word has, nil for what is none (digits, marks, spaces); see `Alphabet` for the others.
    init?(foreign scalar: UInt32) {
        guard scalar >= 0x80, let scalar = Unicode.Scalar(scalar), scalar.properties.isAlphabetic else { return nil }
        bits = UInt16(Self.other) | (Self.isCapital(scalar) ? Self.capital : 0)
    }

    fileprivate init(bits: UInt16) { self.bits = bits }

    fileprivate static func isCapital(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1EA0...0x1EFF, 0x100...0x137: scalar.value.isMultiple(of: 2)
        case 0xC0...0xDE: scalar.value != 0xD7
        case 0xDF...0xFF: false
        default: scalar.properties.isUppercase
        }
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
    static func isVowel(_ code: UInt8) -> Bool { vowels >> UInt64(code) & 1 != 0 }

    /// One bit a code.
    private static let vowels: UInt64 = 1 << 1 | 1 << 5 | 1 << 9 | 1 << 15 | 1 << 21 | 1 << 25 | 0b111111 << 27

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
}

/// The letters that Vietnamese words have, and what looks like one.
struct Alphabet: Sendable {
    static let vietnamese = Alphabet()

    private static let end: UInt32 = 0x1F00
    /// The bits of each scalar's letter below `end`; 0 where it is none.
    private var letters = [UInt16](repeating: 0, count: Int(end))

    /// The letter that a scalar stands for, nil for any other scalar.
    subscript(_ scalar: UInt32) -> Letter? {
        guard scalar < Self.end, case let bits = letters[Int(scalar)], bits != 0 else { return nil }
        return Letter(bits: bits)
    }

    private init() {
        for (offset, scalar) in "abcdefghijklmnopqrstuvwxyz".unicodeScalars.enumerated() {
            set(scalar, UInt16(offset + 1))
        }
        let rows = [
            "aàảãáạ": 1, "eèẻẽéẹ": 5, "iìỉĩíị": 9, "oòỏõóọ": 15, "uùủũúụ": 21, "yỳỷỹýỵ": 25, "âầẩẫấậ": 27,
            "ăằẳẵắặ": 28, "êềểễếệ": 29, "ôồổỗốộ": 30, "ơờởỡớợ": 31, "ưừửữứự": 32, "đ": 33,
        ]
        for (row, code) in rows {
            for (tone, scalar) in row.unicodeScalars.enumerated() { set(scalar, UInt16(tone) << 6 | UInt16(code)) }
        }
        // Ð (eth) is what many a keyboard of the nineties wrote for Đ
        set("ð", 33)
        for (foreign, latin) in zip(
            "авеіјкмнорсԁтухѕαβενικμορτυχ".unicodeScalars, "abeijkmhopcdtyxsabevikmoptux".unicodeScalars)
        {
            set(foreign, letters[Int(latin.value)])
        }
        // Capitals that look Latin where their small letters do not.
        for (foreign, latin) in zip("ВНМТКΒΕΖΗΙΚΜΝΟΡΤΥΧΑ".unicodeScalars, "bhmtkbezhikmnoptyxa".unicodeScalars) {
            put(foreign, letters[Int(latin.value)])
        }
    }

    /// A small letter, and its capital.
    private mutating func set(_ scalar: Unicode.Scalar, _ bits: UInt16) {
        put(scalar, bits)
        let upper = scalar.properties.uppercaseMapping.unicodeScalars
        if let capital = upper.first, upper.count == 1 { put(capital, bits) }
    }

    private mutating func put(_ scalar: Unicode.Scalar, _ bits: UInt16) {
        guard scalar.value < Self.end else { return }
        letters[Int(scalar.value)] = Letter.isCapital(scalar) ? bits | Letter.capital : bits
    }
}
