package import CivilTime

/// Which reminders an item gets, and at what time of day.
///
/// A class because most items have the ladder of their plan, and most plans that of the configuration: they share one;
/// immutable, equal by value.
package final class Ladder: Sendable {
    /// Days before the last good day, each 0…366, at most 32, in falling order without repeats.
    package let before: [Int]
    package let at: TimeOfDay
    package let overdue: Overdue?
    /// Days before a phase's first day.
    package let phaseOpens: [Int]
    /// Days before a phase's last day.
    package let phaseCloses: [Int]
    /// Days before an event.
    package let events: [Int]
    /// When nothing is sent: what falls into it is held until its end.
    package let quiet: [QuietTime]

    /// Reminders once it is too late: every so many days, for so many days, both 1…366.
    package struct Overdue: Hashable, Sendable {
        package var every: Int
        package var lasting: Int

        package init(every: Int, lasting: Int) {
            self.every = every
            self.lasting = lasting
        }
    }

    package init(
        before: [Int], at: TimeOfDay, overdue: Overdue?, phaseOpens: [Int] = [0], phaseCloses: [Int] = [0],
        events: [Int] = [0], quiet: [QuietTime] = []
    ) {
        self.before = before
        self.at = at
        self.overdue = overdue
        self.phaseOpens = phaseOpens
        self.phaseCloses = phaseCloses
        self.events = events
        self.quiet = quiet
    }

    /// 14, 7, 3, 1 and 0 days before at 08:00, then daily for 14 days.
    package static let standard = Ladder(
        before: [14, 7, 3, 1, 0], at: TimeOfDay(seconds: 8 * 3600), overdue: Overdue(every: 1, lasting: 14))
}

extension Ladder: Hashable {
    package static func == (left: Ladder, right: Ladder) -> Bool {
        left === right
            || left.before == right.before && left.at == right.at && left.overdue == right.overdue
                && left.phaseOpens == right.phaseOpens && left.phaseCloses == right.phaseCloses
                && left.events == right.events && left.quiet == right.quiet
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(before)
        hasher.combine(at)
        hasher.combine(overdue)
        hasher.combine(phaseOpens)
        hasher.combine(phaseCloses)
        hasher.combine(events)
        hasher.combine(quiet)
    }
}
