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
    /// A number that was reported.
    package struct Share: Codable, Hashable, Sendable {
        package var number: Int
        /// Of how many: what was said with the number, or last before it; absent where that is not known of all whose it is.
        package var total: Int?
        /// Whether it is as many as the target asks; absent where the figures do not say.
        package var isEnough: Bool?

        package init(_ share: FigureStanding.Share, isEnough: Bool?) {
            self.number = share.number
            self.total = share.total
            self.isEnough = isEnough
        }
    }

    /// The figures of one unit, or of all.
    package struct Line: Codable, Hashable, Sendable {
        /// The unit's id; absent for a plan without units, and for all together.
        package var unit: String?
        /// How many registered; absent where none said.
        package var registered: Share?
        /// How many reached it; absent where none said.
        package var reached: Share?
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
    /// Ids of units of which something is asked but that reported no number on it.
    package var silent: [String]

    package init(_ standing: TargetStanding) {
        let target = standing.target
        self.id = target.id
        self.title = target.title
        switch target.goal {
        case .count(let count): self.count = count
        case .percent(let percent): self.percent = percent
        }
        self.units = standing.units.map { unit, figures in
            func share(_ share: FigureStanding.Share?) -> Share? {
                share.map { Share($0, isEnough: standing.isEnough($0)) }
            }
            return Line(unit: unit?.id, registered: share(figures.registered), reached: share(figures.reached))
        }
        self.silent = standing.silent.map(\.id)
        func sum(_ share: KeyPath<FigureStanding, FigureStanding.Share?>) -> Share? {
            standing.total[keyPath: share].map { Share($0, isEnough: standing.isEnoughInTotal(share)) }
        }
        self.total = Line(registered: sum(\.registered), reached: sum(\.reached))
    }
}
