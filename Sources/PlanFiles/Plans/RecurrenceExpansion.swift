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

    /// Gives the deadline its days; leaves any other as it is.
    ///
    /// At most the days of `FormatLimits.recurrenceYears` years and `FormatBounds.occurrences` are found. Where a plan
    /// without an end has more, the warning `recurrence-cut` names the last, in a plan with one it is the error
    /// `occurrences-too-many`. Notes `recurrence-never` and `except-unmatched` too.
    func expand(_ deadline: inout Plan.Deadline) {
        guard case .recurring(var recurrence, let boundary, let time) = deadline.timing,
            let rule = try? RecurrenceRule(parsing: recurrence.rule)
        else { return }
        let last = years.first + FormatLimits.recurrenceYears
        let span = years.first...min(years.last ?? last, last, 9999)
        let start = recurrence.start?.day(in: years.first) ?? Day(clippingYear: years.first, month: 1, day: 1)
        let end = Day(clippingYear: span.upperBound, month: 12, day: 31)
        let named = rule.days(from: start, through: end, atMost: FormatBounds.occurrences + 1)
        let except = Set(recurrence.except.flatMap { self.days(of: $0, in: span) })
        let also = recurrence.also.flatMap { self.days(of: $0, in: span) }
        let days = Set(named).subtracting(except).union(also).sorted()
        let isCut = named.count > FormatBounds.occurrences || days.count > FormatBounds.occurrences
        recurrence.days = Array(days.prefix(FormatBounds.occurrences))
        if !isCut, let strange = recurrence.except.compactMap(\.fixedDay).first(where: { !named.contains($0) }) {
            warn(
                deadline, "except-unmatched",
                vi: "'except' của '\(deadline.id)' có ngày \(strange.slashed) không thuộc quy tắc lặp",
                en: "'except' of '\(deadline.id)' has \(strange), which is no day of its rule")
        }
        if days.isEmpty {
            warn(
                deadline, "recurrence-never",
                vi: "quy tắc lặp của '\(deadline.id)' không rơi vào ngày nào trong các năm của kế hoạch",
                en: "the rule of '\(deadline.id)' falls on no day of the plan's years")
        }
        if isCut, years.last != nil {
            faults.error(
                at: deadline.timingPosition, "occurrences-too-many",
                vi: "hạn '\(deadline.id)' lặp lại hơn \(FormatBounds.occurrences) lần trong các năm của kế hoạch",
                en: "deadline '\(deadline.id)' repeats more than \(FormatBounds.occurrences) times in the plan's years")
        } else if isCut || years.last ?? 0 > span.upperBound, let cut = recurrence.days.last {
            warn(
                deadline, "recurrence-cut",
                vi: "'\(deadline.id)' chỉ lặp lại đến ngày \(cut.slashed), không tính xa hơn",
                en: "'\(deadline.id)' repeats until \(cut) only, no further")
        }
        deadline.timing = .recurring(recurrence, boundary, time)
    }

    private func warn(_ deadline: Plan.Deadline, _ code: String, vi: String, en: String) {
        faults.warning(at: deadline.timingPosition, code, vi: vi, en: en)
    }

    private func days(of date: PlanDate, in span: ClosedRange<Int>) -> [Day] {
        if let day = date.fixedDay { return [day] }
        return span.map(date.day)
    }
}
