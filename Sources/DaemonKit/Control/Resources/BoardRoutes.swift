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
            Route("/v1/drafts", parameters: ["limit", "cursor"], drafts),
            Route("/v1/drafts/{plan}", parameters: ["year"], draft),
            Route(changing: "/v1/drafts/{plan}/approve", needs: .record, approve),
        ]
    }

    /// Plan after plan in the order of their ids. One whose rows do not fit goes on in the next page.
    private static func board(_ inquiry: Inquiry) throws -> Route.Content {
        let choice = try BoardChoice(inquiry)
        let limit = try inquiry.limit()
        let cursor = try inquiry.cursor(2)
        let last = try cursor.map { cursor in
            guard let place = BoardPlace(cursor.keys[1]) else { throw inquiry.invalidCursor }
            return (plan: cursor.keys[0], place: place)
        }
        let chosen = try inquiry.plan().map { [$0] } ?? inquiry.state.schedule.plans
        let ledger = try inquiry.ledger()
        var room = BoardRoom()
        var page = Page<BoardEntry>(items: [])
        var end = ""
        for plan in chosen where last.map({ plan.id > $0.plan || (plan.id == $0.plan && $0.place != .end) }) ?? true {
            if page.items.count == limit || !room.takesPlan() {
                page.next = Cursor(end, BoardPlace.end.text).text
                break
            }
            end = plan.id
            let after = last.flatMap { $0.plan == plan.id ? $0.place : nil }
            let part = try BoardPart(
                of: plan, choice, after: after, ledger.records(ofPlan: plan.id), inquiry, &room)
            if choice.takesAll && after == nil || !part.rows.isEmpty { page.items.append(part.entry(inquiry)) }
            if let next = part.next {
                page.next = Cursor(plan.id, next.text).text
                break
            }
        }
        return try .json(page)
    }

    /// The row added last comes first. What the ledger armed again by itself, a row a reminder, is told where it is asked for:
    /// by its action, or by the reminder's identity.
    private static func history(_ inquiry: Inquiry) throws -> Route.Content {
        let limit = try inquiry.limit()
        var query = HistoryQuery(
            subject: inquiry.text("subject"), unit: inquiry.text("unit"), actor: inquiry.text("actor"),
            action: inquiry.text("action"), limit: limit + 1)
        query.omitsRearming = query.action == nil && query.subject?.contains("#") != true
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
            items: rows.prefix(limit).map { inquiry.entry($0.row, number: $0.number) })
        if rows.count > limit, let last = rows.prefix(limit).last { page.next = Cursor(String(last.number)).text }
        return try .json(page)
    }

    /// Plans that nobody is reminded of before they are approved, in the order of their ids.
    private static func drafts(_ inquiry: Inquiry) throws -> Route.Content {
        let limit = try inquiry.limit()
        let last = try inquiry.cursor(1)?.keys[0]
        let drafts = inquiry.state.drafts.drop { draft in last.map { draft.id <= $0 } ?? false }
        var page = Page(items: drafts.prefix(limit).map { PlanSummary($0, isStale: false, isDone: false) })
        if drafts.count > limit, let end = page.items.last { page.next = Cursor(end.id).text }
        return try .json(page)
    }

    /// As it would be served.
    private static func draft(_ inquiry: Inquiry) throws -> Route.Content {
        let draft = try inquiry.draft()
        return try .json(PlanEntry(draft, occurrences: try inquiry.occurrences(of: draft)))
    }

    /// Who asks is about to take the line out of the file that says that it is a draft.
    private static func approve(_ inquiry: Inquiry) throws -> Route.Content {
        let reason = try inquiry.body(ReasonBody.self).reason
        let attribution = try inquiry.attribution(reason)
        if let row = attribution.key.flatMap(inquiry.state.approvals.row) {
            guard row.subject == inquiry.places[0], row.actor == attribution.actor, row.reason == reason else {
                throw Refusal(.reusedKey)
            }
            return .announced(row, isRepeated: true)
        }
        let draft = try inquiry.draft()
        do {
            try attribution.check()
        } catch {
            throw Refusal(error)
        }
        return .announced(
            AuditRow(
                at: inquiry.now, actor: attribution.actor, action: "approve", subject: draft.id, detail: "",
                before: BoardStanding.draft.text, after: BoardStanding.served.text, reason: reason), isRepeated: false)
    }
}

extension Inquiry {
    /// The one that the path names.
    fileprivate func draft() throws(Refusal) -> Plan {
        let id = places[0]
        guard let draft = state.drafts.first(where: { $0.id == id }) else {
            throw Refusal(404, "draft-unknown", vi: "không có dự thảo '\(id)'", en: "there is no draft '\(id)'")
        }
        return draft
    }
}
