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

    package var text: Bilingual {
        Bilingual(vi: "\(time) ngày \(day.text(in: .vietnamese))", en: "\(time) on \(day.text(in: .english))")
    }
}
