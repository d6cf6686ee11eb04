package import CivilTime
import Delivery
import LinuxSystem
package import PlanCore
package import PlanFiles
import Storage

/// The real service through a range of days under a virtual clock, with a ledger and reminder files of its own.
package struct Rehearsal {
    package var days: ClosedRange<Day>
    /// Virtual microseconds for one real microsecond; nil for as fast as it goes.
    package var speed: Double?
    /// Also writes to the journal, marked `HANCHOT_REHEARSAL=1`.
    package var writesJournal: Bool
    /// Empty or not there yet.
    package var folder: String

    package init(days: ClosedRange<Day>, speed: Double?, writesJournal: Bool, folder: String) {
        self.days = days
        self.speed = speed
        self.writesJournal = writesJournal
        self.folder = folder
    }

    /// What was rehearsed.
    package struct Result {
        package var schedule: Schedule
        package var sent = 0
        package var superseded = 0
        /// What sinks said that did not take a reminder.
        package var troubles: [String: String] = [:]
    }

    package var remindersFolder: String { "\(folder)/reminders" }

    /// - Parameters:
    ///   - progress: called with the virtual now before each wait and, while waiting, some times a second.
    ///   - sent: called for each reminder as it goes out.
    package func run(
        _ inputs: Inputs, _ configuration: Configuration, zone: Zone, progress: (Instant) -> Void,
        sent: (Notice) -> Void
    ) throws -> Result {
        var now = zone.start(of: days.lowerBound)
        let end = zone.start(of: days.upperBound.adding(days: 1))
        // Whatever folder is named: what a rehearsal sends must never count as sent.
        guard try !Folder(folder).names().contains("ledger.sqlite") else { throw FolderOfAService(path: folder) }
        let ledger = try SQLiteLedger(path: "\(folder)/rehearsal.sqlite")
        defer { ledger.close() }
        var sinks: [any Sink] = [FileSink(folder: remindersFolder) { $0.body(in: $0.language) }]
        if writesJournal {
            sinks.append(
                JournalSink(filesFolder: remindersFolder, isRehearsal: true) { $0.subject(in: $0.language) })
        }
        let service = try ReminderService(
            settings: ReminderService.Settings(catchUp: configuration.catchUp, lateAfter: configuration.lateAfter),
            ledger: ledger, sinks: sinks, claimant: "rehearsal", at: now)
        _ = try service.serve(inputs, at: now)
        var result = Result(schedule: service.schedule)
        while now < end {
            let turn = try service.turn(at: now)
            result.sent += turn.delivered.count
            result.superseded += turn.superseded
            result.troubles.merge(service.troubles) { _, new in new }
            turn.delivered.forEach { sent($0.notice) }
            if turn.hasMore { continue }
            guard let next = service.nextWakeAt, next < end else { break }
            wait(from: now, to: next, progress)
            now = max(now, next)
        }
        wait(from: now, to: end, progress)
        progress(end)
        return result
    }

    /// Lets virtual time pass at the rehearsal's speed.
    private func wait(from start: Instant, to end: Instant, _ progress: (Instant) -> Void) {
        progress(start)
        guard let speed else { return }
        let length = Double((end - start).microseconds) / speed
        let began = SystemClock.steady()
        while true {
            let passed = Double(SystemClock.steady().microseconds - began.microseconds)
            guard passed < length else { return }
            progress(start + Span(microseconds: Int64(passed * speed)))
            SystemClock.sleep(Span(microseconds: Int64(min(length - passed, 100_000))))
        }
    }
}

/// A rehearsal was to write where a service keeps its ledger.
struct FolderOfAService: Error, CustomStringConvertible {
    var path: String
    var description: String { "cannot rehearse in '\(path)': it holds the ledger of a service" }
}
