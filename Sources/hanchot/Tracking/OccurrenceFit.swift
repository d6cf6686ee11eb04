import ControlAPI
import PlanCore

/// How an occurrence stands to what is to be done to it.
enum OccurrenceFit {
    /// It waits for that.
    case waiting
    /// Something else is recorded of it: it is corrected, or says why it cannot be done.
    case recorded
    /// Nothing is recorded of it that it could be done to.
    case untouched

    /// - Parameters:
    ///   - cells: of the units that are meant.
    ///   - states: of submissions to which it can be done.
    init(of cells: [BoardCellEntry], in states: Set<String>) {
        self =
            if cells.contains(where: { states.contains($0.state) }) {
                .waiting
            } else if cells.contains(where: { $0.state != Submission.State.awaited.rawValue }) {
                .recorded
            } else {
                .untouched
            }
    }

    init(of row: BoardRowEntry, waiting: Bool) {
        let isTouched =
            row.isMet || row.closing != nil || row.snoozedUntil != nil || row.extensions != nil
            || row.cells.contains { $0.state != Submission.State.awaited.rawValue }
        self = waiting ? .waiting : isTouched ? .recorded : .untouched
    }

    /// Those that may be meant where none is named, of a deadline's occurrences in the order of the board: what is overdue and
    /// waits for it, and what comes next, which is the same one before and after it was done: what is said twice is never
    /// done to another. Where there are none, those of which something is recorded.
    /// - Returns: nothing where nothing is recorded of any.
    static func meant(_ rows: [(row: BoardRowEntry, fit: OccurrenceFit)]) -> [BoardRowEntry] {
        let next = rows.first { !$0.row.isOver }
        let near =
            rows.filter { $0.row.isOver && $0.fit == .waiting }
            + [next].compactMap(\.self).filter { $0.fit != .untouched }
        return (near.isEmpty ? rows.filter { $0.fit == .recorded } : near).map(\.row)
    }
}

extension BoardRowEntry {
    /// Its last good day or its cutoff is behind: a duty without a cutoff is over then too, though never too late.
    var isOver: Bool { past || daysLeft < 0 }
}
