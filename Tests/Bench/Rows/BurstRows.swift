import CivilTime
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
        var missed: [Double] = []
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
                missed.append(try self.missed(place, reminders: count))
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
                "due in one second, prepared ahead: files, journal, ledger", service,
                target: calls.map { .most(1.5, times: $0, "the bare calls") }),
            row("missed while down: start until all is recorded", missed),
        ]
    }

    /// A service that knew of the reminders and was not there at their moment: nothing is prepared.
    /// - Returns: seconds from its start until its ledger has the last as sent.
    private static func missed(_ place: Workplace, reminders count: Int) throws -> Double {
        let service = try ServiceRun(place, in: place.freshFolder(), everyDayIsWorked: true)
        // Loading and recording take their time before; what is prepared by then, the stop takes back.
        let moment = Moment(in: place.extent == .small ? 6 : 20)
        try PlanSet(deadlines: count, .dueAt(moment)).put(in: service.plans)
        sync()
        try service.start()
        _ = try service.idle()
        try service.stop()
        guard moment.secondsAgo < 0 else { throw Trouble("the service does not record in time") }
        usleep(useconds_t((1 - moment.secondsAgo) * 1e6))
        let start = SystemClock.now()
        try service.start()
        _ = try service.idle()
        let span = try service.lastRecorded() - start
        let files = try Child.output(of: ["find", service.reminders, "-name", "*.txt"]).split(separator: "\n").count
        try service.stop()
        guard files == count else { throw Trouble("\(files) files of \(count) reminders that were missed") }
        return Double(span.microseconds) / 1e6
    }
}
