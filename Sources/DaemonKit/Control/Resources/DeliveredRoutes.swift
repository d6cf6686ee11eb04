import CivilTime
import ControlAPI
import PlanCore
import Storage

/// What units have delivered, to be read.
extension Router {
    static var deliveredRoutes: [Route] {
        let deadline = "/v1/plans/{plan}/deadlines/{deadline}/submissions"
        return [
            Route(
                "/v1/submissions", parameters: ["plan", "deadline", "unit", "state", "from", "to", "limit", "cursor"],
                submissions),
            Route(deadline, parameters: ["state", "limit", "cursor"], ofDeadline),
            Route("\(deadline)/{unit}", one),
        ]
    }

    private static let states = Submission.State.allCases.map(\.rawValue)
    /// Plans looked through for one page.
    private static let plansAtOnce = 50

    /// All of which something is recorded: plan after plan in the order of their ids, each in the order of its board, then of
    /// the units' ids.
    private static func submissions(_ inquiry: Inquiry) throws -> Route.Content {
        let limit = try inquiry.limit()
        let state = try inquiry.choice("state", of: states.filter { $0 != Submission.State.awaited.rawValue })
        let (deadline, unit) = (inquiry.text("deadline"), inquiry.text("unit"))
        let days = (try inquiry.day("from") ?? .first, try inquiry.day("to") ?? .last)
        let last = try inquiry.cursor(3)?.keys
        let place = try last.map { keys in
            guard let place = BoardPlace(keys[1]) else { throw inquiry.invalidCursor }
            return place
        }
        let ledger = try inquiry.ledger()
        let tracked = Set(try ledger.trackedPlans())
        let chosen = (try inquiry.plan().map { [$0] } ?? inquiry.state.schedule.plans).filter {
            tracked.contains($0.id)
        }
        var page = Page<SubmissionEntry>(items: [])
        var end = ("", BoardPlace.end, "")
        for (number, plan) in chosen.drop(while: { plan in last.map { plan.id < $0[0] } ?? false }).enumerated() {
            if number == plansAtOnce {
                page.next = Cursor(end.0, BoardPlace.end.text, "").text
                break
            }
            let after = last.flatMap { $0[0] == plan.id ? $0[2] : nil }
            var names: [String: String]?
            for (identity, record) in try ledger.records(ofPlan: plan.id).inPlaces(of: inquiry.state.schedule) {
                let occurrence = identity.occurrence
                guard days.0 <= occurrence.lastGoodDay, occurrence.lastGoodDay <= days.1,
                    deadline.map(occurrence.isNamed) ?? true,
                    after == nil || place.map({ identity.place >= $0 }) ?? true
                else { continue }
                let row = try inquiry.named(Board.Row(of: occurrence, record, at: inquiry.now), &names)
                for cell in row.cells.inOrder {
                    guard cell.submission.state != .awaited, state == nil || cell.submission.state.rawValue == state,
                        unit == nil || cell.unit?.id == unit
                    else { continue }
                    if let after, identity.place == place, cell.name <= after { continue }
                    if page.items.count == limit {
                        page.next = Cursor(end.0, end.1.text, end.2).text
                        return try .json(page)
                    }
                    page.items.append(SubmissionEntry(cell, of: occurrence, in: inquiry.language))
                    end = (plan.id, identity.place, cell.name)
                }
            }
            // Not before: a page that is full already goes on with this plan's first.
            end = (plan.id, .end, "")
        }
        return try .json(page)
    }

    /// All units of one deadline, those that are awaited too.
    private static func ofDeadline(_ inquiry: Inquiry) throws -> Route.Content {
        let limit = try inquiry.limit()
        let state = try inquiry.choice("state", of: states)
        let last = try inquiry.cursor(1)?.keys[0]
        let row = try inquiry.row(of: try inquiry.occurrence())
        let cells = row.cells.inOrder.filter { cell in
            (state == nil || cell.submission.state.rawValue == state) && (last.map { cell.name > $0 } ?? true)
        }
        var page = Page(
            items: cells.prefix(limit).map { SubmissionEntry($0, of: row.occurrence, in: inquiry.language) })
        if cells.count > limit, let end = cells.prefix(limit).last { page.next = Cursor(end.name).text }
        return try .json(page)
    }

    private static func one(_ inquiry: Inquiry) throws -> Route.Content {
        let row = try inquiry.row(of: try inquiry.occurrence())
        let unit = inquiry.places[2] == everybody ? OccurrenceRecord.everybody : inquiry.places[2]
        guard let cell = row.cells.first(where: { $0.name == unit }) else {
            throw Refusal(.unknownUnit(unit, row.occurrence))
        }
        return try .json(
            SubmissionEntry(cell, of: row.occurrence, in: inquiry.language), state: try inquiry.state(of: row))
    }
}

extension BoardCell {
    /// The unit's id, or what stands for it where the plan names none.
    fileprivate var name: String { unit?.id ?? OccurrenceRecord.everybody }
}

extension [BoardCell] {
    /// By the ids of their units.
    fileprivate var inOrder: [BoardCell] { sorted { $0.name < $1.name } }
}

extension Occurrence {
    /// By its deadline, or as one of it: `dang-ky`, `dang-ky@2021`.
    func isNamed(_ text: String) -> Bool { text == itemID || text == "\(itemID)@\(key)" }
}

extension [String: OccurrenceRecord] {
    /// In the order of the board; what the schedule has no more is left out.
    fileprivate func inPlaces(
        of schedule: Schedule
    ) -> [(key: (place: BoardPlace, occurrence: Occurrence), value: OccurrenceRecord)] {
        compactMap { identity, record in
            schedule.occurrence(identity).map { ((BoardPlace($0), $0), record) }
        }.sorted { $0.0.place < $1.0.place }
    }
}
