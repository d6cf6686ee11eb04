package import CivilTime
package import PlanCore

/// The durable record of what was served, sent and ended: one interface, one conformance suite, several stores.
///
/// Every call is one transaction: durable when it returns, without effect when it throws. Not thread-safe: one thread owns it.
package protocol Ledger: AnyObject {
    /// Makes every claim ours (the caller holds the lock that says no other service lives) and returns the parcels whose
    /// delivery is in doubt, in the order they were committed.
    func takeOver(as claimant: String, at now: Instant) throws(LedgerError) -> [Parcel]

    /// Every reminder at or before this instant has been decided; nil in a new ledger.
    func decidedThrough() throws(LedgerError) -> Instant?

    /// The clock was set back to `now`: superseded, expired and met reminders, those held of which nobody was told yet, and
    /// those put off and then silenced, whose instant lies after it, or that were ended after it by a clock that ran ahead,
    /// have no ending any more (a row of the history keeps what it was; those of a withdrawn plan become void instead). The
    /// first-served instant of every reminder without an ending, that of every plan's version, and when any other void reminder
    /// ended become `now` where they lie after it; `decidedThrough` does too, and lies before every reminder that lost its ending.
    /// - Returns: how many reminders are armed again.
    func rearm(at now: Instant) throws(LedgerError) -> Int

    /// Plans are served, all in one transaction: records each one's version when text or context differ from the last or the
    /// plan was withdrawn, and when each mark was first served (`now`, or since the version was, when it is unchanged; an
    /// earlier instant recorded before stands, a later one becomes `now`).
    ///
    /// Marks of these plans recorded before, without an ending and without a parcel, that are not among the given ones and
    /// whose instant lies in `range` become void, for the reason that is given for each identity. A void reminder among the
    /// given ones is armed again, first served `now`, or since the version was, where that is unchanged and the reminder had
    /// become void before; one whose instant changed counts as first served then, too: an edit, or one that is taken back, fires
    /// nothing, and what it has moved is due though it lay too far ahead then to be recorded.
    /// A superseded, expired or met one whose instant the plans have moved past `now` is armed again likewise.
    /// One that is void because its sinks refused it stays so. The history keeps what was taken back.
    func serve(
        _ plans: [ServedPlan], in range: ClosedRange<Instant>, at now: Instant, reason: (String) -> String
    ) throws(LedgerError) -> ServeResult

    /// A plan is served no more: its marks without an ending and without a parcel become void.
    /// - Returns: the identities voided, in the order of their instants; none when the plan is not served.
    func withdraw(plan: String, reason: String, at now: Instant) throws(LedgerError) -> [String]

    /// The ids of the plans served now (not withdrawn), in their order.
    func servedPlans() throws(LedgerError) -> [String]

    /// The newest version of a plan that is served now; nil when it is not.
    func servedVersion(of plan: String) throws(LedgerError) -> PlanVersion?

    /// How often a plan that is served now has been served otherwise than before, and since when as it is; nil when it is not
    /// served.
    func revision(ofPlan plan: String) throws(LedgerError) -> PlanRevision?

    /// What is known of these reminders; one that was never served is absent.
    func standing(of identities: [String]) throws(LedgerError) -> [String: Standing]

    /// Claims the batch's reminders for the claimant and records what is to be sent and what ends unsent.
    ///
    /// A reminder that already has an ending or a parcel is left as it is, and a parcel with such a reminder, without any,
    /// or with the key of an open parcel is not recorded. A reminder never served counts as first served `now`.
    /// `decidedThrough` never moves back.
    /// - Returns: the keys of the parcels recorded; only these may be sent.
    func commit(_ batch: Batch, at now: Instant) throws(LedgerError) -> Set<Parcel.Key>

    /// Records what became of parcels; what is not open is left as it is. When the last parcel of a reminder is settled, the
    /// reminder ends as `delivered` if any of its parcels was, else as `void` with the refusals as its reason.
    ///
    /// What ends unsent beside them, and how far time is decided with them, are recorded as by `commit`.
    func settle(
        _ settlements: [Settlement], endings: [Ending], decidedThrough: Instant?, at now: Instant
    ) throws(LedgerError)

    /// Undoes open parcels that wait for their instant, and that no sink has acted on: they are as if they had never been
    /// committed, and their reminders open again (those of a withdrawn plan become void instead). A parcel waits when it
    /// was committed ahead of all its reminders and the instant of none is decided.
    ///
    /// Left as it is: any other, and one with a reminder that stands in a further parcel, settled or not among these.
    /// - Returns: what was undone, and what was left although it waits and lies after `now`.
    func takeBack(_ parcels: Set<Parcel.Key>, at now: Instant) throws(LedgerError) -> TakenBack

    /// Parcels recorded and not settled, oldest first, at most `limit`, whoever claimed them.
    func openParcels(limit: Int) throws(LedgerError) -> [Parcel]

    /// Those of these parcels that are recorded and not settled, in the order of their keys here.
    func openParcels(_ keys: [Parcel.Key]) throws(LedgerError) -> [Parcel]

    /// What was sent, or is about to be, the last committed first: a reminder in two sinks is two. Of one plan, or of all;
    /// before a place that was answered earlier; at most `limit`.
    func deliveries(
        of plan: String?, before place: DeliveryRecord.Place?, limit: Int
    ) throws(LedgerError) -> [DeliveryRecord]

    /// How many reminders went to the recipient one by one on that day, or are about to.
    func sentCount(to recipient: String, on day: Day) throws(LedgerError) -> Int

    /// For whom reminders are held that no digest has told, with the instants since when.
    func heldRecipients() throws(LedgerError) -> [String: Instant]

    /// Reminders that are held for the recipient and that no digest has told, in the order of their instants.
    func heldReminders(for recipient: String) throws(LedgerError) -> [HeldReminder]

    /// Adds a row to the history, which is never rewritten.
    func audit(_ row: AuditRow) throws(LedgerError)

    /// The newest rows of the history, the last added first; at most `limit`.
    func history(limit: Int) throws(LedgerError) -> [AuditRow]
}

