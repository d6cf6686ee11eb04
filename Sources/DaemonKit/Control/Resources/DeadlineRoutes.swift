import CivilTime
import ControlAPI
import PlanCore

extension Router {
    static var deadlineRoutes: [Route] {
        [
            Route(
                "/v1/deadlines", parameters: ["plan", "unit", "kind", "from", "to", "limit", "cursor"], deadlines)
        ]
    }

    /// Plans looked through for one page, so that the loop comes round in between, however many there are.
    private static let plansAtOnce = 200

    /// Plan after plan in the order of their ids, each one's dates in their order.
    private static func deadlines(_ inquiry: Inquiry) throws -> Route.Content {
        let limit = try inquiry.limit()
        let kind = try inquiry.choice("kind", of: ["deadline", "phase", "event"])
        let unit = inquiry.text("unit")
        let today = inquiry.state.zone.day(at: inquiry.now)
        let from = try inquiry.day("from") ?? today
        let to = try inquiry.day("to") ?? max(from, today).adding(days: 366)
        try Inquiry.checkDays(from, to)
        let cursor = try inquiry.cursor(2)
        let last = cursor?.keys
        let chosen = try inquiry.plan().map { [$0] } ?? inquiry.state.schedule.plans
        // The plan that the page before ended in may go on; an empty second key says that it does not.
        let rest = chosen.drop { plan in last.map { plan.id < $0[0] || (plan.id == $0[0] && $0[1].isEmpty) } ?? false }
        var page = Page<DatedEntry>(items: [])
        var end = (plan: "", key: "")
        for (number, plan) in rest.enumerated() {
            let dates = Schedule(plans: [plan], calendar: inquiry.state.schedule.calendar).occurrences(in: from...to)
                .filter { (kind == nil || $0.kind == kind) && (unit.map($0.awaits) ?? true) }
                .map { (key: "\($0.lastGoodDay) \($0.itemID)@\($0.key)", occurrence: $0) }.sorted { $0.key < $1.key }
            for (key, occurrence) in dates {
                if let last, last[0] == plan.id, key <= last[1] { continue }
                if page.items.count == limit {
                    page.next = Cursor(end.plan, end.key).text
                    return try .json(page)
                }
                page.items.append(DatedEntry(occurrence, at: inquiry.now, in: inquiry.language))
                end = (plan.id, key)
            }
            if number + 1 == plansAtOnce, rest.count > plansAtOnce {
                page.next = Cursor(plan.id, "").text
                break
            }
        }
        return try .json(page)
    }
}

extension Occurrence {
    /// The unit, as it stands on the last good day, is one of those that must deliver.
    fileprivate func awaits(_ unit: String) -> Bool { !units.isEmpty && unitsInForce.contains { $0.id == unit } }
}
