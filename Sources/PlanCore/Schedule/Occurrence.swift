package import CivilTime

/// One concrete instance of a deadline, phase or event.
package struct Occurrence: Sendable {
    /// What of the plan it is an instance of, by index into the plan's lists.
    package enum Item: Hashable, Sendable {
        case deadline(Int)
        case phase(Int)
        case event(Int)
    }

    package let plan: Plan
    package let item: Item
    package let key: OccurrenceKey
    /// A deadline's last good day, a phase's last day, an event's day, the anchor's last day for an undated duty.
    package let lastGoodDay: Day
    /// The first instant at which it is too late; nil for phases, events and duties.
    package let cutoff: Instant?
    /// A phase's days.
    package let window: ClosedRange<Day>?
    /// The last good day as written, where `on-day-off` moved it.
    package let movedFrom: Day?

    package init(
        plan: Plan, item: Item, key: OccurrenceKey, lastGoodDay: Day, cutoff: Instant? = nil,
        window: ClosedRange<Day>? = nil, movedFrom: Day? = nil
    ) {
        self.plan = plan
        self.item = item
        self.key = key
        self.lastGoodDay = lastGoodDay
        self.cutoff = cutoff
        self.window = window
        self.movedFrom = movedFrom
    }

    /// The item's id in the plan.
    package var itemID: String {
        switch item {
        case .deadline(let index): plan.deadlines[index].id
        case .phase(let index): plan.phases[index].id
        case .event(let index): plan.events[index].id
        }
    }

    package var title: String {
        switch item {
        case .deadline(let index): plan.deadlines[index].title
        case .phase(let index): plan.phases[index].title
        case .event(let index): plan.events[index].title
        }
    }

    package var deadline: Plan.Deadline? {
        if case .deadline(let index) = item { plan.deadlines[index] } else { nil }
    }

    /// `PLAN/ITEM@OCCURRENCE`: the same on every run and machine, whatever its date is.
    package var identity: String { "\(plan.id)/\(itemID)@\(key)" }
}
