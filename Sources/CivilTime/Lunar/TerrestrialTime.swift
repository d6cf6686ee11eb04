/// An instant of the even time that sun and moon are reckoned in (TT), unlike the earth's uneven rotation, which makes
/// the days.
struct TerrestrialTime {
    /// Days since noon of 1 January 4713 BC (Julian day).
    let julianDay: Double

    /// Days from the Julian day's zero to 1970-01-01 00:00, then back to where Vietnam's days begin: UTC+7.
    private static let dayZero = 2_440_587.5 - 7.0 / 24

    init(julianDay: Double) { self.julianDay = julianDay }

    /// 00:00 of the day at UTC+7.
    init(startOf day: Day) {
        let start = Self.dayZero + Double(day.number)
        julianDay = start + Self.delay(at: start)
    }

    /// The day at UTC+7 in which the instant lies.
    var day: Day { Day(number: Int((julianDay - Self.delay(at: julianDay) - Self.dayZero).rounded(.down))) }

    /// Julian centuries since 2000-01-01 12:00.
    var centuries: Double { (julianDay - 2_451_545) / 36_525 }

    /// How far the earth's rotation is behind (ΔT), in days; known within a second until today and guessed later, by 2200
    /// to a few minutes. Both dates may be of either time: it makes no difference here.
    private static func delay(at julianDay: Double) -> Double {
        let year = 2000 + (julianDay - 2_451_544.5) / 365.25
        var before = delays[0]
        for after in delays.dropFirst() {
            if year < after.year {
                let part = (year - before.year) / (after.year - before.year)
                return (before.seconds + part * (after.seconds - before.seconds)) / 86_400
            }
            before = after
        }
        return before.seconds / 86_400
    }

    /// ΔT by year, with straight lines between: observed until 2020, then as the polynomials of Espenak and Meeus expect
    /// (NASA/TP-2006-214141), which the published calendars follow. Curved lines would differ by 2 seconds.
    private static let delays: [(year: Double, seconds: Double)] = [
        (1890, -5.9), (1900, -2.8), (1910, 10.4), (1920, 21.2), (1930, 24.0), (1940, 24.3), (1950, 29.1), (1960, 33.2),
        (1970, 40.2), (1980, 50.5), (1990, 56.9), (2000, 63.8), (2010, 66.1), (2020, 69.4), (2050, 93), (2100, 203),
        (2150, 328), (2200, 442),
    ]
}
