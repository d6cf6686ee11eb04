import Glibc

/// Where the sun stands: its apparent longitude seen from the earth, which makes the seasons; within 0.8 seconds of arc
/// from 1900 to 2200, which the sun takes 20 seconds for (against ERFA's earth with the precession and nutation of 2006).
///
/// The earth's longitude is that of VSOP87D (P. Bretagnon and G. Francou, 1988), in its largest terms; aberration and
/// nutation after Jean Meeus, "Astronomical Algorithms", 2nd edition, chapters 22 and 25.
enum SunLongitude {
    /// Degrees from the spring equinox, 0..<360.
    static func degrees(at time: TerrestrialTime) -> Double {
        let t = time.centuries / 10
        let earth =
            1.753470457 + 6283.319667475 * t + 0.000529189 * t * t + 0.00000289 * t * t * t
            * cos(5.8438 + 6283.0758 * t)
            + (sum(steady, t) + t * (sum(growing, t) + t * sum(growingTwice, t))) / 1e8
        // The precession of 2006 is slower than that of VSOP87.
        let seconds = aberration(time) + nutation(time) - 0.02 - 0.2997 * time.centuries
        let degrees = (earth + .pi) * 180 / .pi + seconds / 3600
        return degrees - 360 * (degrees / 360).rounded(.down)
    }

    /// In seconds of arc: light left the sun 499 seconds ago at the mean distance.
    private static func aberration(_ time: TerrestrialTime) -> Double {
        -20.4955 * (1 + 0.0167 * cos(radians(357.529 + 35_999.0503 * time.centuries)))
    }

    /// How far the equinox has nodded, in seconds of arc.
    private static func nutation(_ time: TerrestrialTime) -> Double {
        let node = radians(125.0445 - 1934.13626 * time.centuries)
        let sun = radians(280.4665 + 36_000.7698 * time.centuries)
        let moon = radians(218.3165 + 481_267.8813 * time.centuries)
        return -17.20 * sin(node) - 1.32 * sin(2 * sun) - 0.23 * sin(2 * moon) + 0.21 * sin(2 * node)
    }

    private static func radians(_ degrees: Double) -> Double { degrees * .pi / 180 }

    /// A wave of the earth's longitude: its size in 1e-8 radians, its angle in 2000 in radians and the angle's growth in a
    /// thousand years.
    private typealias Wave = (size: Double, start: Double, rate: Double)

    private static func sum(_ waves: [Wave], _ t: Double) -> Double {
        var sum = 0.0
        for wave in waves { sum += wave.size * cos(wave.start + wave.rate * t) }
        return sum
    }

    private static let steady: [Wave] = [
        (3341656.5, 4.6692568, 6283.07584999), (34894.3, 4.6261, 12566.152), (3417.6, 2.82887, 3.52312),
        (3497.1, 2.74412, 5753.3849), (3135.9, 3.62767, 77713.771), (2676.2, 4.41808, 7860.4194),
        (2342.7, 6.13516, 3930.2097), (1273.2, 2.0371, 529.69097), (1324.3, 0.74246, 11506.77),
        (901.9, 2.0451, 26.2983), (1199.2, 1.10963, 1577.3435), (857.2, 3.5085, 398.149), (779.8, 1.1788, 5223.6939),
        (990.2, 5.2327, 5884.9268), (753.1, 2.5334, 5507.5532), (505.3, 4.5829, 18849.228), (492.4, 4.2051, 775.5226),
        (356.7, 2.9195, 0.0673), (284.1, 1.8987, 796.298), (242.8, 0.3448, 5486.7778), (317.1, 5.849, 11790.629),
        (271, 0.3149, 10977.079), (206.2, 4.8065, 2544.3144), (205.4, 1.8695, 5573.1428), (202.3, 2.4577, 6069.7768),
        (126.2, 1.083, 20.7754), (155.5, 0.8331, 213.2991), (115.1, 0.6454, 0.9803), (102.9, 0.636, 4694.003),
        (101.7, 4.2668, 7.1135), (99.2, 6.21, 2146.165), (132.2, 3.4112, 2942.4634), (97.6, 0.681, 155.42),
        (85.1, 1.299, 6275.962), (74.7, 1.755, 5088.629), (101.9, 0.9757, 15720.839), (84.7, 3.671, 71430.696),
        (73.5, 4.679, 801.821), (73.9, 3.503, 3154.687), (78.8, 3.037, 12036.461), (79.6, 1.808, 17260.155),
        (85.8, 5.983, 161000.69), (57, 2.784, 6286.599), (61.1, 1.818, 7084.897), (69.6, 0.833, 9437.763),
        (56.1, 4.387, 14143.495), (62.4, 3.978, 8827.39), (51.1, 0.283, 5856.478), (55.6, 3.47, 6279.553),
        (41, 5.368, 8429.241), (51.6, 1.333, 1748.016), (52, 0.189, 12139.554), (49, 0.487, 1194.447),
        (39.2, 6.168, 10447.388), (35.6, 1.776, 6812.767), (36.8, 6.041, 10213.286), (36.6, 2.57, 1059.382),
        (33.3, 0.593, 17789.846), (36, 1.709, 2352.866), (40.9, 2.399, 19651.048), (30, 2.74, 1349.867),
        (30.4, 0.443, 83996.847), (25.4, 3.165, 4690.48),
    ]

    /// Grow with the thousands of years.
    private static let growing: [Wave] = [
        (206059, 2.67823, 6283.0759), (4303.4, 2.63513, 12566.152), (425.3, 1.5905, 3.5231), (109, 2.9662, 1577.3435),
        (93.5, 2.592, 18849.228), (119.3, 5.7956, 26.2983), (72.1, 1.138, 529.691), (67.8, 1.875, 398.149),
        (67.3, 4.409, 5507.553), (59, 2.888, 5223.694), (56, 2.175, 155.42), (45.4, 0.398, 796.298),
        (36.4, 0.466, 775.523), (29, 2.647, 7.114),
    ]

    /// Grow with the square of the thousands of years.
    private static let growingTwice: [Wave] = [
        (8719.8, 1.0721, 6283.0759), (309.1, 0.8673, 12566.152),
    ]
}
