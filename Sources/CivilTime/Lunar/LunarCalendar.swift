/// The lunar calendar of Vietnam, computed from sun and moon at UTC+7.
///
/// A month begins on the day of the new moon. Month 11 is the one with the winter solstice. Where 13 months begin from one
/// month 11 to the next, the first in which the sun enters no new twelfth of its way (no principal term, trung khí) is a
/// leap month. These are the rules of the civil calendar since Decision 121-CP of 8 August 1967, which made UTC+7 its
/// zone. All years are reckoned so: in print the north differed before 1968, the south before 1976, where they followed
/// China's calendar at UTC+8 or other tables.
struct LunarCalendar: Sendable {
    /// Every month from month 11 of the year before the first to the end of the last year, ascending.
    let months: [LunarMonth]

    /// The part of the calendar, from month 11 of 1899 to the end of 2199, that has the year: all days of it as a solar
    /// year, all months of it as a lunar one.
    ///
    /// Each is computed once, when first asked for, in a few milliseconds.
    static func vietnam(_ year: Int) -> LunarCalendar {
        year < 2000 ? twentiethCentury : year < 2100 ? twentyFirstCentury : twentySecondCentury
    }

    private static let twentiethCentury = LunarCalendar(solstices: 1899...1999)
    private static let twentyFirstCentury = LunarCalendar(solstices: 1999...2099)
    private static let twentySecondCentury = LunarCalendar(solstices: 2099...2199)

    /// The months from the one with the first year's winter solstice to the end of the last lunar year.
    private init(solstices years: ClosedRange<Int>) {
        var months: [LunarMonth] = []
        var first = Self.solsticeMoon(of: years.lowerBound)
        for year in years {
            let next = Self.solsticeMoon(of: year + 1)
            months += Self.months(first..<next, solstice: year)
            first = next
        }
        self.months = months.filter { $0.year <= years.upperBound }
    }

    /// The month in which the day lies, nil outside of the calendar.
    func month(of day: Day) -> LunarMonth? {
        guard let month = last(where: { $0.first <= day }), month.first.days(until: day) < month.length else {
            return nil
        }
        return month
    }

    /// The month of that name, nil where the year has none or the calendar does not reach.
    func month(_ number: Int, of year: Int, isLeap: Bool) -> LunarMonth? {
        let name = (year, number, isLeap ? 1 : 0)
        guard let month = last(where: { ($0.year, $0.number, $0.isLeap ? 1 : 0) <= name }), month.year == year,
            month.number == number, month.isLeap == isLeap
        else { return nil }
        return month
    }

    /// The last month for which a condition holds that holds for all months before it.
    private func last(where holds: (LunarMonth) -> Bool) -> LunarMonth? {
        var low = 0
        var high = months.count
        while low < high {
            let middle = (low + high) / 2
            if holds(months[middle]) { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? months[low - 1] : nil
    }

    /// The months that begin at the new moons, from month 11 of the solstice's year to the month before the next one.
    private static func months(_ moons: Range<Int>, solstice year: Int) -> [LunarMonth] {
        let days = moons.map { NewMoon.time($0).day } + [NewMoon.time(moons.upperBound).day]
        let leap = moons.count < 13 ? nil : (1..<13).first { sunTwelfth(days[$0]) == sunTwelfth(days[$0 + 1]) }
        return (0..<moons.count).map { index in
            // Months after month 11, the leap month not counted.
            let count = index >= leap ?? .max ? index - 1 : index
            return LunarMonth(
                year: count < 2 ? year : year + 1, number: (count + 10) % 12 + 1, isLeap: index == leap,
                first: days[index], length: days[index].days(until: days[index + 1]))
        }
    }

    /// The last new moon whose day begins before the winter solstice of the year.
    private static func solsticeMoon(of year: Int) -> Int {
        // One between 6 January and 5 February, with the sun 15 to 45 degrees beyond the solstice.
        var moon = Int((Double(year + 1 - 2000) * NewMoon.perYear).rounded(.up))
        while sunTwelfth(NewMoon.time(moon).day) >= 9 { moon -= 1 }
        return moon
    }

    /// Which twelfth of its way the sun is in when the day begins: 0 from the spring equinox, 9 from the winter solstice.
    private static func sunTwelfth(_ day: Day) -> Int {
        Int(SunLongitude.degrees(at: TerrestrialTime(startOf: day)) / 30)
    }
}
