import CivilTime
import ControlAPI
import PlanCore

/// How much of the board is told in one answer, so that the loop comes round in between however large it is.
struct BoardRoom {
    /// Cells that are told: what a client can be sent at once.
    private var cells = 5_000
    /// Cells that are looked at, told or not.
    private var looks = 50_000
    /// Plans that are looked through.
    private var plans = 100

    mutating func takesPlan() -> Bool {
        guard plans > 0, takesRow else { return false }
        plans -= 1
        return true
    }

    var takesRow: Bool { cells > 0 && looks > 0 }

    mutating func take(_ occurrence: Occurrence, told cells: Int) {
        looks -= max(1, occurrence.units.count)
        self.cells -= cells
    }
}

/// Where a row stands on the board of its plan: by its day, then as the plan is written.
struct BoardPlace: Comparable {
    private let day: Day
    private let deadline: Int
    private let key: String

    /// Behind all rows.
    static let end = BoardPlace(day: .last, deadline: .max, key: "")

    init(_ occurrence: Occurrence) {
        day = occurrence.lastGoodDay
        deadline = if case .deadline(let index) = occurrence.item { index } else { .max }
        key = occurrence.key.description
    }

    private init(day: Day, deadline: Int, key: String) { (self.day, self.deadline, self.key) = (day, deadline, key) }

    /// nil for what no place is written as.
    init?(_ text: String) {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 3, let day = Day(iso: parts[0]), let deadline = Int(parts[1]) else { return nil }
        self.init(day: day, deadline: deadline, key: String(parts[2]))
    }

    var text: String { "\(day) \(deadline) \(key)" }

    static func < (left: BoardPlace, right: BoardPlace) -> Bool {
        (left.day, left.deadline, left.key) < (right.day, right.deadline, right.key)
    }
}

/// What one answer tells of one plan's board.
struct BoardPart {
    private let plan: Plan
    private let choice: BoardChoice
    let rows: [Board.Row]
    /// The last row that was looked at, where more follow.
    private(set) var next: BoardPlace?
    /// Of what was asked for, all that something is recorded of: what figures are added up of.
    private let recorded: Board
    /// Of what was asked for, all units that are to deliver: who of them reported no figures is told.
    private let asked: Set<String>

    /// - Parameters:
    ///   - place: of the row that the answer before ended with.
    ///   - records: of the plan's occurrences.
    init(
        of plan: Plan, _ choice: BoardChoice, after place: BoardPlace?, _ records: [String: OccurrenceRecord],
        _ inquiry: Inquiry, _ room: inout BoardRoom
    ) throws {
        let all = choice.occurrences(of: plan, records, inquiry.state.schedule.calendar, at: inquiry.now)
        let rest = all[(all.firstIndex { entry in place.map { entry.place > $0 } ?? true } ?? all.count)...]
        var rows: [Board.Row] = []
        var names: [String: String]?
        var last = place
        for (place, occurrence) in rest {
            guard room.takesRow else {
                next = last
                break
            }
            let record = records[occurrence.identity] ?? OccurrenceRecord()
            let row = choice.narrowed(
                try inquiry.named(Board.Row(of: occurrence, record, at: inquiry.now), &names))
            room.take(occurrence, told: max(1, row?.cells.count ?? 0))
            if let row { rows.append(row) }
            last = place
        }
        self.plan = plan
        self.choice = choice
        self.rows = rows
        let reported = plan.targets.isEmpty ? [] : all.map(\.occurrence).filter { records[$0.identity] != nil }
        self.recorded = Board(of: plan, reported, records, at: inquiry.now)
        self.asked = plan.targets.isEmpty ? [] : plan.submitters(in: all.lazy.map(\.occurrence))
    }

    func entry(_ inquiry: Inquiry) -> BoardEntry {
        var entry = BoardEntry(
            Board(of: plan, rows, at: inquiry.now), targetsOf: recorded, asking: asked,
            isDone: inquiry.state.done.contains(plan.id),
            silence: inquiry.state.silence(of: plan.id, at: inquiry.now), in: inquiry.language)
        entry.localTime = nil
        if let unit = choice.unit { entry.units.removeAll { $0.id != unit } }
        return entry
    }
}

extension Plan {
    /// Ids of the units that are to deliver in these occurrences. Where the plan's units stay the same, so do those of a
    /// deadline, however often it comes.
    fileprivate func submitters(in occurrences: some Sequence<Occurrence>) -> Set<String> {
        let isSteady = units.allSatisfy { $0.from == nil && $0.until == nil }
        var known: Set<String> = []
        return occurrences.reduce(into: []) { ids, occurrence in
            if !isSteady || known.insert(occurrence.itemID).inserted { ids.formUnion(occurrence.submitters) }
        }
    }
}
