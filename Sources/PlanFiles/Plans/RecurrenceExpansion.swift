import CivilTime
import ICalendar
import PlanCore

/// Finds the days of recurring deadlines once the plan's years are known.
struct RecurrenceExpansion {
    private let years: PlanYears
    private let faults: FileFaults

    init(in years: PlanYears, _ faults: FileFaults) {
        self.years = years
        self.faults = faults
    }

    /// The deadline with its days; any other as it is.
    ///
    /// In a plan without an end the days of `FormatLimits.recurrenceYears` years are found, at most
    /// `FormatBounds.occurrences`. Notes `occurrences-too-many`, `recurrence-never` and `except-unmatched`.
    func expanded(_ deadline: Plan.Deadline) -> Plan.Deadline {
        guard case .recurring(var recurrence, let boundary, let time) = deadline.timing,
            let rule = try? RecurrenceRule(parsing: recurrence.rule)
        else { return deadline }
        let span = years.first...(years.last ?? min(years.first + FormatLimits.recurrenceYears, 9999))
        let start = recurrence.start?.day(in: years.first) ?? Day(clippingYear: years.first, month: 1, day: 1)
        let end = Day(clippingYear: span.upperBound, month: 12, day: 31)
        var days = Set(rule.days(from: start, through: end, atMost: FormatBounds.occurrences + 1))
        let except = recurrence.except.flatMap { self.days(of: $0, in: span) }
        if let strange = recurrence.except.first(where: { $0.fixedDay.map { !days.contains($0) } ?? false })?.fixedDay {
            faults.warning(
                at: deadline.timingPosition, "except-unmatched",
                vi: "'except' của '\(deadline.id)' có ngày \(strange.slashed) không thuộc quy tắc lặp",
                en: "'except' of '\(deadline.id)' has \(strange), which is no day of its rule")
        }
        days.subtract(except)
        days.formUnion(recurrence.also.flatMap { self.days(of: $0, in: span) })
        if days.isEmpty {
            faults.warning(
                at: deadline.timingPosition, "recurrence-never",
                vi: "quy tắc lặp của '\(deadline.id)' không rơi vào ngày nào trong các năm của kế hoạch",
                en: "the rule of '\(deadline.id)' falls on no day of the plan's years")
        }
        if years.last != nil, days.count > FormatBounds.occurrences {
            faults.error(
                at: deadline.timingPosition, "occurrences-too-many",
                vi: "hạn '\(deadline.id)' lặp lại hơn \(FormatBounds.occurrences) lần trong các năm của kế hoạch",
                en: "deadline '\(deadline.id)' repeats more than \(FormatBounds.occurrences) times in the plan's years")
        }
        recurrence.days = Array(days.sorted().prefix(FormatBounds.occurrences))
        var expanded = deadline
        expanded.timing = .recurring(recurrence, boundary, time)
        return expanded
    }

    private func days(of date: PlanDate, in span: ClosedRange<Int>) -> [Day] {
        if let day = date.fixedDay { return [day] }
        return span.map(date.day)
    }
}
