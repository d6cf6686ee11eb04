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
        for year in max(1, year - 1)...min(9999, year + 1) {
            let start = daylight.start.second(in: year) - Int64(standardOffset)
            let end = daylight.end.second(in: year) - Int64(daylight.offset)
            if start <= end {
                period.narrow(around: second, byChangeAt: start, to: daylight.offset)
                period.narrow(around: second, byChangeAt: end, to: standardOffset)
            } else {
                period.narrow(around: second, byChangeAt: end, to: standardOffset)
                period.narrow(around: second, byChangeAt: start, to: daylight.offset)
            }
        }
        return period
    }
}

extension ZonePeriod {
    /// Takes the next change into account, in ascending order; of coinciding ones (daylight time all year round) the
    /// last holds.
    fileprivate mutating func narrow(around second: Int64, byChangeAt change: Int64, to offset: Int) {
        if change <= second {
            start = change
            self.offset = offset
        } else {
            end = min(end, change)
        }
    }
}
