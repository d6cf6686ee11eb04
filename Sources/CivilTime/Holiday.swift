/// How sure an entry of a holiday calendar is.
package enum HolidayStatus: String, Hashable, Sendable, CaseIterable {
    /// Announced by the authority that decides.
    case official
    /// Reckoned from the rule before the announcement.
    case estimated
}

/// One named run of days off.
package struct Holiday: Hashable, Sendable {
    package var title: String
    /// First and last day off; never more than 31 days.
    package var days: ClosedRange<Day>
    /// The law article or announcement that says so.
    package var source: String?
    package var status: HolidayStatus

    package init(title: String, days: ClosedRange<Day>, source: String?, status: HolidayStatus) {
        self.title = title
        self.days = days
        self.source = source
        self.status = status
    }
}

/// A working day made free and the day off that is worked instead.
package struct Swap: Hashable, Sendable {
    package var title: String
    package var off: Day
    /// The make-up day; nil when the day off is given without one.
    package var work: Day?
    package var source: String?
    package var status: HolidayStatus

    package init(title: String, off: Day, work: Day?, source: String?, status: HolidayStatus) {
        self.title = title
        self.off = off
        self.work = work
        self.source = source
        self.status = status
    }
}

/// What an exact date is, whatever swaps, holidays and weekdays say.
package struct ExactDate: Hashable, Sendable {
    package var day: Day
    package var isWorking: Bool
    package var title: String
    package var source: String?
    package var status: HolidayStatus

    package init(day: Day, isWorking: Bool, title: String, source: String?, status: HolidayStatus) {
        self.day = day
        self.isWorking = isWorking
        self.title = title
        self.source = source
        self.status = status
    }
}

/// A holiday that returns every year, for the years no announcement covers yet.
package struct YearlyHoliday: Hashable, Sendable {
    /// The day of the year that the holiday hangs on.
    package enum Feast: Hashable, Sendable {
        /// A day of the solar year; 29 February comes in leap years only.
        case solar(month: Int, day: Int)
        /// A day of Vietnam's lunar year, in the month itself and not in the leap month after it; day 30 is the last of a
        /// month of 29 days. It comes in no year outside of the lunar calendar's 1900–2199.
        case lunar(month: Int, day: Int)
    }

    package var title: String
    package var feast: Feast
    /// How many days before the feast are off as well, and how many after it; each 0…15.
    package var daysBefore: Int
    package var daysAfter: Int
    /// The years whose feast it is, lunar ones for a lunar feast; nil: every year.
    package var years: ClosedRange<Int>?
    package var source: String?

    package init(
        title: String, feast: Feast, daysBefore: Int = 0, daysAfter: Int = 0, years: ClosedRange<Int>? = nil,
        source: String?
    ) {
        self.title = title
        self.feast = feast
        self.daysBefore = daysBefore
        self.daysAfter = daysAfter
        self.years = years
        self.source = source
    }

    /// The days off that belong to the feast of that year, a lunar one for a lunar feast; nil when it has none.
    ///
    /// They may reach into the year before or after, and those of a lunar year's end lie in the next solar year.
    package func days(of year: Int) -> ClosedRange<Day>? {
        guard years?.contains(year) != false else { return nil }
        let day =
            switch feast {
            case .solar(let month, let day): Day(year: year, month: month, day: day)
            case .lunar(let month, let day): LunarDate(clippingYear: year, month: month, day: day).map { Day($0) }
            }
        guard let day else { return nil }
        return day.adding(days: -max(0, min(daysBefore, 15)))...day.adding(days: max(0, min(daysAfter, 15)))
    }
}

/// The days off that a calendar gives in return for days of its yearly holidays that fall on the weekend: for each of
/// them, in their order, the next day that is worked and not given already (Labour Code 2019, article 111(3)).
///
/// It holds for all yearly holidays of a calendar, as the law does; what has a rule of its own is a calendar of its own.
package struct Substitutes: Hashable, Sendable {
    /// The law article that says so; nil: the holiday's own source.
    package var source: String?

    package init(source: String?) { self.source = source }
}

/// One holiday file: a country's or an office's days off, as dated data.
package struct HolidayCalendar: Hashable, Sendable {
    /// The file's stem, such as `vn`.
    package var id: String
    /// The file's path as the user gave it; nil for a calendar that is of no file.
    package var file: String?
    package var title: String
    /// The days of the week that are off.
    package var weekend: Set<Weekday>
    /// Years the file lists in full, and how sure each is as a whole.
    package var years: [Int: HolidayStatus]
    package var holidays: [Holiday]
    package var swaps: [Swap]
    package var exactDates: [ExactDate]
    /// Taken, as estimated, for the years that `years` does not list.
    package var yearly: [YearlyHoliday]
    /// What days of `yearly` on the weekend give; nil: nothing.
    package var substitutes: Substitutes?

    package init(
        id: String, file: String? = nil, title: String, weekend: Set<Weekday> = [.saturday, .sunday],
        years: [Int: HolidayStatus] = [:],
        holidays: [Holiday] = [], swaps: [Swap] = [], exactDates: [ExactDate] = [], yearly: [YearlyHoliday] = [],
        substitutes: Substitutes? = nil
    ) {
        self.id = id
        self.file = file
        self.title = title
        self.weekend = weekend
        self.years = years
        self.holidays = holidays
        self.swaps = swaps
        self.exactDates = exactDates
        self.yearly = yearly
        self.substitutes = substitutes
    }
}
