package import CivilTime
package import PlanCore

/// Everything the service serves: plans that are good, with their texts, and the days that are worked.
package struct Inputs: Sendable {
    package struct Source: Sendable {
        package var plan: Plan
        package var text: String

        package init(plan: Plan, text: String) {
            self.plan = plan
            self.text = text
        }
    }

    package var plans: [Source]
    package var calendar: WorkingCalendar
    /// A fingerprint of everything but the plans' own texts that their dates follow from.
    package var context: String
    /// Ids of plans whose file is bad and whose last good version goes on serving, or that are not served at all.
    package var rejected: [String]
    /// Faults and doubts of the holiday files that were read this time.
    package var holidayDiagnostics: [Diagnostic] = []
    /// Faults and doubts of the plan files that were read this time.
    package var planDiagnostics: [Diagnostic]
    /// A holiday file or folder cannot be used: dates may be wrong, or follow its last good version.
    package var hasFaultyHolidays = false

    package init(
        plans: [Source], calendar: WorkingCalendar, context: String, rejected: [String] = [],
        planDiagnostics: [Diagnostic] = []
    ) {
        self.plans = plans
        self.calendar = calendar
        self.context = context
        self.rejected = rejected
        self.planDiagnostics = planDiagnostics
    }

    /// Faults and doubts of everything that was read this time.
    package var diagnostics: [Diagnostic] { holidayDiagnostics + planDiagnostics }

    package var schedule: Schedule { Schedule(plans: plans.map(\.plan), calendar: calendar) }
}
