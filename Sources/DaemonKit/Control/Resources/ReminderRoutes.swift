import CivilTime
import ControlAPI
import PlanCore
import PlanFiles
import Storage

extension Router {
    static var reminderRoutes: [Route] {
        [
            Route("/v1/reminders/coming", parameters: ["plan", "to", "limit", "cursor"], coming),
            Route("/v1/reminders/sent", parameters: ["plan", "limit", "cursor"], sent),
        ]
    }

    /// Reminders passed over for one page, because nothing more is asked: the loop comes round in between.
    private static let remindersAtOnce = 2_000
    /// Stands in a cursor behind every identity.
    private static let behindAll = "~"

    /// What is held and will be told, and what will be sent as things stand, in the order of the instants, then of the
    /// identities.
    private static func coming(_ inquiry: Inquiry) throws -> Route.Content {
        let limit = try inquiry.limit()
        let state = inquiry.state
        let plan = try inquiry.plan()
        let cursor = try inquiry.cursor(2)
        let today = state.zone.day(at: inquiry.now)
        let to = try inquiry.day("to") ?? today.adding(days: 366)
        var place: (instant: Instant, identity: String)?
        if let cursor {
            guard let microseconds = Int64(cursor.keys[0]) else { throw inquiry.invalidCursor }
            place = (Instant(microseconds: microseconds), cursor.keys[1])
        }
        guard let engine = state.engine else { throw Refusal.noLedger(state) }
        let ledger = try inquiry.ledger()
        var forecast = try DigestForecast(by: engine, at: inquiry.now, looks: remindersAtOnce, ledger)
        // What is held by now comes first: it was due before.
        if place.map({ $0.instant <= engine.decidedThrough }) ?? true { try forecast.lookAtHeld() }
        let held = forecast.held.filter { notice in
            let reminder = notice.reminder
            return (plan.map { $0.id == reminder.occurrence.plan.id } ?? true)
                && (place.map { ($0.instant, $0.identity) < (reminder.instant, reminder.identity) } ?? true)
        }
        let walk: Engine
        if let place {
            // What a client makes up may lie anywhere: never before what is decided.
            walk = engine.starting(at: max(place.instant, inquiry.now), over: plan)
        } else if let plan {
            walk = engine.starting(at: engine.decidedThrough + Span(microseconds: 1), over: plan)
        } else {
            walk = engine
        }
        let agenda = try Agenda(
            walking: walk, before: state.zone.start(of: to.adding(days: 1)), past: place,
            limit: max(limit + 1 - held.count, 0), looks: remindersAtOnce, records: ledger.records)
        let notices = held + agenda.notices
        try forecast.look(at: agenda.notices)
        var page = Page(
            items: notices.prefix(limit).map {
                ReminderEntry(
                    coming: $0, toldBy: forecast.digests[$0.reminder.identity] ?? [], engine.schedule.calendar,
                    in: inquiry.language)
            })
        if notices.count > limit, let last = notices.prefix(limit).last?.reminder {
            page.next = Cursor(String(last.instant.microseconds), last.identity).text
        } else if let instant = agenda.lookedThrough {
            page.next = Cursor(String(instant.microseconds), behindAll).text
        }
        return try .json(page)
    }

    /// The newest first, in the order in which they were decided; one that goes to two sinks is two items.
    private static func sent(_ inquiry: Inquiry) throws -> Route.Content {
        let limit = try inquiry.limit()
        let cursor = try inquiry.cursor(2)
        var place: DeliveryRecord.Place?
        if let cursor {
            guard let parcel = Int64(cursor.keys[0]), let position = Int64(cursor.keys[1]) else {
                throw inquiry.invalidCursor
            }
            place = DeliveryRecord.Place(parcel: parcel, position: position)
        }
        // One that is gone has a past too; what cannot be an id has none.
        let plan = inquiry.text("plan")
        if let plan, !plan.isID {
            throw Refusal.parameter("plan", plan, expected: Bilingual(vi: "mã kế hoạch", en: "a plan's id"))
        }
        guard let ledger = inquiry.state.ledger else { throw Refusal.noLedger(inquiry.state) }
        let deliveries = try ledger.deliveries(of: plan, before: place, limit: limit + 1)
        var page = Page(
            items: deliveries.prefix(limit).map {
                DeliveryEntry(
                    reminder: $0.reminder, at: $0.instant, sink: $0.parcel.sink, name: $0.parcel.name,
                    settledAt: $0.settledAt, refusal: $0.refusal)
            })
        if deliveries.count > limit, let last = deliveries.prefix(limit).last?.place {
            page.next = Cursor(String(last.parcel), String(last.position)).text
        }
        return try .json(page)
    }
}
