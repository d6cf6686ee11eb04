package import CivilTime

/// Hours in which nothing is sent: they begin at every time that a calendar expression names and last for a while.
package struct QuietTime: Hashable, Sendable {
    package var begins: CalendarExpression
    /// A minute to 31 days.
    package var lasting: Span

    package init(begins: CalendarExpression, lasting: Span) {
        self.begins = begins
        self.lasting = lasting
    }
}

extension [QuietTime] {
    /// When what would be sent at the instant is sent: then, or once quiet is over, on a working day when it is held at all.
    ///
    /// The instant itself where quiet would last for longer than a year: somebody must be told.
    package func held(_ instant: Instant, in zone: Zone, _ calendar: WorkingCalendar) -> Instant {
        moved(instant, in: zone, calendar, past: \.upperBound) { zone.start(of: $0.adding(days: 1)) }
    }

    /// The last whole second before the quiet that reigns at the instant, on a working day; the instant itself like `held`.
    package func advanced(_ instant: Instant, in zone: Zone, _ calendar: WorkingCalendar) -> Instant {
        moved(instant, in: zone, calendar, past: \.lastSecondBefore) { zone.start(of: $0) - .seconds(1) }
    }

    private func moved(
        _ instant: Instant, in zone: Zone, _ calendar: WorkingCalendar, past edge: (Range<Instant>) -> Instant,
        dayOff: (Day) -> Instant
    ) -> Instant {
        guard var moved = stretch(around: instant, in: zone).map(edge) else { return instant }
        for _ in 0..<Self.mostRounds {
            let day = zone.day(at: moved)
            if !calendar.isWorking(day) {
                moved = dayOff(day)
            } else if let stretch = stretch(around: moved, in: zone) {
                moved = edge(stretch)
            } else {
                return moved
            }
        }
        return instant
    }

    /// The quiet stretch that the instant lies in: its first instant and the first after it, those that adjoin or overlap
    /// taken as one. Nil when it is not quiet then, and when the stretch is longer than a year or made of more than
    /// `mostJoined`: the answer is the same for every instant of a stretch.
    package func stretch(around instant: Instant, in zone: Zone) -> Range<Instant>? {
        guard contains(where: { $0.end(at: instant, in: zone) != nil }) else { return nil }
        var start = instant
        // Counted from its start a stretch is joined as often as from its end, but for its first and its last.
        for _ in 0...Self.mostJoined + 2 {
            guard let earlier = compactMap({ $0.start(reaching: start, in: zone) }).min() else {
                return stretch(from: start, in: zone)
            }
            start = earlier
            guard start >= instant - Self.longest else { return nil }
        }
        return nil
    }

    /// The stretch that begins at the instant.
    private func stretch(from start: Instant, in zone: Zone) -> Range<Instant>? {
        var end = start
        for _ in 0...Self.mostJoined {
            guard let later = compactMap({ $0.end(at: end, in: zone) }).max() else { return start..<end }
            end = later
            guard end <= start + Self.longest else { return nil }
        }
        return nil
    }

    private static let longest = Span.days(366)
    /// Nights and days off, one after the other; quiet pieced together from more is not counted through.
    private static let mostJoined = 100
    /// Each passes a stretch or a day off: a month of them, and Tết besides.
    private static let mostRounds = 90
}

extension Range<Instant> {
    fileprivate var lastSecondBefore: Instant { lowerBound - .seconds(1) }
}

extension QuietTime {
    /// The end of the one that reigns at the instant and began last.
    fileprivate func end(at instant: Instant, in zone: Zone) -> Instant? {
        let start = begins.previous(before: instant + Span(microseconds: 1), in: zone, gaps: .closed)
        return start.map { $0 + lasting }.flatMap { $0 > instant ? $0 : nil }
    }

    /// The beginning, before the instant, of the first one that ends at it or later.
    fileprivate func start(reaching instant: Instant, in zone: Zone) -> Instant? {
        let start = begins.next(after: instant - lasting - Span(microseconds: 1), in: zone, gaps: .closed)
        return start.flatMap { $0 < instant ? $0 : nil }
    }
}
