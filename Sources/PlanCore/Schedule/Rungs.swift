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
    /// Of each rung how many days lie between the day it is reckoned from and the one it names, in order of time.
    private let distances: [Int]
    /// The index of the first that comes once it is too late.
    private let overdue: Int
    var count: Int { distances.count }

    init(ladder: Ladder, side: Side, zone: Zone) {
        self.ladder = ladder
        self.side = side
        self.zone = zone
        switch side {
        case .deadline:
            distances = ladder.before.map { -$0 } + ladder.overdueDays
            overdue = ladder.before.count
        case .duty: (distances, overdue) = ([0], 1)
        case .opening: (distances, overdue) = (ladder.phaseOpens.map { -$0 }, ladder.phaseOpens.count)
        case .closing: (distances, overdue) = (ladder.phaseCloses.map { -$0 }, ladder.phaseCloses.count)
        case .event: (distances, overdue) = (ladder.events.map { -$0 }, ladder.events.count)
        }
    }

    /// The rung of that index, 0…count − 1, in order of time.
    func rule(at index: Int) -> Rule {
        let days = abs(distances[index])
        return switch side {
        case .deadline: index < overdue ? .before(days) : .overdue(days)
        case .duty: .duty
        case .opening: .opens(days)
        case .closing: .closes(days)
        case .event: .before(days)
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
        let day = worked(named, isOverdue, calendar)
        var path = ReminderPath(named: named, worked: day, timed: time(on: day))
        if let cutoff = footing.cutoff {
            if isOverdue {
                guard path.timed >= cutoff else { return nil }
            } else if path.timed >= cutoff {
                let earlier = calendar.workingDay(onOrBefore: day.adding(days: -1))
                path.beforeCutoff = earlier
                path.timed = time(on: earlier)
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

    /// The working day that a named day stands for.
    func worked(_ named: Day, _ isOverdue: Bool, _ calendar: WorkingCalendar) -> Day {
        isOverdue ? calendar.workingDay(onOrAfter: named) : calendar.workingDay(onOrBefore: named)
    }

    /// The ladder's time on that day.
    func time(on day: Day) -> Instant { zone.instant(of: day, at: ladder.at) }

    /// The first rung from an index on that has a reminder at or after the instant, and when that is sent.
    func first(
        from index: Int, of footing: Footing, reaching start: Instant, _ calendar: WorkingCalendar,
        _ times: inout RungTimes
    ) -> (rung: Int, instant: Instant)? {
        for rung in index..<max(index, count) {
            if let instant = instant(at: rung, of: footing, calendar, &times),
                instant.microseconds >= start.microseconds
            {
                return (rung, instant)
            }
        }
        return nil
    }

    /// When the last reminder is sent; nil when there is none.
    func lastInstant(of footing: Footing, _ calendar: WorkingCalendar, _ times: inout RungTimes) -> Instant? {
        for rung in (0..<count).reversed() {
            if let instant = instant(at: rung, of: footing, calendar, &times) { return instant }
        }
        return nil
    }

    /// The instant of `path(to:of:)`, without the path where nothing but the working days moves it.
    private func instant(
        at index: Int, of footing: Footing, _ calendar: WorkingCalendar, _ times: inout RungTimes
    ) -> Instant? {
        if ladder.quiet.isEmpty {
            let isOverdue = index >= overdue
            let time = times.time(
                of: self, on: footing.day.adding(days: distances[index]), isOverdue: isOverdue, calendar)
            guard let cutoff = footing.cutoff else { return time }
            if (time.microseconds >= cutoff.microseconds) == isOverdue { return time }
        }
        return path(to: rule(at: index), of: footing, calendar)?.instant
    }
}

extension Rungs: Hashable {
    static func == (left: Rungs, right: Rungs) -> Bool {
        left === right || left.are(right.ladder, right.side, right.zone)
    }

    func are(_ ladder: Ladder, _ side: Side, _ zone: Zone) -> Bool {
        self.side == side && self.ladder == ladder && self.zone == zone
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
