package import CivilTime
package import PlanCore

/// One occurrence of a deadline with all its units.
package struct BoardRowEntry: Codable, Hashable, Sendable {
    /// Another date than the plan's, a correction of it, or the plan's own again.
    package struct Extension: Codable, Hashable, Sendable {
        /// The last good day that was in force, ISO 8601.
        package var from: String
        /// The one that took its place: earlier than that where it corrects.
        package var to: String
        package var reason: String
        package var by: String
        /// RFC 3339 with the zone's offset.
        package var at: String
    }

    /// It was closed by hand.
    package struct Closing: Codable, Hashable, Sendable {
        package var reason: String
        package var by: String
        /// RFC 3339 with the zone's offset.
        package var at: String
    }

    package var date: OccurrenceEntry
    /// The title with the instance it is of, for people.
    package var title: String
    /// When it is due, as the plan writes it and as it is meant, for people.
    package var due: String
    /// How that day came about, for people; absent where the plan writes the day and nothing moved it.
    package var derivation: String?
    package var submitTo: String?
    /// When on a day its reminders go out, on the plan's wall clock: `08:00`.
    package var remindsAt: String
    /// Days from today, in the plan's zone, to the last good day; negative after it.
    package var daysLeft: Int
    /// It is too late: the cutoff has passed.
    package var past: Bool
    /// Nothing more is asked of anybody.
    package var isMet: Bool
    /// Why it is put off; absent where the plan's own day is in force.
    package var extensionReason: String?
    /// All that was recorded of its date, the oldest first; absent where there is none.
    package var extensions: [Extension]?
    package var closing: Closing?
    /// RFC 3339 with the zone's offset; absent where nothing is held back now, as of a date that came before it.
    package var snoozedUntil: String?
    /// One a unit in force; one without a unit where the deadline names none; then those of former units.
    package var cells: [BoardCellEntry]

    package init(_ row: Board.Row, at now: Instant, in language: Language) {
        let occurrence = row.occurrence
        let zone = occurrence.plan.zone
        let record = row.record
        self.date = OccurrenceEntry(occurrence)
        self.title = occurrence.fullTitle(in: language)
        self.due = occurrence.dueText(in: language)
        self.derivation = occurrence.derivationText(in: language)
        self.submitTo = occurrence.deadline?.submitTo
        self.remindsAt = (occurrence.deadline?.ladder.at ?? .midnight).description
        self.daysLeft = zone.day(at: now).days(until: occurrence.lastGoodDay)
        self.past = occurrence.cutoff.map { $0 <= now } ?? false
        self.isMet = row.isMet
        self.extensionReason = occurrence.puttingOff?.reason
        let extensions = record.extensions.enumerated().map { index, row in
            Extension(
                from: record.extensions.dayBefore(at: index).description, to: row.to.description, reason: row.reason,
                by: row.by, at: zone.rfc3339(row.at))
        }
        self.extensions = extensions.isEmpty ? nil : extensions
        self.closing = record.closing.map { Closing(reason: $0.reason, by: $0.by, at: zone.rfc3339($0.at)) }
        self.snoozedUntil = record.snoozedUntil.flatMap {
            $0 > now && occurrence.isPutOff(until: $0) ? zone.rfc3339($0) : nil
        }
        self.cells = row.cells.map { BoardCellEntry($0, zone) }
    }
}
