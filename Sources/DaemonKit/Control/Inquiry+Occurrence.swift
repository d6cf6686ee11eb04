import CivilTime
import ControlAPI
import PlanCore
import Storage

/// What of the board a request is about.
extension Inquiry {
    /// The occurrence that the path's first two places name, `PLAN` and `DEADLINE@OCCURRENCE`, with the date in force.
    func occurrence() throws -> Occurrence {
        let plan = try plan(places[0])
        let name = places[1].split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        if plan.deadlines.contains(where: { $0.id == name[0] && $0.timing == .open }) {
            throw Refusal(
                404, "deadline-undated", vi: "hạn '\(name[0])' không có ngày trong kế hoạch: chưa ghi nhận được gì",
                en: "the plan gives the deadline '\(name[0])' no date: nothing can be recorded of it")
        }
        if name.count == 1, plan.deadlines.contains(where: { $0.id == name[0] }) {
            throw Refusal(
                404, "deadline-unknown",
                vi: "cần cả lần của hạn '\(name[0])': '\(name[0])@LẦN' (xem /v1/deadlines?plan=\(plan.id))",
                en:
                    "the occurrence of '\(name[0])' is needed too: '\(name[0])@OCCURRENCE' (see /v1/deadlines?plan=\(plan.id))"
            )
        }
        guard name.count == 2, plan.deadlines.contains(where: { $0.id == name[0] }),
            let occurrence = state.schedule.occurrence(ofItem: name[0], in: plan, key: name[1])
        else { throw unknownDeadline }
        return occurrence
    }

    /// The same request, or another under its key, was made before: the ledger knows which.
    var isMade: Bool {
        get throws { try request.header("Idempotency-Key").map { try ledger().isMade(key: $0) } ?? false }
    }

    private var unknownDeadline: Refusal {
        Refusal(
            404, "deadline-unknown", vi: "kế hoạch '\(places[0])' không có hạn '\(places[1])'",
            en: "the plan '\(places[0])' has no deadline '\(places[1])'")
    }

    /// Where the units stand with it.
    func row(of occurrence: Occurrence) throws -> Board.Row {
        let record = try ledger().records(of: [occurrence.identity])[occurrence.identity] ?? OccurrenceRecord()
        var names: [String: String]?
        return try named(Board.Row(of: occurrence, record, at: now), &names)
    }

    /// Units that the plan has no more are called as they were when something of them was last recorded.
    /// - Parameter names: by the ids of the plan's units, once they were needed.
    func named(_ row: Board.Row, _ names: inout [String: String]?) throws -> Board.Row {
        guard row.cells.contains(where: \.isFormer) else { return row }
        let plan = row.occurrence.plan
        let known = Set(plan.units.map(\.id))
        let gone = row.cells.indices.filter { row.cells[$0].unit.map { !known.contains($0.id) } ?? false }
        guard !gone.isEmpty else { return row }
        let former = try names ?? ledger().unitNames(ofPlan: plan.id)
        names = former
        var row = row
        for place in gone {
            if let id = row.cells[place].unit?.id, let name = former[id] { row.cells[place].unit?.name = name }
        }
        return row
    }

    /// How it stands, whatever language it is told in and however much time is left.
    func state(of row: Board.Row) throws -> String {
        let (epoch, record) = (Instant(microseconds: 0), row.record)
        let timeless = BoardRowEntry(Board.Row(of: row.occurrence, record, at: epoch), at: epoch, in: .english)
        return Fingerprint(try JSON.bytes(timeless)).description
    }

    /// Holds the request to what its client has seen, where it says so: `If-Match` (RFC 9110, section 13.1.1). One that was
    /// made before is answered as it was then.
    func requireUnchanged(_ occurrence: Occurrence) throws {
        guard let header = request.header("If-Match"), try !isMade else { return }
        // The part of a tag before the hyphen is the state, behind it stands how it was told.
        let known = header.split(separator: ",").map { $0.filter { !$0.isWhitespace } }
        let start = try "\"\(state(of: row(of: occurrence)))-"
        guard known == ["*"] || known.contains(where: { $0.hasPrefix(start) && $0.hasSuffix("\"") }) else {
            throw Refusal(
                412, "changed-meanwhile", vi: "hạn này đã thay đổi từ khi được xem",
                en: "the deadline has changed since it was looked at")
        }
    }
}
