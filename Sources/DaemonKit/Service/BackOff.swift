import CivilTime

/// How long to wait before the next try: doubling from one second to a minute.
struct BackOff {
    private var next = BackOff.first
    private static let first = Span.seconds(1)
    private static let longest = Span.seconds(60)

    /// The wait before the next try; each is twice the one before.
    mutating func advance() -> Span {
        defer { next = min(next + next, Self.longest) }
        return next
    }

    mutating func reset() { next = Self.first }
}
