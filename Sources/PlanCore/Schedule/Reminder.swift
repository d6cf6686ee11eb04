package import CivilTime

/// Which rung of a ladder a reminder is.
package enum Rule: Hashable, Sendable {
    /// Days before the last good day or the event; 0 is that day.
    case before(Int)
    /// Days after the last good day.
    case overdue(Int)
    /// Days before a phase's first day.
    case opens(Int)
    /// Days before a phase's last day.
    case closes(Int)
    /// An undated duty at its anchor's end.
    case duty
    /// What a reminder rule's expression names, before quiet hours hold it.
    case at(Instant)
    /// It was put off until then: stands for all that fell before.
    case snoozed(Instant)
    /// All units have delivered, or the deadline was closed: said once.
    case met
}

extension Rule: CustomStringConvertible {
    /// `-3d`, `0d`, `+1d`, `opens`, `opens-7d`, `closes`, `closes-7d`, `after`,
    /// `20270104T010000Z`, `snoozed-20270104T010000Z`, `met`.
    package var description: String {
        switch self {
        case .before(0): "0d"
        case .before(let days): "-\(days)d"
        case .overdue(let days): "+\(days)d"
        case .opens(0): "opens"
        case .opens(let days): "opens-\(days)d"
        case .closes(0): "closes"
        case .closes(let days): "closes-\(days)d"
        case .duty: "after"
        case .at(let instant): instant.basicDescription
        case .snoozed(let instant): "snoozed-\(instant.basicDescription)"
        case .met: "met"
        }
    }

    /// How near to (or past) the occurrence's end it stands: of reminders on the same instant the greatest is sent.
    package var rank: Int {
        switch self {
        case .before(let days), .closes(let days): -days
        case .overdue(let days): days
        case .opens(let days): -1000 - days
        case .duty: 0
        case .at(let instant): Int(instant.seconds)
        case .snoozed: .min
        case .met: .max
        }
    }
}

/// One message at one instant about one occurrence.
package struct Reminder: Sendable {
    /// What it is about, or where that is found.
    private enum Subject: Sendable {
        // Apart, for most are placed: thousands of them are passed on for each that is looked at.
        indirect case known(Occurrence, Rule)
        case placed(ReminderPlace, Timetable)
    }

    /// A whole second.
    package let instant: Instant
    private let subject: Subject

    package init(occurrence: Occurrence, rule: Rule, instant: Instant) {
        self.subject = .known(occurrence, rule)
        self.instant = instant
    }

    /// Of a series, at a time that is known.
    init(at place: ReminderPlace, of timetable: Timetable, instant: Instant) {
        self.subject = .placed(place, timetable)
        self.instant = instant
    }

    /// Computed when it is asked for where a cursor took the reminder: most of a year's are never looked at.
    package var occurrence: Occurrence {
        switch subject {
        case .known(let occurrence, _): occurrence
        case .placed(let place, let timetable): timetable.occurrence(at: place, instant)
        }
    }

    package var rule: Rule {
        switch subject {
        case .known(_, let rule): rule
        case .placed(let place, let timetable): timetable.rung(at: place, instant)
        }
    }

    /// The day that stands in its identity: the last good day in force; for a phase's opening its first day; for a rule the
    /// day its expression names.
    package var due: Day { due(of: occurrence) }

    private func due(of occurrence: Occurrence) -> Day {
        switch rule {
        case .opens: occurrence.window?.lowerBound ?? occurrence.lastGoodDay
        case .at(let instant): occurrence.plan.zone.day(at: instant)
        case .before, .overdue, .closes, .duty, .snoozed, .met: occurrence.lastGoodDay
        }
    }

    /// `PLAN/ITEM@OCCURRENCE#RULE/DUE`: the same on every run and every machine.
    package var identity: String {
        let occurrence = occurrence
        return "\(occurrence.identity)#\(rule)/\(due(of: occurrence))"
    }

    /// The identity of the occurrence that the reminder of this identity is about.
    package static func occurrence(of identity: String) -> String { String(identity.prefix { $0 != "#" }) }
}
