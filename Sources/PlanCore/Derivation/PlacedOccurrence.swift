import CivilTime

/// An occurrence and where it stands in its series, so that what it is counted from is found without a search.
struct PlacedOccurrence {
    let occurrence: Occurrence
    /// nil for a rule's, and for what is none of its plan's.
    private let place: (series: Series, index: Int)?

    /// Searches for its place.
    init(_ occurrence: Occurrence, _ calendar: WorkingCalendar) {
        self.occurrence = occurrence
        self.place =
            Series.holding(occurrence).lazy.compactMap { series in
                series.index(of: occurrence, calendar).map { (series, $0) }
            }.first
    }

    private init(_ series: Series, _ index: Int, _ calendar: WorkingCalendar) {
        self.occurrence = series.occurrence(at: index, calendar)
        self.place = (series, index)
    }

    /// What the occurrence is counted from or holds in; nil where it hangs on nothing, or is none of its plan's.
    func anchor(_ calendar: WorkingCalendar) -> PlacedOccurrence? {
        let plan = occurrence.plan
        if case .rule = occurrence.item {
            guard case .phase(let id, let year) = occurrence.key,
                let index = plan.phases.firstIndex(where: { $0.id == id })
            else { return nil }
            let place = year.map { $0 - plan.years.first } ?? 0
            return PlacedOccurrence(Series(plan: plan, item: .phase(index)), place, calendar)
        }
        guard let (series, index) = place else { return nil }
        return switch series.base {
        case .own: nil
        case .phase(let phase):
            PlacedOccurrence(
                Series(plan: plan, item: .phase(phase)), series.extent.position(index), calendar)
        case .series(let base): PlacedOccurrence(base, series.extent.position(index), calendar)
        }
    }
}

extension Series {
    fileprivate func index(of occurrence: Occurrence, _ calendar: WorkingCalendar) -> Int? {
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
        case .once, .phase, .recurrence: nil
        }
    }
}
