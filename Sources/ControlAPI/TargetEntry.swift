package import PlanCore

/// What a unit reports on one target.
package struct FigureEntry: Codable, Hashable, Sendable {
    /// How many registered for it.
    package var registered: Int?
    /// How many reached it.
    package var reached: Int?
    /// Of how many.
    package var total: Int?

    package init(_ figure: Figure) {
        self.registered = figure.registered
        self.reached = figure.reached
        self.total = figure.total
    }
}

/// What the units report on one target of their plan, against the target.
package struct TargetEntry: Codable, Hashable, Sendable {
    /// The figures of one unit, or of all.
    package struct Line: Codable, Hashable, Sendable {
        /// The unit's id; absent for a plan without units, and for all together.
        package var unit: String?
        package var figure: FigureEntry
        /// Whether as many registered as the target asks; absent where the figures do not say.
        package var registersEnough: Bool?
        /// The same of those who reached it.
        package var reachesEnough: Bool?
    }

    package var id: String
    package var title: String
    /// At least so many a unit; absent where the target is a share.
    package var count: Int?
    /// At least so many of a hundred; absent where it is a number.
    package var percent: Int?
    /// Those that reported, in the plan's order, by the last of each number that each reported; a unit that was merged since is
    /// in its successor's, one that the plan names no more stands behind them.
    package var units: [Line]
    package var total: Line
    /// Ids of units of which something is asked but that reported nothing on it.
    package var silent: [String]

    package init(_ standing: TargetStanding) {
        let target = standing.target
        self.id = target.id
        self.title = target.title
        switch target.goal {
        case .count(let count): self.count = count
        case .percent(let percent): self.percent = percent
        }
        self.units = standing.units.map { unit, figure in
            Line(
                unit: unit?.id, figure: FigureEntry(figure),
                registersEnough: standing.isEnough(\.registered, of: figure),
                reachesEnough: standing.isEnough(\.reached, of: figure))
        }
        self.silent = standing.silent.map(\.id)
        self.total = Line(
            figure: FigureEntry(standing.total), registersEnough: standing.isEnoughInTotal(\.registered),
            reachesEnough: standing.isEnoughInTotal(\.reached))
    }
}
