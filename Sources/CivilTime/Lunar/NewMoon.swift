import Glibc

/// The new moons, numbered from the first of 2000 (6 January), which is 0; within 18 seconds of JPL's ephemeris DE405 from
/// 1900 to 2200, most within 5 (Jean Meeus, "Astronomical Algorithms", 2nd edition, chapter 49).
enum NewMoon {
    /// New moons in a year.
    static let perYear = 12.3685

    static func time(_ number: Int) -> TerrestrialTime {
        let k = Double(number)
        let t = k / 1236.85
        let sun = 2.5534 + 29.10535670 * k + t * t * (-0.0000014 - 0.00000011 * t)
        let moon = 201.5643 + 385.81693528 * k + t * t * (0.0107582 + t * (0.00001238 - 0.000000058 * t))
        let latitude = 160.7108 + 390.67050284 * k + t * t * (-0.0016118 + t * (-0.00000227 + 0.000000011 * t))
        let node = 124.7746 - 1.56375588 * k + t * t * (0.0020672 + 0.00000215 * t)
        let eccentricity = 1 - 0.002516 * t - 0.0000074 * t * t

        var day = 2_451_550.09766 + 29.530588861 * k
        day += t * t * (0.00015437 + t * (-0.000000150 + t * 0.00000000073))
        day -= 0.00017 * sine(node)
        for term in terms {
            let size = term.power == 0 ? 1 : term.power == 1 ? eccentricity : eccentricity * eccentricity
            day += term.days * size * sine(term.sun * sun + term.moon * moon + term.latitude * latitude)
        }
        for term in planets { day += term.days * sine(term.start + term.rate * k) }
        return TerrestrialTime(julianDay: number == besideMidnight ? day + 6 / 86_400 : day)
    }

    /// The one new moon so near to midnight at UTC+7 that the series would miss its day: on 8 July 1967, 4 seconds after
    /// midnight by DE405, but 2 before by the series.
    private static let besideMidnight = -402

    private static func sine(_ degrees: Double) -> Double { sin(degrees * .pi / 180) }

    /// What sun and moon are from their even course: the size in days, the power of the eccentricity it goes with, and
    /// how often it counts the sun's and the moon's mean anomaly and the moon's argument of latitude.
    private static let terms: [(days: Double, power: Int, sun: Double, moon: Double, latitude: Double)] = [
        (-0.40720, 0, 0, 1, 0), (0.17241, 1, 1, 0, 0), (0.01608, 0, 0, 2, 0), (0.01039, 0, 0, 0, 2),
        (0.00739, 1, -1, 1, 0), (-0.00514, 1, 1, 1, 0), (0.00208, 2, 2, 0, 0), (-0.00111, 0, 0, 1, -2),
        (-0.00057, 0, 0, 1, 2), (0.00056, 1, 1, 2, 0), (-0.00042, 0, 0, 3, 0), (0.00042, 1, 1, 0, 2),
        (0.00038, 1, 1, 0, -2), (-0.00024, 1, -1, 2, 0), (-0.00007, 0, 2, 1, 0), (0.00004, 0, 0, 2, -2),
        (0.00004, 0, 3, 0, 0), (0.00003, 0, 1, 1, -2), (0.00003, 0, 0, 2, 2), (-0.00003, 0, 1, 1, 2),
        (0.00003, 0, -1, 1, 2), (-0.00002, 0, -1, 1, -2), (-0.00002, 0, 1, 3, 0), (0.00002, 0, 0, 4, 0),
    ]

    /// What the planets add: the size in days, the angle at new moon 0 and its growth from one to the next, in degrees.
    private static let planets: [(days: Double, start: Double, rate: Double)] = [
        (0.000325, 299.77, 0.107408), (0.000165, 251.88, 0.016321), (0.000164, 251.83, 26.651886),
        (0.000126, 349.42, 36.412478), (0.000110, 84.66, 18.206239), (0.000062, 141.74, 53.303771),
        (0.000060, 207.14, 2.453732), (0.000056, 154.84, 7.30686), (0.000047, 34.52, 27.261239),
        (0.000042, 207.19, 0.121824), (0.000040, 291.34, 1.844379), (0.000037, 161.72, 24.198154),
        (0.000035, 239.56, 25.513099), (0.000023, 331.55, 3.592518),
    ]
}
