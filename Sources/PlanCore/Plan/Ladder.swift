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

    /// Whom reminders go to once it is too late for long, in rising order of days; empty: to those who must deliver.
    package let escalation: [EscalationStep]
    /// Days after the last good day on which reminders go out once it is too late, in rising order.
    let overdueDays: [Int]

    /// Reminders once it is too late: every so many days, for so many days; then, perhaps, more rarely.
    package struct Overdue: Hashable, Sendable {
        package struct Stretch: Hashable, Sendable {
            /// Both 1…366 days, the first no more than the second.
            package var every: Int
            package var lasting: Int

            package init(every: Int, lasting: Int) {
                self.every = every
                self.lasting = lasting
            }
        }

        /// One behind the other; together no more than 366 days.
        package var stretches: [Stretch]

        package init(_ stretches: [Stretch]) { self.stretches = stretches }

        package init(every: Int, lasting: Int) { self.init([Stretch(every: every, lasting: lasting)]) }

        /// Days after the last good day, in rising order.
        var days: [Int] {
            var start = 0
            return stretches.flatMap { stretch in
                defer { start += stretch.lasting }
                return (1...max(1, stretch.lasting / max(1, stretch.every))).map { start + $0 * stretch.every }
            }
        }
    }

    package init(
        before: [Int], at: TimeOfDay, overdue: Overdue?, phaseOpens: [Int] = [0], phaseCloses: [Int] = [0],
        events: [Int] = [0], quiet: [QuietTime] = [], escalation: [EscalationStep] = []
    ) {
        self.before = before
        self.at = at
        self.overdue = overdue
        self.phaseOpens = phaseOpens
        self.phaseCloses = phaseCloses
        self.events = events
        self.quiet = quiet
        self.escalation = escalation
        self.overdueDays = Set((overdue?.days ?? []) + escalation.map(\.after)).sorted()
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
                && left.events == right.events && left.quiet == right.quiet && left.escalation == right.escalation
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(before)
        hasher.combine(at)
        hasher.combine(overdue)
        hasher.combine(phaseOpens)
        hasher.combine(phaseCloses)
        hasher.combine(events)
        hasher.combine(quiet)
        hasher.combine(escalation)
    }
}

/// From so many days after the last good day on, reminders go to somebody else than who must deliver.
package struct EscalationStep: Hashable, Sendable {
    /// 1…366.
    package var after: Int
    /// The id of one of the plan's recipients.
    package var to: String

    package init(after: Int, to: String) {
        self.after = after
        self.to = to
    }
}
