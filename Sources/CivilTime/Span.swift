/// A length of time in microseconds, as systemd.time(7) writes spans; a civil day is not a span (it may have 23 hours).
package struct Span: Hashable, Comparable, Sendable {
    package let microseconds: Int64

    package init(microseconds: Int64) { self.microseconds = microseconds }

    package static let zero = Span(microseconds: 0)
    /// What `infinity` reads as; longer than any distance between two instants in use.
    package static let infinity = Span(microseconds: .max)

    package static func seconds(_ count: Int64) -> Span { Span(count, of: 1_000_000) }
    package static func minutes(_ count: Int64) -> Span { Span(count, of: 60_000_000) }
    package static func hours(_ count: Int64) -> Span { Span(count, of: 3_600_000_000) }
    /// Days of 24 hours.
    package static func days(_ count: Int64) -> Span { Span(count, of: 86_400_000_000) }

    private init(_ count: Int64, of unit: Int64) {
        let (product, overflow) = count.multipliedReportingOverflow(by: unit)
        self.microseconds = overflow ? (count > 0 ? .max : .min) : product
    }

    /// The sum; where it cannot be held, `infinity` or the longest negative span.
    package static func + (left: Span, right: Span) -> Span {
        let (sum, overflow) = left.microseconds.addingReportingOverflow(right.microseconds)
        return overflow ? Span(microseconds: right.microseconds > 0 ? .max : .min) : Span(microseconds: sum)
    }

    package static func < (left: Span, right: Span) -> Bool { left.microseconds < right.microseconds }
}
