/// Which reminder of a schedule: of which plan, series, occurrence and rung, all by index; ordered by them, in this order.
///
/// One word, so that a queue of them is small and two are compared at once.
struct ReminderPlace: Hashable, Comparable, Sendable {
    /// From the highest bit on: 18 bits the plan, 22 the series, 14 the occurrence (`FormatBounds.occurrences`), 9 the rung,
    /// 1 whether it is its series' frontier.
    private var bits: UInt64

    /// - Parameters:
    ///   - plan: by the plans' ids, less than 2¹⁸.
    ///   - series: among the plan's series, and from their count on among its rules; less than 2²². A plan's bounds leave
    ///     less than a tenth of that.
    init(plan: Int, series: Int) {
        precondition(plan < 1 << 18 && series < 1 << 22, "a schedule within its bounds")
        bits = UInt64(plan) << 46 | UInt64(series) << 24
    }

    var plan: Int { Int(bits >> 46) }
    var series: Int { Int(bits >> 24 & 0x3f_ffff) }
    /// 0…9,999; 0 for a rule's.
    var occurrence: Int { Int(bits >> 10 & 0x3fff) }
    /// 0…511; 0 for a rule's.
    var rung: Int { Int(bits >> 1 & 0x1ff) }
    /// Nothing later of its series is in the queue: once it is taken, the next occurrence goes on.
    var isFrontier: Bool { bits & 1 != 0 }

    /// The same of another plan.
    func moved(toPlan plan: Int) -> ReminderPlace {
        var moved = ReminderPlace(plan: plan, series: series)
        moved.bits |= bits & 0xff_ffff
        return moved
    }

    /// A rung that an occurrence of the series begins with; one that begins with its first is the series' frontier.
    func moved(toOccurrence occurrence: Int, rung: Int) -> ReminderPlace {
        precondition(occurrence < 1 << 14 && rung < 1 << 9, "a series within its bounds")
        var moved = self
        moved.bits = bits & ~0xff_ffff | UInt64(occurrence) << 10 | UInt64(rung) << 1 | (rung == 0 ? 1 : 0)
        return moved
    }

    /// A later rung of the same occurrence.
    func climbed(to rung: Int) -> ReminderPlace {
        precondition(rung < 1 << 9, "a series within its bounds")
        var climbed = self
        climbed.bits = bits & ~0x3ff | UInt64(rung) << 1
        return climbed
    }

    static func < (left: ReminderPlace, right: ReminderPlace) -> Bool { left.bits < right.bits }
}
