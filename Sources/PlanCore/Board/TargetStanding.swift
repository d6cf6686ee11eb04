import CivilTime

/// What the units report on one target of their plan, against the target.
///
/// A number that a unit reports counts until it reports another: what registered in January stands beside what was reached by
/// November. What units reported that were merged since is told of their successor, so that nobody is counted twice; what a unit
/// did that the plan names no more stands under its name, for it was reached all the same.
package struct TargetStanding: Sendable {
    package let target: Plan.Target
    /// What each unit reported, in the order of the plan's units; nil for a plan without units. Behind them, those that the plan
    /// names no more, in the order of their ids.
    package let units: [(unit: Plan.Unit?, figure: Figure)]
    /// How many of them the plan names no more: nothing is asked of these.
    private let gone: Int
    /// Units of which something is asked but that reported nothing on the target.
    package let silent: [Plan.Unit]

    /// Takes each unit's newest numbers, of what is received or accepted.
    package init(_ target: Plan.Target, on board: Board) {
        let holders = Holders(board)
        let asked = holders.ids(of: board.rows.flatMap(\.cells).filter { !$0.isFormer }.compactMap(\.unit?.id))
        let figures = holders.figures(Self.reported(target.id, on: board))
        let named = board.plan.units.map(Optional.some) + [nil]
        let known = Set(named.map { $0?.id ?? OccurrenceRecord.everybody })
        let gone = figures.keys.filter { !known.contains($0) }.sorted().map { id in
            board.rows.lazy.flatMap(\.cells).compactMap(\.unit).first { $0.id == id }
        }
        self.target = target
        self.gone = gone.count
        self.units = (named + gone).compactMap { unit in
            figures[unit?.id ?? OccurrenceRecord.everybody].map { (unit, $0) }
        }
        self.silent = board.plan.units.filter { asked.contains($0.id) && figures[$0.id] == nil }
    }

    /// Each unit's numbers, those of the newest receipt that has them.
    private static func reported(_ target: String, on board: Board) -> [String: Figure] {
        let receipts = board.rows.flatMap(\.cells).compactMap { cell in
            cell.submission.isDelivered
                ? cell.submission.receipt.map { (unit: cell.unit?.id ?? OccurrenceRecord.everybody, receipt: $0) } : nil
        }
        // Of two that came at once the later occurrence's.
        let byTime = receipts.indices.sorted { (receipts[$0].receipt.at, $0) < (receipts[$1].receipt.at, $1) }
        var figures: [String: Figure] = [:]
        for (unit, receipt) in byTime.map({ receipts[$0] }) {
            guard let figure = receipt.figures[target] else { continue }
            figures[unit] = figures[unit]?.updated(by: figure) ?? figure
        }
        return figures
    }

    /// All of them together; a number is missing where none has it.
    package var total: Figure { .sum(of: units.map(\.figure)) }

    /// Whether a number of one unit is enough: at least the target's count, or its share of the unit's total; nil where
    /// what is needed to say so was not reported.
    package func isEnough(_ part: KeyPath<Figure, Int?>, of figure: Figure) -> Bool? {
        guard let number = figure[keyPath: part] else { return nil }
        switch target.goal {
        case .count(let least): return number >= least
        case .percent(let least): return figure.total.map { number * 100 >= least * $0 }
        }
    }

    /// The same of all units together: a share is that of ``total``, where all who have the number say of how many; a count is
    /// asked of each unit, and none of those that are silent has it.
    package func isEnoughInTotal(_ part: KeyPath<Figure, Int?>) -> Bool? {
        let sum = total
        guard sum[keyPath: part] != nil else { return nil }
        switch target.goal {
        case .count:
            return silent.isEmpty && units.dropLast(gone).allSatisfy { isEnough(part, of: $0.figure) == true }
        case .percent:
            let saysOfHowMany = units.allSatisfy { $0.figure[keyPath: part] == nil || $0.figure.total != nil }
            return saysOfHowMany ? isEnough(part, of: sum) : nil
        }
    }
}

/// Who holds today what a unit reported: the unit, or once it is no more the successor, where the board asks something of that.
private struct Holders {
    private let units: [String: Plan.Unit]
    private let present: Set<String>
    private let today: Day

    init(_ board: Board) {
        units = Dictionary(board.plan.units.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        present = Set(board.rows.flatMap(\.cells).compactMap(\.unit?.id))
        today = board.plan.zone.day(at: board.now)
    }

    private func holder(of id: String) -> String {
        var (holder, next) = (id, id)
        // As many steps as there are units: a plan made by hand may go round.
        for _ in units {
            guard let unit = units[next], let until = unit.until, until < today, let successor = unit.successor else {
                break
            }
            next = successor
            if present.contains(next) { holder = next }
        }
        return holder
    }

    func ids(of units: [String]) -> Set<String> { Set(units.map(holder)) }

    /// What each reported itself, and where it did not, the sum of what those did that it took the place of.
    func figures(_ reported: [String: Figure]) -> [String: Figure] {
        var former: [String: [Figure]] = [:]
        for (id, figure) in reported where holder(of: id) != id { former[holder(of: id), default: []].append(figure) }
        var figures = reported.filter { holder(of: $0.key) == $0.key }
        for (id, parts) in former {
            var sum = Figure.sum(of: parts)
            // Of how many they are is not known where one of them does not say.
            if parts.contains(where: { $0.total == nil }) { sum.total = nil }
            figures[id] = figures[id].map { sum.updated(by: $0) } ?? sum
        }
        return figures
    }
}

extension Figure {
    /// A number is missing where none has it.
    fileprivate static func sum(of figures: [Figure]) -> Figure {
        func sum(_ part: KeyPath<Figure, Int?>) -> Int? {
            let known = figures.compactMap { $0[keyPath: part] }
            return known.isEmpty ? nil : known.reduce(0, +)
        }
        return Figure(registered: sum(\.registered), reached: sum(\.reached), total: sum(\.total))
    }
}
