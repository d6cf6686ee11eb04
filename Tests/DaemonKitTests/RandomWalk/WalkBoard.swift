import CivilTime
import PlanCore

/// What people have recorded on a walk, as simply as it can be put.
struct WalkBoard {
    enum Restraint {
        case met, silent, putOff
    }

    private struct Record {
        /// Units of which something is recorded, and whether nothing more is asked of them.
        var units: [String: Bool] = [:]
        var isClosed = false
        var snoozedUntil: Instant?

        func isMet(by units: [String]) -> Bool { isClosed || units.allSatisfy { self.units[$0] == true } }
    }

    private var records: [String: Record] = [:]
    private var silences: [String: (since: Instant, until: Instant?)] = [:]
    /// Of each occurrence that was put off, by its identity, the last day that people gave it, and nothing else.
    var extensions: [String: [OccurrenceRecord.Extension]] = [:]
    /// The deadlines' occurrences that are served.
    private var occurrences: [String: Occurrence] = [:]
    /// Met by a change, or found to be, that nobody was told of yet; and those that the service is about to tell of.
    private var untold: [String: Instant] = [:]
    private var toTell: [String: Instant] = [:]
    /// Of these it was said, once and for all.
    private var told: Set<String> = []
    /// Found to be met by nothing but reminders that the ledger never heard of: whether that is told, nothing says.
    private var maybe: Set<String> = []

    private var calendar = WorkingCalendar.weekdaysOnly

    /// The clock shows an earlier time than before.
    mutating func clockSetBack(to now: Instant) { toTell = toTell.mapValues { min($0, now) } }

    mutating func serve(_ all: [Occurrence], _ calendar: WorkingCalendar) {
        self.calendar = calendar
        occurrences = Dictionary(
            all.filter { $0.deadline != nil }.map { ($0.identity, $0) }, uniquingKeysWith: { first, _ in first })
    }

    mutating func restart() { toTell = untold }

    mutating func change(_ change: OccurrenceChange, of occurrence: Occurrence, _ by: Attribution) {
        let identity = occurrence.identity
        var record = records[identity] ?? Record()
        let wasMet = record.isMet(by: occurrence.submitters)
        switch change {
        case .receive(let unit, _), .accept(let unit), .waive(let unit): record.units[unit] = true
        case .giveBack(let unit): record.units[unit] = false
        case .withdraw(let unit): record.units[unit] = nil
        case .close: record.isClosed = true
        case .reopen: record.isClosed = false
        case .snooze(let until): record.snoozedUntil = until
        case .resume: record.snoozedUntil = nil
        case .extend: break
        }
        records[identity] = record
        let isMet = record.isMet(by: occurrence.submitters)
        guard isMet != wasMet else { return }
        maybe.remove(identity)
        untold[identity] = isMet ? by.at : nil
        if isMet { toTell[identity] = by.at }
    }

    mutating func change(_ change: PlanChange, ofPlan plan: String, at now: Instant) {
        switch change {
        case .silence(let until): silences[plan] = (now, until)
        case .speak: silences[plan] = nil
        }
    }

    /// When an occurrence is reminded of that was put off.
    func wakes(of occurrence: Occurrence) -> [Reminder] {
        guard let until = putOffUntil(occurrence) else { return [] }
        return [Reminder(occurrence: occurrence, rule: .snoozed(until), instant: until)]
    }

    /// What keeps a reminder from being sent at `now`; one that is met is to be told of.
    /// - Parameter isHeard: the ledger has the reminder.
    mutating func restraint(
        of identity: String, from instant: Instant, at now: Instant, isHeard: Bool
    ) -> Restraint? {
        guard let occurrence = occurrences[identity] else { return isSilent(identity, instant, now) ? .silent : nil }
        if isComplete(occurrence) {
            guard isHeard || untold[identity] != nil || toTell[identity] != nil else {
                maybe.insert(identity)
                return .met
            }
            maybe.remove(identity)
            toTell[identity] = toTell[identity] ?? now
            untold[identity] = untold[identity] ?? now
            return .met
        }
        if isSilent(identity, instant, now) { return .silent }
        return putOffUntil(occurrence).map { now < $0 } ?? false ? .putOff : nil
    }

    /// Says of what is met that it is: the identities.
    mutating func tell(at now: Instant, _ heard: Set<String>?) -> Set<String> {
        var sent: Set<String> = []
        var held: [String: Instant] = [:]
        for (identity, since) in toTell {
            guard let occurrence = occurrences[identity] else { continue }
            if occurrence.quiet.held(min(since, now), in: occurrence.plan.zone, calendar) > now {
                held[identity] = since
                continue
            }
            let name = Self.name(occurrence)
            let isTold = isComplete(occurrence) && !isSilent(identity, since, now) && !told.contains(identity)
            if isTold, let heard, !heard.contains(name) { continue }
            if isTold { sent.insert(name) }
            if heard == nil { untold[identity] = nil }
        }
        toTell = held
        note(told: sent)
        return sent
    }

    /// Takes note of what was said besides: of these it may be said once that they are met.
    /// - Returns: those of them that nothing allows.
    mutating func hear(_ names: Set<String>) -> Set<String> {
        let allowed = maybe.subtracting(told).compactMap { occurrences[$0] }.filter(isComplete).map(Self.name)
        let heard = names.intersection(allowed)
        note(told: heard)
        return names.subtracting(heard)
    }

    private mutating func note(told names: Set<String>) { told.formUnion(names.map(Reminder.occurrence(of:))) }

    private static func name(_ occurrence: Occurrence) -> String {
        "\(occurrence.identity)#met/\(occurrence.lastGoodDay)"
    }

    private func isComplete(_ occurrence: Occurrence) -> Bool {
        guard let record = records[occurrence.identity] else { return false }
        return record.isClosed || !record.units.isEmpty && record.isMet(by: occurrence.submitters)
    }

    private func isSilent(_ identity: String, _ instants: Instant...) -> Bool {
        guard let silence = silences[String(identity.prefix { $0 != "/" })] else { return false }
        return instants.contains { instant in silence.since <= instant && silence.until.map { instant < $0 } ?? true }
    }

    private func putOffUntil(_ occurrence: Occurrence) -> Instant? {
        guard let until = records[occurrence.identity]?.snoozedUntil, occurrence.cutoff.map({ until <= $0 }) ?? true
        else { return nil }
        return occurrence.reminded(putOffUntil: until, calendar)
    }
}
