import CivilTime
import PlanCore
import PlanDocuments

// Dates as programs read them: ISO 8601, as far as they are known (`2021-01-19`, `2024-05`, `2024`).

extension PlanDate {
    /// A date without a year takes the given one; nil where there is none either.
    func iso(in year: Int?) -> String? { (fixedDay ?? year.map { day(in: $0) })?.description }
}

extension IssueDate {
    var iso: String {
        let parts = [padded(year, 4), month.map { padded($0, 2) }, day.map { padded($0, 2) }]
        return parts.prefix { $0 != nil }.compactMap(\.self).joined(separator: "-")
    }
}

extension DateMention.Value {
    /// Of a range its first date; nil for what is no date.
    func iso(in year: Int?) -> String? {
        switch self {
        case .date(let date): date.iso(in: year)
        case .month(let month, let own): (own ?? year).map { "\(padded($0, 4))-\(padded(month, 2))" }
        case .year(let year): padded(year, 4)
        case .range(let from, let to): (from ?? to)?.iso(in: year)
        case .repeating, .daily, .distance, .impossible: nil
        }
    }
}
