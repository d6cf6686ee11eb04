/// How the service fares: `/v1/health`.
package struct HealthEntry: Codable, Hashable, Sendable {
    /// A sink that takes no reminders.
    package struct Trouble: Codable, Hashable, Sendable {
        /// `ledger`, `holidays`, `plans`, or a sink's name.
        package var part: String
        package var message: String

        package init(part: String, message: String) {
            self.part = part
            self.message = message
        }
    }

    /// What is recorded of what nothing served has any more.
    package struct Unclaimed: Codable, Hashable, Sendable {
        package var plan: String
        /// What is left, and what to do.
        package var messages: [String]

        package init(plan: String, messages: [String]) {
            self.plan = plan
            self.messages = messages
        }
    }

    /// `ok`, or `trouble` when there is some.
    package var status: String
    package var version: String
    /// RFC 3339 in UTC.
    package var startedAt: String
    package var plans: Int
    /// How many of them are done: all is met, and the period over.
    package var donePlans: Int
    /// Of plans whose file has errors: their last good version is served, if there is one.
    package var rejected: [String]
    /// Ids of plans of which nothing is sent, because they were silenced.
    package var silent: [String]
    package var troubles: [Trouble]
    /// At most 20; absent where there is nothing.
    package var unclaimed: [Unclaimed]?
    /// The identity of the reminder that comes next, and when, RFC 3339 in UTC; absent when none does.
    package var nextReminder: String?
    package var nextReminderAt: String?

    package init(
        version: String, startedAt: String, plans: Int, donePlans: Int, rejected: [String], silent: [String],
        troubles: [Trouble], unclaimed: [Unclaimed] = [], nextReminder: String?, nextReminderAt: String?
    ) {
        self.status = troubles.isEmpty ? "ok" : "trouble"
        self.version = version
        self.startedAt = startedAt
        self.plans = plans
        self.donePlans = donePlans
        self.rejected = rejected
        self.silent = silent
        self.troubles = troubles
        self.unclaimed = unclaimed.isEmpty ? nil : unclaimed
        self.nextReminder = nextReminder
        self.nextReminderAt = nextReminderAt
    }
}
