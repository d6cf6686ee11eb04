import CivilTime
import PlanCore
import Storage

/// What was decided for some occurrences: what is sent, and what ends unsent.
struct DecidedBatch {
    /// Identities of the occurrences that were looked at.
    private(set) var occurrences: Set<String>
    var reminders: [(notice: Notice, parcels: [Parcel])] = []
    var endings: [Ending] = []
    /// Everything at or before it is decided with this batch.
    let decidedThrough: Instant

    /// Decides what becomes of what is due, by what the ledger and the board have of it.
    /// - Parameters:
    ///   - due: the reminders of each occurrence, in order of time.
    ///   - parcels: freezes what each sink is to deliver.
    init(
        _ due: [[Reminder]], at instant: Instant, by engine: Engine, _ ledger: any Ledger & BoardLedger,
        parcels: (Notice) -> [Parcel]
    ) throws(LedgerError) {
        let identities = due.map { $0.first?.occurrence.identity ?? "" }
        occurrences = Set(identities)
        decidedThrough = engine.decidedThrough
        let standing = try ledger.standing(of: due.flatMap { $0.map(\.identity) })
        let records = try ledger.records(of: identities)
        for (own, identity) in zip(due, identities) {
            let record = records[identity]
            guard let occurrence = own.last?.occurrence else { continue }
            let decision = Decision(
                due: own, standing: standing, restraint: engine.restraint(of: occurrence, record), now: instant,
                catchUp: engine.catchUp)
            endings += decision.endings
            guard let reminder = decision.reminder else { continue }
            let notice = engine.notice(for: reminder, at: instant, record)
            reminders.append((notice, parcels(notice)))
        }
    }

    /// Takes what was decided of these out of it.
    /// - Returns: their parcels.
    mutating func take(_ taken: Set<String>) -> [Parcel] {
        func isTaken(_ identity: String) -> Bool { taken.contains(String(identity.prefix { $0 != "#" })) }
        let own = reminders.filter { isTaken($0.notice.reminder.identity) }
        reminders.removeAll { isTaken($0.notice.reminder.identity) }
        endings.removeAll { isTaken($0.identity) }
        occurrences.subtract(taken)
        return own.flatMap(\.parcels)
    }

    var parcels: [Parcel] { reminders.flatMap(\.parcels) }

    var marks: [Mark] {
        reminders.map { Mark(identity: $0.notice.reminder.identity, instant: $0.notice.reminder.instant) }
    }

    mutating func add(_ other: DecidedBatch) {
        occurrences.formUnion(other.occurrences)
        reminders += other.reminders
        endings += other.endings
    }

    /// Parcels that the ledger did not record are not sent.
    mutating func keep(_ claimed: Set<Parcel.Key>) {
        for index in reminders.indices { reminders[index].parcels.removeAll { !claimed.contains($0.key) } }
    }
}
