import CivilTime

/// One item's occurrences in order of time, computed one by one by index.
///
/// Occurrences are monotone: neither last good days nor reminders of a later occurrence lie before those of an earlier one,
/// which is what lets a search find the first one of interest. Where a plan's text would break that (phases in any order),
/// each phase is a series of its own.
struct Series: Sendable {
    /// Which of the item's ladders the series follows; a phase has two, so that each stays monotone.
    enum Part: Hashable, Sendable {
        case main, opening, closing
    }

    let plan: Plan
    let item: Occurrence.Item
    let part: Part
    /// The phase a relative deadline or duty is counted from.
    let anchor: Int?
    let rules: [Rule]
    /// How many occurrences there are: never more than `FormatBounds.occurrences`.
    let count: Int

    init(plan: Plan, item: Occurrence.Item, part: Part = .main, anchor: Int? = nil) {
        self.plan = plan
        self.item = item
        self.part = part
        self.anchor = anchor
        self.rules = Self.rules(plan: plan, item: item, part: part)
        self.count = Self.count(plan: plan, item: item, anchor: anchor)
    }

    /// Every series of a plan, in the order its items are written.
    static func all(of plan: Plan) -> [Series] {
        var series: [Series] = []
        for index in plan.phases.indices {
            series.append(Series(plan: plan, item: .phase(index), part: .opening))
            series.append(Series(plan: plan, item: .phase(index), part: .closing))
        }
        for (index, deadline) in plan.deadlines.enumerated() {
            switch deadline.timing {
            case .relative(_, let anchor, _), .duty(let anchor):
                for phase in plan.phases.indices where anchor.matches(plan.phases[phase]) {
                    series.append(Series(plan: plan, item: .deadline(index), anchor: phase))
                }
            case .dated, .repeating:
                series.append(Series(plan: plan, item: .deadline(index)))
            case .open:
                continue
            }
        }
        for index in plan.events.indices { series.append(Series(plan: plan, item: .event(index))) }
        return series
    }

    /// The occurrence at `index`, 0…count − 1.
    func occurrence(at index: Int, _ calendar: WorkingCalendar) -> Occurrence {
        switch item {
        case .phase(let phase):
            let year = plan.years.first + index
            let window = plan.phases[phase].window(in: year)
            return Occurrence(
                plan: plan, item: item, key: .year(year), lastGoodDay: window.upperBound, window: window)
        case .event(let event):
            let year = plan.years.first + index
            return Occurrence(
                plan: plan, item: item, key: .year(year), lastGoodDay: plan.events[event].on.day(in: year))
        case .deadline(let deadline):
            return occurrence(of: plan.deadlines[deadline], at: index, calendar)
        }
    }

    /// The index of the first occurrence for which the condition holds, or `count`; by bisection, so once it holds it must
    /// hold for all that follow.
    func firstOccurrence(_ calendar: WorkingCalendar, where holds: (Occurrence) -> Bool) -> Int {
        var low = 0
        var high = 1
        // In strides that double: a plan without an end has thousands of occurrences, and the one sought is near the first.
        while high < count, !holds(occurrence(at: high, calendar)) {
            low = high + 1
            high = 2 * high + 1
        }
        high = min(high, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(occurrence(at: middle, calendar)) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// The series an occurrence's reminders come from.
    static func holding(_ occurrence: Occurrence) -> [Series] {
        let plan = occurrence.plan
        switch occurrence.item {
        case .phase:
            return [Part.opening, .closing].map { Series(plan: plan, item: occurrence.item, part: $0) }
        case .event:
            return [Series(plan: plan, item: occurrence.item)]
        case .deadline:
            guard case .phase(let id, _) = occurrence.key else { return [Series(plan: plan, item: occurrence.item)] }
            return [
                Series(plan: plan, item: occurrence.item, anchor: plan.phases.firstIndex { $0.id == id })
            ]
        }
    }

    private func occurrence(of deadline: Plan.Deadline, at index: Int, _ calendar: WorkingCalendar) -> Occurrence {
        let year = plan.years.first + index
        switch deadline.timing {
        case .dated(let date, let boundary, let time):
            return dated(
                deadline, key: .year(year), Cutoff(date.day(in: year), boundary, time, deadline.beforeMeans), calendar)
        case .repeating(let period, let periodDay, let boundary, let time):
            let instance = PeriodInstance(period, index: index, firstYear: plan.years.first)
            return dated(
                deadline, key: instance.key,
                Cutoff(instance.day(periodDay), boundary, time, deadline.beforeMeans), calendar)
        case .relative(let distance, _, let time):
            let phase = plan.phases[anchor ?? 0]
            let day = distance.day(after: phase.window(in: year).upperBound, calendar)
            return dated(deadline, key: .phase(id: phase.id, year: year), Cutoff(by: day, time), calendar)
        case .duty, .open:
            let phase = plan.phases[anchor ?? 0]
            return Occurrence(
                plan: plan, item: item, key: .phase(id: phase.id, year: year),
                lastGoodDay: phase.window(in: year).upperBound)
        }
    }

    private func dated(
        _ deadline: Plan.Deadline, key: OccurrenceKey, _ written: Cutoff, _ calendar: WorkingCalendar
    ) -> Occurrence {
        let moved = written.moved(deadline.onDayOff, calendar)
        return Occurrence(
            plan: plan, item: item, key: key, lastGoodDay: moved.lastGoodDay, cutoff: moved.instant(in: plan.zone),
            movedFrom: moved.lastGoodDay == written.lastGoodDay ? nil : written.lastGoodDay)
    }

    private static func rules(plan: Plan, item: Occurrence.Item, part: Part) -> [Rule] {
        switch item {
        case .phase(let index):
            let ladder = plan.phases[index].ladder
            return part == .opening ? ladder.phaseOpens.map(Rule.opens) : ladder.phaseCloses.map(Rule.closes)
        case .event(let index):
            return plan.events[index].ladder.events.map(Rule.before)
        case .deadline(let index):
            let deadline = plan.deadlines[index]
            if case .duty = deadline.timing { return [.duty] }
            let overdue = deadline.ladder.overdue.map {
                Array(stride(from: $0.every, through: $0.lasting, by: $0.every))
            }
            return deadline.ladder.before.map(Rule.before) + (overdue ?? []).map(Rule.overdue)
        }
    }

    private static func count(plan: Plan, item: Occurrence.Item, anchor: Int?) -> Int {
        let years = max(0, min(plan.years.last ?? 9999, 9999) - plan.years.first + 1)
        let repeats =
            switch item {
            case .phase(let index): plan.phases[index].isYearly ? years : 1
            case .event(let index): plan.events[index].on.hasYear ? 1 : years
            case .deadline(let index):
                switch plan.deadlines[index].timing {
                case .dated(let date, _, _): date.hasYear ? 1 : years
                case .repeating(let period, _, _, _):
                    PeriodInstance.count(period, firstYear: plan.years.first, years: years)
                case .relative, .duty: plan.phases[anchor ?? 0].isYearly ? years : 1
                case .open: 0
                }
            }
        return min(repeats, FormatBounds.occurrences)
    }
}

/// Bounds of what plans may demand.
package enum FormatBounds {
    /// Occurrences of one repeating deadline.
    package static let occurrences = 10_000
}

extension Anchor {
    func matches(_ phase: Plan.Phase) -> Bool {
        switch self {
        case .phase(let id): id == phase.id
        case .eachPhase: true
        }
    }
}
