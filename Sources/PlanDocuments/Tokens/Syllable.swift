/// A word as it is compared: its letters and its one tone, wherever the tone's mark stands (`hòa`, `hoà`) and however it is
/// encoded.
struct Syllable: Hashable {
    /// Six bits a letter, the last one lowest, and the tone above them; 0 for no word.
    private(set) var key: UInt64 = 0
    private(set) var letters = 0

    private static let longest = 9
    private static let toneShift: UInt64 = 58
    private static let letterBits: UInt64 = 1 << toneShift - 1

    /// Too long for a Vietnamese word, or with a letter of another language.
    var isForeign: Bool { letters > Self.longest }

    mutating func append(_ letter: Letter) {
        letters = letter.code == Letter.other ? Self.longest + 1 : letters + 1
        guard !isForeign else { return }
        let tone = letter.tone == 0 ? key >> Self.toneShift : letter.tone
        key = (key << 6 | UInt64(letter.code)) & Self.letterBits | tone << Self.toneShift
        mendHorns()
    }

    /// `truớc`, `trưóc`: of *ươ* before another letter either horn is often left out; no word has *ưo*, none but behind *q* has *uơ*
    /// there.
    private mutating func mendHorns() {
        let isMissing =
            switch key >> 6 & 0xFFF {
            case Self.hornedU << 6 | Self.o: true
            case Self.u << 6 | Self.hornedO: key >> 18 & 63 != Self.q
            default: false
            }
        if isMissing { key = key & ~(0xFFF << 6) | (Self.hornedU << 6 | Self.hornedO) << 6 }
    }

    /// Codes of letters.
    private static let o: UInt64 = 15
    private static let q: UInt64 = 17
    private static let u: UInt64 = 21
    private static let hornedO: UInt64 = 31
    private static let hornedU: UInt64 = 32

    /// With the letters of another behind its own.
    func joined(_ other: Syllable) -> Syllable? {
        guard !isForeign, !other.isForeign, letters + other.letters <= Self.longest else { return nil }
        let tone = other.key >> Self.toneShift == 0 ? key >> Self.toneShift : other.key >> Self.toneShift
        var joined = Syllable()
        joined.key = (key & Self.letterBits) << UInt64(6 * other.letters) | other.key & Self.letterBits
        joined.key |= tone << Self.toneShift
        joined.letters = letters + other.letters
        return joined
    }

    /// Its first letter is one of those that no syllable's beginning ends before: a vowel.
    var beginsWithVowel: Bool {
        guard letters > 0, !isForeign else { return false }
        let first = UInt8(truncatingIfNeeded: key >> UInt64(6 * (letters - 1))) & 63
        return Letter.isVowel(first)
    }

    /// How many letters a second word may have where two are written as one, the longest first: vowels stand before its consonants,
    /// as within no syllable; none for one syllable, and for what is too long.
    var secondWords: ReversedCollection<Range<Int>> {
        guard !isForeign, letters > 4 else { return (0..<0).reversed() }
        func isVowel(_ index: Int) -> Bool { Letter.isVowel(UInt8(truncatingIfNeeded: key >> UInt64(6 * index)) & 63) }
        // From the last letter on: what ends it, its vowels, its consonants.
        var at = 0
        while at < letters, !isVowel(at) { at += 1 }
        while at < letters, isVowel(at) { at += 1 }
        let vowelsEnd = at
        while at < letters, !isVowel(at) { at += 1 }
        guard at < letters, at > vowelsEnd else { return (0..<0).reversed() }
        return (max(vowelsEnd, 2) + 1..<at + 1).reversed()
    }

    /// Its last letters alone.
    func last(_ letters: Int) -> Syllable {
        var last = Syllable()
        last.key = key & ((1 << UInt64(6 * letters)) - 1) | key & ~Self.letterBits
        last.letters = letters
        return last
    }

    /// One of its letters is a vowel, as of every word one is.
    var hasVowel: Bool {
        guard !isForeign else { return true }
        var rest = key & Self.letterBits
        while rest != 0 {
            if Letter.isVowel(UInt8(rest & 63)) { return true }
            rest >>= 6
        }
        return false
    }

    mutating func apply(_ mark: Letter.Mark) {
        guard letters > 0, !isForeign else { return }
        let letter = UInt8(key & 63)
        switch mark {
        case .tone(let tone) where Letter.isVowel(letter):
            key = key & Self.letterBits | tone.rawValue << Self.toneShift
        case .circumflex where Letter.marked(letter, mark) != letter,
            .breve where Letter.marked(letter, mark) != letter,
            .horn where Letter.marked(letter, mark) != letter:
            key = key & ~63 | UInt64(Letter.marked(letter, mark))
        // `ǵ`, `ä`: as one scalar it is none of our letters either.
        default: letters = Self.longest + 1
        }
    }

    /// The syllable of a word by itself; what is no letter between its letters does not count.
    init(_ word: some StringProtocol) {
        for scalar in word.unicodeScalars {
            if let mark = Letter.mark(scalar.value) {
                apply(mark)
            } else if let letter = Alphabet.vietnamese[scalar.value] ?? Letter(foreign: scalar.value) {
                append(letter)
            }
        }
    }

    init() {}
}
