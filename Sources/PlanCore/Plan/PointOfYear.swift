package import CivilTime

/// A point in time that is named by a period: *đầu tháng*, *giữa quý*, *cuối năm*.
///
/// Of a month and a year these are the days of the Civil Code 2015, article 146, clauses 2 and 3: the first day, the 15th of
/// a month or 30 June of a year, the last day. The code does not name those of a quarter or half-year; they follow the
/// same pattern: the 15th of a quarter's second month, the last day of a half-year's third.
package struct PointOfYear: Hashable, Sendable {
    package enum Part: String, Hashable, Sendable, CaseIterable {
        case first, middle, last
    }

    package enum Stretch: Hashable, Sendable {
        /// 1…12.
        case month(Int)
        /// 1…4.
        case quarter(Int)
        /// 1…2.
        case half(Int)
        case year
    }

    package var part: Part
    package var stretch: Stretch

    package init(_ part: Part, of stretch: Stretch) {
        self.part = part
        self.stretch = stretch
    }

    package func day(in year: Int) -> Day {
        let (month, day) = monthAndDay
        return Day(clippingYear: year, month: month, day: day)
    }

    /// Day 31 is the month's last.
    var monthAndDay: (month: Int, day: Int) {
        let (first, length) =
            switch stretch {
            case .month(let month): (month, 1)
            case .quarter(let quarter): (3 * quarter - 2, 3)
            case .half(let half): (6 * half - 5, 6)
            case .year: (1, 12)
            }
        let (month, day) = part.place(inMonths: length)
        return (first + month - 1, day)
    }
}

extension PointOfYear.Part {
    /// Where the point lies in a period of 1, 3, 6 or 12 months: the month, counted from 1, and its day, 31 for the last.
    package func place(inMonths length: Int) -> (month: Int, day: Int) {
        switch (self, length) {
        case (.first, _): (1, 1)
        case (.last, _): (length, 31)
        case (.middle, 1): (1, 15)
        case (.middle, 3): (2, 15)
        case (.middle, _): (length / 2, 31)
        }
    }
}
