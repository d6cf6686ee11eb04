import CivilTime
import Testing

@Suite struct ZoneRuleTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var rule: String
        /// Instants and the offset at each, in seconds.
        var offsets: [String: Int]
        var testDescription: String { rule }
    }

    @Test(
        "a rule gives the offset of every instant",
        arguments: [
            Case(rule: "<+07>-7", offsets: ["2021-01-15 00:00": 25_200]),
            Case(rule: "<-0330>+3:30:15", offsets: ["2021-01-15 00:00": -12_615]),
            // Daylight time is an hour ahead unless the rule says otherwise, and the change is at 02:00.
            Case(
                rule: "EST5EDT,M3.2.0,M11.1.0",
                offsets: [
                    "2025-03-09 06:59:59": -18_000, "2025-03-09 07:00": -14_400, "2025-11-02 05:59:59": -14_400,
                    "2025-11-02 06:00": -18_000,
                ]),
            // South of the equator the year begins in daylight time.
            Case(
                rule: "AEST-10AEDT,M10.1.0,M4.1.0/3",
                offsets: ["2025-01-01 00:00": 39_600, "2025-07-01 00:00": 36_000, "2025-12-31 23:59": 39_600]),
            // 1 March is day 60 in any year for J, day 59 or 60 without it.
            Case(
                rule: "AAA0BBB,J60/0,J61/1",
                offsets: [
                    "2024-02-29 23:59:59": 0, "2024-03-01 00:00": 3600, "2024-03-02 00:00": 0,
                    "2023-03-01 00:00": 3600, "2023-02-28 23:59:59": 0,
                ]),
            Case(
                rule: "AAA0BBB,59/0,60/1",
                offsets: [
                    "2024-02-29 00:00": 3600, "2024-03-01 00:00": 0, "2023-03-01 00:00": 3600, "2023-03-02 00:00": 0,
                ]),
            // Day 365 of a common year is the next year's first.
            Case(
                rule: "AAA0BBB,100/0,365/1",
                offsets: ["2023-12-31 23:59:59": 3600, "2024-01-01 00:00": 0, "2024-12-30 23:59": 3600]),
            // Times beyond the day and before it: RFC 9636, section 3.3.1 (Greenland, Godthåb).
            Case(
                rule: "<-03>3<-02>,M3.5.0/-2,M10.5.0/-1",
                offsets: [
                    "2021-03-28 00:59:59": -10_800, "2021-03-28 01:00": -7200, "2021-10-31 00:59:59": -7200,
                    "2021-10-31 01:00": -10_800,
                ]),
            Case(
                rule: "IST-2IDT,M3.4.4/26,M10.5.0",
                offsets: ["2022-03-24 23:59:59": 7200, "2022-03-25 00:00": 10_800]),
            Case(
                rule: "AAA0BBB,M1.1.1/-167,M12.5.0/167:59:59",
                offsets: ["2024-12-24 00:00": 3600, "2025-01-04 22:59:58": 3600, "2025-06-01 00:00": 3600]),
            // Daylight time all year: RFC 9636, section 3.3.1.
            Case(
                rule: "EST5EDT,0/0,J365/25",
                offsets: [
                    "2024-01-01 03:59:59": -14_400, "2024-01-01 04:00": -14_400, "2024-01-01 05:00": -14_400,
                    "2024-12-31 23:00": -14_400, "2025-07-01 00:00": -14_400,
                ]),
            // Winter time as the exception.
            Case(
                rule: "IST-1GMT0,M10.5.0,M3.5.0/1",
                offsets: ["2060-01-01 00:00": 0, "2060-07-01 00:00": 3600]),
        ])
    func offsets(_ table: Case) throws {
        let zone = try Zone(identifier: "X", rule: table.rule)
        for (instant, offset) in table.offsets {
            #expect(zone.offset(at: try utc(instant)) == offset, "\(instant)")
        }
    }

    @Test("daylight time all year has no seam")
    func seamless() throws {
        let zone = try Zone(identifier: "X", rule: "EST5EDT,0/0,J365/25")
        for (text, expected) in [("2024-12-31 23:30", "2025-01-01 03:30"), ("2025-01-01 00:00", "2025-01-01 04:00")] {
            let (day, time) = try civil(text)
            #expect(zone.localTime(of: day, at: time) == .unique(try utc(expected)))
        }
    }

    @Test("a change that the next year's first overtakes never comes, and every instant is shown once")
    func overtaken() throws {
        // Daylight time would end on 1 January at 03:30:15 UTC, but the next begins at 01:30; and so for standard time.
        let rules = [("<-03>3<-02>,0/-1:30,364/25:30:15", -7200), ("<-03>3<-02>,364/25:30:15,0/-1:30", -10_800)]
        for (rule, offset) in rules {
            let zone = try Zone(identifier: "X", rule: rule)
            let start = try utc("2022-12-31 00:00")
            for hour in 0..<48 {
                let instant = start + .hours(Int64(hour))
                #expect(zone.offset(at: instant) == offset, "\(rule): \(instant)")
                let (day, time) = zone.local(at: instant)
                #expect(zone.localTime(of: day, at: time) == .unique(instant), "\(rule): \(instant)")
            }
        }
    }

    @Test(
        "what is no rule is an error",
        arguments: [
            "", "X", "AB5", "EST", "5", "<+07-7", "<>7", "EST25", "EST5:60", "EST5:", "EST-", "EST5EDT", "EST5EDT4",
            "EST5EDT,", "EST5EDT,M3.2.0", "EST5EDT,M3.2.0,", "EST5EDT,M13.1.0,M11.1.0", "EST5EDT,M0.1.0,M11.1.0",
            "EST5EDT,M3.6.0,M11.1.0", "EST5EDT,M3.0.0,M11.1.0", "EST5EDT,M3.2.7,M11.1.0", "EST5EDT,M3.2,M11.1.0",
            "EST5EDT,J0,J1", "EST5EDT,J366,J1", "EST5EDT,366,0", "EST5EDT,M3.2.0/168,M11.1.0",
            "EST5EDT,M3.2.0/-168,M11.1.0", "EST5EDT,M3.2.0,M11.1.0 ", "EST5EDT,M3.2.0,M11.1.0,M11.1.0",
            "EST99999999999999999999", "EST5EDT,00000001,2", "Việt-7", "EST5\0",
        ])
    func noRule(_ text: String) {
        #expect(throws: ZoneError.self) { try Zone(identifier: "X", rule: text) }
    }
}
