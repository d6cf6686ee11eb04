import ControlAPI
import PlanCore

/// A board as a grid of units and occurrences.
struct BoardGrid {
    /// One cell.
    struct Cell {
        var standing: CellStanding
        /// It was looked at and accepted.
        var isAccepted: Bool
        /// It has come, and nobody has looked at it yet.
        var waits: Bool
        /// It is not counted: its unit is not asked on the last good day.
        var isFormer: Bool
        /// Its unit is called a former one.
        var isCalledFormer: Bool

        /// At most two columns wide; no two are alike, for colours do not reach everybody.
        var sign: String { standing.sign + (isAccepted ? "✓" : "") }
    }

    /// The units that any occurrence asks, in the board's order; the last is nil where one asks no unit by name.
    let units: [BoardEntry.Unit?]
    let rows: [BoardRowEntry]
    private let cells: [[Cell?]]

    init(_ board: BoardEntry) {
        let named = Set(board.rows.flatMap(\.cells).compactMap(\.unit))
        let isUnnamed = board.rows.contains { $0.cells.contains { $0.unit == nil } }
        let units = board.units.filter { named.contains($0.id) }
        let places = Dictionary(
            units.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        let width = units.count + (isUnnamed ? 1 : 0)
        self.units = units.map(Optional.some) + (isUnnamed ? [nil] : [])
        self.rows = board.rows
        self.cells = board.rows.map { row in
            var line = [Cell?](repeating: nil, count: width)
            for cell in row.cells {
                guard let place = cell.unit.map({ places[$0] }) ?? units.count else { continue }
                line[place] = Cell(
                    standing: CellStanding(cell), isAccepted: cell.state == Submission.State.accepted.rawValue,
                    waits: cell.state == Submission.State.received.rawValue, isFormer: cell.isFormer,
                    isCalledFormer: cell.isCalledFormer)
            }
            return line
        }
    }

    /// nil where the occurrence asks nothing of the unit.
    func cell(unit: Int, row: Int) -> Cell? { cells[row][unit] }

    /// By unit: of all its occurrences.
    func tally(unit: Int) -> BoardTally {
        BoardTally(cells.lazy.compactMap { $0[unit] }.filter { !$0.isFormer }.map(\.standing))
    }

    /// By occurrence: of all its units.
    func tally(row: Int) -> BoardTally {
        BoardTally(cells[row].lazy.compactMap(\.self).filter { !$0.isFormer }.map(\.standing))
    }

    var total: BoardTally { rows.indices.reduce(BoardTally()) { $0 + tally(row: $1) } }

    /// How each that stands anywhere is shown, in their order: what waits to be accepted before what was.
    var signs: [(standing: CellStanding, isAccepted: Bool)] {
        let all = cells.joined().compactMap(\.self)
        return CellStanding.allCases.flatMap { standing in
            [false, true].filter { isAccepted in
                all.contains { $0.standing == standing && $0.isAccepted == isAccepted }
            }.map { (standing, $0) }
        }
    }

    /// Submissions that have come and wait to be accepted: of units that are there, and of former ones.
    var waiting: (count: Int, ofFormer: Int) {
        let all = cells.joined().compactMap(\.self).filter(\.waits)
        let former = all.count(where: \.isCalledFormer)
        return (all.count - former, former)
    }

    /// The unit is counted nowhere.
    func isFormer(unit: Int) -> Bool { cells.compactMap { $0[unit] }.allSatisfy(\.isFormer) }

    /// The unit is called a former one wherever it stands.
    func isCalledFormer(unit: Int) -> Bool { cells.compactMap { $0[unit] }.allSatisfy(\.isCalledFormer) }

    /// The unit's name.
    func name(unit: Int, in language: Language) -> String {
        guard let unit = units[unit] else {
            return Bilingual(vi: "(không nêu đơn vị)", en: "(no unit named)")[language]
        }
        return unit.name
    }
}
