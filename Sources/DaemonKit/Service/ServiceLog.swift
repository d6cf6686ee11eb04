import Delivery
import LinuxSystem

/// What the service says of itself: to the journal where one listens, and to standard error in the foreground, where a
/// person looks; a service without a journal writes the priority in front (sd-daemon(3)).
final class ServiceLog {
    /// nil where none listens, as far as is known.
    private var journal: JournalWriter?

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
        let isInJournal = send(entry)
        // Nothing is left to tell when standard error fails too.
        if !ProcessEnvironment.isUnderSystemd {
            try? StandardStream.error.write("hanchotd: \(message)\n")
        } else if !isInJournal {
            try? StandardStream.error.write("<\(priority.rawValue)>\(message)\n")
        }
    }

    /// A journal that was restarted is not the one that was spoken to: a second connection finds it.
    private func send(_ entry: [JournalField]) -> Bool {
        if let journal, (try? journal.send(entry)) != nil { return true }
        journal = try? JournalWriter()
        return journal.map { (try? $0.send(entry)) != nil } ?? false
    }
}
