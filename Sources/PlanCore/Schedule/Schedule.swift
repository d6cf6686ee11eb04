package import CivilTime

/// Plans and a working calendar, and everything that follows from them: windows, cutoffs, reminders. Pure.
package struct Schedule: Sendable {
    package let plans: [Plan]
    package let calendar: WorkingCalendar

    package init(plans: [Plan], calendar: WorkingCalendar) {
        self.plans = plans
        self.calendar = calendar
    }
}
