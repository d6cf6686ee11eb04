/// A word where it stands in a text.
struct SpelledWord {
    var syllable = Syllable()
    /// How many of its letters are capital ones, up to its first small one.
    var capitals = 0
    /// The byte behind it.
    var end: Int

    /// The letters and their marks from a byte on, in UTF-8 that is valid.
    static func read(_ bytes: [UInt8], at start: Int, _ alphabet: Alphabet) -> SpelledWord {
        var word = SpelledWord(end: start)
        while word.end < bytes.count {
            let byte = bytes[word.end]
            let (scalar, length) = byte < 0x80 ? (UInt32(byte), 1) : bytes.scalar(at: word.end)
            if let letter = alphabet[scalar] {
                word.append(letter)
            } else if byte < 0x80 || !word.takeForeign(scalar) {
                break
            }
            word.end += length
        }
        return word
    }

    private mutating func append(_ letter: Letter) {
        if letter.isCapital, capitals == syllable.letters { capitals += 1 }
        syllable.append(letter)
    }

    /// Takes what no letter of Vietnamese is; false: it is no part of a word.
    @inline(never) private mutating func takeForeign(_ scalar: UInt32) -> Bool {
        if let mark = Letter.mark(scalar) {
            syllable.apply(mark)
        } else if let letter = Letter(foreign: scalar) {
            append(letter)
        } else {
            // A soft hyphen, or characters without width.
            return scalar == 0xAD || (0x200B...0x200D).contains(scalar)
        }
        return true
    }
}

extension [UInt8] {
    /// The character at an offset of UTF-8 that is valid, and its length in bytes.
    func scalar(at offset: Int) -> (scalar: UInt32, length: Int) {
        let first = self[offset]
        func rest(_ index: Int) -> UInt32 { offset + index < count ? UInt32(self[offset + index] & 0x3F) : 0 }
        return switch first {
        case 0..<0xC0: (UInt32(first), 1)
        case 0xC0..<0xE0: (UInt32(first & 0x1F) << 6 | rest(1), 2)
        case 0xE0..<0xF0: (UInt32(first & 0x0F) << 12 | rest(1) << 6 | rest(2), 3)
        default: (UInt32(first & 0x07) << 18 | rest(1) << 12 | rest(2) << 6 | rest(3), 4)
        }
    }
}
