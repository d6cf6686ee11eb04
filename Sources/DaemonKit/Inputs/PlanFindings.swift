import CivilTime
package import PlanCore

/// What is wrong or doubtful in one plan file.
///
/// A plan that can be read is served whatever is doubtful about its dates, so those doubts are found when they are asked for:
/// of ten thousand plans they are many.
package struct PlanFindings: Sendable {
    /// What reading the file found, in the order of the places.
    package var own: [Diagnostic]
    /// Whose dates are looked at for doubts; nil: there is none.
    private let plan: (source: Inputs.Source, calendar: WorkingCalendar, thisYear: Int)?

    /// A file without a plan.
    package init(_ own: [Diagnostic]) {
        self.own = own
        self.plan = nil
    }

    /// - Parameter thisYear: doubts are looked for up to the year after it.
    init(_ own: [Diagnostic], of source: Inputs.Source, calendar: WorkingCalendar, thisYear: Int) {
        self.own = own
        self.plan = (source, calendar, thisYear)
    }

    /// The file has no fault, but its dates were not looked at yet.
    package var isDoubtful: Bool { plan != nil }

    /// Everything, in the order of the places; computed.
    package var diagnostics: [Diagnostic] {
        guard let (source, calendar, thisYear) = plan else { return own }
        let years = source.plan.years
        let last = max(years.first, min(years.last ?? 9999, thisYear + 1))
        let review = PlanReview(
            of: source.plan, text: (try? source.text.string()) ?? "", calendar: calendar, years: years.first...last)
        return (own + review.diagnostics).sorted { ($0.position, $0.code) < ($1.position, $1.code) }
    }
}
