/// A date of the lunar calendar of Vietnam, from 01/11/1899 to the end of year 2199; the days of 1900 to 2199 all have
/// one.
package struct LunarDate: Hashable, Sendable {
    /// Named after the solar year in which it begins: lunar 2026 is Bính Ngọ, from 17 February 2026 to 5 February 2027.
    package var year: Int { Int(ownYear) }
    /// The solar years whose days all have a lunar date, and the lunar years that are known to their end.
    package static let years = 1900...2199
    /// 1…12; a leap month has the number of the month before it.
    package var month: Int { Int(ownMonth) }
    package var day: Int { Int(ownDay) }
    package let isLeap: Bool
    // Small: a plan has many dates.
    private let ownMonth: Int8
    private let ownDay: Int8
    private let ownYear: Int16

    /// The date of that name, nil when the calendar has none: a leap month that year does not have, day 30 of a month of
    /// 29 days.
    package init?(year: Int, month: Int, day: Int, isLeap: Bool = false) {
        guard let named = LunarCalendar.vietnam(year).month(month, of: year, isLeap: isLeap),
            (1...named.length).contains(day)
        else { return nil }
        self.init(named, day: day)
    }

    /// The date of that name; day 30 of a month of 29 days is its last. Nil when the calendar has no such month.
    package init?(clippingYear year: Int, month: Int, day: Int) {
        guard let named = LunarCalendar.vietnam(year).month(month, of: year, isLeap: false) else { return nil }
        self.init(named, day: max(1, min(day, named.length)))
    }

    /// The day's lunar date, nil outside of the calendar.
    package init?(_ day: Day) {
        guard let month = LunarCalendar.vietnam(day.year).month(of: day) else { return nil }
        self.init(month, day: month.first.days(until: day) + 1)
    }

    private init(_ month: LunarMonth, day: Int) {
        self.ownYear = Int16(month.year)
        self.ownMonth = Int8(month.number)
        self.ownDay = Int8(day)
        self.isLeap = month.isLeap
    }
}

extension Day {
    /// The day of a lunar date.
    package init(_ date: LunarDate) {
        // Every lunar date is one of the calendar's.
        let month = LunarCalendar.vietnam(date.year).month(date.month, of: date.year, isLeap: date.isLeap)
        self = month?.first.adding(days: date.day - 1) ?? .first
    }
}
