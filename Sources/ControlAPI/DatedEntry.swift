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
    /// Ids of the units that must deliver, as they stand on the last good day: successors in the place of who is no more.
    package var units: [String]
    package var submitTo: String?
    /// Days from today, in the plan's zone, to the last good day; negative after it.
    package var daysLeft: Int
    /// It is too late, or over: the cutoff has passed, or a phase's or event's day. A duty without a cutoff is never too late.
    package var past: Bool

    package init(_ occurrence: Occurrence, at now: Instant, in language: Language) {
        let today = occurrence.plan.zone.day(at: now)
        self.plan = occurrence.plan.id
        self.date = OccurrenceEntry(occurrence)
        self.title = occurrence.fullTitle(in: language)
        self.due = occurrence.dueText(in: language)
        self.units = occurrence.unitsInForce.map(\.id)
        self.submitTo = occurrence.deadline?.submitTo
        self.daysLeft = today.days(until: occurrence.lastGoodDay)
        self.past =
            occurrence.cutoff.map { $0 <= now } ?? (occurrence.deadline == nil && occurrence.lastGoodDay < today)
    }
}
