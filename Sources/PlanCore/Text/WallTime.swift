package import CivilTime

/// An instant on a zone's wall clock, for people: `16:30 ngày 18/01/2026`, `16:30 on 18 January 2026`; seconds only where there
/// are some.
package struct WallTime: Hashable, Sendable {
    private let day: Day
    private let time: TimeOfDay

    package init(_ instant: Instant, in zone: Zone) {
        let (day, time) = zone.local(at: Instant(seconds: instant.seconds))
        self.day = day
        self.time = time
    }

    /// As an instant of RFC 3339 says it in its own offset.
    /// - Returns: nil for what is none.
    package init?(rfc3339 text: String) {
        guard let day = Day(iso: text.prefix(10)), Instant(rfc3339: text) != nil,
            let time = TimeOfDay(text.dropFirst(11).prefix(8))
        else { return nil }
        self.day = day
        self.time = time
    }

    package var text: Bilingual {
        Bilingual(vi: "\(time) ngày \(day.text(in: .vietnamese))", en: "\(time) on \(day.text(in: .english))")
    }
}
