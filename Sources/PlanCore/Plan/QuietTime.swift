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
        // Each round passes a stretch or a day.
        for _ in 0..<2 * 366 {
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
    /// taken as one. Nil when it is not quiet then, and when it is for longer than a year or made of more than 1,000.
    package func stretch(around instant: Instant, in zone: Zone) -> Range<Instant>? {
        var end = instant
        var joined = 0
        while let later = compactMap({ $0.end(at: end, in: zone) }).max() {
            end = later
            joined += 1
            guard end <= instant + Self.longest, joined <= Self.mostJoined else { return nil }
        }
        guard end > instant else { return nil }
        var start = instant
        while let earlier = compactMap({ $0.start(reaching: start, in: zone) }).min() {
            start = earlier
            joined += 1
            guard start >= instant - Self.longest, joined <= Self.mostJoined else { return nil }
        }
        return start..<end
    }

    private static let longest = Span.days(366)
    /// A night and a day, one after the other, for a year; minutes that adjoin each other are not counted through one.
    private static let mostJoined = 1_000
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
