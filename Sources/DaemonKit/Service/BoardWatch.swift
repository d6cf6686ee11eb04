import CivilTime
import PlanCore
import Storage

/// What of the board bears on what is sent, and is looked for without anything falling due: read from the ledger once, and
/// again where it changes. What falls due is looked up when it does.
struct BoardWatch {
    /// Occurrences that are met, and of which nobody was told perhaps; with the instants since when they are.
    private(set) var untold: [String: Instant]
    /// Those of them that quiet hours hold, with the instants when these end.
    private var held: [String: Instant] = [:]
    /// Occurrences that were put off, with the instants until when.
    private(set) var snoozes: [String: Instant]
    /// By the ids of plans.
    private(set) var silences: [String: PlanRecord.Silence]
    /// Later dates that occurrences were given, by their identities, by the ids of their plans.
    private(set) var extensions: [String: [String: [OccurrenceRecord.Extension]]] = [:]

    init(_ ledger: any BoardLedger) throws(LedgerError) {
        untold = try ledger.untoldOccurrences()
        let amended = try ledger.amendedOccurrences()
        snoozes = amended.compactMapValues(\.snoozedUntil)
        silences = try ledger.planRecords().compactMapValues(\.silence)
        for (identity, record) in amended where !record.extensions.isEmpty {
            extensions[Plan.id(about: identity), default: [:]][identity] = record.extensions
        }
    }

    /// Something was changed of the board.
    /// - Parameter subject: an occurrence's identity, or a plan's id.
    /// - Returns: whether it is something else than who has delivered, and whether dates are others now.
    mutating func refresh(_ subject: String, from ledger: any BoardLedger) throws(LedgerError)
        -> (isAmended: Bool, hasOtherDates: Bool)
    {
        for (occurrence, since) in try ledger.untoldOccurrences() where untold[occurrence] != since {
            (untold[occurrence], held[occurrence]) = (since, nil)
        }
        guard subject.contains("/") else {
            let before = silences
            silences = try ledger.planRecords().compactMapValues(\.silence)
            return (silences != before, false)
        }
        let record = try ledger.records(of: [subject])[subject] ?? OccurrenceRecord()
        let plan = Plan.id(about: subject)
        let isPutOff = snoozes[subject] != record.snoozedUntil
        if isPutOff { snoozes[subject] = record.snoozedUntil }
        let hasOtherDates = (extensions[plan]?[subject] ?? []) != record.extensions
        if hasOtherDates { extensions[plan, default: [:]][subject] = record.extensions }
        return (isPutOff || hasOtherDates, hasOtherDates)
    }

    /// What ended because its occurrence is met says that it is; the ledger knows it with the ending.
    mutating func note(_ endings: [Ending], at now: Instant) {
        for ending in endings where ending.outcome == .met {
            let occurrence = Reminder.occurrence(of: ending.identity)
            untold[occurrence] = untold[occurrence] ?? now
        }
    }

    mutating func forget(_ occurrences: some Sequence<String>) {
        for occurrence in occurrences { (untold[occurrence], held[occurrence]) = (nil, nil) }
    }

    /// Nobody is told of it before then.
    mutating func hold(_ occurrence: String, until instant: Instant) { held[occurrence] = instant }

    /// Quiet hours are perhaps others now.
    mutating func releaseHeld() { held = [:] }

    /// What came about under a clock that ran ahead came about by now.
    mutating func clockSetBack(to now: Instant) {
        untold = untold.mapValues { min($0, now) }
        releaseHeld()
    }

    /// Some of those that may be told now, the oldest first.
    func untold(at now: Instant, atMost limit: Int) -> ArraySlice<(occurrence: String, since: Instant)> {
        guard nextTellAt.map({ $0 <= now }) ?? false else { return [] }
        return untold.filter { held[$0.key].map { $0 <= now } ?? true }
            .map { (occurrence: $0.key, since: $0.value) }
            .sorted { ($0.since, $0.occurrence) < ($1.since, $1.occurrence) }.prefix(limit)
    }

    /// When somebody is to be told; long ago where nothing holds it, nil where nobody is.
    var nextTellAt: Instant? {
        untold.isEmpty ? nil : held.count < untold.count ? .distantPast : held.values.min()
    }
}
