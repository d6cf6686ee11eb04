/// Numbers in digits and in words.
extension DateFinder {
    struct Number {
        var value: Int
        var digits: Int
        var next: Int
        var isDigits: Bool
    }

    /// A number in digits, or in words where a number is looked for: `hai mươi mốt`, `hai nghìn không trăm hai mươi tư`.
    func number(at start: Int, isNamed: Bool) -> Number? {
        guard start < end else { return nil }
        if tokens[start].term == .number {
            return Number(
                value: Int(tokens[start].value), digits: Int(tokens[start].digits),
                next: behindWords(start + 1), isDigits: true)
        }
        guard isNamed else { return nil }
        var total = 0
        var last: Int?
        var at = start
        while at < end, at < start + 12 {
            switch tokens[at].term {
            case .numeral:
                guard last == nil || total.isMultiple(of: 10) && last == 10 else { break }
                last = Int(tokens[at].value)
                at += 1
                continue
            case .year where last == 10 && at > start && [.tens, .ten].contains(tokens[at - 1].term):
                // năm is 5 behind mươi and mười, unless a year follows it.
                if year(at: at + 1) != nil { break }
                total += 5
                last = nil
                at += 1
                continue
            case .year
            where at == start && (term(at + 1) == .month || term(at + 1) == .hundred || term(at + 1) == .thousand):
                last = 5
                at += 1
                continue
            case .ten where last == nil || last == 10:
                total += 10
                last = 10
                at += 1
                continue
            case .tens where last != nil && last != 10:
                total += (last ?? 0) * 10
                last = 10
                at += 1
                continue
            case .hundred where last != nil && last != 10:
                total += (last ?? 0) * 100
                last = 10
                at += 1
                continue
            case .thousand where last != nil && last != 10:
                total += (last ?? 0) * 1000
                last = 10
                at += 1
                continue
            case .zeroTens where last == 10:
                at += 1
                continue
            default: break
            }
            break
        }
        guard at > start else { return nil }
        if let last, last != 10 { total += last }
        return Number(value: total, digits: 1, next: at, isDigits: false)
    }

    /// `08 (tám)`: behind the same number in words.
    private func behindWords(_ start: Int) -> Int {
        guard term(start) == .open else { return start }
        let words: TermSet = [.numeral, .ten, .tens, .hundred, .thousand, .zeroTens, .year]
        let close = (start + 1..<max(start + 1, min(end, start + 9))).first { !words.contains(tokens[$0].term) }
        guard let close, close > start + 1, term(close) == .close else { return start }
        return close + 1
    }

    /// The number of a month; *năm* is the fifth before a year, with a capital letter, and behind a day in words.
    func monthNumber(at start: Int, isInWords: Bool = false) -> Number? {
        guard term(start) == .year else { return number(at: start, isNamed: true) }
        let next = term(start + 1)
        let isNamed = tokens[start].isCapital && !tokens[start].flags.contains(.shouted) || isInWords
        guard next == .year && year(at: start + 2) != nil || isNamed && next != .number && next != .ellipsis else {
            return number(at: start, isNamed: true)
        }
        return Number(value: 5, digits: 1, next: start + 1, isDigits: false)
    }

    /// `năm 2024`, `/2024`, `, năm 2024`, behind a month.
    func yearBehind(_ start: Int) -> (year: Int, next: Int)? {
        var at = start
        if term(at) == .comma, term(at + 1) == .year { at += 1 }
        if term(at) == .slash, term(at + 1) == .number, tokens[at + 1].digits == 4 {
            return (Int(tokens[at + 1].value), at + 2)
        }
        // `tháng 3-2020`, `tháng 8.2018`
        if term(at) == .dash || term(at) == .period, term(at + 1) == .number, tokens[at].isGlued,
            tokens[at + 1].isGlued, tokens[at + 1].digits == 4, (1900...2199).contains(tokens[at + 1].value)
        {
            return (Int(tokens[at + 1].value), at + 2)
        }
        // `17 Tháng 6 2015 10:36`, as pages are stamped
        if term(at) == .number, tokens[at].digits == 4, (1900...2199).contains(tokens[at].value),
            [.number, nil].contains(term(at + 1)), at > begin, tokens[at - 1].term == .number
        {
            return (Int(tokens[at].value), at + 1)
        }
        guard term(at) == .year else { return nil }
        return year(at: at + 1)
    }

    /// A year behind *năm*, in digits or words.
    func year(at start: Int) -> (year: Int, next: Int)? {
        if term(start) == .number {
            let token = tokens[start]
            return token.digits == 4 && (1000...2999).contains(token.value) ? (Int(token.value), start + 1) : nil
        }
        guard let found = number(at: start, isNamed: true), (1000...2999).contains(found.value) else { return nil }
        return (found.value, found.next)
    }
}
