import ControlAPI
import PlanCore
import Storage

/// What somebody else has recorded.
extension Inquiry {
    /// Holds who may record and not administer to what they have recorded themselves: a correction and a return to their own
    /// receipt, of what was accepted to their own acceptance too, taking back to a submission that nobody else had a hand in
    /// since it was awaited. A request that was made before is answered as it was then.
    func requireOwn(_ change: OccurrenceChange, of occurrence: Occurrence, _ attribution: Attribution) throws {
        guard right < .administer, let unit = change.unit, try !isMade else { return }
        let ledger = try ledger()
        let submission = try ledger.records(of: [occurrence.identity])[occurrence.identity]?.submission(of: unit)
        guard let submission else { return }
        let isOwn: Bool
        switch (change, submission.state) {
        case (.receive, .received), (.giveBack, .received):
            isOwn = submission.receipt?.recordedBy == attribution.actor
        case (.giveBack, .accepted):
            // What was returned comes anew, over what was recorded before.
            isOwn =
                try submission.receipt?.recordedBy == attribution.actor
                && steps(to: unit, of: occurrence, in: ledger).first?.actor == attribution.actor
        case (.withdraw, _):
            isOwn = try steps(to: unit, of: occurrence, in: ledger).allSatisfy { $0.actor == attribution.actor }
        default:
            return
        }
        guard isOwn else {
            throw Refusal(
                403, "right-missing",
                vi:
                    "điều người khác đã ghi thì chỉ người quản trị được sửa, trả lại hoặc rút lại (hanchot.yaml, 'control')",
                en:
                    "only who may administer changes, returns or takes back what somebody else recorded (hanchot.yaml, 'control')"
            )
        }
    }

    /// What led to a unit's submission since it was awaited, the newest first.
    private func steps(
        to unit: String, of occurrence: Occurrence, in ledger: any BoardLedger
    ) throws(LedgerError) -> ArraySlice<AuditRow> {
        try ledger.history(HistoryQuery(subject: occurrence.identity, unit: unit, limit: 1_000)).map(\.row)
            .prefix { $0.action != "withdraw" }
    }
}