extension Ledger {
    /// Adds a row of what is no change to the history.
    package func audit(
        _ action: String, subject: String, detail: String, actor: String, at now: Instant
    ) throws(LedgerError) {
        try audit(AuditRow(at: now, actor: actor, action: action, subject: subject, detail: detail))
    }

    /// Records what became of parcels, and nothing beside them.
    package func settle(_ settlements: [Settlement], at now: Instant) throws(LedgerError) {
        try settle(settlements, endings: [], decidedThrough: nil, at: now)
    }

    /// Serves plans where nobody knows more of what becomes void.
    package func serve(
        _ plans: [ServedPlan], in range: ClosedRange<Instant>, at now: Instant
    ) throws(LedgerError) -> ServeResult {
        try serve(plans, in: range, at: now) { _ in "its date moved, or the plan has it no more" }
    }
}

/// A plan as it was served.
package struct PlanVersion: Hashable, Sendable {
    package var plan: String
    /// The plan file's text.
    package var text: String
    /// A fingerprint of everything else its dates follow from (holidays, defaults, zone data).
    package var context: String

    package init(plan: String, text: String, context: String) {
        self.plan = plan
        self.text = text
        self.context = context
    }
}

/// Which of a plan's versions is served: its text, what else its dates follow from, or dates that were put off, are not as they
/// were in the one before.
package struct PlanRevision: Hashable, Sendable {
    /// 1 for the first; never less than it was.
    package var number: Int
    /// When it was served first.
    package var at: Instant

    package init(number: Int, at: Instant) {
        self.number = number
        self.at = at
    }
}

/// A reminder that is being served.
package struct Mark: Hashable, Sendable {
    package var identity: String
    package var instant: Instant
    /// To whom it is sent one by one, of those who get digests.
    package var address: Address?

    /// On which day, by the digests' clock, and to whom: ids of recipients or units.
    package struct Address: Hashable, Sendable {
        package var day: Day
        package var recipients: [String]

        package init(day: Day, recipients: [String]) {
            self.day = day
            self.recipients = recipients
        }
    }

    package init(identity: String, instant: Instant, address: Address? = nil) {
        self.identity = identity
        self.instant = instant
        self.address = address
    }
}

