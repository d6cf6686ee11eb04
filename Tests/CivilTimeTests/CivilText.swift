import CivilTime
import Testing

/// The day written `2021-01-15`.
func day(_ text: String) throws -> Day { try #require(Day(iso: text), "'\(text)' is no day") }

/// The day and time written `2021-01-15 08:00`, `T` and `Z` allowed.
func civil(_ text: String) throws -> (day: Day, time: TimeOfDay) {
    let parts = text.split { " TZ".contains($0) }
    try #require(parts.count == 2)
    return (try day(String(parts[0])), try #require(TimeOfDay(parts[1])))
}

/// The instant written `2021-01-15T01:00Z`.
func utc(_ text: String) throws -> Instant {
    let (day, time) = try civil(text)
    return Instant(seconds: Int64(day.number) * 86_400 + Int64(time.seconds))
}
