package import CivilTime

/// Which instance of a repeating item an occurrence is; named by what repeats, never by its date, so that a date that
/// moves orphans nothing.
package enum OccurrenceKey: Hashable, Sendable {
    /// It comes once, whatever the plan's years are.
    case once
    case year(Int)
    case halfYear(Int, half: Int)
    case quarter(Int, quarter: Int)
    case month(Int, month: Int)
    /// ISO 8601 week.
    case week(Int, week: Int)
    /// nil: the phase comes once.
    case phase(id: String, year: Int?)
    /// A recurrence's day before any move: RECURRENCE-ID (RFC 5545, section 3.8.4.4).
    case recurrence(Day)
}

extension OccurrenceKey: CustomStringConvertible {
    /// `once`, `2021`, `2021-H1`, `2021-Q3`, `2021-08`, `2021-W07`, `dot-1-2021`, `dot-1-once`, `2021-08-15`.
    package var description: String {
        switch self {
        case .once: "once"
        case .year(let year): String(year)
        case .halfYear(let year, let half): "\(year)-H\(half)"
        case .quarter(let year, let quarter): "\(year)-Q\(quarter)"
        case .month(let year, let month): "\(year)-" + (month < 10 ? "0\(month)" : "\(month)")
        case .week(let year, let week): "\(year)-W" + (week < 10 ? "0\(week)" : "\(week)")
        case .phase(let id, let year): "\(id)-" + (year.map(String.init) ?? "once")
        case .recurrence(let day): day.description
        }
    }
}
