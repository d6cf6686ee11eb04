package import CivilTime
import Delivery
import LinuxSystem
package import PlanCore
package import PlanFiles
package import Storage

/// The real service through a range of days under a virtual clock, with a ledger and reminder files of its own.
package struct Rehearsal {
    package var days: ClosedRange<Day>
    /// Holds virtual time back; nil for as fast as it goes.
    var pacer: Pacer?
    /// Also writes to the journal, marked `HANCHOT_REHEARSAL=1`.
    package var writesJournal: Bool
    /// What happens to the board, in order of time.
    package var events: [BoardEvent]
    /// Made where it is missing; not a service's.
    package var folder: String

    init(
        days: ClosedRange<Day>, pacer: Pacer? = nil, writesJournal: Bool = false, events: [BoardEvent] = [],
        folder: String
    ) {
        self.days = days
        self.pacer = pacer
        self.events = events
        self.writesJournal = writesJournal
        self.folder = folder
    }

    /// What was rehearsed.
    package struct Result {
        package var schedule: Schedule
        package var sent = 0
        package var superseded = 0
        /// Reminders that were held for digests.
        package var held = 0
        /// Changes of the board that were made.
        package var changes = 0
        /// Those that could not be, and why.
        package var refused: [(event: BoardEvent, fault: BoardFault)] = []
        /// What sinks said that did not take a reminder.
        package var troubles: [String: String] = [:]
        /// It ended here: a sink had taken nothing for an hour.
        package var givenUpAt: Instant?
    }

    package var remindersFolder: String { "\(folder)/reminders" }

    /// - Parameters:
    ///   - progress: called with the virtual now before each wait and, while waiting, some times a second.
    ///   - sent: called for each reminder as it goes out.
    ///   - told: called for each letter as it goes out, with the instant of that.
    ///   - changed: called for each change of the board.
    /// - Throws: the folder is a service's, or cannot be made or written to; what `sent` throws.
    package func run(
        _ inputs: Inputs, _ configuration: Configuration, zone: Zone, progress: (Instant) -> Void = { _ in },
        sent: (Notice) throws -> Void = { _ in }, told: (Letter, Instant) throws -> Void = { _, _ in },
        changed: (AuditRow) throws -> Void = { _ in }
    ) throws -> Result {
        try claimFolder()
        var now = zone.start(of: days.lowerBound)
        let end = zone.start(of: days.upperBound.adding(days: 1))
        var pacer = pacer
        pacer?.start(at: now)
        let ledger = try SQLiteLedger(path: "\(folder)/\(Self.ledgerName)")
        defer { ledger.close() }
        var sinks: [any Sink] = [FileSink(folder: remindersFolder) { $0.body(in: $0.language) }]
        if writesJournal {
            sinks.append(
                JournalSink(filesFolder: remindersFolder, isRehearsal: true) { $0.subject(in: $0.language) })
        }
        let service = try ReminderService(
            settings: ReminderService.Settings(configuration, zone: zone),
            ledger: ledger, sinks: sinks, claimant: "rehearsal", at: now)
        _ = try service.serve(inputs, at: now)
        var result = Result(schedule: service.schedule)
        var troubledSince: Instant?
        var events = events[...]
        while now < end {
            while let event = events.first, event.at <= now {
                events.removeFirst()
                switch try ledger.make(event, in: service.schedule) {
                case .changed(let row), .repeated(let row):
                    result.changes += 1
                    try changed(row)
                    try service.boardChanged(of: event.subject, at: now)
                case .refused(let fault): result.refused.append((event, fault))
                }
            }
            let turn = try service.turn(at: now)
            troubledSince = service.troubles.isEmpty ? nil : troubledSince ?? now
            if let troubledSince, now - troubledSince > Self.patience {
                result.givenUpAt = now
                break
            }
            result.sent += turn.delivered.count + turn.letters.count
            result.superseded += turn.superseded
            result.held += turn.held
            result.troubles.merge(service.troubles) { _, new in new }
            for delivered in turn.delivered { try sent(delivered.notice) }
            for letter in turn.letters { try told(letter.letter, now) }
            if turn.hasMore { continue }
            let next = [service.nextWakeAt, events.first?.at].compactMap { $0 }.min()
            guard let next, next < end else { break }
            progress(now)
            pacer?.wait(until: next, progress)
            now = max(now, next)
        }
        // With the dates that were extended meanwhile.
        result.schedule = service.schedule
        try service.close(at: now)
        progress(now)
        guard result.givenUpAt == nil else { return result }
        pacer?.wait(until: end, progress)
        progress(end)
        return result
    }

    /// The service tries again every minute for as long as it takes. Here minutes cost only what the tries cost, and nobody
    /// mends anything meanwhile: a year of them would be half a million.
    private static let patience = Span.hours(1)

    /// A service's folder is none for a rehearsal: its notes would lie among those that count. One that was cut short may
    /// begin again in its own.
    private func claimFolder() throws(SystemError) {
        let names = Set(try Folder.make(folder).names())
        guard !names.contains("ledger.sqlite"), !names.contains("reminders") || names.contains(Self.ledgerName) else {
            throw .existing("rehearse in '\(folder)'", reason: "it holds the ledger or the reminders of a service")
        }
    }

    /// Not a service's: what a rehearsal sends must never count as sent.
    private static let ledgerName = "rehearsal.sqlite"
}

extension BoardLedger {
    /// Makes the change of one of the schedule's occurrences or plans.
    fileprivate func make(_ event: BoardEvent, in schedule: Schedule) throws(LedgerError) -> ChangeOutcome {
        var attribution = event.attribution
        attribution.key = event.key
        switch event.change {
        case .ofPlan(let change):
            guard schedule.plan(event.subject) != nil else { return .refused(.unknown(event.subject)) }
            return try self.change(change, ofPlan: event.subject, attribution)
        case .ofOccurrence(let change):
            guard let occurrence = schedule.occurrence(event.subject) else { return .refused(.unknown(event.subject)) }
            if case .snooze(let until) = change {
                do throws(BoardFault) {
                    try occurrence.check(putOffUntil: until, at: attribution.at, schedule.calendar)
                } catch {
                    guard try isMade(key: event.key) else { return .refused(error) }
                }
            }
            return try self.change(change, of: occurrence, attribution)
        }
    }
}

extension BoardFault {
    fileprivate static func unknown(_ subject: String) -> BoardFault {
        BoardFault("subject-unknown", vi: "không có '\(subject)'", en: "there is no '\(subject)'")
    }
}
