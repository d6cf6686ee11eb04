package import PlanCore

/// How something stands on a day, as programs read it: part of what `hanchot what-if --today --json` prints.
package struct OutlookEntry: Codable, Hashable, Sendable {
    package var plan: String
    /// With its dates.
    package var date: OccurrenceEntry
    /// `notice`, `warning` or `overdue`.
    package var level: String
    /// Days to the last good day, negative after it; for a phase that has not begun, to its first day.
    package var daysLeft: Int
    package var workingDaysLeft: Int
    package var units: [String]
    package var subject: String

    /// - Parameter subject: the line a person reads.
    package init(_ notice: Notice, subject: String) {
        let occurrence = notice.reminder.occurrence
        self.plan = occurrence.plan.id
        self.date = OccurrenceEntry(occurrence)
        self.level = notice.level.rawValue
        self.daysLeft = notice.daysLeft
        self.workingDaysLeft = notice.workingDaysLeft
        self.units = notice.missing.map(\.id)
        self.subject = subject
    }
}
