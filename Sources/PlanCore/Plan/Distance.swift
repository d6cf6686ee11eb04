package import CivilTime

/// How far from its anchor a relative deadline is due.
package struct Distance: Hashable, Sendable {
    package enum Unit: String, Hashable, Sendable {
        case workingDays, days, weeks, months
    }

    package enum Direction: Hashable, Sendable {
        /// `after:` the anchor's end.
        case after
        /// `ahead-of:` the anchor.
        case ahead
    }

    /// 1…10,000.
    package var count: Int
    package var unit: Unit
    package var direction: Direction

    package init(count: Int, unit: Unit, _ direction: Direction = .after) {
        self.count = count
        self.unit = unit
        self.direction = direction
    }

    /// The last day of the distance counted from `day`, the day next to it being day 1 (Civil Code 2015, article 147);
    /// weeks and months end on the day that corresponds to `day` (article 148), a day that its month lacks on the month's
    /// last.
    package func day(from day: Day, _ calendar: WorkingCalendar) -> Day {
        let signed = direction == .after ? count : -count
        return switch unit {
        case .workingDays: calendar.day(signed, workingDaysFrom: day)
        case .days: day.adding(days: signed)
        case .weeks: day.adding(days: 7 * signed)
        case .months: day.adding(months: signed)
        }
    }
}

/// What a relative deadline is counted from: forwards from its end, backwards from a phase's first day, from the last good
/// day of a deadline, from an event.
package enum Anchor: Hashable, Sendable {
    /// The phase with that id.
    case phase(String)
    /// Each phase of the plan, one occurrence a phase.
    case eachPhase
    /// Each occurrence of the plan's deadline with that id, by the last good day in force.
    case deadline(String)
    /// The event with that id.
    case event(String)

    package var isPhase: Bool {
        switch self {
        case .phase, .eachPhase: true
        case .deadline, .event: false
        }
    }
}
