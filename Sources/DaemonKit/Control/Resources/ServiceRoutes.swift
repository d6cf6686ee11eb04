import CivilTime
import ControlAPI
import PlanCore

extension Router {
    static var serviceRoutes: [Route] {
        [
            Route("/v1/health", health),
            Route("/v1/metrics", mediaType: "text/plain", metrics),
            Route("/metrics", mediaType: "text/plain", metrics),
            Route("/v1/events", mediaType: "text/event-stream", events),
            Route("/v1/openapi.json") { _ in .bytes(PackageResources.openapi_json) },
        ]
    }

    private static let unclaimedShown = 20

    private static func health(_ inquiry: Inquiry) throws -> Route.Content {
        let state = inquiry.state
        let next = try state.nextReminder()
        return try .json(
            HealthEntry(
                version: Version.text, startedAt: state.startedAt.description, plans: state.schedule.plans.count,
                donePlans: state.done.count, rejected: state.rejected,
                silent: state.silentPlans(at: inquiry.now),
                troubles: state.troubles.map {
                    HealthEntry.Trouble(part: $0.part, message: $0.message[inquiry.language])
                },
                unclaimed: state.unclaimed.prefix(unclaimedShown).map { records in
                    HealthEntry.Unclaimed(
                        plan: records.plan, messages: records.messages.map { $0[inquiry.language] })
                },
                nextReminder: next?.identity, nextReminderAt: next?.instant.description))
    }

    private static func metrics(_ inquiry: Inquiry) -> Route.Content {
        .metrics(Metrics(inquiry.state, at: inquiry.now).text)
    }

    private static func events(_ inquiry: Inquiry) throws -> Route.Content {
        guard inquiry.state.mayListen else {
            throw Refusal(
                503, "listeners-too-many", vi: "đã có quá nhiều nơi theo dõi", en: "too many listen already",
                headers: [("Retry-After", "30")])
        }
        guard let text = inquiry.request.header("Last-Event-ID") else { return .events(after: nil) }
        guard let id = Int64(text), id >= 0, String(id) == text else {
            throw Refusal(
                400, "event-id-invalid", vi: "Last-Event-ID không phải là mã sự kiện của dịch vụ này",
                en: "Last-Event-ID is no id of an event of this service")
        }
        return .events(after: id)
    }
}
