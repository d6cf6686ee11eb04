package import CivilTime
package import PlanCore

/// The durable record of the board: who has delivered, and every change that was ever made of it.
///
/// Every call is one transaction: durable when it returns, without effect when it throws.
package protocol BoardLedger: AnyObject {
    /// Makes a change of one occurrence: what is recorded of it and the row of the history, both or neither.
    ///
    /// A request whose key was used before changes nothing: what was asked then is answered again, and a fault `key-reused`
    /// where something else was asked.
    /// - Parameter occurrence: by its plan in force.
    func change(
        _ change: OccurrenceChange, of occurrence: Occurrence, _ attribution: Attribution
    ) throws(LedgerError) -> ChangeOutcome

    /// The same of a plan as a whole.
    func change(_ change: PlanChange, ofPlan plan: String, _ attribution: Attribution) throws(LedgerError)
        -> ChangeOutcome

    /// Whether a change was made under that key.
    func isMade(key: String) throws(LedgerError) -> Bool

    /// What is recorded of these occurrences; one of which nothing is recorded is absent.
    func records(of occurrences: [String]) throws(LedgerError) -> [String: OccurrenceRecord]

    /// What is recorded of all occurrences of a plan, by their identities.
    func records(ofPlan plan: String) throws(LedgerError) -> [String: OccurrenceRecord]

    /// The ids of plans of whose occurrences something is recorded, in their order.
    func trackedPlans() throws(LedgerError) -> [String]

    /// The units of which something is recorded, by the identities of the plan's occurrences; none where it is of the occurrence
    /// alone, which was extended, snoozed or closed.
    func recordedUnits(ofPlan plan: String) throws(LedgerError) -> [String: Set<String>]

    /// The names that a plan's units had when something of them was last changed, by their ids.
    func unitNames(ofPlan plan: String) throws(LedgerError) -> [String: String]

    /// Occurrences, of all plans, that were extended or snoozed.
    func amendedOccurrences() throws(LedgerError) -> [String: OccurrenceRecord]

    /// Occurrences that a change has met, or of which a reminder ended as met, and that nobody was told of since, with the
    /// instants of that. One that a change has opened again is none of them.
    func untoldOccurrences() throws(LedgerError) -> [String: Instant]

    /// Those of these subjects of which `SUBJECT#RULE/…` was told, or is about to be, by whatever date.
    /// - Parameter subjects: identities of occurrences; plans' ids with a slash behind them.
    func told(_ rule: String, of subjects: [String]) throws(LedgerError) -> Set<String>

    /// That they are met was told, or need not be.
    func markTold(_ occurrences: [String]) throws(LedgerError)

    /// What is recorded of plans as a whole; one of which nothing is recorded is absent.
    func planRecords() throws(LedgerError) -> [String: PlanRecord]

    /// The files that submissions name, each SHA-256 once, in their order.
    func submittedFiles() throws(LedgerError) -> [SubmittedFile]

    /// Whether it is recorded of a file that it came: the history has its `upload`, or a submission names it.
    func isRecorded(file sha256: String) throws(LedgerError) -> Bool

    /// Rows of the history, the last added first.
    func history(_ query: HistoryQuery) throws(LedgerError) -> [HistoryEntry]
}

/// What became of a change that was asked for.
package enum ChangeOutcome: Hashable, Sendable {
    case changed(AuditRow)
    /// The same request was made before, and this is what it did.
    case repeated(AuditRow)
    /// Nothing is changed.
    case refused(BoardFault)
}

/// Which rows of the history.
package struct HistoryQuery: Hashable, Sendable {
    /// Of the plan and everything in it.
    package var plan: String?
    /// Exactly of this: an occurrence's identity, a reminder's, a plan's id; of all occurrences of a deadline, `PLAN/DEADLINE`.
    package var subject: String?
    /// By its id, or by the name that it had then.
    package var unit: String?
    package var actor: String?
    package var action: String?
    /// Without the reminders that the ledger armed again by itself: an extension taken back has a row of each.
    package var omitsRearming: Bool
    /// Added no earlier.
    package var since: Instant?
    /// Only rows added before the one of this number: the last of the page before.
    package var before: Int64?
    /// 1…1,000.
    package var limit: Int

    package init(
        plan: String? = nil, subject: String? = nil, unit: String? = nil, actor: String? = nil, action: String? = nil,
        omitsRearming: Bool = false, since: Instant? = nil, before: Int64? = nil, limit: Int = 100
    ) {
        self.plan = plan
        self.subject = subject
        self.unit = unit
        self.actor = actor
        self.action = action
        self.omitsRearming = omitsRearming
        self.since = since
        self.before = before
        self.limit = limit
    }
}

/// A row of the history with its number, which ascends as rows are added.
package struct HistoryEntry: Hashable, Sendable {
    package var number: Int64
    package var row: AuditRow

    package init(number: Int64, row: AuditRow) {
        self.number = number
        self.row = row
    }
}
