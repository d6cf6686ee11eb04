/// Reads one span from left to right.
struct SpanReader {
    private var rest: ArraySlice<UInt8>

    init(_ text: some StringProtocol) { self.rest = Array(text.utf8)[...] }

    mutating func span() throws(SpanError) -> Span {
        skipSpace()
        if skip("infinity") {
            skipSpace()
            guard rest.isEmpty else { throw fault(.infinityAndMore) }
            return .infinity
        }
        guard !rest.isEmpty else { throw fault(.empty) }
        var sum: Int64 = 0
        while !rest.isEmpty {
            let term = try term()
            sum = try self.sum(sum, term)
            skipSpace()
        }
        return Span(microseconds: sum)
    }

    /// One number and its unit, in microseconds.
    private mutating func term() throws(SpanError) -> Int64 {
        if rest.first == UInt8(ascii: "-") { throw fault(.negative) }
        let isSigned = skip("+")
        let whole = digits()
        let hasPoint = !(isSigned && whole.isEmpty) && skip(".")
        let fraction = hasPoint ? digits() : []
        guard hasPoint ? !fraction.isEmpty : !whole.isEmpty else { throw fault(.missingNumber) }
        let unit = try unit()

        var value: Int64 = 0
        for digit in whole {
            value = try self.sum(try self.product(value, 10), Int64(digit))
        }
        value = try self.product(value, unit)
        var place = unit / 10
        for digit in fraction where place > 0 {
            value = try self.sum(value, Int64(digit) * place)
            place /= 10
        }
        return value
    }

    /// The unit's microseconds; without one the number counts seconds and must end here or before a space.
    private mutating func unit() throws(SpanError) -> Int64 {
        let isSpaced = skipSpace()
        for (name, microseconds) in Self.units where skip(name) { return microseconds }
        guard isSpaced || rest.isEmpty else { throw fault(.unknownUnit) }
        return 1_000_000
    }

    /// A name stands before those that it starts with; the last two differ in their mu (U+03BC and U+00B5).
    private static let units: [(name: StaticString, microseconds: Int64)] = [
        ("seconds", 1_000_000), ("second", 1_000_000), ("sec", 1_000_000), ("s", 1_000_000),
        ("minutes", 60_000_000), ("minute", 60_000_000), ("min", 60_000_000),
        ("months", 2_629_800_000_000), ("month", 2_629_800_000_000), ("M", 2_629_800_000_000),
        ("msec", 1000), ("ms", 1000), ("m", 60_000_000),
        ("hours", 3_600_000_000), ("hour", 3_600_000_000), ("hr", 3_600_000_000), ("h", 3_600_000_000),
        ("days", 86_400_000_000), ("day", 86_400_000_000), ("d", 86_400_000_000),
        ("weeks", 604_800_000_000), ("week", 604_800_000_000), ("w", 604_800_000_000),
        ("years", 31_557_600_000_000), ("year", 31_557_600_000_000), ("y", 31_557_600_000_000),
        ("usec", 1), ("us", 1), ("\u{3BC}s", 1), ("\u{B5}s", 1),
    ]

    // MARK: Characters

    private mutating func skip(_ prefix: StaticString) -> Bool {
        let isThere = prefix.withUTF8Buffer { rest.starts(with: $0) }
        if isThere { rest = rest.dropFirst(prefix.utf8CodeUnitCount) }
        return isThere
    }

    /// Whether there was any.
    @discardableResult private mutating func skipSpace() -> Bool {
        let space = rest.prefix { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
        rest = rest.dropFirst(space.count)
        return !space.isEmpty
    }

    /// The values of the digits that come next.
    private mutating func digits() -> [UInt8] {
        let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        rest = rest.dropFirst(digits.count)
        return digits.map { $0 - UInt8(ascii: "0") }
    }

    private func fault(_ reason: SpanError.Reason) -> SpanError { SpanError(reason: reason, offset: rest.startIndex) }

    // MARK: Sums within the range

    private func sum(_ left: Int64, _ right: Int64) throws(SpanError) -> Int64 {
        let (sum, overflow) = left.addingReportingOverflow(right)
        guard !overflow, sum < .max else { throw fault(.tooLong) }
        return sum
    }

    private func product(_ left: Int64, _ right: Int64) throws(SpanError) -> Int64 {
        let (product, overflow) = left.multipliedReportingOverflow(by: right)
        guard !overflow else { throw fault(.tooLong) }
        return product
    }
}
