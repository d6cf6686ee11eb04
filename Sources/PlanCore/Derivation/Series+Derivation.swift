import CivilTime

extension Series {
    /// What the occurrence is counted from or holds in; nil where it hangs on nothing, or is none of its plan's.
    static func anchor(of occurrence: Occurrence, _ calendar: WorkingCalendar) -> Occurrence? {
        let plan = occurrence.plan
        if case .rule = occurrence.item {
            guard case .phase(let id, let year) = occurrence.key,
                let index = plan.phases.firstIndex(where: { $0.id == id })
            else { return nil }
            return Series(plan: plan, item: .phase(index)).occurrence(at: year - plan.years.first, calendar)
        }
        for series in holding(occurrence) {
            guard let index = series.index(of: occurrence, calendar) else { continue }
            switch series.base {
            case .own: return nil
            case .phase(let phase): return Series(plan: plan, item: .phase(phase)).occurrence(at: index, calendar)
            case .series(let base): return base.occurrence(at: index, calendar)
            }
        }
        return nil
    }

    private func index(of occurrence: Occurrence, _ calendar: WorkingCalendar) -> Int? {
        var index = firstOccurrence(calendar) { $0.lastGoodDay >= occurrence.lastGoodDay }
        // Several may end on one day.
        while index < count {
            let candidate = self.occurrence(at: index, calendar)
            guard candidate.lastGoodDay == occurrence.lastGoodDay else { return nil }
            if candidate.key == occurrence.key { return index }
            index += 1
        }
        return nil
    }
}

extension OccurrenceKey {
    /// The first day of the period it names; nil for what is none.
    var start: Day? {
        switch self {
        case .year(let year): Day(clippingYear: year, month: 1, day: 1)
        case .halfYear(let year, let half): Day(clippingYear: year, month: 6 * half - 5, day: 1)
        case .quarter(let year, let quarter): Day(clippingYear: year, month: 3 * quarter - 2, day: 1)
        case .month(let year, let month): Day(clippingYear: year, month: month, day: 1)
        case .week(let year, let week): Day(isoYear: year, week: week, weekday: .monday)
        case .phase, .recurrence: nil
        }
    }
}

extension Schedule {
    /// Every occurrence of the plan's item with that id, one by one: a deadline counted from each phase has those of the
    /// first phase first. Those of reminder rules too.
    package func occurrences(ofItem id: String, in plan: Plan) -> some Sequence<Occurrence> {
        let calendar = calendar
        let items =
            plan.phases.indices.filter { plan.phases[$0].id == id }.map(Occurrence.Item.phase)
            + plan.deadlines.indices.filter { plan.deadlines[$0].id == id }.map(Occurrence.Item.deadline)
            + plan.events.indices.filter { plan.events[$0].id == id }.map(Occurrence.Item.event)
        let dated = items.lazy.flatMap { Series.of($0, in: plan).filter { $0.part != .opening } }
            .flatMap { series in (0..<series.count).lazy.map { series.occurrence(at: $0, calendar) } }
        let rules = RuleSeries.all(of: plan).lazy.filter { plan.rules[$0.index].id == id }
            .flatMap { rule in (0..<rule.count).lazy.map { rule.occurrence(at: $0) } }
        return [AnySequence(dated), AnySequence(rules)].joined()
    }
}
