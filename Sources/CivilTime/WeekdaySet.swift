/// Days of the week, asked for one by one millions of times: a bit each instead of a hash.
struct WeekdaySet: Hashable, Sendable {
    private var bits: UInt8 = 0

    init(_ days: some Sequence<Weekday>) {
        for day in days { bits |= 1 << day.rawValue }
    }

    func contains(_ day: Weekday) -> Bool { bits & 1 << day.rawValue != 0 }

    var count: Int { bits.nonzeroBitCount }
}
