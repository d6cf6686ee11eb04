extension Span {
    /// The span written as systemd.time(7) has it: numbers with or without decimals, each followed by a unit, added up:
    /// `2h 30min`, `1.5d`, `1y12month`, `infinity`; a number without a unit counts seconds.
    ///
    /// A month is 30.4375 days and a year 365.25. What is finer than a microsecond is cut off digit by digit, as
    /// systemd does. Throws for anything else, negative spans among it, and for spans of `infinity` or more (292,271
    /// years; systemd reads up to twice that).
    package init(parsing text: some StringProtocol) throws(SpanError) {
        var reader = SpanReader(text)
        self = try reader.span()
    }
}

extension Span: CustomStringConvertible {
    /// The span as `systemd-analyze timespan` prints it, to the microsecond: `1w 2d 3h`, `1min 1.500000s`, `0`,
    /// `infinity`; every text of a span that is not negative reads back as the same span. A negative one has a minus
    /// before it.
    package var description: String {
        guard self < .infinity else { return "infinity" }
        guard microseconds != 0 else { return "0" }
        var rest = microseconds.magnitude
        var parts: [String] = []
        for (suffix, length, decimals) in Self.printedUnits where rest >= length {
            let (count, remainder) = rest.quotientAndRemainder(dividingBy: length)
            if rest < 60_000_000, remainder > 0 {
                parts.append("\(count).\(padded(Int(remainder), decimals))\(suffix)")
                break
            }
            parts.append("\(count)\(suffix)")
            rest = remainder
        }
        return (microseconds < 0 ? "-" : "") + parts.joined(separator: " ")
    }

    private static let printedUnits: [(suffix: String, microseconds: UInt64, decimals: Int)] = [
        ("y", 31_557_600_000_000, 0), ("month", 2_629_800_000_000, 0), ("w", 604_800_000_000, 0),
        ("d", 86_400_000_000, 0), ("h", 3_600_000_000, 0), ("min", 60_000_000, 0), ("s", 1_000_000, 6), ("ms", 1000, 3),
        ("us", 1, 0),
    ]
}
