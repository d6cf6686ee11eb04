import CivilTime
import ControlAPI
import PlanCore

/// Which part of the board is asked for.
struct BoardChoice {
    /// Of what has not been delivered.
    enum Missing: String, CaseIterable {
        case all = "true"
        /// What is overdue, and of each deadline what comes next.
        case due
        case none = "false"
    }

    let deadline: String?
    let unit: String?
    let missing: Missing
    let from: Day?
    let to: Day?

    init(_ inquiry: Inquiry) throws(Refusal) {
        deadline = inquiry.text("deadline")
        unit = inquiry.text("unit")
        missing = try inquiry.choice("missing", of: Missing.allCases.map(\.rawValue)).flatMap(Missing.init) ?? .none
        from = try inquiry.day("from")
        to = try inquiry.day("to")
        if let from, let to { try Inquiry.checkDays(from, to) }
    }

    /// A plan is told of even where it has nothing there.
    var takesAll: Bool { deadline == nil && unit == nil && missing == .none }

    /// This year, or the plan's nearest to it; and the one after its last, in which it may have dates too. What is overdue
    /// may be of any year of the plan up to five ago, and what comes next of any up to five hence, of a plan without a last
    /// year two: it comes again. Where one end alone is said the other stays, but lies a year from that at least, and ten at
    /// most.
    private func days(of plan: Plan, at now: Instant) -> ClosedRange<Day> {
        let today = plan.zone.day(at: now)
        let year = max(plan.years.first, min(today.year, plan.years.last ?? 9999))
        var first = Day(clippingYear: year, month: 1, day: 1)
        var last = Day(clippingYear: min(year == plan.years.last ? year + 1 : year, 9999), month: 12, day: 31)
        if missing == .due {
            let start = Day(clippingYear: plan.years.first, month: 1, day: 1)
            first = min(first, max(start, today.adding(days: -BoardLimits.days / 2)))
            let end = plan.years.last.map { Day(clippingYear: min($0 + 1, 9999), month: 12, day: 31) }
            last = max(last, min(end ?? today.adding(days: 2 * 366), today.adding(days: BoardLimits.days / 2)))
        }
        if let to, from == nil {
            first = max(min(first, to.adding(days: -366)), to.adding(days: -BoardLimits.days))
        }
        if let from, to == nil {
            last = min(max(last, from.adding(days: 366)), from.adding(days: BoardLimits.days))
        }
        first = from ?? first
        return first...max(first, to ?? last)
    }

    /// The occurrences of the plan's deadlines that are asked for, in the order of the board.
    func occurrences(
        of plan: Plan, _ records: [String: OccurrenceRecord], _ calendar: WorkingCalendar, at now: Instant
    ) -> [(place: BoardPlace, occurrence: Occurrence)] {
        let schedule = Schedule(plans: [plan], calendar: calendar)
        let all = schedule.occurrences(in: days(of: plan, at: now)).filter { occurrence in
            occurrence.deadline != nil && (deadline.map(occurrence.isNamed) ?? true)
        }.map { (place: BoardPlace($0), occurrence: $0) }.sorted { $0.place < $1.place }
        guard missing == .due else { return all }
        let today = plan.zone.day(at: now)
        var next: Set<String> = []
        return all.filter { _, occurrence in
            if occurrence.cutoff.map({ $0 <= now }) ?? (occurrence.lastGoodDay < today) { return true }
            if let record = records[occurrence.identity], record.isMet(occurrence) { return false }
            return next.insert(occurrence.itemID).inserted
        }
    }

    /// What is left of it for one unit, or of those that have not delivered; nil where that is nothing.
    func narrowed(_ row: Board.Row) -> Board.Row? {
        guard unit != nil || missing != .none else { return row }
        guard missing == .none || !row.isMet else { return nil }
        var row = row
        row.cells.removeAll { cell in
            if let unit, cell.unit?.id != unit { return true }
            return missing != .none && !cell.isOwed
        }
        return row.cells.isEmpty ? nil : row
    }
}
