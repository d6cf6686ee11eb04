package import CivilTime
package import PlanCore

/// A date of a plan as it stands now: an item of `/v1/deadlines`.
package struct DatedEntry: Codable, Hashable, Sendable {
    package var plan: String
    package var date: OccurrenceEntry
    /// The title with the instance it is of, for people.
    package var title: String
    /// When it is due, as the plan writes it and as it is meant, for people.
    package var due: String
    /// Ids of the units that must deliver.
    package var units: [String]
    package var submitTo: String?
    /// Days from today, in the plan's zone, to the last good day; negative after it.
    package var daysLeft: Int
    /// It is too late: the cutoff, or the day where there is none, has passed.
    package var past: Bool

    package init(_ occurrence: Occurrence, at now: Instant, in language: Language) {
        let today = occurrence.plan.zone.day(at: now)
        self.plan = occurrence.plan.id
        self.date = OccurrenceEntry(occurrence)
        self.title = occurrence.fullTitle(in: language)
        self.due = occurrence.dueText(in: language)
        self.units = occurrence.units
        self.submitTo = occurrence.deadline?.submitTo
        self.daysLeft = today.days(until: occurrence.lastGoodDay)
        self.past = occurrence.cutoff.map { $0 <= now } ?? (occurrence.lastGoodDay < today)
    }
}
