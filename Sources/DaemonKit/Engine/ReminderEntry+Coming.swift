package import CivilTime
package import ControlAPI
package import PlanCore

extension ReminderEntry {
    /// A reminder to come.
    /// - Parameter digests: those that will tell it; empty where it goes out by itself.
    package init(
        coming notice: Notice, toldBy digests: [ComingDigest], _ calendar: WorkingCalendar, in language: Language
    ) {
        let plan = notice.reminder.occurrence.plan
        self.init(
            notice, subject: notice.subject(in: language),
            digests: digests.map {
                DigestEntry(
                    digest: $0.identity, recipient: $0.recipient,
                    name: plan.name(ofAddressee: $0.recipient) ?? $0.recipient, at: $0.at, in: $0.zone)
            },
            quietSince: notice.reminder.quietSince(calendar))
    }
}
