/// Reads the parts of a POSIX TZ rule from its text, left to right.
struct ZoneTailText {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: some Collection<UInt8>) { self.rest = ArraySlice(bytes) }

    var isAtEnd: Bool { rest.isEmpty }

    func peeks(_ character: Unicode.Scalar) -> Bool { rest.first == UInt8(ascii: character) }

    mutating func take(_ character: Unicode.Scalar) throws(ZoneError) {
        guard skips(character) else { throw ZoneError("the zone's rule lacks '\(character)'") }
    }

    private mutating func skips(_ character: Unicode.Scalar) -> Bool {
        guard peeks(character) else { return false }
        rest = rest.dropFirst()
        return true
    }

    /// A name: three letters or more, or letters, digits and signs within `<` and `>`.
    mutating func name() throws(ZoneError) {
        let isQuoted = skips("<")
        let letters = rest.prefix { isQuoted ? $0.isLetter || $0.isDigit || $0.isSign : $0.isLetter }
        rest = rest.dropFirst(letters.count)
        guard letters.count >= 3 else { throw ZoneError("the zone's rule has a name of fewer than three letters") }
        if isQuoted { try take(">") }
    }

    /// Hours, minutes and seconds in seconds: `7`, `-5:30`, `+0:00:01`; at most `hours`:59:59 either way.
    mutating func clock(hours: Int) throws(ZoneError) -> Int {
        let isNegative = skips("-")
        if !isNegative { _ = skips("+") }
        var seconds = try number(0...hours) * 3600
        if skips(":") {
            seconds += try number(0...59) * 60
            if skips(":") { seconds += try number(0...59) }
        }
        return isNegative ? -seconds : seconds
    }

    /// A day of the year and a time, 02:00 when there is none.
    mutating func change() throws(ZoneError) -> ZoneChange {
        let rule: ZoneChange.Rule
        if skips("J") {
            rule = .julian(try number(1...365))
        } else if skips("M") {
            let month = try number(1...12)
            try take(".")
            let week = try number(1...5)
            try take(".")
            // Sunday is 0 there and 7 here.
            let day = try number(0...6)
            rule = .weekday(month: month, week: week, day: Weekday(rawValue: day == 0 ? 7 : day) ?? .sunday)
        } else {
            rule = .ordinal(try number(0...365))
        }
        return ZoneChange(rule: rule, time: skips("/") ? try clock(hours: 167) : 7200)
    }

    /// One to three digits.
    private mutating func number(_ range: ClosedRange<Int>) throws(ZoneError) -> Int {
        let digits = rest.prefix { $0.isDigit }
        let value = digits.prefix(4).reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        guard (1...3).contains(digits.count), range.contains(value) else {
            throw ZoneError("the zone's rule has a number outside \(range.lowerBound) to \(range.upperBound)")
        }
        rest = rest.dropFirst(digits.count)
        return value
    }
}

extension UInt8 {
    var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
    fileprivate var isSign: Bool { self == UInt8(ascii: "+") || self == UInt8(ascii: "-") }
}
