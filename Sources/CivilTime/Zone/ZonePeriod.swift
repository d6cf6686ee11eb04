/// A stretch of time with one offset: from `start` up to `end`, in seconds since the epoch; `.min` and `.max` where it
/// has no bound.
struct ZonePeriod: Equatable {
    /// No offset reaches 26 hours (RFC 9636, section 3.2).
    static let offsetBound: Int64 = 26 * 3600

    var start: Int64
    var end: Int64
    /// Seconds east of UTC.
    var offset: Int
}
