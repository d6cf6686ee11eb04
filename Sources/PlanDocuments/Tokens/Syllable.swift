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
    }

    mutating func apply(_ mark: Letter.Mark) {
        guard letters > 0, !isForeign else { return }
        if case .tone(let tone) = mark {
            key = key & ((1 << Self.toneShift) - 1) | UInt64(tone.rawValue) << Self.toneShift
        } else {
            key = key & ~63 | UInt64(Letter.marked(UInt8(key & 63), mark))
        }
    }

    /// The syllable of a word written in one of our own tables.
    init(_ word: some StringProtocol) {
        for scalar in word.unicodeScalars {
            if let mark = Letter.mark(scalar.value) {
                apply(mark)
            } else if let letter = Letter(scalar.value) {
                append(letter)
            }
        }
    }

    init() {}
}
