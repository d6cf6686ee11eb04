import CivilTime
import LinuxSystem

/// A second of the wall clock in Vietnam, as plans write it. Never a full minute: it is written with its seconds.
struct Moment {
    let instant: Instant
    private let day: Day
    private let timeOfDay: TimeOfDay

    private static let zone = try? Zone(identifier: "Asia/Ho_Chi_Minh", rule: "<+07>-7")

    init(_ instant: Instant) {
        let seconds = instant.seconds
        self.instant = Instant(seconds: seconds % 60 == 0 ? seconds + 1 : seconds)
        (day, timeOfDay) = (Self.zone ?? .utc).local(at: self.instant)
    }

    /// So many seconds from now.
    init(in seconds: Double) { self.init(SystemClock.now() + Span(microseconds: Int64(seconds * 1e6))) }

    /// `2026-11-21`.
    var date: String { "\(day)" }
    /// `10:56:16`.
    var time: String { "\(timeOfDay)" }
    var year: Int { day.year }

    /// Seconds since then; negative while it lies ahead.
    var secondsAgo: Double { Double((SystemClock.now() - instant).microseconds) / 1e6 }
}
