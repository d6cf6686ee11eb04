import CivilTime
import ControlAPI
import DaemonKit
import PlanCalendars
import PlanCore

/// What of plans is asked of the service for their calendars.
struct CalendarQuestion {
    private let from: Day?
    private let until: Day?
    private let form: PlanCalendar.DeadlineForm
    private let now = Now.instant

    init(_ arguments: Arguments) throws(UsageError) {
        from = try Workbench.day(arguments, "from")
        until = try Workbench.day(arguments, "until")
        form = arguments.has("events") ? .events : .tasks
        if let from, let until, from > until {
            throw UsageError(vi: "'--until' nằm trước '--from'", en: "'--until' lies before '--from'")
        }
    }

    /// - Returns: nil where the plan has gone meanwhile.
    /// - Throws: as `ControlClient` does.
    func calendar(of plan: PlanSummary, _ service: Service) throws -> PlanCalendar? {
        do {
            return try asked(plan, service)
        } catch let error as ControlClient.Refused where error.code == "plan-unknown" {
            return nil
        }
    }

    private func asked(_ plan: PlanSummary, _ service: Service) throws -> PlanCalendar? {
        let zone = ZoneLibrary().zone(plan.timezone) ?? .utc
        let days = days(of: plan, today: zone.day(at: now))
        let (first, last) = (days.lowerBound.description, days.upperBound.description)
        let client = service.client
        // Before the rest: what is told of a plan that changes meanwhile is told again with the version that follows.
        let version = try client.value(PlanEntry.self, at: "/v1/plans/\(plan.id)")
        let revision = version.revision.flatMap { number in
            version.revisedAt.flatMap { Instant(rfc3339: $0) }.map { PlanCalendar.Revision(number: number, at: $0) }
        }
        guard let board = try service.boards([("plan", plan.id), ("from", first), ("to", last)]).first else {
            return nil
        }
        let query = "plan=\(plan.id)&limit=500"
        let dates = try client.list(DatedEntry.self, at: "/v1/deadlines?\(query)&from=\(first)&to=\(last)")
        let history = try client.list(ChangeEntry.self, at: "/v1/history?\(query)")
        let reminders =
            board.silence == nil
            ? try client.list(ReminderEntry.self, at: "/v1/reminders/coming?\(query)&to=\(last)") : []
        return PlanCalendar(
            board, dates: dates, reminders: reminders, history: history, revision: revision,
            in: zone, deadlinesAs: form, service.language)
    }

    /// Whole years, so that nothing goes as days pass: the last, this and the next; or the plan's nearest. A plan may have dates
    /// in the year after its last.
    private func days(of plan: PlanSummary, today: Day) -> ClosedRange<Day> {
        let end = plan.lastYear ?? 9999
        let firstYear = max(plan.firstYear, min(today.year - 1, end))
        let lastYear = max(firstYear + 1, min(today.year + 1, end + 1))
        let first = from ?? Day(clippingYear: until.map { $0.year - 1 } ?? firstYear, month: 1, day: 1)
        let last = until ?? Day(clippingYear: min(from.map { $0.year + 1 } ?? lastYear, 9999), month: 12, day: 31)
        return min(first, last)...last
    }
}

extension Service {
    /// The plans of those names, each once, in the order of their ids; nil: all that are served.
    /// - Throws: as `plan` does.
    func calendarPlans(_ words: [String]?) throws -> [PlanSummary] {
        let ids = try words.map { words in Set(try words.map { try plan($0).id }) }
        return try client.list(PlanSummary.self, at: "/v1/plans?limit=500").filter { ids?.contains($0.id) ?? true }
    }
}
