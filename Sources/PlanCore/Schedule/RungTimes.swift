import CivilTime

/// When rungs that name a day are sent, but for cutoffs and quiet hours: remembered, for many deadlines name the same days.
struct RungTimes {
    private struct Slot {
        var rungs: ObjectIdentifier?
        var day = Day.first
        var isOverdue = false
        var instant = Instant.distantPast
    }

    /// By the days' last bits, in rows that are shifted against each other.
    private var slots = [Slot](repeating: Slot(), count: 256)

    /// The ladder's time on the working day that the named one stands for.
    /// - Parameter rungs: stay as long as this does.
    mutating func time(of rungs: Rungs, on named: Day, isOverdue: Bool, _ calendar: WorkingCalendar) -> Instant {
        let id = ObjectIdentifier(rungs)
        let shift = UInt(bitPattern: id) >> 4 &+ (isOverdue ? 128 : 0)
        let index = Int((UInt(truncatingIfNeeded: named.number) &+ shift) & 255)
        let slot = slots[index]
        if slot.day.number == named.number, slot.rungs == id, slot.isOverdue == isOverdue { return slot.instant }
        let instant = rungs.time(on: rungs.worked(named, isOverdue, calendar))
        slots[index] = Slot(rungs: id, day: named, isOverdue: isOverdue, instant: instant)
        return instant
    }
}
