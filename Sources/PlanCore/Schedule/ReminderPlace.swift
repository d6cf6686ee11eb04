/// Which reminder of a schedule: of which plan, series, occurrence and rung, all by index; ordered by them, in this order.
///
/// One word, so that tables of them are small and two are compared at once.
struct ReminderPlace: Hashable, Comparable, Sendable {
    /// From the highest bit on: 17 bits the plan, 22 the series, 25 which of its reminders. That is, of a series, 14 bits the
    /// occurrence (`FormatBounds.occurrences`) and 11 the rung; of a rule, for how long quiet holds what it names, the longest
    /// first: of what is sent at one instant, that is the order in which it is named.
    private var bits: UInt64

    private static let ownBits: UInt64 = 25
    private static let own: UInt64 = 1 << ownBits - 1

    /// The first of a series or rule.
    ///
    /// - Parameters:
    ///   - plan: by the plans' ids, less than 2¹⁷.
    ///   - series: among the plan's series, and from their count on among its rules; less than 2²². A plan's bounds leave
    ///     less than a tenth of that.
    init(plan: Int, series: Int) {
        precondition(plan < 1 << 17 && series < 1 << 22, "a schedule within its bounds")
        bits = UInt64(plan) << 47 | UInt64(series) << Self.ownBits
    }

    var plan: Int { Int(bits >> 47) }
    var series: Int { Int(bits >> Self.ownBits & 0x3f_ffff) }
    /// 0…9,999.
    var occurrence: Int { Int(bits & Self.own) >> 11 }
    /// 0…511.
    var rung: Int { Int(bits & 0x7ff) }
    /// Whole seconds, no more than 366 days; of a rule's reminder.
    var delay: Int { Int(~bits & Self.own) }

    /// The same of another plan.
    func moved(toPlan plan: Int) -> ReminderPlace {
        var moved = ReminderPlace(plan: plan, series: series)
        moved.bits |= bits & Self.own
        return moved
    }

    /// Another of the series.
    func moved(toOccurrence occurrence: Int, rung: Int) -> ReminderPlace {
        precondition(occurrence < 1 << 14 && rung < 1 << 11, "a series within its bounds")
        return moved(to: UInt64(occurrence) << 11 | UInt64(rung))
    }

    /// Another rung of the same occurrence.
    func climbed(to rung: Int) -> ReminderPlace {
        precondition(rung < 1 << 11, "a series within its bounds")
        return moved(to: bits & Self.own & ~0x7ff | UInt64(rung))
    }

    /// Another of the rule.
    func moved(toDelay seconds: Int) -> ReminderPlace {
        precondition(seconds <= Self.own, "quiet within its bounds")
        return moved(to: Self.own - UInt64(seconds))
    }

    private func moved(to own: UInt64) -> ReminderPlace {
        var moved = self
        moved.bits = bits & ~Self.own | own
        return moved
    }

    static func < (left: ReminderPlace, right: ReminderPlace) -> Bool { left.bits < right.bits }
}
