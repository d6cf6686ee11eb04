package import CivilTime

/// A date as a plan writes it: with its year, or without (it then takes each of the plan's years).
package enum PlanDate: Hashable, Sendable {
    /// `20/01/2021`, `2021-01-20`.
    case full(Day)
    /// `20/01`; 29/02 is 28/02 in a year without it. Month 1…12, day 1…31.
    case yearless(month: Int, day: Int)

    package func day(in year: Int) -> Day {
        switch self {
        case .full(let day): day
        case .yearless(let month, let day): Day(clippingYear: year, month: month, day: day)
        }
    }

    package var hasYear: Bool {
        if case .full = self { true } else { false }
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

    package init(first: Int, last: Int?) {
        self.first = first
        self.last = last
    }

    package func contains(_ year: Int) -> Bool { year >= first && last.map { year <= $0 } ?? true }
}
