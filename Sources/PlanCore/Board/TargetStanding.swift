import CivilTime

/// What the units report on one target of their plan, against the target.
///
/// A number that a unit reports counts until it reports another, and is a share of the total that it was reported with: what
/// registered in January stands beside what was reached by November, when there may be others. What units reported that were
/// merged since is told of their successor, so that nobody is counted twice; what a unit did that the plan names no more stands
/// under its name, for it was reached all the same.
package struct TargetStanding: Sendable {
    package let target: Plan.Target
    /// What each unit reported, in the order of the plan's units; nil for a plan without units. Behind them, those that the plan
    /// names no more, in the order of their ids.
    package let units: [(unit: Plan.Unit?, figures: FigureStanding)]
    /// How many of them the plan names no more: nothing is asked of these.
    private let gone: Int
    /// Units of which something is asked, and that are there by now, but that reported no number on the target.
    package let silent: [Plan.Unit]

    /// Takes each unit's newest numbers, of what is received or accepted.
    /// - Parameter asked: ids of units of which something is asked in occurrences that the board may not have; besides those of
    ///   its rows.
    package init(_ target: Plan.Target, on board: Board, asking asked: Set<String> = []) {
        let holders = Holders(board, asking: asked)
        let present = board.rows.flatMap(\.cells).filter { !$0.isFormer }.compactMap(\.unit?.id)
        let asked = holders.ids(of: asked.union(present))
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
        self.silent = board.plan.units.filter { unit in
            asked.contains(unit.id) && figures[unit.id] == nil && unit.from.map { $0 <= holders.today } ?? true
        }
    }

    /// Each unit's numbers, those of the newest receipt that has them.
    private static func reported(_ target: String, on board: Board) -> [String: FigureStanding] {
        let receipts = board.rows.flatMap(\.cells).compactMap { cell in
            cell.submission.isReceived
                ? cell.submission.receipt.map { (unit: cell.unit?.id ?? OccurrenceRecord.everybody, receipt: $0) } : nil
        }
        // Of two that came at once the later occurrence's.
        let byTime = receipts.indices.sorted { (receipts[$0].receipt.at, $0) < (receipts[$1].receipt.at, $1) }
        var figures: [String: FigureStanding] = [:]
        for (unit, receipt) in byTime.map({ receipts[$0] }) {
            if let figure = receipt.figures[target] { figures[unit, default: FigureStanding()].take(figure) }
        }
        return figures
    }

    /// All of them together.
    package var total: FigureStanding { .sum(of: units.map(\.figures)) }

    /// Whether a number of one unit is enough: at least the target's count, or its share of the total; nil where what is needed
    /// to say so was not reported.
    package func isEnough(_ share: FigureStanding.Share?) -> Bool? {
        guard let share else { return nil }
        switch target.goal {
        case .count(let least): return share.number >= least
        case .percent(let least): return share.total.map { share.number * 100 >= least * $0 }
        }
    }

    /// The same of all units together: a share is that of those who have the number; a count is asked of each unit, and none of
    /// those that are silent has it.
    package func isEnoughInTotal(_ share: KeyPath<FigureStanding, FigureStanding.Share?>) -> Bool? {
        guard let sum = total[keyPath: share] else { return nil }
        switch target.goal {
        case .count:
            return silent.isEmpty
                && units.dropLast(gone).allSatisfy { isEnough($0.figures[keyPath: share]) == true }
        case .percent: return isEnough(sum)
        }
    }
}

/// Who holds today what a unit reported: the unit, or once it is no more the successor, where the board asks something of that.
private struct Holders {
    private let units: [String: Plan.Unit]
    private let present: Set<String>
    let today: Day

    init(_ board: Board, asking asked: Set<String>) {
        units = Dictionary(board.plan.units.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        present = asked.union(board.rows.flatMap(\.cells).compactMap(\.unit?.id))
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

    func ids(of units: Set<String>) -> Set<String> { Set(units.map(holder)) }

    /// What each reported itself, and where it did not, the sum of what those did that it took the place of; of whom no number is
    /// known is absent.
    func figures(_ reported: [String: FigureStanding]) -> [String: FigureStanding] {
        var former: [String: [FigureStanding]] = [:]
        for (id, figures) in reported where holder(of: id) != id { former[holder(of: id), default: []].append(figures) }
        var figures = reported.filter { holder(of: $0.key) == $0.key }
        for (id, parts) in former {
            let sum = FigureStanding.sum(of: parts)
            figures[id] = figures[id]?.replacing(sum) ?? sum
        }
        return figures.filter { !$0.value.isEmpty }
    }
}
