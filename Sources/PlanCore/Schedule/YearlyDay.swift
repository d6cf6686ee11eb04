import CivilTime

/// A deadline by a day that its plan writes once for all its years: most are. It says all that the dates of such a series
/// follow from in one word, so that they are computed without a look at the plan.
struct YearlyDay: Sendable {
    private var firstYear: Int16
    private var count: Int16
    private var month: Int8
    private var day: Int8
    private var boundary: Boundary
    private var onDayOff: DayOffRule

    /// nil where the series is not of that kind.
    init?(_ series: Series) {
        guard case .deadline(let index) = series.item, case .all = series.extent,
            case .dated(.yearless(let month, let day), let boundary, nil) = series.plan.deadlines[index].timing,
            let month = Int8(exactly: month), let day = Int8(exactly: day),
            let firstYear = Int16(exactly: series.plan.years.first), let count = Int16(exactly: series.count)
        else { return nil }
        self.firstYear = firstYear
        self.count = count
        self.month = month
        self.day = day
        self.boundary = series.plan.deadlines[index].beforeMeans == .exclusive ? boundary : .by
        self.onDayOff = series.plan.deadlines[index].onDayOff
    }

    /// What the rungs of the occurrence at `index` are reckoned from; nil from the end of the plan's years on.
    func footing(at index: Int, in zone: Zone, _ calendar: WorkingCalendar) -> Rungs.Footing? {
        guard index < count else { return nil }
        let written = Day(clippingYear: Int(firstYear) + index, month: Int(month), day: Int(day))
        let cutoff = Cutoff(written, boundary, nil, .exclusive).moved(onDayOff, calendar)
        return Rungs.Footing(day: cutoff.lastGoodDay, cutoff: cutoff.instant(in: zone))
    }
}
