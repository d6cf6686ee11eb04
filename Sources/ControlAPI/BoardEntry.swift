import CivilTime
package import PlanCore

/// Where the units of a plan stand with its deadlines at an instant: an item of `/v1/board`, which has some of the rows where
/// there are too many for one answer. The matrix of `hanchot board` and the report of `hanchot report` are made of it alone.
package struct BoardEntry: Codable, Hashable, Sendable {
    /// The plan, as far as a letter cites it.
    package struct Plan: Codable, Hashable, Sendable {
        package var id: String
        package var number: String?
        package var title: String
        package var issuer: String?
        /// The day that it was issued, or the first that it may be: ISO 8601.
        package var issued: String?
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
    /// When it is so, on the plan's wall clock: RFC 3339 with the zone's offset. The control server leaves it out: what has not
    /// changed is the same answer.
    package var localTime: String?
    /// In the plan's order, then those that the plan has no more but something is recorded of. Empty where the plan names none.
    package var units: [Unit]
    /// Occurrences of the plan's deadlines.
    package var rows: [BoardRowEntry]
    package var targets: [TargetEntry]
    /// All that the plan asks, in all its years, is met, and its period is over.
    package var isDone: Bool
    /// Absent where it is reminded of.
    package var silence: SilenceEntry?

    /// - Parameters:
    ///   - whole: what the figures are added up of; nil: the board's own rows.
    ///   - asked: ids of units of which something is asked, besides those of its rows: whoever of them reported nothing.
    ///   - silence: of the plan, while it lasts.
    package init(
        _ board: Board, targetsOf whole: Board? = nil, asking asked: Set<String> = [], isDone: Bool,
        silence: PlanRecord.Silence? = nil,
        in language: Language
    ) {
        let plan = board.plan
        self.plan = Plan(
            id: plan.id, number: plan.number, title: plan.title, issuer: plan.issuer,
            issued: plan.issued?.earliest.description,
            reference: plan.reference(in: language), timezone: plan.zone.identifier,
            undated: plan.deadlines.filter { $0.timing == .open }.map(\.title))
        self.localTime = plan.zone.rfc3339(board.now)
        var seen: Set<String> = []
        self.units = (plan.units + board.rows.flatMap(\.cells).compactMap(\.unit))
            .filter { seen.insert($0.id).inserted }.map { Unit(id: $0.id, name: $0.name) }
        self.rows = board.rows.map { BoardRowEntry($0, at: board.now, in: language) }
        self.targets = plan.targets.map { TargetEntry(TargetStanding($0, on: whole ?? board, asking: asked)) }
        self.isDone = isDone
        self.silence = silence.map { SilenceEntry($0, in: plan.zone) }
    }

    /// Adds the rows that follow, of the same plan.
    package mutating func add(_ next: BoardEntry) {
        rows += next.rows
        let known = Set(units.map(\.id))
        units += next.units.filter { !known.contains($0.id) }
    }
}
