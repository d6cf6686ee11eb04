/// Cuts a text into words, in one pass over its bytes.
struct Tokeniser {
    private let bytes: [UInt8]
    private let lexicon = Lexicon.vietnamese
    private let alphabet = Alphabet.vietnamese
    private let limit: Int
    private var at = 0
    private var tokens: [Token] = []
    /// What stands between the last token and the next.
    private var gap: Token.Flags = []
    /// Of the word before.
    private var lastSyllable = Syllable()

    /// The words of a text, and the byte at which reading ended: fewer than there are only of a text beyond the limit.
    static func words(of bytes: [UInt8], limit: Int) -> (words: [Token], end: Int) {
        var tokeniser = Tokeniser(bytes, limit: limit)
        tokeniser.scan()
        return (tokeniser.tokens, tokeniser.at)
    }

    private init(_ bytes: [UInt8], limit: Int) {
        self.bytes = bytes
        self.limit = limit
        tokens.reserveCapacity(min(bytes.count / 4, limit))
    }

    private mutating func scan() {
        while at < bytes.count, tokens.count < limit {
            let byte = bytes[at]
            switch byte {
            case UInt8(ascii: "\n"): lineBreak()
            case UInt8(ascii: " "), UInt8(ascii: "\r"), 0x0B, 0x0C:
                let isSecond = !gap.contains(.glued) && at > 0 && bytes[at - 1] == UInt8(ascii: " ")
                gap = gap.intersection(.tabbed).union(isSecond ? .spaced : [])
                at += 1
            case UInt8(ascii: "\t"):
                gap = gap.intersection(.spaced).union(.tabbed)
                at += 1
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
        tokens.append(
            Token(
                term: term, flags: flags.union(gap), digits: UInt8(clamping: digits), value: Int32(clamping: value),
                start: UInt32(clamping: start), end: UInt32(clamping: at)))
        gap = .glued
    }

    private mutating func lineBreak() {
        at += 1
        gap.remove(.glued)
        switch tokens.last?.term {
        case .lineBreak?: tokens[tokens.count - 1].term = .paragraphBreak
        case .paragraphBreak?, nil: break
        default: append(.lineBreak, from: at - 1)
        }
        gap.remove(.glued)
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
        let (scalar, length) = bytes.scalar(at: at)
        if alphabet[scalar] != nil || Letter(foreign: scalar) != nil { return word() }
        at += length
        switch scalar {
        // No-break and other spaces.
        case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000, 0x85, 0x2028, 0x2029: gap.remove(.glued)
        // Soft hyphen, zero-width characters, a byte order mark, marks that stand alone.
        case 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF, 0x300...0x36F, 0xFE0E, 0xFE0F: break
        case 0x2010...0x2015, 0x2212, 0x2043, 0xF7: append(.dash, from: start)
        case 0x2022, 0xB7, 0x25AA, 0x25CF, 0x25CB, 0x25E6, 0x25A0, 0x25A1, 0xF0B7, 0x2700...0x27BF, 0xF0A7, 0xF0FC,
            // Pictures before the lines of a post: 👉, 📌, ✅.
            0x1F300...0x1FAFF:
            append(.bullet, from: start)
        case 0x2026: append(.ellipsis, from: start)
        case 0x201C...0x201F, 0xAB, 0xBB, 0x2018...0x201B: append(.quote, from: start)
        default: append(.mark, from: start)
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

    private static func digit(likeLetter byte: UInt8) -> Int? {
        switch byte {
        case UInt8(ascii: "O"), UInt8(ascii: "o"): 0
        case UInt8(ascii: "l"), UInt8(ascii: "I"): 1
        default: nil
        }
    }

    /// What `O`, `o`, `l` or `I` stands for where a digit stands on one side and no letter on the other.
    private func confusedDigit(at offset: Int) -> Int? {
        guard let digit = Self.digit(likeLetter: bytes[offset]) else { return nil }
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
        if Self.digit(likeLetter: bytes[at]) != nil, confusedDigit(at: at) != nil { return number(at) }
        let start = at
        let word = SpelledWord.read(bytes, at: at, alphabet)
        let syllable = word.syllable
        at = word.end
        var flags: Token.Flags = word.capitals > 0 ? .capital : []
        if word.capitals == syllable.letters, word.capitals > 1 { flags.insert(.shouted) }
        if syllable.letters == 1 || !syllable.hasVowel { flags.insert(.abbreviated) }
        if at < bytes.count, bytes[at] == UInt8(ascii: ":") || bytes[at] == UInt8(ascii: "."),
            Self.addresses.contains(syllable.key)
        {
            // An address of the web ends with white space; no date stands in it.
            while at < bytes.count, bytes[at] > UInt8(ascii: " "), bytes[at] != UInt8(ascii: "|") { at += 1 }
            lastSyllable = Syllable()
            return append(.word, from: start, flags)
        }
        if syllable.beginsWithVowel, isRest(syllable, from: start) { flags.insert(.rest) }
        let number = lexicon.number(of: syllable)
        if number == 0, let border = border(within: syllable, before: word.end) {
            at = border
            append(.word, from: start, flags)
            gap.remove(.glued)
            lastSyllable = Syllable()
            return
        }
        lastSyllable = syllable
        append(.word, from: start, value: Int(number), flags)
    }

    /// `Luậtchậm nhất`: where a known word begins that the text has lost the space before, as between lines put together.
    private func border(within syllable: Syllable, before end: Int) -> Int? {
        guard let letters = syllable.secondWords.first(where: { lexicon.number(of: syllable.last($0)) != 0 }) else {
            return nil
        }
        var left = letters
        var at = end
        while left > 0 {
            at -= 1
            // The bytes of one character, and the marks on a letter.
            while bytes[at] & 0xC0 == 0x80 { at -= 1 }
            if Letter.mark(bytes.scalar(at: at).scalar) == nil { left -= 1 }
        }
        return at
    }

    /// The word just before a syllable makes a known one with it.
    private func isRest(_ syllable: Syllable, from start: Int) -> Bool {
        guard lastSyllable.letters > 0, let last = tokens.last, last.term == .word,
            Int(last.end) + 1 == start, let whole = lastSyllable.joined(syllable)
        else { return false }
        return lexicon.number(of: whole) != 0
    }

    private static let addresses = [Syllable("http").key, Syllable("https").key, Syllable("www").key]
}
