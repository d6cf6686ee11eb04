import CivilTime
package import PlanCore

/// A plan in a list: an item of `/v1/plans`.
package struct PlanSummary: Codable, Hashable, Sendable {
    package var id: String
    package var number: String?
    package var title: String
    package var issuer: String?
    package var firstYear: Int
    /// Absent where it goes on.
    package var lastYear: Int?
    package var timezone: String
    package var units: Int
    package var phases: Int
    package var deadlines: Int
    package var events: Int
    package var rules: Int
    /// `served`, or `stale`: its file has errors now, and its last good version is served. `draft`: nobody is reminded of it
    /// before it is approved.
    package var state: String
    /// All that it asks, in all its years, is met, and its period is over.
    package var isDone: Bool
    /// Absent where it is reminded of.
    package var silence: SilenceEntry?

    package init(_ plan: Plan, isStale: Bool, isDone: Bool, silence: PlanRecord.Silence? = nil) {
        self.id = plan.id
        self.number = plan.number
        self.title = plan.title
        self.issuer = plan.issuer
        self.firstYear = plan.years.first
        self.lastYear = plan.years.last
        self.timezone = plan.zone.identifier
        self.units = plan.units.count
        self.phases = plan.phases.count
        self.deadlines = plan.deadlines.count
        self.events = plan.events.count
        self.rules = plan.rules.count
        self.state = plan.isDraft ? "draft" : isStale ? "stale" : "served"
        self.isDone = isDone
        self.silence = silence.map { SilenceEntry($0, in: plan.zone) }
    }
}
