package import CivilTime

/// Which reminders an item gets, and at what time of day.
package struct Ladder: Hashable, Sendable {
    private struct Rungs: Hashable, Sendable {
        var before: [Int]
        var at: TimeOfDay
        var overdue: Overdue?
        var phaseOpens: [Int]
        var phaseCloses: [Int]
        var events: [Int]
        var quiet: [QuietTime]
    }

    /// Most items have the ladder of their plan, and most plans that of the configuration: they share one.
    private indirect enum Shared: Hashable, Sendable {
        case rungs(Rungs)
    }

    private var shared: Shared

    private var rungs: Rungs {
        get {
            switch shared {
            case .rungs(let rungs): rungs
            }
        }
        set { shared = .rungs(newValue) }
    }

    /// Days before the last good day, each 0…366, at most 32, in falling order without repeats.
    package var before: [Int] {
        get { rungs.before }
        set { rungs.before = newValue }
    }
    package var at: TimeOfDay {
        get { rungs.at }
        set { rungs.at = newValue }
    }
    package var overdue: Overdue? {
        get { rungs.overdue }
        set { rungs.overdue = newValue }
    }
    /// Days before a phase's first day.
    package var phaseOpens: [Int] {
        get { rungs.phaseOpens }
        set { rungs.phaseOpens = newValue }
    }
    /// Days before a phase's last day.
    package var phaseCloses: [Int] {
        get { rungs.phaseCloses }
        set { rungs.phaseCloses = newValue }
    }
    /// Days before an event.
    package var events: [Int] {
        get { rungs.events }
        set { rungs.events = newValue }
    }
    /// When nothing is sent: what falls into it is held until its end.
    package var quiet: [QuietTime] {
        get { rungs.quiet }
        set { rungs.quiet = newValue }
    }

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
        shared = .rungs(
            Rungs(
                before: before, at: at, overdue: overdue, phaseOpens: phaseOpens, phaseCloses: phaseCloses,
                events: events, quiet: quiet))
    }

    /// 14, 7, 3, 1 and 0 days before at 08:00, then daily for 14 days.
    package static let standard = Ladder(
        before: [14, 7, 3, 1, 0], at: TimeOfDay(seconds: 8 * 3600), overdue: Overdue(every: 1, lasting: 14))
}
