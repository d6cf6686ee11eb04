extension Day {
    /// The ISO 8601 week the day lies in and the year that week belongs to.
    package var isoWeek: (year: Int, week: Int) {
        let thursday = adding(days: Weekday.thursday.rawValue - weekday.rawValue)
        let year = thursday.year
        return (year, Day(clippingYear: year, month: 1, day: 1).days(until: thursday) / 7 + 1)
    }

    /// The day of an ISO 8601 week; week 1 is the one with the year's first Thursday.
    ///
    /// Year and week are kept within 1…9999 and 1…53; week 53 of a year that has 52 is the next year's first.
    package init(isoYear year: Int, week: Int, weekday: Weekday) {
        let fourth = Day(clippingYear: year, month: 1, day: 4)
        let monday = fourth.adding(days: 1 - fourth.weekday.rawValue)
        self = monday.adding(days: 7 * (max(1, min(week, 53)) - 1) + weekday.rawValue - 1)
    }
}
