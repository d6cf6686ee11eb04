import CivilTime
import ControlAPI
import PlanCore
import Storage

/// What is done to one unit's submission.
extension Router {
    static var submissionRoutes: [Route] {
        [
            submission("receive", receive),
            submission("accept") { inquiry, occurrence, unit in
                try inquiry.change(occurrence, .accept(unit: unit), reasoned(inquiry))
            },
            submission("return") { inquiry, occurrence, unit in
                let change = OccurrenceChange.giveBack(unit: unit)
                let attribution = try reasoned(inquiry)
                try inquiry.requireOwn(change, of: occurrence, attribution)
                return try inquiry.change(occurrence, change, attribution)
            },
            submission("withdraw", withdraw),
            submission("waive", needs: .administer) { inquiry, occurrence, unit in
                try inquiry.change(occurrence, .waive(unit: unit), reasoned(inquiry))
            },
        ]
    }

    /// What stands in the place of a unit where the plan names none: no unit's id.
    static let everybody = "-"

    private static func submission(
        _ action: String, needs right: Right = .record,
        _ change: @escaping @Sendable (Inquiry, Occurrence, String) throws -> Route.Content
    ) -> Route {
        Route(
            changing: "/v1/plans/{plan}/deadlines/{deadline}/submissions/{unit}/\(action)", needs: right,
            looksAtTag: true
        ) { inquiry in
            let occurrence = try inquiry.occurrence()
            let unit = inquiry.places[2]
            return try change(inquiry, occurrence, unit == everybody ? OccurrenceRecord.everybody : unit)
        }
    }

    private static func reasoned(_ inquiry: Inquiry) throws -> Attribution {
        try inquiry.attribution(inquiry.body(ReasonBody.self).reason)
    }

    private static func receive(
        _ inquiry: Inquiry, _ occurrence: Occurrence, _ unit: String
    ) throws -> Route.Content {
        let body = try inquiry.body(ReceiveBody.self)
        let attribution = try inquiry.attribution(body.reason)
        let arrival = Arrival(
            at: try body.at.map { try inquiry.instant("at", $0) }, recordedBy: attribution.actor,
            number: body.number?.value, note: body.note?.value,
            figures: (body.figures ?? [:]).compactMapValues { $0.value?.figure },
            files: try body.files.map { try submitted($0, inquiry) }, removed: body.removed)
        let change = OccurrenceChange.receive(unit: unit, arrival)
        try inquiry.requireOwn(change, of: occurrence, attribution)
        return try inquiry.change(occurrence, change, attribution)
    }

    private static func withdraw(
        _ inquiry: Inquiry, _ occurrence: Occurrence, _ unit: String
    ) throws -> Route.Content {
        let attribution = try reasoned(inquiry)
        try inquiry.requireOwn(.withdraw(unit: unit), of: occurrence, attribution)
        return try inquiry.change(occurrence, .withdraw(unit: unit), attribution)
    }
}

extension ReceiveBody {
    /// What is null in it.
    fileprivate var removed: Set<Arrival.Part> {
        let figures = (figures ?? [:]).filter { $1 == .removed }.keys
        return Set(figures.map(Arrival.Part.figure))
            .union(number == .removed ? [.number] : []).union(note == .removed ? [.note] : [])
    }
}
