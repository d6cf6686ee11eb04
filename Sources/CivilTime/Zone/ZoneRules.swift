/// The offsets of a zone over all time: those of its recorded transitions, then those of its rule.
///
/// Times are seconds since the epoch. A class so that every copy of a zone shares one.
final class ZoneRules: Sendable, Equatable {
    /// When the offset changed, ascending, each within ±2⁵⁹ seconds.
    private let transitions: [Int64]
    /// The offset from each transition on.
    private let offsets: [Int32]
    /// The offset before the first transition.
    private let firstOffset: Int32
    /// What holds from the last transition on, or always when there is none; nil continues the last offset.
    private let tail: ZoneTail?

    /// `transitions` ascends and is as long as `offsets`.
    init(transitions: [Int64], offsets: [Int32], firstOffset: Int32, tail: ZoneTail?) {
        precondition(transitions.count == offsets.count, "every transition has its offset")
        self.transitions = transitions
        self.offsets = offsets
        self.firstOffset = firstOffset
        self.tail = tail
    }

    convenience init(offset: Int32) { self.init(transitions: [], offsets: [], firstOffset: offset, tail: nil) }

    convenience init(tail: ZoneTail) {
        self.init(transitions: [], offsets: [], firstOffset: Int32(tail.standardOffset), tail: tail)
    }

    /// The stretch of one offset in which the second lies.
    func period(at second: Int64) -> ZonePeriod {
        let next = transitions.firstIndex(after: second)
        guard next < transitions.count else { return lastPeriod(at: second) }
        return ZonePeriod(
            start: next == 0 ? .min : transitions[next - 1], end: transitions[next],
            offset: Int(next == 0 ? firstOffset : offsets[next - 1]))
    }

    private func lastPeriod(at second: Int64) -> ZonePeriod {
        let start = transitions.last ?? .min
        guard let tail else {
            return ZonePeriod(start: start, end: .max, offset: Int(offsets.last ?? firstOffset))
        }
        var period = tail.period(at: second)
        period.start = max(period.start, start)
        return period
    }

    /// What a wall clock's reading is; `local` counts its seconds since 1970-01-01 00:00 on that clock, within the
    /// range of `Day`.
    ///
    /// No offset is longer than 26 hours, so the only periods that can show it are those within 26 hours of the same
    /// reading in UTC.
    func localTime(_ local: Int64) -> Zone.LocalTime {
        var period = period(at: local - ZonePeriod.offsetBound)
        var first: Int64?
        var jump: Int64?
        while true {
            let second = local - Int64(period.offset)
            if second >= period.start, second < period.end {
                if let first { return .overlap(earlier: Instant(seconds: first), later: Instant(seconds: second)) }
                first = second
            } else if second < period.start, jump == nil {
                jump = period.start
            }
            guard period.end <= local + ZonePeriod.offsetBound else { break }
            period = self.period(at: period.end)
        }
        if let first { return .unique(Instant(seconds: first)) }
        return .gap(end: Instant(seconds: jump ?? local - Int64(period.offset)))
    }

    static func == (left: ZoneRules, right: ZoneRules) -> Bool {
        left.transitions == right.transitions && left.offsets == right.offsets
            && left.firstOffset == right.firstOffset && left.tail == right.tail
    }
}

extension [Int64] {
    /// The index of the first element greater than `value` in an ascending array; `count` when there is none.
    fileprivate func firstIndex(after value: Int64) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle] <= value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
