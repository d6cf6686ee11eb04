/// A word as it is compared: its letters and its one tone, wherever the tone's mark stands (`hòa`, `hoà`) and however it is
/// encoded.
struct Syllable: Hashable {
    /// Six bits a letter, the last one lowest, and the tone above them; 0 for no word.
    private(set) var key: UInt64 = 0
    private(set) var letters = 0

    private static let longest = 9
    private static let toneShift: UInt64 = 58

    /// Too long for a Vietnamese word, or with a letter of another language.
    var isForeign: Bool { letters > Self.longest }

    mutating func append(_ letter: Letter) {
        letters = letter.code == Letter.other ? Self.longest + 1 : letters + 1
        guard !isForeign else { return }
        let tone = key >> Self.toneShift
        key = (key & ((1 << Self.toneShift) - 1)) << 6 | UInt64(letter.code)
        key |= (letter.tone == .level ? tone : UInt64(letter.tone.rawValue)) << Self.toneShift
        mendHorns()
    }

    /// `truớc`, `trưóc`: of *ươ* before another letter either horn is often left out; no word has *ưo*, none but behind *q* has *uơ*
    /// there.
    private mutating func mendHorns() {
        guard letters > 2 else { return }
        let isMissing =
            switch key >> 6 & 0xFFF {
            case Self.hornedU << 6 | Self.o: true
            case Self.u << 6 | Self.hornedO: key >> 18 & 63 != Self.q
            default: false
            }
        if isMissing { key = key & ~(0xFFF << 6) | (Self.hornedU << 6 | Self.hornedO) << 6 }
    }

    /// Codes of letters.
    private static let (o, q, u, hornedO, hornedU): (UInt64, UInt64, UInt64, UInt64, UInt64) = (15, 17, 21, 31, 32)

    /// With the letters of another behind its own.
    func joined(_ other: Syllable) -> Syllable? {
        guard !isForeign, !other.isForeign, letters + other.letters <= Self.longest else { return nil }
        let mask: UInt64 = (1 << Self.toneShift) - 1
        let tone = other.key >> Self.toneShift == 0 ? key >> Self.toneShift : other.key >> Self.toneShift
        var joined = Syllable()
        joined.key = (key & mask) << UInt64(6 * other.letters) | other.key & mask | tone << Self.toneShift
        joined.letters = letters + other.letters
        return joined
    }

    /// Its first letter is one of those that no syllable's beginning ends before: a vowel.
    var beginsWithVowel: Bool {
        guard letters > 0, !isForeign else { return false }
        let first = UInt8(truncatingIfNeeded: key >> UInt64(6 * (letters - 1))) & 63
        return Letter.isVowel(first)
    }

    /// One of its letters is a vowel, as of every word one is.
    var hasVowel: Bool {
        guard !isForeign else { return true }
        return (0..<letters).contains { Letter.isVowel(UInt8(truncatingIfNeeded: key >> UInt64(6 * $0)) & 63) }
    }

    mutating func apply(_ mark: Letter.Mark) {
        guard letters > 0, !isForeign else { return }
        let letter = UInt8(key & 63)
        switch mark {
        case .tone(let tone) where Letter.isVowel(letter):
            key = key & ((1 << Self.toneShift) - 1) | UInt64(tone.rawValue) << Self.toneShift
        case .circumflex where Letter.marked(letter, mark) != letter,
            .breve where Letter.marked(letter, mark) != letter,
            .horn where Letter.marked(letter, mark) != letter:
            key = key & ~63 | UInt64(Letter.marked(letter, mark))
        // `ǵ`, `ä`: as one scalar it is none of our letters either.
        default: letters = Self.longest + 1
        }
    }

    /// The syllable of a word written in one of our own tables.
    init(_ word: some StringProtocol) {
        for scalar in word.unicodeScalars { take(scalar) }
    }

    /// With one more letter, or a mark on the last.
    mutating func take(_ scalar: Unicode.Scalar) {
        if let mark = Letter.mark(scalar.value) {
            apply(mark)
        } else if let letter = Letter(scalar.value) {
            append(letter)
        }
    }

    init() {}
}
