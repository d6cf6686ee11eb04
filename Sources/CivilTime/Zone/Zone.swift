/// A civil time zone: the rules that turn instants into wall-clock time and back.
///
/// The rules are those of the system's TZif file (RFC 8536, RFC 9636), handed in as bytes: this module reads no files.
/// A local time that does not exist that day is the first instant after the gap; one that happens twice is the earlier.
/// Copies share the rules; two zones are equal when name and rules are.
package struct Zone: Sendable, Hashable {
    /// The IANA name, such as `Asia/Ho_Chi_Minh`.
    package let identifier: String

    private let rules: ZoneRules

    package static let utc = Zone(identifier: "UTC", rules: ZoneRules(offset: 0))

    private init(identifier: String, rules: ZoneRules) {
        self.identifier = identifier
        self.rules = rules
    }

    /// The zone of that name by the contents of its TZif file: version 1 to 4, at most 1 MiB and 10,000 transitions.
    ///
    /// Throws when the bytes are not such a file, and for the `right/` files, whose clock counts leap seconds: instants
    /// here do not.
    package init(identifier: String, tzif bytes: [UInt8]) throws(ZoneError) {
        self.init(identifier: identifier, rules: try TZifReader.rules(in: bytes))
    }

    /// The zone that follows one POSIX TZ rule at all times, such as `<+07>-7` or `CET-1CEST,M3.5.0,M10.5.0/3`.
    package init(identifier: String, rule: String) throws(ZoneError) {
        self.init(identifier: identifier, rules: ZoneRules(tail: try ZoneTail(Array(rule.utf8))))
    }

    /// Seconds east of UTC in force at the instant, within -25:59:59 and +25:59:59.
    ///
    /// Before the first transition that the file knows it is the file's first offset; beyond the year 9999 it no longer
    /// changes.
    package func offset(at instant: Instant) -> Int { period(at: instant).offset }

    /// The stretch of one offset in which the instant lies.
    func period(at instant: Instant) -> ZonePeriod { rules.period(at: instant.seconds) }

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
        localTime(of: day, at: time).instant
    }

    /// The first instant of the day; of a day that the zone skips (Apia, 2011-12-30), the first instant after it.
    package func start(of day: Day) -> Instant { instant(of: day, at: .midnight) }

    /// How often the wall clock shows that time on that day, and when.
    package func localTime(of day: Day, at time: TimeOfDay) -> LocalTime {
        rules.localTime(Int64(day.number) * 86_400 + Int64(time.seconds))
    }

    /// What a time on the wall clock is in a zone.
    package enum LocalTime: Hashable, Sendable {
        /// The clock shows it once.
        case unique(Instant)
        /// The clock jumps over it; the first instant after the jump.
        case gap(end: Instant)
        /// The clock was set back and shows it again: its first and its second coming.
        case overlap(earlier: Instant, later: Instant)

        /// The one that is meant: in a gap the first instant after it, in an overlap the earlier.
        package var instant: Instant {
            switch self {
            case .unique(let instant), .gap(let instant), .overlap(let instant, _): instant
            }
        }
    }

    package static func == (left: Zone, right: Zone) -> Bool {
        left.identifier == right.identifier && (left.rules === right.rules || left.rules == right.rules)
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(identifier) }
}
