import Glibc
import LinuxSystem

/// Reminders due in one second: files durable, journal, ledger; and the bare system calls for the same bytes.
enum BurstRows: RowGroup {
    static let name = "burst"

    static func rows(_ place: Workplace) -> [Row] {
        place.sizes(upTo: 10_000).flatMap { rows(place, reminders: $0) }
    }

    private static func rows(_ place: Workplace, reminders count: Int) -> [Row] {
        var service: [Double] = []
        var bare: [BareCalls] = []
        var trouble = "not reached"
        do {
            let journal = try place.journal()
            let watch = Stopwatch()
            for number in 0..<place.longRuns where number == 0 || watch.seconds < Workplace.patience {
                let delivery = try Delivery(place, lead: 3, patience: 120) { PlanSet(deadlines: count, .dueAt($0)) }
                try delivery.service.stop()
                let files = try delivery.files()
                // what of the journal is ours: the folder of this run is in it
                let entries = try journal.entries(with: JournalField("SYSLOG_IDENTIFIER", "hanchotd")).filter {
                    $0.text("HANCHOT_FILE")?.hasPrefix(delivery.service.reminders) == true
                }
                guard files.count == count, entries.count == count else {
                    throw Trouble("\(files.count) files and \(entries.count) entries of \(count) reminders")
                }
                service.append(delivery.seconds)
                let fields = entries.map { entry in
                    // by another name, so that no later run takes them for the service's
                    entry.fields.filter { $0.name != "SYSLOG_IDENTIFIER" && $0.name != "SYSLOG_TIMESTAMP" }
                }
                // its flush is to write its own files alone, not what the service and the journal have left
                sync()
                bare.append(try BareCalls(files: files, entries: fields, in: place.freshFolder(), journal))
                try journal.settle()
            }
        } catch {
            trouble = "\(error)"
        }
        let size = counted(count, "reminders")
        func row(_ what: String, _ samples: [Double], target: Row.Target? = nil) -> Row {
            Row(what, size, target: target, Figure(samples, .seconds).map { .measured($0) } ?? .missing(trouble))
        }
        let calls = Figure(bare.map(\.seconds), .seconds)
        return [
            row("bare: files, one flush", bare.map(\.files)), row("bare: sd_journal_sendv", bare.map(\.journal)),
            row("bare: SQLite, one commit", bare.map(\.ledger)),
            row(
                "due in one second: files, journal, ledger", service,
                target: calls.map { .most(1.5, times: $0, "the bare calls") }),
        ]
    }
}
