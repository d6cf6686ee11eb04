import CivilTime
import LinuxSystem
import PlanCore

extension Letter {
    /// An entry holds 1,024 fields; so many are left for the reminders that are told.
    private static let mostReminders = 900

    /// The entry's fields that do not depend on where the sink stands.
    var journalFields: [JournalField] {
        var fields = [
            JournalField("MESSAGE", subject),
            JournalField("MESSAGE_ID", messageID.rawValue),
            JournalField("PRIORITY", String(level.priority)),
            JournalField("SYSLOG_IDENTIFIER", "hanchotd"),
            JournalField("HANCHOT_REMINDER", identity),
            JournalField("HANCHOT_DUE", day.description),
        ]
        if let plan { fields.append(JournalField("HANCHOT_PLAN", plan)) }
        if let recipient { fields.append(JournalField("HANCHOT_RECIPIENT", recipient.id)) }
        fields += reminders.prefix(Self.mostReminders).map { JournalField("HANCHOT_HELD", $0) }
        return fields
    }

    private var messageID: MessageID {
        switch kind {
        case .done: .planDone
        case .digest: .digest
        }
    }
}
