import CivilTime

/// A deadline by a day that its plan writes once for all its years: most are. It says all that the dates of such a series
/// follow from in one word, so that they are computed without a look at the plan.
struct YearlyDay: Sendable {
    private var firstYear: Int16
    private var count: Int16
    private var written: PlanDate.MonthDay
    private var boundary: Boundary
    private var onDayOff: DayOffRule

    /// nil where the series is not of that kind.
    init?(_ series: Series) {
        guard case .deadline(let index) = series.item, case .all = series.extent,
            case .dated(.yearless(let written), let boundary, nil) = series.plan.deadlines[index].timing,
            let firstYear = Int16(exactly: series.plan.years.first), let count = Int16(exactly: series.count)
        else { return nil }
        self.firstYear = firstYear
        self.count = count
        self.written = written
        self.boundary = series.plan.deadlines[index].beforeMeans == .exclusive ? boundary : .by
        self.onDayOff = series.plan.deadlines[index].onDayOff
    }

    /// What the rungs of the occurrence at `index` are reckoned from; nil from the end of the plan's years on.
    func footing(at index: Int, in zone: Zone, _ calendar: WorkingCalendar) -> Rungs.Footing? {
        guard index < count else { return nil }
        let day = Day(clippingYear: Int(firstYear) + index, month: written.month, day: written.day)
        let cutoff = Cutoff(day, boundary, nil, .exclusive).moved(onDayOff, calendar)
        return Rungs.Footing(day: cutoff.lastGoodDay, cutoff: cutoff.instant(in: zone))
    }
}
