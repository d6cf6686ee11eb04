/// A word where it stands in a text.
struct SpelledWord {
    var syllable: Syllable
    /// How many of its letters are capital ones, up to its first small one.
    var capitals: Int
    /// The byte behind it.
    var end: Int

    /// The letters and their marks from a byte on, in UTF-8 that is valid.
    static func read(_ bytes: [UInt8], at start: Int, _ alphabet: Alphabet) -> SpelledWord {
        var syllable = Syllable()
        var capitals = 0
        var end = start
        while end < bytes.count {
            let byte = bytes[end]
            let (scalar, length) = byte < 0x80 ? (UInt32(byte), 1) : bytes.scalar(at: end)
            if let letter = alphabet[scalar] {
                if letter.isCapital, capitals == syllable.letters { capitals += 1 }
                syllable.append(letter)
            } else if byte >= 0x80, let (word, isCapital) = syllable.taking(scalar) {
                if isCapital, capitals == syllable.letters { capitals += 1 }
                syllable = word
            } else {
                break
            }
            end += length
        }
        return SpelledWord(syllable: syllable, capitals: capitals, end: end)
    }
}

extension Syllable {
    /// With what no letter of Vietnamese is; nil for what is no part of a word.
    @inline(never) fileprivate func taking(_ scalar: UInt32) -> (Syllable, isCapital: Bool)? {
        var syllable = self
        if let mark = Letter.mark(scalar) {
            syllable.apply(mark)
        } else if let letter = Letter(foreign: scalar) {
            syllable.append(letter)
            return (syllable, letter.isCapital)
        } else if scalar != 0xAD, !(0x200B...0x200D).contains(scalar) {
            // Neither a soft hyphen nor a character without width.
            return nil
        }
        return (syllable, false)
    }
}

extension [UInt8] {
    /// The character at an offset of UTF-8 that is valid, and its length in bytes.
    @inline(__always) func scalar(at offset: Int) -> (scalar: UInt32, length: Int) {
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
