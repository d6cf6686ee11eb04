package import CivilTime

/// How pressing a reminder is.
package enum Level: String, Hashable, Sendable {
    /// More than three days are left, or nothing must be delivered (phases, events, duties).
    case notice
    /// Three days and less are left.
    case warning
    /// The cutoff has passed.
    case overdue
    /// It has passed for so long that the reminder goes to somebody else than who must deliver.
    case escalated

    /// syslog(3) priority: 5, 4, 3 or 2.
    package var priority: Int {
        switch self {
        case .notice: 5
        case .warning: 4
        case .overdue: 3
        case .escalated: 2
        }
    }
}

/// A reminder as it stands at the instant of sending: everything a message says is decided here and nowhere else.
package struct Notice: Sendable {
    package let reminder: Reminder
    /// When it is sent.
    package let sentAt: Instant
    /// How long after its instant it is sent, when that is late (a service that was down); nil when it is on time.
    package let lateBy: Span?
    package let level: Level
    /// Civil days from the day of sending to the last good day: 0 on that day, negative after it.
    package let daysLeft: Int
    /// Working days from the day of sending (not counted) to the last good day (counted); 0 on and after it.
    package let workingDaysLeft: Int
    /// The units that have not delivered; empty when the plan names none.
    package let missing: [Plan.Unit]
    /// Whom it goes to, where that is somebody else than who must deliver.
    package let recipient: Plan.Recipient?
    /// Why nothing more is asked, where it says so; nil for a reminder.
    package let completion: Completion?

    /// - Parameter lateBy: see the property; the caller decides what late is.
    package init(
        _ reminder: Reminder, sentAt: Instant, lateBy: Span?, missing: [Plan.Unit], completion: Completion? = nil,
        calendar: WorkingCalendar
    ) {
        let occurrence = reminder.occurrence
        let today = occurrence.plan.zone.day(at: sentAt)
        // A phase's opening counts down to its first day, everything else to its last good day.
        let due = reminder.due
        self.reminder = reminder
        self.sentAt = sentAt
        self.lateBy = lateBy
        self.daysLeft = today.days(until: due)
        self.workingDaysLeft = today < due ? calendar.workingDays(in: today.adding(days: 1)...due) : 0
        self.missing = missing
        self.completion = completion
        self.recipient = reminder.recipient
        if let cutoff = occurrence.cutoff, completion == nil {
            self.level =
                sentAt >= cutoff
                ? recipient == nil ? .overdue : .escalated : today.days(until: due) <= 3 ? .warning : .notice
        } else {
            self.level = .notice
        }
    }

    /// The ids of those it goes to: its recipient, else the units that have not delivered. Empty where the plan names nobody.
    package var addressees: [String] { recipient.map { [$0.id] } ?? missing.map(\.id) }

    /// The language it is written in: its plan's.
    package var language: Language { reminder.occurrence.plan.language }

    /// The reminder file's path below the folder of reminder files:
    /// `2021/2021-01-15T0800.quang-thanh-2021.dang-ky@2021.-3d.txt`, by the plan's wall clock at the reminder's instant.
    package var fileName: String {
        let occurrence = reminder.occurrence
        let name = "\(occurrence.plan.id).\(occurrence.itemID)@\(occurrence.key).\(reminder.rule)"
        return Self.fileName(name, at: reminder.instant, in: occurrence.plan.zone)
    }

    /// The path of the file of that name below the folder of reminder files, by the wall clock at the instant.
    static func fileName(_ name: String, at instant: Instant, in zone: Zone) -> String {
        let (day, time) = zone.local(at: instant)
        let clock =
            padded(time.hour, 2) + padded(time.minute, 2) + (time.second == 0 ? "" : padded(time.second, 2))
        return "\(padded(day.year, 4))/\(day)T\(clock).\(name).txt"
    }
}

extension Reminder {
    /// Whom an overdue reminder goes to by the last step of its ladder's escalation that its day has reached; nil where it
    /// goes to those who must deliver.
    fileprivate var recipient: Plan.Recipient? {
        guard case .overdue(let days) = rule, let escalation = occurrence.deadline?.ladder.escalation,
            let step = escalation.last(where: { $0.after <= days })
        else { return nil }
        return occurrence.plan.recipients.first { $0.id == step.to }
    }
}
