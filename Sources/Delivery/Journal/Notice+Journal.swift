import CivilTime
import LinuxSystem
import PlanCore

extension Notice {
    /// An entry holds 1,024 fields; so many are left for units, beyond them their number stands alone.
    private static let mostMissing = 900

    /// The entry's fields that do not depend on where the sink stands.
    func journalFields(subject: String) -> [JournalField] {
        let occurrence = reminder.occurrence
        var fields = [
            JournalField("MESSAGE", subject),
            JournalField("MESSAGE_ID", messageID.rawValue),
            JournalField("PRIORITY", String(level.priority)),
            JournalField("SYSLOG_IDENTIFIER", "hanchotd"),
            JournalField("HANCHOT_PLAN", occurrence.plan.id),
            JournalField(itemField, occurrence.itemID),
            JournalField("HANCHOT_REMINDER", reminder.identity),
            JournalField("HANCHOT_DUE", reminder.due.description),
            JournalField("HANCHOT_DAYS_LEFT", String(daysLeft)),
        ]
        fields += missing.prefix(Self.mostMissing).map { JournalField("HANCHOT_MISSING", $0.id) }
        if missing.count > Self.mostMissing {
            fields.append(JournalField("HANCHOT_MISSING_COUNT", String(missing.count)))
        }
        if let recipient { fields.append(JournalField("HANCHOT_RECIPIENT", recipient.id)) }
        if let lateBy {
            fields.append(JournalField("HANCHOT_LATE_SEC", String(lateBy.microseconds / 1_000_000)))
        }
        return fields
    }

    private var itemField: String {
        switch reminder.occurrence.item {
        case .deadline: "HANCHOT_DEADLINE"
        case .phase: "HANCHOT_PHASE"
        case .event: "HANCHOT_EVENT"
        case .rule: "HANCHOT_RULE"
        }
    }

    var messageID: MessageID {
        switch (reminder.rule, reminder.occurrence.item) {
        case (.met, _): .deadlineMet
        case (.opens, _): .phaseOpens
        case (.closes, _): .phaseCloses
        case (.duty, _): .dutyReminder
        case (.at, _), (_, .rule): .ruleReminder
        case (_, .event): .eventReminder
        case (.overdue, _): .deadlineOverdue
        case (.before, _), (.snoozed, _): level == .overdue ? .deadlineOverdue : .deadlineReminder
        }
    }
}
