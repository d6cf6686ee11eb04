import CivilTime
package import PlanCore

/// How an occurrence's dates came about, as programs read it: what `hanchot explain --json` prints, one object each.
package struct DerivationEntry: Codable, Hashable, Sendable {
    /// A stretch of adjoining days off, or of days worked instead.
    package struct Days: Codable, Hashable, Sendable {
        /// ISO 8601, both included.
        package var from: String
        package var to: String
        /// `weekend`, or as in `HolidayEntry`: `holiday`, `substitute`, `swap`, `make-up`, `exact`.
        package var kind: String
        package var title: String?
        package var source: String?
        /// `official` or `estimated`; absent for weekends.
        package var status: String?
    }

    /// Why, and what that rests on.
    package struct Reason: Codable, Hashable, Sendable {
        /// A law's article or an RFC's section; absent for the project's own rules.
        package var source: String?
        package var text: String
    }

    package struct Step: Codable, Hashable, Sendable {
        /// `written`, `period`, `recurrence`, `year`, `anchor`, `count`, `boundary`, `time`, `day-off`, `extension` or
        /// `cutoff`.
        package var rule: String
        /// The day that the step before led to, ISO 8601; absent for a first step.
        package var from: String?
        /// The day that it leads to, ISO 8601.
        package var day: String
        package var text: String
        package var reasons: [Reason]?
        /// How many were counted, and of what: `workingDays`, `days`, `weeks` or `months`.
        package var count: Int?
        package var unit: String?
        /// The first day that counted, ISO 8601; the last one is `day`.
        package var firstCounted: String?
        /// Days off that did not count, or were passed over.
        package var skipped: [Days]?
        /// Days that counted although they would be off.
        package var madeUp: [Days]?
        /// Of a cutoff: RFC 3339 in UTC.
        package var instant: String?
        /// Of a cutoff: whether the clock shows it `once`, `never` (a gap) or `twice`.
        package var clock: String?
    }

    package struct Reminder: Codable, Hashable, Sendable {
        /// RFC 3339 in UTC.
        package var at: String
        /// The same on the plan's wall clock: RFC 3339 with the zone's offset.
        package var localTime: String
        package var reminder: String
        package var rule: String
        /// `sent`, `superseded` or `before-issue`.
        package var fate: String
        package var text: String
    }

    /// Where the plan says so.
    package struct Place: Codable, Hashable, Sendable {
        package var file: String
        package var line: Int
        package var text: String?
    }

    package var date: OccurrenceEntry
    package var plan: String
    package var place: Place
    /// What leads to a phase's first day.
    package var opening: [Step]?
    /// What leads to the last good day and the cutoff.
    package var steps: [Step]
    /// What it is counted from, what that is counted from, and so on: the nearest last.
    package var chain: [DerivationEntry]?
    /// Those of the last of a chain alone; absent where it has none.
    package var reminders: [Reminder]?

    /// - Parameter sourceLine: the line of the plan's file at a position; nil when it is not there.
    package init(
        _ derivation: Derivation, reminders: [ReminderDerivation], in language: Language,
        sourceLine: (SourcePosition) -> String?
    ) {
        self.init(derivation, in: language, sourceLine)
        self.chain = derivation.chain.dropLast().map { DerivationEntry($0, in: language, sourceLine) }.nonEmpty
        self.reminders = reminders.map { Reminder($0, in: language) }.nonEmpty
    }

    private init(_ derivation: Derivation, in language: Language, _ sourceLine: (SourcePosition) -> String?) {
        let occurrence = derivation.occurrence
        self.date = OccurrenceEntry(occurrence)
        self.plan = occurrence.plan.id
        self.place = Place(
            file: occurrence.plan.file, line: derivation.position.line, text: sourceLine(derivation.position))
        self.opening = derivation.opening.map { Step($0, of: derivation, in: language) }.nonEmpty
        self.steps = derivation.steps.map { Step($0, of: derivation, in: language) }
    }
}

extension DerivationEntry.Days {
    fileprivate init(_ run: DayRun) {
        self.from = run.days.lowerBound.description
        self.to = run.days.upperBound.description
        let entry = HolidayEntry(run.days.lowerBound, isWorking: false, reason: run.reason)
        self.kind = entry?.kind ?? "weekend"
        self.title = entry?.title
        self.source = entry?.source
        self.status = entry?.status
    }
}

extension DerivationEntry.Step {
    fileprivate init(_ step: DerivationStep, of derivation: Derivation, in language: Language) {
        let text = StepText(step, of: derivation)
        self.from = step.from?.description
        self.day = step.day.description
        self.text = text.sentence[language]
        self.reasons = text.reasons.nonEmpty.map { reasons in
            reasons.map { DerivationEntry.Reason(source: $0.authority?.text[language], text: $0.text[language]) }
        }
        switch step.rule {
        case .written: rule = "written"
        case .period: rule = "period"
        case .recurrence: rule = "recurrence"
        case .year: rule = "year"
        case .anchor: rule = "anchor"
        case .boundary: rule = "boundary"
        case .timeOfDay: rule = "time"
        case .counted(let tally):
            rule = "count"
            count = tally.distance.count
            unit = tally.distance.unit.rawValue
            firstCounted = tally.firstCounted?.description
            skipped = tally.skipped.nonEmpty?.map(DerivationEntry.Days.init)
            madeUp = tally.madeUp.nonEmpty?.map(DerivationEntry.Days.init)
        case .dayOff(_, _, let passed):
            rule = "day-off"
            skipped = passed.nonEmpty?.map(DerivationEntry.Days.init)
        case .extended: rule = "extension"
        case .cutoff(_, let reading):
            rule = "cutoff"
            instant = reading.instant.description
            clock =
                switch reading {
                case .unique: "once"
                case .gap: "never"
                case .overlap: "twice"
                }
        }
    }
}

extension DerivationEntry.Reminder {
    fileprivate init(_ derivation: ReminderDerivation, in language: Language) {
        let reminder = derivation.reminder
        self.at = reminder.instant.description
        self.localTime = reminder.occurrence.plan.zone.rfc3339(reminder.instant)
        self.reminder = reminder.identity
        self.rule = reminder.rule.description
        self.fate =
            switch derivation.fate {
            case .sent: "sent"
            case .superseded: "superseded"
            case .beforeIssue: "before-issue"
            }
        self.text = derivation.text(in: language)
    }
}

extension Array {
    /// nil when it is empty: what does not apply is absent.
    fileprivate var nonEmpty: [Element]? { isEmpty ? nil : self }
}
