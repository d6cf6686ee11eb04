package import CivilTime

/// One concrete instance of a deadline, phase, event or reminder rule.
package struct Occurrence: Sendable {
    /// What of the plan it is an instance of, by index into the plan's lists.
    package enum Item: Hashable, Sendable {
        case deadline(Int)
        case phase(Int)
        case event(Int)
        case rule(Int)
    }

    package let plan: Plan
    package let item: Item
    package let key: OccurrenceKey
    /// A deadline's last good day in force, a phase's last day, an event's day, the anchor's last day for an undated duty, the last
    /// day that a rule holds on.
    package let lastGoodDay: Day
    /// The first instant at which it is too late; nil for phases, events and duties.
    package let cutoff: Instant?
    /// A phase's days, or those a rule holds on.
    package let window: ClosedRange<Day>?
    /// The last good day that the plan itself gives: an earlier one where people put it off
    /// (``OccurrenceRecord/Extension``).
    package let ownDay: Day
    /// The own day as written, where `on-day-off` moved it.
    package let movedFrom: Day?
    /// The day that everything else follows from: the one that the plan writes or its repeat names, or, for what is counted,
    /// the anchor's; a phase's last day.
    package let origin: Day

    package init(
        plan: Plan, item: Item, key: OccurrenceKey, lastGoodDay: Day, cutoff: Instant? = nil,
        window: ClosedRange<Day>? = nil, ownDay: Day? = nil, movedFrom: Day? = nil, origin: Day? = nil
    ) {
        self.plan = plan
        self.item = item
        self.key = key
        self.lastGoodDay = lastGoodDay
        self.cutoff = cutoff
        self.window = window
        self.ownDay = ownDay ?? lastGoodDay
        self.movedFrom = movedFrom
        self.origin = origin ?? lastGoodDay
    }

    /// The item's id in the plan.
    package var itemID: String {
        switch item {
        case .deadline(let index): plan.deadlines[index].id
        case .phase(let index): plan.phases[index].id
        case .event(let index): plan.events[index].id
        case .rule(let index): plan.rules[index].id
        }
    }

    package var title: String {
        switch item {
        case .deadline(let index): plan.deadlines[index].title
        case .phase(let index): plan.phases[index].title
        case .event(let index): plan.events[index].title
        case .rule(let index): plan.rules[index].message
        }
    }

    package var deadline: Plan.Deadline? {
        if case .deadline(let index) = item { plan.deadlines[index] } else { nil }
    }

    /// Ids of the units that a deadline or a rule names.
    package var units: [String] {
        switch item {
        case .deadline(let index): plan.deadlines[index].units
        case .rule(let index): plan.rules[index].units
        case .phase, .event: []
        }
    }

    /// The first instant at which it would be too late were that its last good day; nil where there is none.
    func cutoff(on day: Day) -> Instant? {
        guard let cutoff else { return nil }
        let (shown, time) = plan.zone.local(at: cutoff)
        return plan.zone.instant(of: shown.adding(days: lastGoodDay.days(until: day)), at: time)
    }

    /// `PLAN/ITEM@OCCURRENCE`: the same on every run and machine, whatever its date is.
    package var identity: String { "\(plan.id)/\(itemID)@\(key)" }
}
