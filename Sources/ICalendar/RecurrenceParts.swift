internal import CivilTime

/// What a recurrence rule says, part by part; an empty list is a part that is not there.
struct RecurrenceParts: Hashable, Sendable {
    var frequency = RecurrenceFrequency.daily
    /// 1…32,767.
    var interval = 1
    /// The last day that may be a member.
    var until: Day?
    /// 1…2,147,483,647; not together with `until`.
    var count: Int?
    var weekStart = Weekday.monday
    /// 1…12.
    var months: [Int] = []
    /// ±1…53.
    var weekNumbers: [Int] = []
    /// ±1…366.
    var yearDays: [Int] = []
    /// ±1…31.
    var monthDays: [Int] = []
    var weekdays: [NumberedWeekday] = []
    /// ±1…366.
    var positions: [Int] = []

    /// The rule in its normal form (`RecurrenceRule.text`).
    var text: String {
        var parts: [(RecurrencePart, String)] = [(.frequency, frequency.rawValue)]
        let weekdays = weekdays.sorted {
            ($0.weekday.days(after: weekStart), $0.number) < ($1.weekday.days(after: weekStart), $1.number)
        }
        if let until {
            let (year, month, day) = until.components
            parts.append((.until, padded(year, 4) + padded(month, 2) + padded(day, 2)))
        }
        if let count { parts.append((.count, String(count))) }
        if interval != 1 { parts.append((.interval, String(interval))) }
        let lists: [(RecurrencePart, [String])] = [
            (.weekdays, weekdays.map(\.text)), (.monthDays, monthDays.map { String($0) }),
            (.yearDays, yearDays.map { String($0) }), (.weekNumbers, weekNumbers.map { String($0) }),
            (.months, months.map { String($0) }), (.positions, positions.map { String($0) }),
        ]
        for (part, values) in lists where !values.isEmpty { parts.append((part, values.joined(separator: ","))) }
        if weekStart != .monday { parts.append((.weekStart, weekStart.code)) }
        return parts.map { part, value in "\(part.rawValue)=\(value)" }.joined(separator: ";")
    }
}
