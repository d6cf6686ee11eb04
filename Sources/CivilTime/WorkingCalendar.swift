/// Which days are worked: weekends and the entries of holiday calendars, by precedence: exact date over swap over
/// holiday over weekday.
package struct WorkingCalendar: Hashable, Sendable {
    package let calendars: [HolidayCalendar]

    /// Monday to Friday, no holidays known.
    package static let weekdaysOnly = WorkingCalendar([])

    package init(_ calendars: [HolidayCalendar]) { self.calendars = calendars }

    /// Why a day is worked or not.
    package enum Reason: Hashable, Sendable {
        case weekday
        case weekend
        case holiday(title: String, source: String?, status: HolidayStatus)
        /// Off by a swap.
        case swappedOff(title: String, source: String?, status: HolidayStatus)
        /// A day off that is worked in exchange for another.
        case makeUp(title: String, source: String?, status: HolidayStatus)
        case exact(title: String, source: String?, status: HolidayStatus)
    }

    package func status(of day: Day) -> (isWorking: Bool, reason: Reason) {
        day.weekday >= .saturday ? (false, .weekend) : (true, .weekday)
    }

    package func isWorking(_ day: Day) -> Bool { status(of: day).isWorking }

    /// The day itself when it is worked, else the nearest worked day before it. Where none lies within 366 days (a
    /// calendar without working days), the day itself.
    package func workingDay(onOrBefore day: Day) -> Day { day }

    /// The day itself when it is worked, else the nearest worked day after it; bounded like `workingDay(onOrBefore:)`.
    package func workingDay(onOrAfter day: Day) -> Day { day }

    /// The working day `count` working days after `day`, day 1 being the first working day after it (Civil Code 2015,
    /// article 147); `count` is 1…10,000. Negative counts go backwards.
    package func day(_ count: Int, workingDaysFrom day: Day) -> Day { day }

    /// Working days in the range, both ends included.
    package func workingDays(in days: ClosedRange<Day>) -> Int { 0 }

    /// How sure the year's entries are: `official` when every calendar lists the year as official, `estimated` when one
    /// is reckoned, nil when there is no calendar with holidays at all.
    package func coverage(of year: Int) -> HolidayStatus? { nil }
}
