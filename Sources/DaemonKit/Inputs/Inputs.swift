package import CivilTime
package import PlanCore

/// Everything the service serves: plans that are good, with their texts, and the days that are worked.
package struct Inputs: Sendable {
    package struct Source: Sendable {
        package var plan: Plan
        package var text: PlanText

        package init(plan: Plan, text: String) { self.init(plan: plan, text: PlanText(text)) }

        init(plan: Plan, text: PlanText) {
            self.plan = plan
            self.text = text
        }
    }

    package var plans: [Source]
    /// Plans that are good but not approved yet: shown, never reminded of.
    package var drafts: [Source] = []
    package var calendar: WorkingCalendar
    /// A fingerprint of everything but the plans' own texts that their dates follow from.
    package var context: String
    /// Ids of plans whose file is bad and whose last good version goes on serving, or that are not served at all.
    package var rejected: [String]
    /// Faults and doubts of the holiday files that were read this time.
    package var holidayDiagnostics: [Diagnostic] = []
    /// What was found in the plan files that were read this time, file by file.
    package var planFindings: [PlanFindings]
    /// A holiday file or folder cannot be used: dates may be wrong, or follow its last good version.
    package var hasFaultyHolidays = false

    package init(
        plans: [Source], calendar: WorkingCalendar, context: String, rejected: [String] = [],
        planFindings: [PlanFindings] = []
    ) {
        self.plans = plans
        self.calendar = calendar
        self.context = context
        self.rejected = rejected
        self.planFindings = planFindings
    }

    /// Faults and doubts of the plan files that were read this time; computed.
    package var planDiagnostics: [Diagnostic] { planFindings.flatMap(\.diagnostics) }

    /// Faults and doubts of everything that was read this time; computed.
    package var diagnostics: [Diagnostic] { holidayDiagnostics + planDiagnostics }

    /// The faults alone.
    package var errors: [Diagnostic] {
        (holidayDiagnostics + planFindings.flatMap(\.own)).filter { $0.severity == .error }
    }

    /// Of what is served: drafts are not in it.
    package var schedule: Schedule { Schedule(plans: plans.map(\.plan), calendar: calendar) }

    /// Puts what is no more than a draft aside.
    mutating func setDraftsAside() {
        guard plans.contains(where: \.plan.isDraft) else { return }
        drafts += plans.filter(\.plan.isDraft)
        plans.removeAll(where: \.plan.isDraft)
    }
}

extension [Inputs.Source] {
    /// Of their plans.
    var ids: Set<String> { Set(lazy.map(\.plan.id)) }
}
