/// Cuts a text into tokens, in one pass over its bytes and one over its words.
struct Tokeniser {
    /// Of a longer text, such as no plan has, the rest is not read.
    static let limit = 2_000_000

    private let bytes: [UInt8]
    private let vocabulary: Vocabulary
    private let limit: Int
    private let end: Int
    private var at: Int
    /// Words carry their syllable's number as value until phrases are found.
    private var tokens: [Token] = []
    private var isGlued = false
    private var isTabbed = false
    private var isSpaced = false
    /// Of the word before, where the vocabulary has it not.
    private var lastSyllable = Syllable()

    /// The tokens of a text, or of the part of it between the borders of two tokens, and the byte at which reading ended: fewer than there are only of a text beyond the limit.
    static func tokens(
        of bytes: [UInt8], in range: Range<Int>? = nil, _ vocabulary: Vocabulary = .vietnamese, limit: Int = limit
    ) -> (tokens: [Token], read: Int) {
        var tokeniser = Tokeniser(
            bytes: bytes, range: range ?? 0..<bytes.count, vocabulary: vocabulary, limit: limit)
        tokeniser.scan()
        return (PhraseFinder.phrases(in: tokeniser.tokens, vocabulary), tokeniser.at)
    }

    private init(bytes: [UInt8], range: Range<Int>, vocabulary: Vocabulary, limit: Int) {
        self.limit = limit
        self.bytes = bytes
        self.vocabulary = vocabulary
        at = range.lowerBound
        end = range.upperBound
        tokens.reserveCapacity(min(range.count / 4, limit))
    }

