package import CivilTime

/// A row of the history, which nothing rewrites: an item of `/v1/history`, the answer to every change, and the data of a
/// `change` event.
package struct ChangeEntry: Codable, Hashable, Sendable {
    /// Ascends as rows are added; absent in the answer to a change and in an event.
    package var number: Int64?
    /// RFC 3339 in UTC.
    package var at: String
    /// The plan's, for the instants that it tells of; the configured one where it is about no plan.
    package var timezone: String
    /// The user's name; `hanchotd[…]` for what the service does by itself.
    package var actor: String
    /// `receive`, `accept`, `return`, `waive`, `withdraw`, `snooze`, `resume`, `extend`, `close`, `reopen`, `silence`, `speak`,
    /// `approve`; or what else the ledger keeps, such as `refused`.
    package var action: String
    /// Whether an `extend` is to an earlier day than was in force; absent where it is not.
    package var correction: Bool?
    /// `PLAN/DEADLINE@OCCURRENCE`, or a plan's id; of other rows what they are about.
    package var subject: String
    /// The unit's id; absent where a change is not of one.
    package var unit: String?
    /// Of a change of a unit its name, as it was then; of other rows what there is to say. Absent when empty.
    package var detail: String?
    /// What stood before the change, and after it, in the reader's language.
    package var before: String?
    package var after: String?
    /// What counts no more of a submission that was returned, now that it came anew; absent where there is nothing of the kind.
    package var replaced: String?
    /// In the words of who acted.
    package var reason: String?

    package init(
        number: Int64? = nil, at instant: Instant, timezone: String, actor: String, action: String,
        correction: Bool? = nil, subject: String, unit: String?, detail: String, before: String?, after: String?,
        replaced: String? = nil, reason: String?
    ) {
        self.number = number
        self.at = instant.description
        self.timezone = timezone
        self.actor = actor
        self.action = action
        self.correction = correction
        self.subject = subject
        self.unit = unit
        self.detail = detail.isEmpty ? nil : detail
        self.before = before
        self.after = after
        self.replaced = replaced
        self.reason = reason
    }
}
