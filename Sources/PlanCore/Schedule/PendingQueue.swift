import CivilTime

/// Reminders that are to come, the least one first.
///
/// Only those of the day at hand are in order, in a heap; each later day's wait in a list of their own until it comes. A
/// heap of all of them would not fit into the processor's cache, and each one taken would wait for memory a dozen times.
struct PendingQueue: Sendable {
    /// What comes before the end of the day at hand.
    private var near = Heap<PendingReminder>()
    /// By the day, counted from `origin` on; what is of the day at hand or earlier is in `near`.
    private var days = Array(repeating: [PendingReminder](), count: Self.span)
    /// The first day of `days`, a day of UTC counted from 1970-01-01.
    private var origin: Int64
    /// The day at hand, counted from `origin`.
    private var today = 0
    /// What comes after those days, in no order.
    private var beyond: [PendingReminder] = []

    /// A year and its overdue reminders: once in that time what lies beyond is looked through.
    private static let span = 400

    /// - Parameter start: nothing is added that comes before it, or little.
    init(from start: Instant) { origin = Self.day(of: start) }

    /// The least one, after `settle`.
    var first: PendingReminder? { near.first }

    mutating func insert(_ reminder: PendingReminder) {
        let place = Self.day(of: reminder.instant) - origin
        if place <= Int64(today) {
            near.insert(reminder)
        } else if place < Int64(Self.span) {
            days[Int(place)].append(reminder)
        } else {
            beyond.append(reminder)
        }
    }

    /// Takes out the least one.
    mutating func removeFirst() { near.removeFirst() }

    /// Puts one that comes no earlier in the place of the least.
    mutating func replaceFirst(_ reminder: PendingReminder) {
        if Self.day(of: reminder.instant) - origin <= Int64(today) {
            near.replaceFirst(reminder)
        } else {
            near.removeFirst()
            insert(reminder)
        }
    }

    /// Goes on to the next day that has reminders where this one has none left. Needed after every change.
    mutating func settle() {
        while near.first == nil {
            if today + 1 < Self.span {
                today += 1
                near = Heap(days[today])
                days[today] = []
            } else if let next = beyond.lazy.map({ Self.day(of: $0.instant) }).min() {
                let waiting = beyond
                (origin, today, beyond) = (next, 0, [])
                waiting.forEach { insert($0) }
            } else {
                return
            }
        }
    }

    /// Changes each without its instant, or leaves it out where the answer is nil; what stays keeps its order.
    mutating func update(_ change: (PendingReminder) -> PendingReminder?) {
        near = Heap(near.unordered.compactMap(change))
        for day in days.indices where !days[day].isEmpty { days[day] = days[day].compactMap(change) }
        beyond = beyond.compactMap(change)
    }

    private static func day(of instant: Instant) -> Int64 { instant.microseconds / 86_400_000_000 }
}
