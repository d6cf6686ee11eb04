import CivilTime
package import PlanCore

/// What is wrong or doubtful in one plan file.
///
/// A plan that can be read is served whatever is doubtful about its dates, so those doubts are found when they are asked for:
/// of ten thousand plans they are many.
package struct PlanFindings: Sendable {
    /// What reading the file found, in the order of the places.
    package var own: [Diagnostic]
    private var doubts: (@Sendable () -> [Diagnostic])?

    /// A file without a plan.
    package init(_ own: [Diagnostic]) { self.own = own }

    /// - Parameter years: up to the last of which doubts about dates are looked for.
    init(_ own: [Diagnostic], of source: Inputs.Source, calendar: WorkingCalendar, thisYear: Int) {
        self.own = own
        self.doubts = {
            let years = source.plan.years
            let last = max(years.first, min(years.last ?? 9999, thisYear + 1))
            let text = source.text
            return PlanReview(
                of: source.plan, text: (try? text.string()) ?? "", calendar: calendar, years: years.first...last
            )
            .diagnostics
        }
    }

    /// The file has no fault, but its dates were not looked at yet.
    package var isDoubtful: Bool { doubts != nil }

    /// Everything, in the order of the places; computed.
    package var diagnostics: [Diagnostic] {
        guard let doubts else { return own }
        return (own + doubts()).sorted { ($0.position, $0.code) < ($1.position, $1.code) }
    }
}
