import CivilTime

/// How an occurrence's dates came about: steps from what the plan writes to the last good day and the cutoff, each
/// beginning where the one before it ended.
///
/// Computed on demand by the functions that the schedule itself uses; it holds whenever the occurrence does.
package struct Derivation: Sendable {
    package let occurrence: Occurrence
    /// What leads to a phase's first day; empty for everything else.
    package let opening: [DerivationStep]
    /// What leads to `lastGoodDay` and `cutoff`; empty only for a deadline that has neither.
    package let steps: [DerivationStep]

    init(_ placed: PlacedOccurrence, _ calendar: WorkingCalendar) {
        let occurrence = placed.occurrence
        self.occurrence = occurrence
        let plan = occurrence.plan
        switch occurrence.item {
        case .event(let index):
            self.opening = []
            self.steps = [.written(plan.events[index].on, occurrence.lastGoodDay)]
        case .phase(let index):
            let phase = plan.phases[index]
            self.opening = occurrence.window.map { [.written(phase.from, $0.lowerBound)] } ?? []
            self.steps = [.written(phase.to, occurrence.lastGoodDay)]
        case .rule(let index):
            self.opening = []
            if let anchor = plan.rules[index].during {
                self.steps = [.anchor(anchor, .after, of: placed, occurrence.lastGoodDay, calendar)]
            } else {
                let year = occurrence.lastGoodDay.year
                self.steps = [DerivationStep(rule: .year(year), from: nil, day: occurrence.lastGoodDay)]
            }
        case .deadline(let index):
            self.opening = []
            self.steps = Self.steps(plan.deadlines[index], placed, calendar)
        }
    }

    /// Where the plan says so.
    package var position: SourcePosition {
        let plan = occurrence.plan
        return switch occurrence.item {
        case .deadline(let index): plan.deadlines[index].timingPosition
        case .phase(let index): plan.phases[index].position
        case .event(let index): plan.events[index].position
        case .rule(let index): plan.rules[index].position
        }
    }

    /// What it is counted from, and what that is counted from, and so on: the one that hangs on nothing first, this one
    /// last.
    package var chain: [Derivation] {
        var chain = [self]
        while case .anchor(_, _, let anchor?) = chain.last?.steps.first?.rule { chain.append(anchor) }
        return chain.reversed()
    }

    private static func steps(
        _ deadline: Plan.Deadline, _ placed: PlacedOccurrence, _ calendar: WorkingCalendar
    ) -> [DerivationStep] {
        let occurrence = placed.occurrence
        let origin = occurrence.origin
        switch deadline.timing {
        case .dated(let date, let boundary, let time):
            let end = End(origin, boundary, time, deadline)
            return [.written(date, origin)] + end.steps(deadline, occurrence, calendar)
        case .repeating(let period, let day, let boundary, let time):
            let end = End(origin, boundary, time, deadline)
            return [.period(period, day, occurrence.key, origin)] + end.steps(deadline, occurrence, calendar)
        case .recurring(let recurrence, let boundary, let time):
            let end = End(origin, boundary, time, deadline)
            return [.recurrence(recurrence, origin)] + end.steps(deadline, occurrence, calendar)
        case .relative(let distance, let anchor, let time):
            let counted = distance.day(from: origin, calendar)
            let tally = DayTally(distance, from: origin, to: counted, calendar)
            return [
                .anchor(anchor, distance.direction, of: placed, origin, calendar),
                DerivationStep(rule: .counted(tally), from: origin, day: counted),
            ] + End(counted, time).steps(deadline, occurrence, calendar)
        case .duty(let anchor):
            return [.anchor(anchor, .after, of: placed, origin, calendar)]
        case .open:
            return []
        }
    }
}

/// What follows from the day that is written or counted.
private struct End {
    var day: Day
    /// Nothing where the day is counted and its end is meant.
    var rule: DerivationStep.Rule?
    /// As written, before any move.
    var cutoff: Cutoff

    init(_ day: Day, _ boundary: Boundary, _ time: TimeOfDay?, _ deadline: Plan.Deadline) {
        self.day = day
        self.rule = time.map { .timeOfDay($0) } ?? .boundary(boundary, deadline.beforeMeans)
        self.cutoff = Cutoff(day, boundary, time, deadline.beforeMeans)
    }

    init(_ day: Day, _ time: TimeOfDay?) {
        self.day = day
        self.rule = time.map { .timeOfDay($0) }
        self.cutoff = Cutoff(by: day, time)
    }

    func steps(
        _ deadline: Plan.Deadline, _ occurrence: Occurrence, _ calendar: WorkingCalendar
    ) -> [DerivationStep] {
        var steps = rule.map { [DerivationStep(rule: $0, from: day, day: cutoff.lastGoodDay)] } ?? []
        let written = cutoff.lastGoodDay
        var moved = cutoff.moved(deadline.onDayOff, calendar)
        let status = calendar.status(of: written)
        if !status.isWorking {
            let last = moved.lastGoodDay
            let passed =
                written == last
                ? [] : calendar.daysOff(in: written < last ? written...last : last...written)
            steps.append(
                DerivationStep(
                    rule: .dayOff(deadline.onDayOff, status.reason, passed: passed), from: written, day: last))
        }
        for extended in occurrence.extensions {
            steps.append(DerivationStep(rule: .extended(extended), from: moved.lastGoodDay, day: extended.to))
            moved.lastGoodDay = extended.to
        }
        let zone = occurrence.plan.zone
        steps.append(
            DerivationStep(
                rule: .cutoff(moved.time, moved.localTime(in: zone)), from: moved.lastGoodDay, day: moved.lastGoodDay))
        return steps
    }
}

extension DerivationStep {
    fileprivate static func written(_ date: PlanDate, _ day: Day) -> DerivationStep {
        let year = date.isLunar ? LunarDate(day)?.year : nil
        return DerivationStep(rule: .written(date, year: year ?? day.year), from: nil, day: day)
    }

    fileprivate static func period(
        _ period: Period, _ periodDay: PeriodDay, _ key: OccurrenceKey, _ day: Day
    ) -> DerivationStep {
        let start = key.start ?? day
        return DerivationStep(rule: .period(period, periodDay, key, start: start), from: nil, day: day)
    }

    fileprivate static func recurrence(_ recurrence: Recurrence, _ day: Day) -> DerivationStep {
        let number = (recurrence.days.firstIndex(of: day) ?? 0) + 1
        // A lunar date of the year before may lie in this one.
        let isAdded = recurrence.also.contains { date in
            (day.year - 1...day.year).contains { date.day(in: $0) == day }
        }
        return DerivationStep(rule: .recurrence(recurrence, number: number, isAdded: isAdded), from: nil, day: day)
    }

    fileprivate static func anchor(
        _ anchor: Anchor, _ direction: Distance.Direction, of placed: PlacedOccurrence, _ day: Day,
        _ calendar: WorkingCalendar
    ) -> DerivationStep {
        let derivation = placed.anchor(calendar).map { Derivation($0, calendar) }
        return DerivationStep(rule: .anchor(anchor, direction, derivation), from: nil, day: day)
    }
}

extension Schedule {
    /// How the dates of one of this schedule's occurrences came about.
    package func derivation(of occurrence: Occurrence) -> Derivation {
        Derivation(PlacedOccurrence(occurrence, calendar), calendar)
    }
}
