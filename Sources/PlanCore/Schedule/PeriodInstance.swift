import CivilTime

/// One week, month, quarter, half-year or year of a repeating deadline.
struct PeriodInstance: Hashable, Sendable {
    let period: Period
    /// The period's first day.
    let start: Day

    /// The period `index` periods after the first one of `firstYear`.
    ///
    /// The first week of a year is ISO 8601's: the one with the year's first Thursday.
    init(_ period: Period, index: Int, firstYear: Int) {
        self.period = period
        switch period {
        case .week:
            self.start = Day(isoYear: firstYear, week: 1, weekday: .monday).adding(days: 7 * index)
        case .month, .quarter, .halfYear, .year:
            self.start = Day(clippingYear: firstYear, month: 1, day: 1).adding(months: period.months * index)
        }
    }

    /// How many periods the years hold.
    static func count(_ period: Period, firstYear: Int, years: Int) -> Int {
        guard years > 0 else { return 0 }
        switch period {
        case .week:
            let first = Day(isoYear: firstYear, week: 1, weekday: .monday)
            return first.days(until: Day(isoYear: firstYear + years, week: 1, weekday: .monday)) / 7
        case .month, .quarter, .halfYear, .year:
            return years * (12 / period.months)
        }
    }

    var key: OccurrenceKey {
        let (year, month, _) = start.components
        switch period {
        case .week:
            let week = start.isoWeek
            return .week(week.year, week: week.week)
        case .month: return .month(year, month: month)
        case .quarter: return .quarter(year, quarter: (month + 2) / 3)
        case .halfYear: return .halfYear(year, half: month <= 6 ? 1 : 2)
        case .year: return .year(year)
        }
    }

    /// The day within (or, for months past its length, after) the period; one that a month lacks is the month's last.
    func day(_ day: PeriodDay) -> Day {
        switch day {
        case .weekday(let weekday):
            return start.adding(days: weekday.rawValue - Weekday.monday.rawValue)
        case .day(let number, let month):
            let (year, month, _) = start.adding(months: month - 1).components
            return Day(clippingYear: year, month: month, day: number)
        case .last(let month):
            if period == .week { return start.adding(days: 6) }
            let (year, month, _) = start.adding(months: month - 1).components
            return Day(clippingYear: year, month: month, day: 31)
        case .point(let part):
            let (month, number) = part.place(inMonths: max(1, period.months))
            return self.day(.day(number, month: month))
        }
    }
}
