import CivilTime
import PlanCore
import Storage

/// Who approved which draft, for the history. A person approves a draft by editing its file, of which the service hears that
/// it is another now, and not by whom: `hanchot approve` says so just before.
struct DraftApprovals {
    /// By the ids of drafts.
    private var announced: [String: AuditRow] = [:]
    /// Rows that the history does not have yet.
    private var unkept: [AuditRow] = []

    /// An edit that has not come so long after it was announced is another one.
    private static let patience = Span.minutes(1)
    /// Announced and not come.
    private static let limit = 256

    mutating func announce(_ row: AuditRow) {
        announced = announced.filter { isFresh($0.value, at: row.at) }
        if announced.count < Self.limit { announced[row.subject] = row }
    }

    /// Other inputs are served from now on.
    /// - Parameter service: acts where nobody said that it was them.
    mutating func note(_ inputs: Inputs, after former: Inputs?, by service: String, at now: Instant) {
        guard let drafts = former?.drafts.ids, !drafts.isEmpty else { return }
        for plan in drafts.intersection(inputs.plans.ids).sorted() {
            let known = announced.removeValue(forKey: plan).flatMap { isFresh($0, at: now) ? $0 : nil }
            unkept.append(
                AuditRow(
                    at: now, actor: known?.actor ?? service, action: "approve", subject: plan,
                    detail: known == nil ? "its file is no draft any more" : "",
                    before: BoardStanding.draft.text, after: BoardStanding.served.text,
                    reason: known?.reason))
        }
    }

    /// - Returns: the rows that the history has now.
    mutating func keep(in ledger: any Ledger) throws(LedgerError) -> [AuditRow] {
        guard !unkept.isEmpty else { return [] }
        var kept: [AuditRow] = []
        while let row = unkept.first {
            try ledger.audit(row)
            kept.append(unkept.removeFirst())
        }
        return kept
    }

    private func isFresh(_ row: AuditRow, at now: Instant) -> Bool { row.at <= now && now - row.at < Self.patience }
}
