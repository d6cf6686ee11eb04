/// A POSIX TZ rule as the footer of a TZif file writes it: the offset for all times after the last recorded transition
/// (RFC 9636, section 3.3; POSIX.1-2024, section 8.3).
///
/// Reads `Jn`, `n` and `Mm.w.d` days, quoted names, and the times beyond a day, negative ones too, that version 3 of
/// the format allows.
struct ZoneTail: Sendable, Equatable {
    /// Seconds east of UTC.
    let standardOffset: Int
    /// The other time of the year; nil when the clock is never changed.
    private let daylight: Daylight?

    private struct Daylight: Equatable {
        var offset: Int
        /// When standard time ends, on its clock.
        var start: ZoneChange
        /// When it comes back, on daylight time's clock.
        var end: ZoneChange

        /// The year's two changes, the first before the second or with it.
        func changes(in year: Int, _ standardOffset: Int) -> (Change, Change) {
            let start = Change(second: self.start.second(in: year) - Int64(standardOffset), offset: offset)
            let end = Change(second: self.end.second(in: year) - Int64(offset), offset: standardOffset)
            return start.second <= end.second ? (start, end) : (end, start)
        }
    }

    /// Throws when the bytes are no such rule; they may hold nothing else.
    init(_ bytes: some Collection<UInt8>) throws(ZoneError) {
        var text = ZoneTailText(bytes)
        try text.name()
        self.standardOffset = -(try text.clock(hours: 24))
        guard !text.isAtEnd else {
            self.daylight = nil
            return
        }
        try text.name()
        let offset = text.peeks(",") ? standardOffset + 3600 : -(try text.clock(hours: 24))
        try text.take(",")
        let start = try text.change()
        try text.take(",")
        let end = try text.change()
        guard text.isAtEnd else { throw ZoneError("the zone's rule goes on after its end") }
        self.daylight = Daylight(offset: offset, start: start, end: end)
    }

    /// The stretch of one offset in which the second since the epoch lies. After the year 9999 nothing changes.
    func period(at second: Int64) -> ZonePeriod {
        guard let daylight else { return ZonePeriod(start: .min, end: .max, offset: standardOffset) }
        let days = (second + Int64(standardOffset)) / 86_400
        let year = Day(number: Int(days)).year
        // A change can be moved a week past its year's end, so the neighbours count too.
        var period = ZonePeriod(start: .min, end: .max, offset: standardOffset)
        var last: Change?
        for year in max(1, year - 1)...min(9999, year + 1) {
            let (first, next) = daylight.changes(in: year, standardOffset)
            // What the next year's first change overtakes never comes: daylight time, or the other, goes on.
            if let last, last.second < first.second { period.narrow(by: last, around: second) }
            period.narrow(by: first, around: second)
            last = next
        }
        if let last { period.narrow(by: last, around: second) }
        return period
    }
}

/// The offset from a second since the epoch on.
private struct Change {
    var second: Int64
    var offset: Int
}

extension ZonePeriod {
    /// Takes the next change into account, in ascending order; of coinciding ones (daylight time all year round) the
    /// last holds.
    fileprivate mutating func narrow(by change: Change, around second: Int64) {
        if change.second <= second {
            start = change.second
            offset = change.offset
        } else {
            end = min(end, change.second)
        }
    }
}
