import CivilTime

/// What the occurrences of a series are reminded by: the rungs of one side of a ladder, in order of time, in a zone.
///
/// A class because all series share the few there are; immutable, equal by value.
final class Rungs: Sendable {
    enum Side: Hashable, Sendable {
        case deadline, duty, opening, closing, event
    }

    let ladder: Ladder
    let side: Side
    let zone: Zone
    let count: Int

    init(ladder: Ladder, side: Side, zone: Zone) {
        self.ladder = ladder
        self.side = side
        self.zone = zone
        count =
            switch side {
            case .deadline: ladder.before.count + ladder.overdueDays.count
            case .duty: 1
            case .opening: ladder.phaseOpens.count
            case .closing: ladder.phaseCloses.count
            case .event: ladder.events.count
            }
    }

    /// The rung of that index, 0…count − 1, in order of time; computed, for a list of them would be most of what a series is.
    func rule(at index: Int) -> Rule {
        switch side {
        case .deadline:
            let before = ladder.before.count
            return index < before
                ? .before(ladder.before[index]) : .overdue(ladder.overdueDays[index - before])
        case .duty: return .duty
        case .opening: return .opens(ladder.phaseOpens[index])
        case .closing: return .closes(ladder.phaseCloses[index])
        case .event: return .before(ladder.events[index])
        }
    }

    /// How the reminder of one rung comes about, nil where the rung has none (an overdue one before the cutoff).
    ///
    /// Rungs are monotone: in the order of `rule(at:)` no reminder lies before the one of the rung before it.
    func path(to rule: Rule, of footing: Footing, _ calendar: WorkingCalendar) -> ReminderPath? {
        var isOverdue = false
        let named: Day
        switch rule {
        case .before(let days), .closes(let days), .opens(let days): named = footing.day.adding(days: -days)
        case .duty: named = footing.day
        case .overdue(let days):
            named = footing.day.adding(days: days)
            isOverdue = true
        case .at, .snoozed, .met: return nil
        }
        let day = isOverdue ? calendar.workingDay(onOrAfter: named) : calendar.workingDay(onOrBefore: named)
        var path = ReminderPath(named: named, worked: day, timed: zone.instant(of: day, at: ladder.at))
        if let cutoff = footing.cutoff {
            if isOverdue {
                guard path.timed >= cutoff else { return nil }
            } else if path.timed >= cutoff {
                let earlier = calendar.workingDay(onOrBefore: day.adding(days: -1))
                path.beforeCutoff = earlier
                path.timed = zone.instant(of: earlier, at: ladder.at)
            }
        }
        path.instant = path.timed
        if !ladder.quiet.isEmpty {
            let held = ladder.quiet.held(path.timed, in: zone, calendar)
            // Held over its cutoff it would come too late: it is sent before quiet begins.
            let isTooLate = footing.cutoff.map { held >= $0 && !isOverdue } ?? false
            path.instant = isTooLate ? ladder.quiet.advanced(path.timed, in: zone, calendar) : held
        }
        return path
    }

    /// The first rung from an index on that has a reminder at or after the instant, and when that is sent.
    func first(
        from index: Int, of footing: Footing, reaching start: Instant, _ calendar: WorkingCalendar
    ) -> (rung: Int, instant: Instant)? {
        for rung in index..<max(index, count) {
            if let path = path(to: rule(at: rung), of: footing, calendar), path.instant >= start {
                return (rung, path.instant)
            }
        }
        return nil
    }

    /// When the last reminder is sent; nil when there is none.
    func lastInstant(of footing: Footing, _ calendar: WorkingCalendar) -> Instant? {
        for rung in (0..<count).reversed() {
            if let path = path(to: rule(at: rung), of: footing, calendar) { return path.instant }
        }
        return nil
    }
}

extension Rungs: Hashable {
    static func == (left: Rungs, right: Rungs) -> Bool {
        left === right || left.side == right.side && left.ladder == right.ladder && left.zone == right.zone
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(side)
        hasher.combine(ladder)
        hasher.combine(zone)
    }
}

extension Rungs {
    /// All that a ladder needs to know of an occurrence that it stands on.
    struct Footing: Sendable {
        /// The day that its rungs are counted from: the last good day, or a phase's first.
        var day: Day
        /// The first instant at which it is too late; nil for phases, events and duties.
        var cutoff: Instant?
    }
}
