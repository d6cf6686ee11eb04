extension CalendarExpression {
    /// What becomes of a time that the wall clock skips.
    package enum GapRule: Hashable, Sendable {
        /// It never comes, as in systemd.
        case skipped
        /// It comes at the first instant after the gap.
        case closed
    }

    /// The first instant after the given one that the expression names, to the microsecond; nil when there is none
    /// until the end of 2199.
    ///
    /// The wall clock is that of the zone in the expression, else of the one given. What becomes of a time that the clock
    /// skips, `gaps` says; one that it shows twice is the earlier, once. Nothing is named before 1970 in UTC.
    package func next(after instant: Instant, in zone: Zone, gaps: GapRule = .skipped) -> Instant? {
        guard instant.microseconds < Self.lastInstant else { return nil }
        let start = Instant(microseconds: max(instant.microseconds + 1, 0))
        let found = search(from: start, .forward, in: self.zone ?? zone, gaps)
        return found.flatMap { $0 > instant ? $0 : nil }
    }

    /// The last instant before the given one that the expression names; nil when there is none since 1970.
    ///
    /// `next(after: previous(before: x))` is never before `x`, and so the other way round.
    package func previous(before instant: Instant, in zone: Zone, gaps: GapRule = .skipped) -> Instant? {
        guard instant.microseconds > 0 else { return nil }
        let start = Instant(microseconds: min(instant.microseconds - 1, Self.lastInstant))
        let found = search(from: start, .backward, in: self.zone ?? zone, gaps)
        return found.flatMap { $0 < instant && $0.microseconds >= 0 ? $0 : nil }
    }

    /// The end of 2200, when it is over everywhere.
    private static let lastInstant: Int64 = 7_289_654_400_000_000
    /// Skipped times that a search passes before it gives up: no zone changes so often in the years that count.
    private static let skipLimit = 10_000

    private func search(
        from start: Instant, _ direction: CalendarField.Direction, in zone: Zone, _ gaps: GapRule
    ) -> Instant? {
        var reading = zone.reading(at: start, direction)
        for _ in 0..<Self.skipLimit {
            guard let match = match(from: reading, direction) else { return nil }
            switch zone.localTime(of: match.day, at: match.time) {
            case .unique(let instant), .overlap(let instant, _): return instant + match.fraction
            case .gap(let end) where gaps == .closed: return end
            case .gap(let end):
                // The next reading that there is in that direction.
                reading = zone.reading(at: direction == .forward ? end : end - Span(microseconds: 1), direction)
            }
        }
        return nil
    }

    // MARK: On the wall clock

    /// The reading nearest to the given one, itself included, that the fields name.
    private func match(from reading: WallReading, _ direction: CalendarField.Direction) -> WallReading? {
        guard let day = day(from: reading.day, direction) else { return nil }
        if day == reading.day, let time = time(from: reading.microsecond, direction) {
            return WallReading(day: day, microsecond: time)
        }
        guard let day = day == reading.day ? self.day(from: day.adding(days: direction.step), direction) : day,
            let time = time(from: direction.start(of: WallReading.dayRange), direction)
        else { return nil }
        return WallReading(day: day, microsecond: time)
    }

    private func day(from start: Day, _ direction: CalendarField.Direction) -> Day? {
        var year = start.year
        // nil: where the direction enters the year or the month.
        var startMonth: Int? = start.month
        var startDay: Int? = start.day
        while let matchingYear = nearestYear(to: year, direction) {
            if matchingYear != year { (startMonth, startDay) = (nil, nil) }
            year = matchingYear
            var month = startMonth ?? direction.start(of: months.range)
            while let matchingMonth = months.nearest(to: month, direction) {
                if matchingMonth != startMonth { startDay = nil }
                month = matchingMonth
                let length = Day.length(ofMonth: month, year: year)
                var day = startDay ?? direction.start(of: 1...length)
                while let matchingDay = nearestDay(to: day, of: length, direction) {
                    let date = Day(clippingYear: year, month: month, day: matchingDay)
                    if weekdays?.contains(date.weekday) ?? true { return date }
                    day = matchingDay + direction.step
                }
                startDay = nil
                month += direction.step
            }
            (startMonth, startDay) = (nil, nil)
            year += direction.step
        }
        return nil
    }

    /// `*` reaches a year further back: when 1970 began in UTC it was still 1969 in the west.
    private func nearestYear(to year: Int, _ direction: CalendarField.Direction) -> Int? {
        years.components.isEmpty && year == 1969 ? year : years.nearest(to: year, direction)
    }

    private func nearestDay(to day: Int, of length: Int, _ direction: CalendarField.Direction) -> Int? {
        let nearest =
            countsFromMonthEnd
            ? days.nearestFromEnd(to: day, of: length, direction) : days.nearest(to: day, direction)
        return nearest.flatMap { (1...length).contains($0) ? $0 : nil }
    }

    private func time(from start: Int, _ direction: CalendarField.Direction) -> Int? {
        Self.digits(from: start, base: 60_000_000, direction) {
            minute(from: $0, direction)
        } lower: {
            seconds.nearest(to: $0, direction)
        }
    }

    /// The minute of the day.
    private func minute(from start: Int, _ direction: CalendarField.Direction) -> Int? {
        Self.digits(from: start, base: 60, direction) {
            hours.nearest(to: $0, direction)
        } lower: {
            minutes.nearest(to: $0, direction)
        }
    }

    /// The nearest number of two digits in that base of which each matches.
    private static func digits(
        from start: Int, base: Int, _ direction: CalendarField.Direction, upper: (Int) -> Int?, lower: (Int) -> Int?
    ) -> Int? {
        guard start >= 0 else { return nil }
        let (high, low) = start.quotientAndRemainder(dividingBy: base)
        guard let first = upper(high) else { return nil }
        if first == high, let digit = lower(low) { return high * base + digit }
        guard let digit = lower(direction.start(of: 0...base - 1)),
            let next = first == high ? upper(high + direction.step) : first
        else { return nil }
        return next * base + digit
    }
}