/// A reminder that was held for a digest.
package struct HeldReminder: Hashable, Sendable {
    package var identity: String
    package var instant: Instant

    package init(identity: String, instant: Instant) {
        self.identity = identity
        self.instant = instant
    }

    /// The identity of its occurrence.
    package var occurrence: String { Reminder.occurrence(of: identity) }
}

/// What has become of reminders that were held for a recipient's digest.
package struct Told: Hashable, Sendable {
    package var recipient: String
    /// The digest's identity; or, where it had not to be told any more, why. By the reminders' identities.
    package var by: [String: String]

    package init(recipient: String, by: [String: String]) {
        self.recipient = recipient
        self.by = by
    }
}

/// A plan in the version that is being served, with its reminders in the range that is being recorded.
package struct ServedPlan: Hashable, Sendable {
    package var version: PlanVersion
    package var marks: [Mark]

    package init(version: PlanVersion, marks: [Mark]) {
        self.version = version
        self.marks = marks
    }
}

/// What serving plans changed.
package struct ServeResult: Hashable, Sendable {
    /// Ids of plans that are new or whose text or context changed.
    package var newVersions: [String]
    /// Identities of reminders that became void.
    package var voided: [String]
    /// Identities of void reminders that are armed again.
    package var rearmed: [String]

    package init(newVersions: [String] = [], voided: [String] = [], rearmed: [String] = []) {
        self.newVersions = newVersions
        self.voided = voided
        self.rearmed = rearmed
    }
}

/// What the ledger knows of a reminder.
package struct Standing: Hashable, Sendable {
    package var firstServedAt: Instant
    /// nil while it is open.
    package var ending: Ending?
    /// It has a parcel that is not settled.
    package var isInDelivery: Bool

    /// Nothing has become of it, and nothing is about to.
    package var isOpen: Bool { ending == nil && !isInDelivery }

    package init(firstServedAt: Instant, ending: Ending?, isInDelivery: Bool) {
        self.firstServedAt = firstServedAt
        self.ending = ending
        self.isInDelivery = isInDelivery
    }
}

/// What one turn of the service decided.
package struct Batch: Hashable, Sendable {
    package var parcels: [Parcel]
    /// Reminders in `parcels` with their instants, and those that end without being sent.
    package var marks: [Mark]
    package var endings: [Ending]
    /// What a digest among the parcels tells.
    package var told: [Told]
    /// Everything at or before this instant is decided with this batch.
    package var decidedThrough: Instant

    package init(
        parcels: [Parcel], marks: [Mark], endings: [Ending], told: [Told] = [], decidedThrough: Instant
    ) {
        self.parcels = parcels
        self.marks = marks
        self.endings = endings
        self.told = told
        self.decidedThrough = decidedThrough
    }
}

/// What became of a parcel.
package struct Settlement: Hashable, Sendable {
    package var key: Parcel.Key
    /// nil: delivered; else why the sink will never take it.
    package var refusal: String?

    package init(key: Parcel.Key, refusal: String? = nil) {
        self.key = key
        self.refusal = refusal
    }
}

/// What became of parcels that were to be taken back.
package struct TakenBack: Hashable, Sendable {
    package var undone: Set<Parcel.Key>
    /// Left, and not due yet.
    package var early: Set<Parcel.Key>

    package init(undone: Set<Parcel.Key> = [], early: Set<Parcel.Key> = []) {
        self.undone = undone
        self.early = early
    }
}

/// A row of the history.
package struct AuditRow: Hashable, Sendable {
    package var at: Instant
    package var actor: String
    package var action: String
    package var subject: String
    /// Of a change of a unit the unit's name, as it was then.
    package var detail: String
    /// The id of the unit concerned; nil where a change is not of one.
    package var unit: String?
    /// What stood before a change, and after it; nil for what is no change of the board.
    package var before: String?
    package var after: String?
    /// Why, in the words of who acted.
    package var reason: String?

    package init(
        at: Instant, actor: String, action: String, subject: String, detail: String, unit: String? = nil,
        before: String? = nil, after: String? = nil, reason: String? = nil
    ) {
        self.at = at
        self.actor = actor
        self.action = action
        self.subject = subject
        self.detail = detail
        self.unit = unit
        self.before = before
        self.after = after
        self.reason = reason
    }
}
