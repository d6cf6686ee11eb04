import CivilTime
import ControlAPI
import PlanCore

/// What is done to one occurrence of a deadline, or to a plan as a whole.
extension Router {
    static var occurrenceRoutes: [Route] {
        [
            Route("/v1/plans/{plan}/deadlines/{deadline}") { inquiry in
                let row = try inquiry.row(of: try inquiry.occurrence())
                return try .json(
                    BoardRowEntry(row, at: inquiry.now, in: inquiry.language), state: try inquiry.state(of: row))
            },
            occurrence("snooze", needs: .record, snooze),
            occurrence("resume", needs: .record) { inquiry, occurrence in
                try inquiry.change(occurrence, .resume, inquiry.attribution(inquiry.body(ReasonBody.self).reason))
            },
            occurrence("extend", needs: .administer, extend),
            occurrence("close", needs: .administer) { inquiry, occurrence in
                try inquiry.change(occurrence, .close, inquiry.attribution(inquiry.body(ReasonBody.self).reason))
            },
            occurrence("reopen", needs: .administer) { inquiry, occurrence in
                try inquiry.change(occurrence, .reopen, inquiry.attribution(inquiry.body(ReasonBody.self).reason))
            },
            Route(changing: "/v1/plans/{plan}/silence", needs: .administer) { inquiry in
                let plan = try inquiry.plan(inquiry.places[0])
                let body = try inquiry.body(SilenceBody.self)
                let until = try body.until.map { try inquiry.instant("until", $0) }
                return try inquiry.change(plan, .silence(until: until), body.reason)
            },
            Route(changing: "/v1/plans/{plan}/speak", needs: .administer) { inquiry in
                let plan = try inquiry.plan(inquiry.places[0])
                return try inquiry.change(plan, .speak, inquiry.body(ReasonBody.self).reason)
            },
        ]
    }

    private static func occurrence(
        _ action: String, needs right: Right,
        _ change: @escaping @Sendable (Inquiry, Occurrence) throws -> Route.Content
    ) -> Route {
        Route(changing: "/v1/plans/{plan}/deadlines/{deadline}/\(action)", needs: right, looksAtTag: true) { inquiry in
            try change(inquiry, try inquiry.occurrence())
        }
    }

    private static func snooze(_ inquiry: Inquiry, _ occurrence: Occurrence) throws -> Route.Content {
        let body = try inquiry.body(SnoozeBody.self)
        let until = try inquiry.instant("until", body.until)
        let attribution = try inquiry.attribution(body.reason)
        do throws(BoardFault) {
            try occurrence.check(putOffUntil: until, at: inquiry.now, inquiry.state.schedule.calendar)
        } catch {
            guard try inquiry.isMade else { throw Refusal(error) }
        }
        return try inquiry.change(occurrence, .snooze(until: until), attribution)
    }

    private static func extend(_ inquiry: Inquiry, _ occurrence: Occurrence) throws -> Route.Content {
        let body = try inquiry.body(ExtendBody.self)
        guard let day = Day(iso: body.to) else {
            throw Refusal.member(
                "to", body.to, expected: Bilingual(vi: "ngày như 2027-01-20", en: "a day such as 2027-01-20"))
        }
        return try inquiry.change(occurrence, .extend(to: day), inquiry.attribution(body.reason))
    }
}
