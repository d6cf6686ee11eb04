package import CivilTime
package import ControlAPI
import LinuxSystem
package import PlanCore
package import Storage

/// What a request that changes something brings with it.
extension Inquiry {
    /// The body, in JSON and with no members but its own; one that is not there has none.
    func body<Body: ChangeBody>(_ type: Body.Type = Body.self) throws(Refusal) -> Body {
        let bytes = request.body ?? []
        let mediaType = request.header("Content-Type")?.prefix { $0 != ";" }.filter { !$0.isWhitespace }.lowercased()
        guard bytes.isEmpty || mediaType == "application/json" else {
            throw Refusal(
                415, "body-type-unknown", vi: "nội dung cần là JSON (Content-Type: application/json)",
                en: "the body has to be JSON (Content-Type: application/json)")
        }
        do {
            return try JSON.body(type, from: bytes)
        } catch {
            throw Refusal(error)
        }
    }

    /// A member of the body that is an instant.
    func instant(_ name: String, _ text: String) throws(Refusal) -> Instant {
        guard let instant = Instant(rfc3339: text) else {
            throw .member(
                name, text,
                expected: Bilingual(
                    vi: "thời điểm theo RFC 3339, như 2027-01-20T08:00:00+07:00",
                    en: "an instant as in RFC 3339, such as 2027-01-20T08:00:00+07:00"))
        }
        return instant
    }

    /// Who acts, now, and why; with the key that names the request.
    func attribution(_ reason: String?) throws(Refusal) -> Attribution {
        guard let key = request.header("Idempotency-Key") else {
            throw Refusal(
                400, "key-missing",
                vi: "thiếu Idempotency-Key: một khóa mới cho mỗi yêu cầu, 1 đến \(BoardLimits.key) ký tự ASCII",
                en:
                    "an Idempotency-Key is missing: a new one for each request, 1 to \(BoardLimits.key) characters of ASCII"
            )
        }
        // Before anything is asked of the ledger: what the request itself lacks comes first.
        guard (1...BoardLimits.key).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw Refusal(
                400, "key-invalid", vi: "Idempotency-Key cần 1 đến \(BoardLimits.key) ký tự ASCII không có dấu cách",
                en: "an Idempotency-Key has 1 to \(BoardLimits.key) characters of ASCII without blanks")
        }
        return Attribution(actor: peer.name, at: now, reason: reason, key: key)
    }

    func ledger() throws(Refusal) -> any Ledger & BoardLedger {
        guard let ledger = state.ledger else { throw .noLedger(state) }
        return ledger
    }

    /// Makes a change of the occurrence that the path names.
    func change(
        _ occurrence: Occurrence, _ change: OccurrenceChange, _ attribution: Attribution
    ) throws -> Route.Content {
        try requireUnchanged(occurrence)
        FailPoint.reached("before-change")
        let outcome = try ledger().change(change, of: occurrence, attribution)
        FailPoint.reached("after-change")
        return try content(outcome)
    }

    /// Makes a change of the plan that the path names.
    func change(_ plan: Plan, _ change: PlanChange, _ reason: String?) throws -> Route.Content {
        try content(try ledger().change(change, ofPlan: plan.id, try attribution(reason)))
    }

    private func content(_ outcome: ChangeOutcome) throws(Refusal) -> Route.Content {
        switch outcome {
        case .changed(let row): return .changed(row, isRepeated: false)
        case .repeated(let row): return .changed(row, isRepeated: true)
        case .refused(let fault): throw Refusal(fault)
        }
    }
}

extension Inquiry {
    /// A row of the history as it is answered.
    func entry(_ row: AuditRow, number: Int64? = nil) -> ChangeEntry {
        ChangeEntry(row, number: number, in: state.zone(of: row.subject), language)
    }
}

extension ChangeEntry {
    /// - Parameters:
    ///   - zone: of the plan that it is about.
    ///   - language: in which what stood before and after is told.
    package init(_ row: AuditRow, number: Int64? = nil, in zone: Zone, _ language: Language) {
        let text = ChangeText(in: zone, language)
        self.init(
            number: number, at: row.at, timezone: zone.identifier, actor: row.actor, action: row.action,
            correction: row.isCorrection ? true : nil, subject: row.subject, unit: row.unit,
            detail: row.detail, before: row.before.map(text.standing), after: row.after.map(text.standing),
            replaced: row.before.flatMap { before in row.after.flatMap { text.replaced(before, by: $0) } },
            reason: row.reason)
    }
}

extension AuditRow {
    fileprivate var isCorrection: Bool {
        guard action == "extend", case .due(let before, _)? = before.flatMap({ BoardStanding($0) }),
            case .due(let after, _)? = after.flatMap({ BoardStanding($0) })
        else { return false }
        return after < before
    }
}
