import CivilTime

/// A reminder that is to come: when, and which. At the same instant they come in the order of their places.
struct Upcoming: Comparable, Sendable {
    var instant: Instant
    var place: ReminderPlace

    /// As numbers are compared: what compares instants is another module's, and called each time.
    func isBefore(_ instant: Instant) -> Bool { self.instant.microseconds < instant.microseconds }

    static func < (left: Upcoming, right: Upcoming) -> Bool {
        let (one, other) = (left.instant.microseconds, right.instant.microseconds)
        return one < other || one == other && left.place < right.place
    }
}
