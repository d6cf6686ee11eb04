import CivilTime
import PlanCore

/// Finds the years of a plan: those written, those of its dates when all of them have one, or the year of its issue.
struct PlanYearsReader {
    let mapping: MappingReader
    let issued: IssueDate?
    let phases: [Plan.Phase]
    let deadlines: [Plan.Deadline]
    let events: [Plan.Event]

    /// nil after noting what is wrong.
    var years: PlanYears? {
        let year = mapping.optional("year", .integer(in: FormatLimits.years))
        let written = mapping.optional("years", .years)
        if mapping.has("year"), mapping.has("years") {
            mapping.faults.error(
                at: max(mapping.position(of: "year"), mapping.position(of: "years")), "years-conflict",
                vi: "'year' và 'years' không đi cùng nhau", en: "'year' and 'years' do not go together")
            return nil
        }
        guard let years = year.map({ PlanYears(first: $0, last: $0) }) ?? written else {
            return mapping.has("year") || mapping.has("years") ? nil : impliedYears
        }
        checkOccurrences(in: years)
        checkLunarDates(in: years)
        return years
    }

    private var impliedYears: PlanYears? {
        let written = fullYears
        if !isRepeated, let first = written.min(), let last = written.max() {
            return PlanYears(first: first, last: last, isWritten: false)
        }
        if let issued { return PlanYears(first: issued.year, last: issued.year, isWritten: false) }
        // Where other faults took away the date of issue or the plan's dates, a year may not be missing at all.
        if isRepeated && !mapping.has("issued") || !mapping.faults.hasErrors {
            mapping.faults.error(
                at: mapping.position, "key-missing",
                vi: "thiếu khóa 'year' (không có ngày nào cho biết năm của kế hoạch)",
                en: "missing key 'year' (nothing else says which year the plan is for)")
        }
        return nil
    }

    /// Something falls in every year of the plan.
    private var isRepeated: Bool {
        phases.contains(where: \.isYearly) || events.contains { !$0.on.hasYear }
            || deadlines.contains { deadline in
                switch deadline.timing {
                case .dated(let date, _, _): !date.hasYear
                case .repeating, .recurring: true
                case .relative, .duty, .open: false
                }
            }
    }

    /// The years of all dates that have one.
    private var fullYears: [Int] {
        let dates =
            phases.flatMap { [$0.from, $0.to] } + events.map(\.on)
            + deadlines.compactMap { deadline in
                if case .dated(let date, _, _) = deadline.timing { date } else { nil }
            }
        return dates.compactMap { $0.fixedDay?.year }
    }

    /// A repeating deadline has at most `FormatBounds.occurrences`; without an end only so many are looked at.
    private func checkOccurrences(in years: PlanYears) {
        guard let last = years.last else { return }
        for deadline in deadlines {
            guard case .repeating(let period, _, _, _) = deadline.timing else { continue }
            let yearly = period == .week ? 53 : 12 / period.months
            guard (last - years.first + 1) * yearly > FormatBounds.occurrences else { continue }
            mapping.faults.error(
                at: deadline.position, "occurrences-too-many",
                vi: "hạn '\(deadline.id)' lặp lại hơn \(FormatBounds.occurrences) lần trong các năm của kế hoạch",
                en: "deadline '\(deadline.id)' repeats more than \(FormatBounds.occurrences) times in the plan's years")
        }
    }

    /// A lunar date without a year needs one of the years that the lunar calendar has.
    private func checkLunarDates(in years: PlanYears) {
        let known = LunarDate.years
        guard !known.contains(years.first) || years.last.map({ !known.contains($0) }) ?? false else { return }
        let items =
            phases.map { ([$0.from, $0.to], $0.position) } + events.map { ([$0.on], $0.position) }
            + deadlines.map { ($0.timing.dates, $0.timingPosition) }
        for (dates, position) in items where dates.contains(where: { $0.isLunar && !$0.hasYear }) {
            mapping.faults.error(
                at: position, "lunar-unknown",
                vi: "lịch âm chỉ tính được từ năm \(known.lowerBound) đến năm \(known.upperBound)",
                en: "the lunar calendar is known from \(known.lowerBound) to \(known.upperBound) only")
        }
    }
}
