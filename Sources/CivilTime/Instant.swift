/// A point in time: microseconds since the epoch (1970-01-01 00:00 UTC), negative before it.
package struct Instant: Hashable, Comparable, Sendable {
    package let microseconds: Int64

    package init(microseconds: Int64) { self.microseconds = microseconds }

    /// Whole seconds since the epoch; kept within what microseconds can hold.
    package init(seconds: Int64) {
        let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000)
        self.microseconds = overflow ? (seconds > 0 ? .max : .min) : product
    }

    package static let distantPast = Instant(microseconds: .min)
    package static let distantFuture = Instant(microseconds: .max)

    /// Whole seconds since the epoch, rounded down.
    package var seconds: Int64 {
        let (quotient, remainder) = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
        return remainder < 0 ? quotient - 1 : quotient
    }

    /// The length from the other instant to this one.
    package static func - (left: Instant, right: Instant) -> Span {
        let (difference, overflow) = left.microseconds.subtractingReportingOverflow(right.microseconds)
        return Span(microseconds: overflow ? (left > right ? .max : .min) : difference)
    }

    package static func + (left: Instant, right: Span) -> Instant {
        let (sum, overflow) = left.microseconds.addingReportingOverflow(right.microseconds)
        return Instant(microseconds: overflow ? (right.microseconds > 0 ? .max : .min) : sum)
    }

    package static func - (left: Instant, right: Span) -> Instant {
        let (difference, overflow) = left.microseconds.subtractingReportingOverflow(right.microseconds)
        return Instant(microseconds: overflow ? (right.microseconds > 0 ? .min : .max) : difference)
    }

    package static func < (left: Instant, right: Instant) -> Bool { left.microseconds < right.microseconds }
}

extension Instant: CustomStringConvertible {
    /// RFC 3339 in UTC: `2021-01-15T01:00:00Z`, with six decimals when it is not a whole second.
    package var description: String {
        let whole = seconds
        let (days, remainder) = whole.quotientAndRemainder(dividingBy: 86_400)
        let day = Day(number: Int(remainder < 0 ? days - 1 : days))
        let time = TimeOfDay(seconds: Int(remainder < 0 ? remainder + 86_400 : remainder))
        let fraction = microseconds - Instant(seconds: whole).microseconds
        let clock = "\(padded(time.hour, 2)):\(padded(time.minute, 2)):\(padded(time.second, 2))"
        return "\(day)T\(clock)" + (fraction == 0 ? "" : ".\(padded(Int(fraction), 6))") + "Z"
    }

    /// ISO 8601's basic form in UTC, as RFC 5545 writes it (section 3.3.5): `20210115T010000Z`; fractions of a second are
    /// dropped.
    package var basicDescription: String {
        Instant(seconds: seconds).description.filter { $0 != "-" && $0 != ":" }
    }
}
