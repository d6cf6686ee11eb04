package import CivilTime

/// One issued document and what it demands, read and checked.
///
/// A class because every occurrence and reminder refers to its plan; immutable, equal by value.
package final class Plan: Sendable {
    /// The file's stem: `[a-z0-9][a-z0-9-]{0,63}`.
    package let id: String
    /// Where it was read from, as the user gave it.
    package let file: String
    /// Proposed from a document and not approved yet: nobody is reminded of it.
    package let isDraft: Bool
    package let number: String?
    package let title: String
    package let issuer: String?
    package let issued: IssueDate?
    package let years: PlanYears
    package let zone: Zone
    /// The language its reminders are written in.
    package let language: Language
    package let units: [Unit]
    /// Whom overdue reminders go to when a unit does not deliver.
    package let recipients: [Recipient]
    /// What the units' submissions report figures on.
    package let targets: [Target]
    package let phases: [Phase]
    package let deadlines: [Deadline]
    package let events: [Event]
    package let rules: [ReminderRule]

    package init(
        id: String, file: String, isDraft: Bool = false, number: String? = nil, title: String, issuer: String? = nil,
        issued: IssueDate? = nil, years: PlanYears, zone: Zone, language: Language = .vietnamese, units: [Unit] = [],
        recipients: [Recipient] = [], targets: [Target] = [], phases: [Phase] = [], deadlines: [Deadline] = [],
        events: [Event] = [],
        rules: [ReminderRule] = []
    ) {
        self.id = id
        self.file = file
        self.isDraft = isDraft
        self.number = number
        self.title = title
        self.issuer = issuer
        self.issued = issued
        self.years = years
        self.zone = zone
        self.language = language
        self.units = units
        self.recipients = recipients
        self.targets = targets
        self.phases = phases
        self.deadlines = deadlines
        self.events = events
        self.rules = rules
    }

    /// Who must submit.
    package struct Unit: Hashable, Sendable {
        package var id: String
        package var name: String
        /// The first day it is there; nil: always was.
        package var from: Day?
        /// The last day it is there, not before `from`; nil: without end.
        package var until: Day?
        /// The id of the unit that takes its place after `until`; nil: none does.
        package var successor: String?

        package init(id: String, name: String, from: Day? = nil, until: Day? = nil, successor: String? = nil) {
            self.id = id
            self.name = name
            self.from = from
            self.until = until
            self.successor = successor
        }
    }

    /// Somebody who follows what units deliver: an office, a chair.
    package struct Recipient: Hashable, Sendable {
        package var id: String
        package var name: String

        package init(id: String, name: String) {
            self.id = id
            self.name = name
        }
    }

    /// A number that each unit is to register and to reach.
    package struct Target: Hashable, Sendable {
        package enum Goal: Hashable, Sendable {
            /// At least so many a unit, 1…1,000,000.
            case count(Int)
            /// At least so many of a hundred, 1…100.
            case percent(Int)
        }

        package var id: String
        package var title: String
        package var goal: Goal

        package init(id: String, title: String, goal: Goal) {
            self.id = id
            self.title = title
            self.goal = goal
        }
    }

    /// A named window of days, both ends included. A year-less end before the start lies in the next year.
    package struct Phase: Hashable, Sendable {
        package var id: String
        package var title: String
        package var from: PlanDate
        package var to: PlanDate
        package var ladder: Ladder
        package var position: SourcePosition

        package init(
            id: String, title: String, from: PlanDate, to: PlanDate, ladder: Ladder, position: SourcePosition
        ) {
            self.id = id
            self.title = title
            self.from = from
            self.to = to
            self.ladder = ladder
            self.position = position
        }
    }

    /// One thing to be submitted or done by a cutoff.
    package struct Deadline: Hashable, Sendable {
        package var id: String
        package var title: String
        package var timing: Timing
        package var onDayOff: DayOffRule
        package var beforeMeans: BeforeMeaning
        /// Ids of the units that must deliver; empty when the plan names none.
        package var units: [String]
        package var submitTo: String?
        package var ladder: Ladder
        package var position: SourcePosition
        /// Where the file says when.
        package var timingPosition: SourcePosition
        /// What is recorded of its occurrences' dates, by their keys, the oldest first. Empty in a plan as it is written.
        package var extensions: [String: [OccurrenceRecord.Extension]] = [:]

        package init(
            id: String, title: String, timing: Timing, units: [String] = [], submitTo: String? = nil,
            onDayOff: DayOffRule, beforeMeans: BeforeMeaning = .exclusive, ladder: Ladder, position: SourcePosition,
            timingPosition: SourcePosition? = nil
        ) {
            self.id = id
            self.title = title
            self.timing = timing
            self.units = units
            self.submitTo = submitTo
            self.onDayOff = onDayOff
            self.beforeMeans = beforeMeans
            self.ladder = ladder
            self.position = position
            self.timingPosition = timingPosition ?? position
        }
    }

    /// A day to be known of, with nothing to submit.
    package struct Event: Hashable, Sendable {
        package var id: String
        package var title: String
        package var on: PlanDate
        package var ladder: Ladder
        package var position: SourcePosition

        package init(id: String, title: String, on: PlanDate, ladder: Ladder, position: SourcePosition) {
            self.id = id
            self.title = title
            self.on = on
            self.ladder = ladder
            self.position = position
        }
    }

    /// A message at every time that a calendar expression names, without anything to submit.
    package struct ReminderRule: Hashable, Sendable {
        package var id: String
        package var message: String
        /// The days it holds in: from a phase's first to its last; nil: all of the plan's years.
        package var during: Anchor?
        /// Times on the plan's wall clock (or that of the zone the expression names); fractions of a second are dropped.
        package var on: CalendarExpression
        /// Nothing is sent on days off; otherwise whatever day it is.
        package var skipsDaysOff: Bool
        /// Ids of the units concerned; empty when the plan names none.
        package var units: [String]
        package var quiet: [QuietTime]
        package var position: SourcePosition

        package init(
            id: String, message: String, during: Anchor? = nil, on: CalendarExpression, skipsDaysOff: Bool = false,
            units: [String] = [], quiet: [QuietTime] = [], position: SourcePosition
        ) {
            self.id = id
            self.message = message
            self.during = during
            self.on = on
            self.skipsDaysOff = skipsDaysOff
            self.units = units
            self.quiet = quiet
            self.position = position
        }
    }
}
