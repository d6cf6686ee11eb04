package import CivilTime

/// A date as a plan writes it: with its year, or without (it then takes each of the plan's years).
package enum PlanDate: Hashable, Sendable {
    /// `20/01/2021`, `2021-01-20`.
    case full(Day)
    /// `20/01`; 29/02 is 28/02 in a year without it. Month 1…12, day 1…31.
    case yearless(MonthDay)
    /// `15/08/2027 âm lịch`: a date of Vietnam's lunar calendar.
    case lunar(LunarDate)
    /// `15/08 âm lịch`, of the lunar year that has the plan's year as its number; never of a leap month. Month 1…12, day
    /// 1…30; day 30 of a month of 29 days is its last.
    case yearlessLunar(MonthDay)
    /// `cuối tháng 3`, `giữa năm`, with or without a year behind it; stands apart, so that it does not double the size of all
    /// the others.
    indirect case point(PointOfYear, year: Int?)

    /// A day of a month.
    package struct MonthDay: Hashable, Sendable {
        package var month: Int { Int(ownMonth) }
        package var day: Int { Int(ownDay) }
        // Small: a plan has many dates.
        private let ownMonth: Int8
        private let ownDay: Int8

        /// Numbers that no calendar has are kept within -128…127.
        package init(month: Int, day: Int) {
            ownMonth = Int8(clamping: month)
            ownDay = Int8(clamping: day)
        }
    }

    package static func yearless(month: Int, day: Int) -> PlanDate { .yearless(MonthDay(month: month, day: day)) }

    package static func yearlessLunar(month: Int, day: Int) -> PlanDate {
        .yearlessLunar(MonthDay(month: month, day: day))
    }

    /// The day in a year of the plan; the lunar calendar ends with 2199, and later years have the day of that one.
    package func day(in year: Int) -> Day {
        switch self {
        case .full(let day): return day
        case .lunar(let date): return Day(date)
        case .point(let point, let own): return point.day(in: own ?? year)
        case .yearless(let date): return Day(clippingYear: year, month: date.month, day: date.day)
        case .yearlessLunar(let date):
            let year = max(LunarDate.years.lowerBound, min(year, LunarDate.years.upperBound))
            return LunarDate(clippingYear: year, month: date.month, day: date.day).map { Day($0) } ?? .first
        }
    }

    /// The day of a date that says its year.
    package var fixedDay: Day? {
        switch self {
        case .full, .lunar: day(in: 0)
        case .point(_, let year): year.map(day)
        case .yearless, .yearlessLunar: nil
        }
    }

    package var hasYear: Bool {
        switch self {
        case .full, .lunar: true
        case .point(_, let year): year != nil
        case .yearless, .yearlessLunar: false
        }
    }

    /// It is reckoned by the moon, which is known for the years 1900 to 2199.
    package var isLunar: Bool {
        switch self {
        case .lunar, .yearlessLunar: true
        case .full, .yearless, .point: false
        }
    }

    /// Month and day, where those alone are written or meant.
    var monthAndDay: (month: Int, day: Int)? {
        switch self {
        case .yearless(let date): (date.month, date.day)
        case .point(let point, nil): point.monthAndDay
        case .full, .lunar, .yearlessLunar, .point: nil
        }
    }
}

/// When a plan was issued, as far as it says: `04/01/2027`, `01/2024` or `2024`.
package struct IssueDate: Hashable, Sendable {
    package var year: Int
    package var month: Int?
    package var day: Int?

    package init(year: Int, month: Int? = nil, day: Int? = nil) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// The first day it can have been issued on.
    package var earliest: Day { Day(clippingYear: year, month: month ?? 1, day: day ?? 1) }
    /// The last day it can have been issued on.
    package var latest: Day { Day(clippingYear: year, month: month ?? 12, day: day ?? 31) }
}

/// The years a plan's year-less dates repeat in: `year: 2021`, `years: 2024-2027`, or without an end `years: 2024-`.
package struct PlanYears: Hashable, Sendable {
    package var first: Int
    /// nil: without end.
    package var last: Int?
    /// The plan says them; otherwise they follow from its dates or its issue, and change when those do.
    package var isWritten: Bool

    package init(first: Int, last: Int?, isWritten: Bool = true) {
        self.first = first
        self.last = last
        self.isWritten = isWritten
    }

    package func contains(_ year: Int) -> Bool { year >= first && last.map { year <= $0 } ?? true }
}
