import Delivery
import LinuxSystem

/// What the service says of itself: to the journal where one listens, else to standard error with the priority in front
/// (sd-daemon(3)).
struct ServiceLog {
    /// syslog(3) priorities.
    enum Priority: Int {
        case error = 3
        case warning = 4
        case notice = 5
        case info = 6
    }

    func write(_ priority: Priority, _ id: MessageID?, _ message: String, _ fields: [JournalField] = []) {
        let entry =
            [
                JournalField("MESSAGE", message), JournalField("PRIORITY", String(priority.rawValue)),
                JournalField("SYSLOG_IDENTIFIER", "hanchotd"),
            ] + (id.map { [JournalField("MESSAGE_ID", $0.rawValue)] } ?? []) + fields
        if (try? JournalWriter().send(entry)) != nil { return }
        // Nothing is left to tell when this fails too.
        try? StandardStream.error.write("<\(priority.rawValue)>\(message)\n")
    }
}
