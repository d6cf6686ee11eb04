/// What a wall clock shows, to the microsecond.
struct WallReading {
    var day: Day
    /// Since midnight on the clock, within `dayRange`.
    var microsecond: Int

    static let dayRange = 0...86_399_999_999

    init(day: Day, microsecond: Int) {
        self.day = day
        self.microsecond = microsecond
    }

    /// - Parameter microseconds: since 1970-01-01 00:00 on the clock.
    init(microseconds: Int64) {
        let length = Int64(Self.dayRange.count)
        let (days, rest) = microseconds.quotientAndRemainder(dividingBy: length)
        self.day = Day(number: Int(rest < 0 ? days - 1 : days))
        self.microsecond = Int(rest < 0 ? rest + length : rest)
    }

    var time: TimeOfDay { TimeOfDay(seconds: microsecond / 1_000_000) }
    /// What is finer than a second.
    var fraction: Span { Span(microseconds: Int64(microsecond % 1_000_000)) }
}

extension Zone {
    /// The reading at the instant, which is not far from today. While the clock shows again what it has shown before:
    /// the nearest reading in that direction which it shows for the first time.
    func reading(at instant: Instant, _ direction: CalendarField.Direction) -> WallReading {
        let period = period(at: instant)
        if period.start != .min {
            let before = self.period(at: Instant(seconds: period.start - 1))
            let repetitionEnd = Int64(before.offset) + period.start
            if instant.seconds + Int64(period.offset) < repetitionEnd {
                return WallReading(microseconds: repetitionEnd * 1_000_000 - (direction == .forward ? 0 : 1))
            }
        }
        return WallReading(microseconds: instant.microseconds + Int64(period.offset) * 1_000_000)
    }
}
