import CivilTime

/// The reminders of a stretch of time, in order; to take one moves none of the others.
struct ReminderWindow: Sendable {
    private var reminders: [Upcoming] = []
    /// Those before it have been taken.
    private var position = 0

    init() {}

    /// - Parameter reminders: in the order of their places.
    init(_ reminders: consuming [Upcoming]) { self.reminders = Self.inOrder(reminders) }

    /// - Parameter one: in order.
    init(merging one: [Upcoming], _ other: [Upcoming]) {
        self.reminders = other.isEmpty ? one : (one + other).sorted()
    }

    var first: Upcoming? { position < reminders.count ? reminders[position] : nil }
    /// How many it has had.
    var count: Int { reminders.count }
    /// What has not been taken.
    var rest: ArraySlice<Upcoming> { reminders[position...] }

    mutating func takeFirst() -> Upcoming? {
        guard let first else { return nil }
        position += 1
        return first
    }

    /// By counting, ten bits of their seconds at a time from the lowest on: in a window of 2²⁰ seconds each is moved twice,
    /// however many there are.
    private static func inOrder(_ reminders: consuming [Upcoming]) -> [Upcoming] {
        var reminders = reminders
        guard reminders.count > fewest else {
            reminders.sort()
            return reminders
        }
        var (least, most) = (Int64.max, Int64.min)
        for reminder in reminders {
            least = min(least, reminder.instant.microseconds)
            most = max(most, reminder.instant.microseconds)
        }
        func second(_ microseconds: Int64) -> UInt64 { UInt64(bitPattern: microseconds &- least) / 1_000_000 }
        let length = second(most)
        var sorted = reminders
        for shift in stride(from: 0, to: UInt64.bitWidth - length.leadingZeroBitCount, by: 10) {
            sort(reminders.span, by: { Int(truncatingIfNeeded: (second($0) >> UInt64(shift)) & 1023) }, to: &sorted)
            swap(&reminders, &sorted)
        }
        // Two that differ by less than a second are in the order of their places.
        if zip(reminders, reminders.dropFirst()).contains(where: { $1.isBefore($0.instant) }) { reminders.sort() }
        return reminders
    }

    /// - Parameter digit: 0…1023, of an instant in microseconds.
    private static func sort(_ reminders: Swift.Span<Upcoming>, by digit: (Int64) -> Int, to sorted: inout [Upcoming]) {
        var starts = [Int](repeating: 0, count: 1024)
        var places = starts.mutableSpan
        var target = sorted.mutableSpan
        for index in reminders.indices { places[digit(reminders[index].instant.microseconds)] += 1 }
        var start = 0
        for index in places.indices { (places[index], start) = (start, start + places[index]) }
        for index in reminders.indices {
            let digit = digit(reminders[index].instant.microseconds)
            target[places[digit]] = reminders[index]
            places[digit] += 1
        }
    }

    /// So few are sorted as fast by comparing.
    private static let fewest = 64
}
