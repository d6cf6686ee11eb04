package import CivilTime
package import ControlAPI
import PlanCore

/// What an office reports upward of a plan: who delivered what and when, what is missing, the figures against the targets, what
/// was changed of the dates, what went back. Made of a board and rows of the history alone, and the same for the same of them.
package struct PlanReport: Codable, Hashable, Sendable {
    /// One occurrence of a deadline.
    package struct Deadline: Codable, Hashable, Sendable {
        /// The title with the instance it is of, for people.
        package var title: String
        /// When it is due, for people.
        package var due: String
        /// ISO 8601.
        package var lastGoodDay: String
        package var submitTo: String?
        package var tally: BoardTally
        package var lines: [Line]
    }

    /// What one unit delivered of it.
    package struct Line: Codable, Hashable, Sendable {
        /// The unit's name; absent where the deadline names none.
        package var unit: String?
        /// It is not asked on the last good day, and no more today.
        package var isFormer: Bool
        package var standing: CellStanding
        /// It was looked at and accepted.
        package var isAccepted: Bool
        /// When it came last: ISO 8601.
        package var receivedOn: String?
        /// Days it came after the last good day, or is overdue now; absent where it is neither.
        package var daysLate: Int?
        /// The document's.
        package var number: String?
        package var note: String?
        /// How many files came with it; absent where none did.
        package var files: Int?
        /// By the ids of targets.
        package var figures: [String: FigureEntry]?
    }

    package struct UnitTotal: Codable, Hashable, Sendable {
        package var unit: String
        package var tally: BoardTally
    }

    /// The figures on one target.
    package struct Target: Codable, Hashable, Sendable {
        package struct Line: Codable, Hashable, Sendable {
            /// The unit's name; absent for a plan without units, and for all together.
            package var unit: String?
            package var registered: TargetEntry.Share?
            package var reached: TargetEntry.Share?
        }

        package var id: String
        package var title: String
        package var count: Int?
        package var percent: Int?
        package var lines: [Line]
        package var total: Line
        /// Names of units that are asked for something but have reported nothing on it.
        package var silent: [String]
    }

    /// A date that was moved by hand, or a deadline that was closed by hand.
    package struct Change: Codable, Hashable, Sendable {
        package var title: String
        /// Last good days, ISO 8601; absent where it was closed.
        package var from: String?
        package var to: String?
        package var reason: String
        package var by: String
        /// ISO 8601.
        package var on: String
    }

    /// What a unit delivered went back to be mended, or the unit was let off.
    package struct Decision: Codable, Hashable, Sendable {
        package var unit: String?
        package var title: String
        package var reason: String
        package var by: String
        /// ISO 8601.
        package var on: String
    }

    package struct Overdue: Codable, Hashable, Sendable {
        package var unit: String?
        package var title: String
        package var lastGoodDay: String
        /// 0 on the day itself.
        package var days: Int
        /// It came, and was returned.
        package var isReturned: Bool
    }

    package var plan: BoardEntry.Plan
    /// The days that the report's deadlines were chosen by, ISO 8601; absent where it has all of the board's.
    package var from: String?
    package var until: String?
    /// The moment that it tells of, on the plan's wall clock: RFC 3339 with the zone's offset.
    package var at: String
    /// All that the plan asks, in all its years, is met, and its period is over.
    package var isDone: Bool
    /// Nothing of the plan is sent; absent where it is reminded of.
    package var silence: SilenceEntry?
    package var deadlines: [Deadline]
    package var units: [UnitTotal]
    package var total: BoardTally
    package var targets: [Target]
    package var changes: [Change]
    /// As they went back.
    package var returns: [Decision]
    /// Of units that need not deliver: as they were let off.
    package var waivers: [Decision]
    /// The longest overdue first.
    package var overdue: [Overdue]

    /// - Parameters:
    ///   - history: rows of the plan's history, of whatever action, the oldest first.
    ///   - zone: the plan's, on whose wall clock their days are told.
    ///   - from: deadlines whose last good day is no earlier; nil: all of the board's.
    ///   - until: and no later.
    package init(
        _ board: BoardEntry, history: [ChangeEntry] = [], in zone: Zone = .utc, from: Day? = nil, until: Day? = nil
    ) {
        var board = board
        if from != nil || until != nil {
            let days = (from ?? .first)...max(from ?? .first, until ?? .last)
            board.rows.removeAll { !(Day(iso: $0.date.lastGoodDay).map(days.contains) ?? false) }
        }
        let names = Dictionary(board.units.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let today = board.localTime.flatMap { Day(iso: $0.prefix(10)) } ?? .first
        let grid = BoardGrid(board)
        self.plan = board.plan
        self.from = from?.description
        self.until = until?.description
        self.at = board.localTime ?? ""
        self.isDone = board.isDone
        self.silence = board.silence
        self.deadlines = board.rows.enumerated().map { index, row in
            Deadline(
                title: row.title, due: row.due, lastGoodDay: row.date.lastGoodDay, submitTo: row.submitTo,
                tally: grid.tally(row: index), lines: row.cells.map { Line($0, of: row, names, today) })
        }
        self.units = grid.units.enumerated().compactMap { index, unit in
            guard let unit, !grid.isFormer(unit: index) else { return nil }
            return UnitTotal(unit: unit.name, tally: grid.tally(unit: index))
        }
        self.total = grid.total
        self.targets = board.targets.map { Target($0, names) }
        self.changes = board.rows.flatMap(Change.all)
        let rows = Dictionary(
            board.rows.map { ($0.subject(of: board.plan), $0) }, uniquingKeysWith: { first, _ in first })
        func decision(_ change: ChangeEntry) -> Decision? {
            rows[change.subject].map { row in
                Decision(
                    unit: change.unit.flatMap { $0.isEmpty ? nil : names[$0] ?? change.detail ?? $0 }, title: row.title,
                    reason: change.reason ?? "", by: change.actor,
                    on: Instant(rfc3339: change.at).map { zone.day(at: $0).description } ?? change.at)
            }
        }
        self.returns = history.filter { $0.action == "return" }.compactMap(decision)
        // Of a unit that was let off more than once the last time counts.
        self.waivers = board.rows.flatMap { row in
            row.cells.filter { $0.state == Submission.State.waived.rawValue && !$0.isFormer }.compactMap { cell in
                let subject = row.subject(of: board.plan)
                return history.last {
                    $0.action == "waive" && $0.subject == subject && $0.unit == cell.unit ?? OccurrenceRecord.everybody
                }.flatMap(decision)
            }
        }
        self.overdue =
            board.rows.flatMap { row in
                row.cells.filter { $0.timeliness == BoardCell.Timeliness.overdue.rawValue && !$0.isFormer }.map {
                    cell in
                    Overdue(
                        unit: cell.unit.map { names[$0] ?? $0 }, title: row.title, lastGoodDay: row.date.lastGoodDay,
                        days: row.daysOverdue, isReturned: cell.state == Submission.State.returned.rawValue)
                }
            }.sortedByDays
    }
}

extension PlanReport.Line {
    fileprivate init(_ cell: BoardCellEntry, of row: BoardRowEntry, _ names: [String: String], _ today: Day) {
        let isWaived = cell.state == Submission.State.waived.rawValue
        self.unit = cell.unit.map { names[$0] ?? $0 }
        self.isFormer = cell.isCalledFormer
        self.standing = CellStanding(cell)
        self.isAccepted = cell.state == Submission.State.accepted.rawValue
        // What went back before the unit was let off stands among what was returned.
        self.receivedOn = isWaived ? nil : cell.receivedAt.map { String($0.prefix(10)) }
        let last = Day(iso: row.date.lastGoodDay)
        let end =
            switch cell.timeliness {
            case BoardCell.Timeliness.late.rawValue: receivedOn.flatMap { Day(iso: $0) }
            case BoardCell.Timeliness.overdue.rawValue: today
            default: Day?.none
            }
        self.daysLate = last.flatMap { last in end.map { max(0, last.days(until: $0)) } }
        self.number = isWaived ? nil : cell.number
        self.note = isWaived ? nil : cell.note
        self.files = isWaived ? nil : cell.files.map(\.count)
        self.figures = isWaived ? nil : cell.figures
    }
}

extension BoardRowEntry {
    /// What the history calls it by.
    fileprivate func subject(of plan: BoardEntry.Plan) -> String { "\(plan.id)/\(date.item)@\(date.occurrence)" }
}

extension PlanReport.Target {
    fileprivate init(_ target: TargetEntry, _ names: [String: String]) {
        self.id = target.id
        self.title = target.title
        self.count = target.count
        self.percent = target.percent
        self.lines = target.units.map { Line($0, names) }
        self.total = Line(target.total, names)
        self.silent = target.silent.map { names[$0] ?? $0 }
    }
}

extension PlanReport.Target.Line {
    fileprivate init(_ line: TargetEntry.Line, _ names: [String: String]) {
        self.unit = line.unit.map { names[$0] ?? $0 }
        self.registered = line.registered
        self.reached = line.reached
    }
}

extension PlanReport.Change {
    /// Those of one occurrence.
    fileprivate static func all(of row: BoardRowEntry) -> [PlanReport.Change] {
        (row.extensions ?? []).map {
            PlanReport.Change(
                title: row.title, from: $0.from, to: $0.to, reason: $0.reason, by: $0.by, on: String($0.at.prefix(10)))
        }
            + (row.closing.map {
                [
                    PlanReport.Change(
                        title: row.title, from: nil, to: nil, reason: $0.reason, by: $0.by,
                        on: String($0.at.prefix(10)))
                ]
            } ?? [])
    }
}

extension [PlanReport.Overdue] {
    /// The longest first, otherwise as they are.
    fileprivate var sortedByDays: [PlanReport.Overdue] {
        enumerated().sorted { (-$0.element.days, $0.offset) < (-$1.element.days, $1.offset) }.map(\.element)
    }
}
