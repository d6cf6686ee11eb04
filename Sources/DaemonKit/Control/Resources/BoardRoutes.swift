import CivilTime
import ControlAPI
import PlanCore
import PlanFiles
import Storage

/// The board as it stands, and how it came about.
extension Router {
    static var boardRoutes: [Route] {
        [
            Route(
                "/v1/board", parameters: ["plan", "deadline", "unit", "missing", "from", "to", "limit", "cursor"], board
            ),
            Route(
                "/v1/history",
                parameters: ["plan", "subject", "unit", "actor", "action", "since", "limit", "cursor"], history),
            Route("/v1/drafts", drafts),
        ]
    }

    /// Cells of one page: what a client can be sent at once.
    private static let cellLimit = 20_000
    /// Plans looked through for one page.
    private static let plansAtOnce = 100

    /// Plan after plan in the order of their ids.
    private static func board(_ inquiry: Inquiry) throws -> Route.Content {
        let choice = try BoardChoice(inquiry)
        let limit = try inquiry.limit()
        let last = try inquiry.cursor(1)?.keys[0]
        let chosen = try inquiry.plan().map { [$0] } ?? inquiry.state.schedule.plans
        let ledger = try inquiry.ledger()
        var page = Page<BoardEntry>(items: [])
        var (seen, cells) = (0, 0)
        var end = ""
        for plan in chosen where last.map({ plan.id > $0 }) ?? true {
            if page.items.count == limit || seen == plansAtOnce || cells >= cellLimit {
                page.next = Cursor(end).text
                break
            }
            (seen, end) = (seen + 1, plan.id)
            let occurrences = choice.occurrences(of: plan, inquiry)
            guard !occurrences.isEmpty || choice.takesAll else { continue }
            let count = occurrences.reduce(0) { $0 + max(1, $1.units.count) }
            guard count <= cellLimit else { throw tooMany(count) }
            cells += count
            let records = try ledger.records(ofPlan: plan.id)
            let board = Board(of: plan, occurrences, records, at: inquiry.now)
            let entry = choice.narrowed(
                BoardEntry(board, isDone: inquiry.state.done.contains(plan.id), in: inquiry.language))
            if choice.takesAll || !entry.rows.isEmpty { page.items.append(entry) }
        }
        return try .json(page)
    }

    private static func tooMany(_ count: Int) -> Refusal {
        Refusal(
            400, "board-too-large",
            vi:
                "bảng có \(count) ô, nhiều nhất \(cellLimit): hãy chọn ít ngày hơn ('from', 'to') hoặc một hạn ('deadline')",
            en:
                "the board has \(count) cells, at most \(cellLimit): ask for fewer days ('from', 'to') or one 'deadline'"
        )
    }

    /// The row added last comes first.
    private static func history(_ inquiry: Inquiry) throws -> Route.Content {
        let limit = try inquiry.limit()
        var query = HistoryQuery(
            subject: inquiry.text("subject"), unit: inquiry.text("unit"), actor: inquiry.text("actor"),
            action: inquiry.text("action"), limit: limit + 1)
        // One that is gone has a past too; what cannot be an id has none.
        if let plan = inquiry.text("plan") {
            guard plan.isID else {
                throw Refusal.parameter("plan", plan, expected: Bilingual(vi: "mã kế hoạch", en: "a plan's id"))
            }
            query.plan = plan
        }
        query.since = try inquiry.since()
        if let cursor = try inquiry.cursor(1) {
            guard let number = Int64(cursor.keys[0]) else { throw inquiry.invalidCursor }
            query.before = number
        }
        let rows = try inquiry.ledger().history(query)
        var page = Page(
            items: rows.prefix(limit).map {
                ChangeEntry($0.row, number: $0.number, in: inquiry.state.zone(of: $0.row.subject))
            })
        if rows.count > limit, let last = rows.prefix(limit).last { page.next = Cursor(String(last.number)).text }
        return try .json(page)
    }

    /// Plans that nobody is reminded of before they are approved.
    private static func drafts(_ inquiry: Inquiry) throws -> Route.Content {
        try .json(Page(items: inquiry.state.drafts.map { PlanSummary($0, isStale: false, isDone: false) }))
    }
}

/// Which part of the board is asked for.
private struct BoardChoice {
    let deadline: String?
    let unit: String?
    /// Only what has not been delivered.
    let isMissing: Bool
    let from: Day?
    let to: Day?

    init(_ inquiry: Inquiry) throws(Refusal) {
        deadline = inquiry.text("deadline")
        unit = inquiry.text("unit")
        isMissing = try inquiry.choice("missing", of: ["true", "false"]) == "true"
        from = try inquiry.day("from")
        to = try inquiry.day("to")
        guard let from, let to else { return }
        guard from <= to, from.days(until: to) <= 3660 else {
            throw Refusal.parameter(
                "to", to.description,
                expected: Bilingual(
                    vi: "không trước 'from' và không quá mười năm sau", en: "not before 'from', and within ten years"))
        }
    }

    /// A plan is told of even where it has nothing there.
    var takesAll: Bool { deadline == nil && unit == nil && !isMissing }

    /// This year, or the plan's nearest to it; and the one after its last, in which it may have dates too.
    private func days(of plan: Plan, at now: Instant) -> ClosedRange<Day> {
        let year = max(plan.years.first, min(plan.zone.day(at: now).year, plan.years.last ?? 9999))
        let first = from ?? to?.adding(days: -366) ?? Day(clippingYear: year, month: 1, day: 1)
        let end = Day(clippingYear: min(year == plan.years.last ? year + 1 : year, 9999), month: 12, day: 31)
        let last = to ?? (from == nil ? end : first.adding(days: 366))
        return first...max(first, last)
    }

    func occurrences(of plan: Plan, _ inquiry: Inquiry) -> [Occurrence] {
        let schedule = Schedule(plans: [plan], calendar: inquiry.state.schedule.calendar)
        return schedule.occurrences(in: days(of: plan, at: inquiry.now)).filter { occurrence in
            occurrence.deadline != nil && (deadline.map { name($0, names: occurrence) } ?? true)
        }
    }

    /// `dang-ky`, or one of it: `dang-ky@2021`.
    private func name(_ text: String, names occurrence: Occurrence) -> Bool {
        text == occurrence.itemID || text == "\(occurrence.itemID)@\(occurrence.key)"
    }

    /// What is left of it for one unit, or of those that have not delivered.
    func narrowed(_ entry: BoardEntry) -> BoardEntry {
        guard unit != nil || isMissing else { return entry }
        var entry = entry
        entry.rows = entry.rows.compactMap { row in
            guard !(isMissing && row.isMet) else { return nil }
            var row = row
            row.cells.removeAll { cell in
                if let unit, cell.unit != unit { return true }
                return isMissing && (cell.isFormer || !["awaited", "returned"].contains(cell.state))
            }
            return row.cells.isEmpty ? nil : row
        }
        if let unit { entry.units.removeAll { $0.id != unit } }
        return entry
    }
}
