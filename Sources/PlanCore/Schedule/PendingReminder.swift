import CivilTime

/// A reminder that is to come: when, and which; in this order.
///
/// Beside that it has what the next rung follows from: among a hundred thousand deadlines, each look at the plan would wait
/// for memory, which takes longer than all that is computed.
struct PendingReminder: Comparable, Sendable {
    /// The instant's microseconds and below them the place: compared without a branch.
    private let key: Int128
    /// `distantFuture` where there is none: half the size of an optional.
    private let cutoff: Instant
    private let day: Day
    /// Index into the table of rungs; `rule` for a reminder rule's.
    let rungs: Int32

    static let rule: Int32 = -1

    /// - Parameter footing: nil for a rule's.
    init(instant: Instant, place: ReminderPlace, footing: Rungs.Footing?, rungs: Int32) {
        self.key = Int128(instant.microseconds) << 64 | Int128(place.bits)
        self.cutoff = footing?.cutoff ?? .distantFuture
        self.day = footing?.day ?? .first
        self.rungs = rungs
    }

    var instant: Instant { Instant(microseconds: Int64(truncatingIfNeeded: key >> 64)) }

    var place: ReminderPlace { ReminderPlace(bits: UInt64(truncatingIfNeeded: key)) }

    var footing: Rungs.Footing { Rungs.Footing(day: day, cutoff: cutoff == .distantFuture ? nil : cutoff) }

    static func < (left: PendingReminder, right: PendingReminder) -> Bool { left.key < right.key }
    static func == (left: PendingReminder, right: PendingReminder) -> Bool { left.key == right.key }
}
