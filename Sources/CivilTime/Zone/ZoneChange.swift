/// A moment of the year at which the clock is changed, on the wall clock that is in force before it.
struct ZoneChange: Sendable, Equatable {
    enum Rule: Equatable {
        /// 1…365, never counting 29 February.
        case julian(Int)
        /// 0…365, counting 29 February.
        case ordinal(Int)
        /// Week 5 is the month's last.
        case weekday(month: Int, week: Int, day: Weekday)
    }

    var rule: Rule
    /// Seconds after midnight, within ±167:59:59.
    var time: Int

    /// Seconds since 1970-01-01 00:00 on the wall clock.
    func second(in year: Int) -> Int64 {
        Int64(dayNumber(in: year)) * 86_400 + Int64(time)
    }

    private func dayNumber(in year: Int) -> Int {
        let newYear = Int(Day(clippingYear: year, month: 1, day: 1).number)
        switch rule {
        case .julian(let day): return newYear + day - 1 + (day >= 60 && Day.isLeap(year) ? 1 : 0)
        case .ordinal(let day): return newYear + day
        case .weekday(let month, let week, let weekday):
            let first = Day(clippingYear: year, month: month, day: 1)
            let ahead = (weekday.rawValue - first.weekday.rawValue + 7) % 7
            let inMonth = ahead + 7 * (week - 1)
            let fits = inMonth < Day.length(ofMonth: month, year: year)
            return Int(first.number) + (fits ? inMonth : inMonth - 7)
        }
    }
}
