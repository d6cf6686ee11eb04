import CivilTime
package import PlanCore

/// Where the units of a plan stand with its deadlines at an instant: an item of `/v1/board`. The matrix of `hanchot board` and the
/// report of `hanchot report` are made of it alone.
package struct BoardEntry: Codable, Hashable, Sendable {
    /// The plan, as far as a letter cites it.
    package struct Plan: Codable, Hashable, Sendable {
        package var id: String
        package var number: String?
        package var title: String
        package var issuer: String?
        /// How a letter cites it, for people: `số 12/KH-UBND ngày 15/01/2021 của …: …`.
        package var reference: String
        package var timezone: String
        /// Titles of deadlines of which the plan does not say when: they have no rows.
        package var undated: [String]
    }

    package struct Unit: Codable, Hashable, Sendable {
        package var id: String
        package var name: String
    }

    package var plan: Plan
    /// RFC 3339 in UTC.
    package var at: String
    /// The same on the plan's wall clock: RFC 3339 with the zone's offset.
    package var localTime: String
    /// In the plan's order, then those that the plan has no more but something is recorded of. Empty where the plan names none.
    package var units: [Unit]
    /// Occurrences of the plan's deadlines.
    package var rows: [BoardRowEntry]
    package var targets: [TargetEntry]
    /// All that the plan asks, in all its years, is met, and its period is over.
    package var isDone: Bool

    package init(_ board: Board, isDone: Bool, in language: Language) {
        let plan = board.plan
        self.plan = Plan(
            id: plan.id, number: plan.number, title: plan.title, issuer: plan.issuer,
            reference: plan.reference(in: language), timezone: plan.zone.identifier,
            undated: plan.deadlines.filter { $0.timing == .open }.map(\.title))
        self.at = board.now.description
        self.localTime = plan.zone.rfc3339(board.now)
        var seen: Set<String> = []
        self.units = (plan.units + board.rows.flatMap(\.cells).compactMap(\.unit))
            .filter { seen.insert($0.id).inserted }.map { Unit(id: $0.id, name: $0.name) }
        self.rows = board.rows.map { BoardRowEntry($0, at: board.now, in: language) }
        self.targets = plan.targets.map { TargetEntry(TargetStanding($0, on: board)) }
        self.isDone = isDone
    }
}