    private mutating func scan() {
        while at < end, tokens.count < limit {
            let byte = bytes[at]
            switch byte {
            case UInt8(ascii: "\n"): lineBreak()
            case UInt8(ascii: " "), UInt8(ascii: "\r"), 0x0B, 0x0C:
                isSpaced = !isGlued && at > 0 && bytes[at - 1] == UInt8(ascii: " ")
                at += 1
                isGlued = false
            case UInt8(ascii: "\t"):
                at += 1
                isGlued = false
                isTabbed = true
            case UInt8(ascii: "0")...UInt8(ascii: "9"): number(at)
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): word()
            case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "~"): at += 1
            case 0..<0x80: mark(byte)
            default: foreign()
            }
        }
    }

    private mutating func append(
        _ term: Term, from start: Int, value: Int = 0, digits: Int = 0, _ flags: Token.Flags = []
    ) {
        var flags = flags
        if isGlued { flags.insert(.glued) }
        if isTabbed { flags.insert(.tabbed) }
        if isSpaced { flags.insert(.spaced) }
        isTabbed = false
        isSpaced = false
        tokens.append(
            Token(
                term: term, flags: flags, digits: UInt8(clamping: digits), value: Int32(clamping: value),
                start: UInt32(clamping: start), end: UInt32(clamping: at)))
        isGlued = true
    }

    private mutating func lineBreak() {
        at += 1
        isGlued = false
        switch tokens.last?.term {
        case .lineBreak?: tokens[tokens.count - 1].term = .paragraphBreak
        case .paragraphBreak?, nil: break
        default: append(.lineBreak, from: at - 1)
        }
        isGlued = false
    }

    // MARK: Marks

    private mutating func mark(_ byte: UInt8) {
        let start = at
        at += 1
        let isAtLineStart = tokens.last.map { $0.term == .lineBreak || $0.term == .paragraphBreak } ?? true
        switch byte {
        case UInt8(ascii: ","): append(.comma, from: start)
        case UInt8(ascii: ";"): append(.semicolon, from: start)
        case UInt8(ascii: ":"): append(.colon, from: start)
        case UInt8(ascii: "/"): append(.slash, from: start)
        case UInt8(ascii: "+"): append(.plus, from: start)
        case UInt8(ascii: "("), UInt8(ascii: "["): append(.open, from: start)
        case UInt8(ascii: ")"), UInt8(ascii: "]"): append(.close, from: start)
        case UInt8(ascii: "\""): append(.quote, from: start)
        case UInt8(ascii: "|"): append(.cell, from: start)
        case UInt8(ascii: "%"): append(.percent, from: start)
        case UInt8(ascii: "-"): run(of: byte, start, one: .dash, many: .mark, least: 3)
        case UInt8(ascii: "."): run(of: byte, start, one: .period, many: .ellipsis, least: 2)
        case UInt8(ascii: "="): run(of: byte, start, one: .mark, many: .mark, least: 2)
        case UInt8(ascii: "#") where isAtLineStart:
            while at < bytes.count, bytes[at] == byte { at += 1 }
            append(.heading, from: start, value: at - start)
        case UInt8(ascii: "#"), UInt8(ascii: ">"): break
        default: append(.mark, from: start)
        }
    }

    private mutating func run(of byte: UInt8, _ start: Int, one: Term, many: Term, least: Int) {
        while at < bytes.count, bytes[at] == byte { at += 1 }
        append(at - start >= least ? many : one, from: start)
    }

    /// A character beyond ASCII that begins no word we are in.
    private mutating func foreign() {
        let start = at
        let (scalar, length) = self.scalar(at: at)
        if Letter(scalar) != nil { return word() }
        at += length
        switch scalar {
        // No-break and other spaces.
        case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000, 0x85, 0x2028, 0x2029: isGlued = false
        // Soft hyphen, zero-width characters, a byte order mark, marks that stand alone.
        case 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF, 0x300...0x36F: break
        case 0x2010...0x2015, 0x2212, 0x2043: append(.dash, from: start)
        case 0x2022, 0xB7, 0x25AA, 0x25CF, 0x25CB, 0x25E6, 0x25A0, 0x25A1, 0xF0B7, 0x2713, 0x27A2, 0xF0A7, 0xF0FC:
            append(.bullet, from: start)
        case 0x2026: append(.ellipsis, from: start)
        case 0x201C...0x201F, 0xAB, 0xBB, 0x2018...0x201B: append(.quote, from: start)
        default: append(.mark, from: start)
        }
    }

    /// The character at an offset, and its length in bytes; the text is valid UTF-8.
    private func scalar(at offset: Int) -> (scalar: UInt32, length: Int) {
        let first = bytes[offset]
        func rest(_ index: Int) -> UInt32 { offset + index < bytes.count ? UInt32(bytes[offset + index] & 0x3F) : 0 }
        return switch first {
        case 0..<0xC0: (UInt32(first), 1)
        case 0xC0..<0xE0: (UInt32(first & 0x1F) << 6 | rest(1), 2)
        case 0xE0..<0xF0: (UInt32(first & 0x0F) << 12 | rest(1) << 6 | rest(2), 3)
        default: (UInt32(first & 0x07) << 18 | rest(1) << 12 | rest(2) << 6 | rest(3), 4)
        }
    }

    // MARK: Numbers

    /// A run of digits; among them `O` and `l`, which a recogniser takes for 0 and 1.
    private mutating func number(_ start: Int) {
        var value = 0
        var digits = 0
        var flags: Token.Flags = []
        while at < bytes.count {
            if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[at]) {
                value = min(value * 10 + Int(bytes[at] - UInt8(ascii: "0")), Int(Int32.max))
            } else if let digit = confusedDigit(at: at) {
                value = min(value * 10 + digit, Int(Int32.max))
                flags.insert(.confused)
            } else {
                break
            }
            digits += 1
            at += 1
        }
        append(.number, from: start, value: value, digits: digits, flags)
    }

    /// What `O`, `o`, `l` or `I` stands for where a digit stands on one side and no letter on the other.
    private func confusedDigit(at offset: Int) -> Int? {
        let digit: Int
        switch bytes[offset] {
        case UInt8(ascii: "O"), UInt8(ascii: "o"): digit = 0
        case UInt8(ascii: "l"), UInt8(ascii: "I"): digit = 1
        default: return nil
        }
        func isDigit(_ offset: Int) -> Bool {
            bytes.indices.contains(offset) && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[offset])
        }
        func isLetter(_ offset: Int) -> Bool {
            guard bytes.indices.contains(offset) else { return false }
            let byte = bytes[offset] | 0x20
            return bytes[offset] >= 0x80 || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        }
        // Ol/6: two of them, where only a date goes on so.
        func isPair(_ offset: Int) -> Bool {
            guard offset >= 0, offset + 3 < bytes.count, bytes[offset + 2] == UInt8(ascii: "/") else { return false }
            // not I: II/2024 is a quarter
            let letters: [UInt8] = [UInt8(ascii: "O"), UInt8(ascii: "o"), UInt8(ascii: "l")]
            return letters.contains(bytes[offset]) && letters.contains(bytes[offset + 1]) && isDigit(offset + 3)
                && !isLetter(offset - 1) && !isDigit(offset - 1)
        }
        let stands = isDigit(offset - 1) ? !isLetter(offset + 1) : isDigit(offset + 1) && !isLetter(offset - 1)
        return stands || isPair(offset) || isPair(offset - 1) ? digit : nil
    }

    // MARK: Words

    private mutating func word() {
        if confusedDigit(at: at) != nil { return number(at) }
        let start = at
        var syllable = Syllable()
        var capitals = 0
        while at < bytes.count {
            let byte = bytes[at]
            if byte < 0x80 {
                let lower = byte | 0x20
                guard (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lower) else { break }
                if byte != lower, capitals == syllable.letters { capitals += 1 }
                syllable.append(Letter(lowercase: lower))
                at += 1
            } else {
                let (scalar, length) = self.scalar(at: at)
                if let mark = Letter.mark(scalar) {
                    syllable.apply(mark)
                } else if let letter = Letter(scalar) {
                    if capitals == syllable.letters, Self.isCapital(scalar) { capitals += 1 }
                    syllable.append(letter)
                } else if scalar != 0xAD, !(0x200B...0x200D).contains(scalar) {
                    break
                }
                at += length
            }
        }
        var flags: Token.Flags = capitals > 0 ? .capital : []
        if capitals == syllable.letters, capitals > 1 { flags.insert(.shouted) }
        if syllable.letters == 1 || !syllable.hasVowel { flags.insert(.abbreviated) }
        if at < bytes.count, bytes[at] == UInt8(ascii: ":") || bytes[at] == UInt8(ascii: "."),
            Self.addresses.contains(syllable.key)
        {
            // An address of the web ends with white space; no date stands in it.
            while at < bytes.count, bytes[at] > UInt8(ascii: " "), bytes[at] != UInt8(ascii: "|") { at += 1 }
            lastSyllable = Syllable()
            return append(.word, from: start, flags)
        }
        let number = Int(vocabulary.number(of: syllable))
        defer { lastSyllable = number == 0 ? syllable : Syllable() }
        if number == 0, let whole = wordBroken(before: start, syllable) {
            // `trư ớc`: a recogniser has parted the word.
            tokens[tokens.count - 1].value = Int32(whole)
            tokens[tokens.count - 1].end = UInt32(clamping: at)
            return
        }
        append(.word, from: start, value: number, flags)
    }

    /// The number of the syllable that a word makes with the one before it, where neither is known and the second can begin
    /// none.
    private func wordBroken(before start: Int, _ rest: Syllable) -> UInt16? {
        guard lastSyllable.letters > 0, rest.beginsWithVowel, let last = tokens.last, last.term == .word,
            Int(last.end) + 1 == start, let whole = lastSyllable.joined(rest)
        else { return nil }
        let number = vocabulary.number(of: whole)
        return number == 0 ? nil : number
    }

    private static let addresses: Set<UInt64> = [Syllable("http").key, Syllable("https").key, Syllable("www").key]

    private static func isCapital(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x1EA0...0x1EFF, 0x100...0x137: return scalar.isMultiple(of: 2)
        case 0xC0...0xDE: return scalar != 0xD7
        case 0xDF...0xFF: return false
        default: break
        }
        return Unicode.Scalar(scalar)?.properties.isUppercase ?? false
    }
}
