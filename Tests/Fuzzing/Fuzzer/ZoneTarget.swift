import CivilTime

/// Zone files: every instant is shown by the clock that it has, and a time that is in a gap is shown by none.
enum ZoneTarget: FuzzTarget {
    static let name = "zone"

    static func run(_ bytes: [UInt8]) {
        guard let zone = try? Zone(identifier: "Some/Where", tzif: bytes) else { return }
        check(
            zone == zone && zone == (try? Zone(identifier: "Some/Where", tzif: bytes)), "the same bytes, the same zone")
        for second in seconds(in: bytes) { checkClock(of: zone, at: second) }
    }

    /// Of the years 2 to 9998, beyond which days are clipped.
    private static let range: ClosedRange<Int64> = -62_104_060_800...253_339_228_800

    /// Some of every age, and those that the bytes may mean and their neighbours.
    private static func seconds(in bytes: [UInt8]) -> [Int64] {
        var seconds = Array(stride(from: range.lowerBound, through: range.upperBound, by: 1_577_880_777))
        seconds += stride(from: -2_208_988_800, through: 4_102_444_800, by: 31_557_601)
        let (words, rest) = bytes.count.quotientAndRemainder(dividingBy: 8)
        for word in 0..<min(words, 64) {
            // The 64-bit block ends with a footer of any length: from the end, then, as often as from the start.
            for start in [word * 8, rest + word * 8] {
                let value = bytes[start..<start + 8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
                let second = Int64(bitPattern: value)
                guard range.contains(second) else { continue }
                seconds += [-90_000, -1, 0, 1, 90_000].map { second + $0 }
            }
        }
        return seconds.filter(range.contains)
    }

    private static func checkClock(of zone: Zone, at second: Int64) {
        let instant = Instant(seconds: second)
        check(abs(zone.offset(at: instant)) < 26 * 3600, "an offset is shorter than 26 hours")
        let (day, time) = zone.local(at: instant)
        switch zone.localTime(of: day, at: time) {
        case .unique(let only): check(only == instant, "\(day) \(time) is \(instant), not \(only)")
        case .overlap(let earlier, let later):
            check(earlier < later && earlier <= instant, "\(day) \(time) is first \(instant), not \(earlier)")
            check(shows(zone, earlier, day, time) && shows(zone, later, day, time), "\(day) \(time) is shown twice")
        case .gap(let end): check(false, "\(day) \(time) is \(instant) and yet skipped until \(end)")
        }

        // Whatever the clock is asked for, also what it skips.
        let (asked, hour) = (day.adding(days: 1), TimeOfDay(seconds: time.seconds / 1800 * 1800))
        guard case .gap(let end) = zone.localTime(of: asked, at: hour) else { return }
        let (after, before) = (zone.local(at: end), zone.local(at: end - .seconds(1)))
        check((after.day, after.time) > (asked, hour), "\(asked) \(hour) is skipped, and over at \(end)")
        check((before.day, before.time) < (asked, hour), "\(asked) \(hour) is skipped, and not over before \(end)")
    }

    private static func shows(_ zone: Zone, _ instant: Instant, _ day: Day, _ time: TimeOfDay) -> Bool {
        zone.local(at: instant) == (day, time)
    }
}
