/// What the units report on one target of their plan, against the target.
package struct TargetStanding: Sendable {
    package let target: Plan.Target
    /// What each unit reported last, in the order of the plan's units; nil for a plan without units.
    package let units: [(unit: Plan.Unit?, figure: Figure)]

    /// Takes of each unit the newest receipt that has a figure on the target, of what is received or accepted.
    package init(_ target: Plan.Target, on board: Board) {
        var newest: [String: Receipt] = [:]
        for row in board.rows {
            for cell in row.cells where cell.submission.isDelivered {
                guard let receipt = cell.submission.receipt, receipt.figures[target.id] != nil else { continue }
                let id = cell.unit?.id ?? OccurrenceRecord.everybody
                if let known = newest[id], known.at > receipt.at { continue }
                newest[id] = receipt
            }
        }
        self.target = target
        let units = board.plan.units.map(Optional.some) + [nil]
        self.units = units.compactMap { unit in
            newest[unit?.id ?? OccurrenceRecord.everybody]?.figures[target.id].map { (unit, $0) }
        }
    }

    /// All of them together; a number is missing where none has it.
    package var total: Figure {
        func sum(_ part: KeyPath<Figure, Int?>) -> Int? {
            let known = units.compactMap { $0.figure[keyPath: part] }
            return known.isEmpty ? nil : known.reduce(0, +)
        }
        return Figure(registered: sum(\.registered), reached: sum(\.reached), total: sum(\.total))
    }

    /// Whether a number of one unit is enough: at least the target's count, or its share of the unit's total; nil where
    /// what is needed to say so was not reported.
    package func isEnough(_ part: KeyPath<Figure, Int?>, of figure: Figure) -> Bool? {
        guard let number = figure[keyPath: part] else { return nil }
        switch target.goal {
        case .count(let least): return number >= least
        case .percent(let least): return figure.total.map { number * 100 >= least * $0 }
        }
    }

    /// The same of all units together: the share of all of those that say of how many, or the count of each unit times the
    /// units that reported.
    package func isEnoughInTotal(_ part: KeyPath<Figure, Int?>) -> Bool? {
        switch target.goal {
        case .count(let least): return total[keyPath: part].map { $0 >= least * units.count }
        case .percent(let least):
            let known = units.compactMap { unit in
                unit.figure[keyPath: part].flatMap { number in unit.figure.total.map { (number, $0) } }
            }
            guard !known.isEmpty else { return nil }
            return known.reduce(0) { $0 + $1.0 } * 100 >= known.reduce(0) { $0 + $1.1 } * least
        }
    }
}
