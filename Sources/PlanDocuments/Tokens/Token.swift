/// A known word or phrase, a number, a mark, or a word that means nothing to the reader; with its place in the text.
struct Token {
    var term: Term
    var flags: Flags
    /// Digits of a number, leading zeros too, at most 255; 0 of everything else.
    var digits: UInt8
    /// What a number or a numeral is worth, at most `Int32.max`.
    var value: Int32
    /// Offsets of its UTF-8 bytes.
    var start: UInt32
    var end: UInt32

    struct Flags: OptionSet {
        let rawValue: UInt8
        /// Its first letter is a capital one.
        static let capital = Flags(rawValue: 1)
        /// Nothing stands between it and the token before.
        static let glued = Flags(rawValue: 2)
        /// A number with letters that a recogniser takes for digits, O and l.
        static let confused = Flags(rawValue: 4)
        /// All its letters, two or more, are capital ones.
        static let shouted = Flags(rawValue: 8)
        /// A tab stands between it and the token before on its line.
        static let tabbed = Flags(rawValue: 16)
        /// Two blanks or more stand between it and the token before on its line.
        static let spaced = Flags(rawValue: 32)
        /// One letter, or several of which none is a vowel: `TP`, `ThS`, no word of the language.
        static let abbreviated = Flags(rawValue: 64)
        /// It can begin no word, and makes one with the word just before it: `ớc` behind `trư`.
        static let rest = Flags(rawValue: 128)
    }

    /// It has that term, and of the phrases with it is one worth so much.
    func means(_ term: Term, _ worth: Int32) -> Bool { self.term == term && value == worth }

    /// It is that one syllable, of a text with those bytes.
    func spells(_ syllable: Syllable, in bytes: [UInt8]) -> Bool {
        Syllable(String(decoding: bytes[range], as: UTF8.self)) == syllable
    }

    var range: Range<Int> { Int(start)..<Int(end) }
    var isGlued: Bool { flags.contains(.glued) }
    var isTabbed: Bool { flags.contains(.tabbed) }
    var isCapital: Bool { flags.contains(.capital) }
}
