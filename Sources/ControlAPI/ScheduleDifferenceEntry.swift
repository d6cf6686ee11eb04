import CivilTime
package import PlanCore

/// What differs between two schedules as programs read it: what `hanchot what-if --json` and
/// `hanchot holidays --diff --json` print.
package struct ScheduleDifferenceEntry: Codable, Hashable, Sendable {
    /// A date that moved, is gone or is new.
    package struct DateEntry: Codable, Hashable, Sendable {
        /// `moved`, `gone` or `new`.
        package var change: String
        package var plan: String
        package var item: String
        package var occurrence: String
        /// Absent where it is new.
        package var before: OccurrenceEntry?
        /// Absent where it is gone.
        package var after: OccurrenceEntry?
    }

    /// A reminder that moved, is gone or is new.
    package struct ReminderEntry: Codable, Hashable, Sendable {
        /// One side of it.
        package struct Side: Codable, Hashable, Sendable {
            /// The identity: `PLAN/ITEM@OCCURRENCE#RULE/DUE`.
            package var reminder: String
            /// RFC 3339 in UTC.
            package var at: String
            /// The same on the plan's wall clock: RFC 3339 with the zone's offset.
            package var localTime: String
        }

        /// `moved`, `gone` or `new`.
        package var change: String
        package var plan: String
        package var item: String
        package var occurrence: String
        package var rule: String
        /// Absent where it is new.
        package var before: Side?
        /// Absent where it is gone.
        package var after: Side?
    }

    /// In order of time.
    package var dates: [DateEntry]
    /// In order of time.
    package var reminders: [ReminderEntry]

    package init(_ difference: ScheduleDifference) {
        self.dates = difference.dates.map(DateEntry.init)
        self.reminders = difference.reminders.map(ReminderEntry.init)
    }
}

extension ScheduleDifferenceEntry.DateEntry {
    fileprivate init(_ change: Change<Occurrence>) {
        self.change = change.word
        self.plan = change.first.plan.id
        self.item = change.first.itemID
        self.occurrence = change.first.key.description
        self.before = change.before.map(OccurrenceEntry.init)
        self.after = change.after.map(OccurrenceEntry.init)
    }
}

extension ScheduleDifferenceEntry.ReminderEntry {
    fileprivate init(_ change: Change<Reminder>) {
        let occurrence = change.first.occurrence
        self.change = change.word
        self.plan = occurrence.plan.id
        self.item = occurrence.itemID
        self.occurrence = occurrence.key.description
        self.rule = change.first.rule.description
        self.before = change.before.map(Side.init)
        self.after = change.after.map(Side.init)
    }
}

extension ScheduleDifferenceEntry.ReminderEntry.Side {
    fileprivate init(_ reminder: Reminder) {
        self.reminder = reminder.identity
        self.at = reminder.instant.description
        self.localTime = reminder.occurrence.plan.zone.rfc3339(reminder.instant)
    }
}

extension Change {
    fileprivate var word: String {
        switch self {
        case .moved: "moved"
        case .gone: "gone"
        case .new: "new"
        }
    }
}
