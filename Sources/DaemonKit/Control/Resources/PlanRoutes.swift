import CivilTime
import ControlAPI
import PlanCore
import Storage

extension Router {
    static var planRoutes: [Route] {
        [
            Route("/v1/plans", parameters: ["state", "done", "limit", "cursor"], plans),
            Route("/v1/plans/{plan}", parameters: ["year"], plan),
        ]
    }

    /// In the order of their ids.
    private static func plans(_ inquiry: Inquiry) throws -> Route.Content {
        let limit = try inquiry.limit()
        let wanted = try inquiry.choice("state", of: ["served", "stale"])
        let isDone = try inquiry.choice("done", of: ["true", "false"]).map { $0 == "true" }
        let last = try inquiry.cursor(1)?.keys[0]
        let rejected = Set(inquiry.state.rejected)
        var page = Page<PlanSummary>(items: [])
        for plan in inquiry.state.schedule.plans where last.map({ plan.id > $0 }) ?? true {
            let summary = PlanSummary(
                plan, isStale: rejected.contains(plan.id), isDone: inquiry.state.done.contains(plan.id),
                silence: inquiry.state.silence(of: plan.id, at: inquiry.now))
            guard wanted == nil || summary.state == wanted, isDone == nil || summary.isDone == isDone else { continue }
            if page.items.count == limit {
                page.next = page.items.last.map { Cursor($0.id).text }
                break
            }
            page.items.append(summary)
        }
        return try .json(page)
    }

    /// With its dates in a year: this one, or the plan's nearest to it.
    private static func plan(_ inquiry: Inquiry) throws -> Route.Content {
        let plan = try inquiry.plan(inquiry.places[0])
        let revision = try inquiry.state.ledger?.revision(ofPlan: plan.id)
        return try .json(
            PlanEntry(
                plan, isDone: inquiry.state.done.contains(plan.id),
                silence: inquiry.state.silence(of: plan.id, at: inquiry.now), revision: revision?.number,
                revisedAt: revision?.at, occurrences: try inquiry.occurrences(of: plan)))
    }
}

extension Inquiry {
    /// The plan's dates in `year`: this one, or the plan's nearest to it, unless it says otherwise.
    func occurrences(of plan: Plan) throws(Refusal) -> [Occurrence] {
        let thisYear = plan.zone.day(at: now).year
        let nearest = max(plan.years.first, min(thisYear, plan.years.last ?? 9999))
        let year = try number("year", in: 1...9999) ?? nearest
        let days = Day(clippingYear: year, month: 1, day: 1)...Day(clippingYear: year, month: 12, day: 31)
        return Schedule(plans: [plan], calendar: state.schedule.calendar).occurrences(in: days)
    }
}
