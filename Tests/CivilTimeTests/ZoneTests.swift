import CivilTime
import Testing

@Suite struct ZoneTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var zone: String
        var local: String
        /// One instant for a time shown once, two for an overlap.
        var instants: [String]
        var isGap = false
        var testDescription: String { "\(zone): \(name)" }
    }

    @Test(
        "a wall-clock time is once, never or twice",
        arguments: [
            Case(name: "winter", zone: "Europe/Berlin", local: "2026-01-15 08:00", instants: ["2026-01-15 07:00"]),
            Case(name: "summer", zone: "Europe/Berlin", local: "2026-07-15 08:00", instants: ["2026-07-15 06:00"]),
            Case(
                name: "spring gap", zone: "Europe/Berlin", local: "2026-03-29 02:30", instants: ["2026-03-29 01:00"],
                isGap: true),
            Case(
                name: "autumn overlap", zone: "Europe/Berlin", local: "2026-10-25 02:30",
                instants: ["2026-10-25 00:30", "2026-10-25 01:30"]),
            Case(
                name: "end of the overlap", zone: "Europe/Berlin", local: "2026-10-25 03:00",
                instants: ["2026-10-25 02:00"]),
            Case(
                name: "by the rule, long after the table", zone: "Europe/Berlin", local: "2400-07-01 08:00",
                instants: ["2400-07-01 06:00"]),
            Case(
                name: "spring gap", zone: "America/New_York", local: "2025-03-09 02:30",
                instants: ["2025-03-09 07:00"], isGap: true),
            Case(
                name: "autumn overlap", zone: "America/New_York", local: "2025-11-02 01:30",
                instants: ["2025-11-02 05:30", "2025-11-02 06:30"]),
            Case(
                name: "half-hour gap", zone: "Australia/Lord_Howe", local: "2025-10-05 02:15",
                instants: ["2025-10-04 15:30"], isGap: true),
            Case(
                name: "half-hour overlap", zone: "Australia/Lord_Howe", local: "2025-04-06 01:45",
                instants: ["2025-04-05 14:45", "2025-04-05 15:15"]),
            Case(
                name: "the skipped day's morning", zone: "Pacific/Apia", local: "2011-12-30 08:00",
                instants: ["2011-12-30 10:00"], isGap: true),
            Case(
                name: "the day before it", zone: "Pacific/Apia", local: "2011-12-29 23:59",
                instants: ["2011-12-30 09:59"]),
            Case(
                name: "the day after it", zone: "Pacific/Apia", local: "2011-12-31 00:00",
                instants: ["2011-12-30 10:00"]),
            Case(name: "always", zone: "UTC", local: "2021-01-15 08:00", instants: ["2021-01-15 08:00"]),
            Case(name: "today", zone: "Asia/Ho_Chi_Minh", local: "2021-01-15 08:00", instants: ["2021-01-15 01:00"]),
            Case(
                name: "UTC+8 until June 1975", zone: "Asia/Ho_Chi_Minh", local: "1975-04-30 11:30",
                instants: ["1975-04-30 03:30"]),
            Case(
                name: "the hour before midnight, twice", zone: "Asia/Ho_Chi_Minh", local: "1975-06-12 23:30",
                instants: ["1975-06-12 15:30", "1975-06-12 16:30"]),
            Case(
                name: "the midnight after it, once", zone: "Asia/Ho_Chi_Minh", local: "1975-06-13 00:00",
                instants: ["1975-06-12 17:00"]),
            Case(
                name: "back for Ramadan", zone: "Africa/Casablanca", local: "2025-02-23 02:30",
                instants: ["2025-02-23 01:30", "2025-02-23 02:30"]),
            Case(
                name: "forward after it", zone: "Africa/Casablanca", local: "2025-04-06 02:30",
                instants: ["2025-04-06 02:00"], isGap: true),
            Case(
                name: "winter time below standard: gap", zone: "Europe/Dublin", local: "2025-03-30 01:30",
                instants: ["2025-03-30 01:00"], isGap: true),
            Case(
                name: "winter time below standard: overlap", zone: "Europe/Dublin", local: "2060-10-31 01:30",
                instants: ["2060-10-31 00:30", "2060-10-31 01:30"]),
            Case(
                name: "the quarter of an hour of 1986", zone: "Asia/Kathmandu", local: "1986-01-01 00:05",
                instants: ["1985-12-31 18:30"], isGap: true),
            Case(name: "today", zone: "Asia/Kathmandu", local: "2025-01-01 00:00", instants: ["2024-12-31 18:15"]),
        ])
    func localTime(_ table: Case) throws {
        let zone = try Zone.system(table.zone)
        let (day, time) = try civil(table.local)
        let instants = try table.instants.map(utc)
        let expected: Zone.LocalTime =
            if instants.count == 2 {
                .overlap(earlier: instants[0], later: instants[1])
            } else if table.isGap {
                .gap(end: instants[0])
            } else {
                .unique(instants[0])
            }
        #expect(zone.localTime(of: day, at: time) == expected)
        #expect(zone.instant(of: day, at: time) == instants[0])
        if !table.isGap { #expect(zone.local(at: instants[0]) == (day, time)) }
    }

    @Test("the wall clock before 1970 and between seconds is rounded towards the past")
    func localRoundsDown() throws {
        let zone = try Zone(identifier: "X", rule: "<+07>-7")
        let before = zone.local(at: Instant(microseconds: -25_200_000_001))
        #expect(before == (try day("1969-12-31"), TimeOfDay(seconds: 86_399)))
        #expect(zone.local(at: Instant(microseconds: -1)) == (try day("1970-01-01"), TimeOfDay(seconds: 25_199)))
    }

    @Test("the ends of time are answered", arguments: ["UTC", "Europe/Berlin", "Pacific/Apia", "Africa/Casablanca"])
    func endsOfTime(_ name: String) throws {
        let zone = try Zone.system(name)
        #expect(zone.day(at: .distantPast) == .first)
        #expect(zone.day(at: .distantFuture) == .last)
        #expect(zone.instant(of: .first, at: .midnight) < zone.instant(of: .last, at: TimeOfDay(seconds: 86_399)))
        #expect(zone.local(at: zone.start(of: .last)) == (.last, .midnight))
    }

    @Test("zones are equal by name and rules")
    func equality() throws {
        let berlin = try Zone.system("Europe/Berlin")
        #expect(berlin == (try Zone.system("Europe/Berlin")))
        #expect(berlin != (try Zone(identifier: "Europe/Berlin", rule: "CET-1CEST,M3.5.0,M10.5.0/3")))
        #expect(berlin != (try Zone(identifier: "Europe/Vienna", tzif: Zone.bytes(of: "Europe/Berlin"))))
        #expect(Set([berlin, try Zone.system("Europe/Berlin"), .utc]).count == 2)
    }
}
