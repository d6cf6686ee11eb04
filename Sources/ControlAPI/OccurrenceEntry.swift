package import CivilTime
package import PlanCore

/// An occurrence as programs read it, with its dates: part of what `hanchot show --json` prints.
package struct OccurrenceEntry: Codable, Hashable, Sendable {
    package var item: String
    /// `deadline`, `phase`, `event` or `rule`.
    package var kind: String
    package var title: String
    package var occurrence: String
    /// ISO 8601.
    package var lastGoodDay: String
    /// RFC 3339 in UTC.
    package var cutoff: String?
    /// A phase's first day, ISO 8601.
    package var firstDay: String?
    /// The last good day that another took the place of: it was moved off a day off, or extended by hand.
    package var movedFrom: String?

    package init(_ occurrence: Occurrence) {
        self.item = occurrence.itemID
        self.kind = occurrence.kind
        self.title = occurrence.title
        self.occurrence = occurrence.key.description
        self.lastGoodDay = occurrence.lastGoodDay.description
        self.cutoff = occurrence.cutoff?.description
        self.firstDay = occurrence.window?.lowerBound.description
        let isExtended = occurrence.lastGoodDay != occurrence.ownDay
        self.movedFrom = (isExtended ? occurrence.ownDay : occurrence.movedFrom)?.description
    }
}

/// A plan as programs read it: what `hanchot show --json` prints.
package struct PlanEntry: Codable, Hashable, Sendable {
    package var id: String
    /// Not approved yet: nobody is reminded of it.
    package var isDraft: Bool
    /// All that it asks, in all its years, is met, and its period is over; absent where it is not known who has delivered.
    package var isDone: Bool?
    /// Absent where it is reminded of, and where that is not known.
    package var silence: SilenceEntry?
    /// Which of its versions is served, by the ledger: its file, the days off or a date that was put off is not as in the one
    /// before. 1 for the first; absent where it is not known.
    package var revision: Int?
    /// Since when that is served: RFC 3339 in UTC; absent where it is not known.
    package var revisedAt: String?
    package var number: String?
    package var title: String
    package var issuer: String?
    package var firstYear: Int
    /// Absent where it goes on.
    package var lastYear: Int?
    package var timezone: String
    package var units: [String: String]
    /// Titles by ids.
    package var targets: [String: String]
    package var occurrences: [OccurrenceEntry]
    package var rules: [Rule]

    /// A reminder rule.
    package struct Rule: Codable, Hashable, Sendable {
        package var id: String
        package var message: String
        /// The normal form of its calendar expression.
        package var on: String
        /// A phase's id or `each phase`; absent for all of the plan's years.
        package var during: String?
    }

    package init(
        _ plan: Plan, isDone: Bool? = nil, silence: PlanRecord.Silence? = nil, revision: Int? = nil,
        revisedAt: Instant? = nil, occurrences: [Occurrence]
    ) {
        self.id = plan.id
        self.isDraft = plan.isDraft
        self.isDone = isDone
        self.silence = silence.map { SilenceEntry($0, in: plan.zone) }
        self.revision = revision
        self.revisedAt = revisedAt?.description
        self.number = plan.number
        self.title = plan.title
        self.issuer = plan.issuer
        self.firstYear = plan.years.first
        self.lastYear = plan.years.last
        self.timezone = plan.zone.identifier
        self.units = Dictionary(plan.units.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        self.targets = Dictionary(plan.targets.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
        self.occurrences = occurrences.map(OccurrenceEntry.init)
        self.rules = plan.rules.map { rule in
            let during: String? =
                switch rule.during {
                case .phase(let id): id
                case .eachPhase: "each phase"
                case .deadline, .event, nil: nil
                }
            return Rule(id: rule.id, message: rule.message, on: rule.on.description, during: during)
        }
    }
}
