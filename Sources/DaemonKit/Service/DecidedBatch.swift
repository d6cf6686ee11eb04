import CivilTime
import PlanCore
import Storage

/// What was decided for some occurrences: what is sent, and what ends unsent.
struct DecidedBatch {
    /// Identities of the occurrences that were looked at.
    private(set) var occurrences: Set<String>
    var reminders: [(notice: Notice, parcels: [Parcel])] = []
    var endings: [Ending] = []
    /// To whom what is sent goes that gets digests, by the reminders' identities.
    private var addresses: [String: Mark.Address] = [:]
    /// Everything at or before it is decided with this batch.
    private(set) var decidedThrough: Instant

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
        var allotment = Allotment(engine.digests, engine.schedule.calendar, at: instant, count: ledger.sentCount)
        for (own, identity) in zip(due, identities) {
            let record = records[identity]
            guard let occurrence = own.last?.occurrence else { continue }
            let decision = Decision(
                due: own, standing: standing, restraint: engine.restraint(of: occurrence, record), now: instant,
                catchUp: engine.catchUp)
            endings += decision.endings
            guard let reminder = decision.reminder else { continue }
            let notice = engine.notice(for: reminder, at: instant, record)
            if !engine.digests.rules.isEmpty {
                if let ending = try allotment.holding(notice) {
                    endings.append(ending)
                    continue
                }
                addresses[reminder.identity] = allotment.address(of: notice)
            }
            reminders.append((notice, parcels(notice)))
        }
    }

    /// Takes what was decided of these out of it.
    /// - Returns: their parcels.
    mutating func take(_ taken: Set<String>) -> [Parcel] {
        func isTaken(_ identity: String) -> Bool { taken.contains(Reminder.occurrence(of: identity)) }
        let own = reminders.filter { isTaken($0.notice.reminder.identity) }
        reminders.removeAll { isTaken($0.notice.reminder.identity) }
        endings.removeAll { isTaken($0.identity) }
        occurrences.subtract(taken)
        return own.flatMap(\.parcels)
    }

    var parcels: [Parcel] { reminders.flatMap(\.parcels) }

    var marks: [Mark] {
        reminders.map { reminder in
            let identity = reminder.notice.reminder.identity
            return Mark(
                identity: identity, instant: reminder.notice.reminder.instant,
                address: addresses.isEmpty ? nil : addresses[identity])
        }
    }

    /// Adds what was decided next.
    mutating func add(_ other: DecidedBatch) {
        occurrences.formUnion(other.occurrences)
        reminders += other.reminders
        endings += other.endings
        addresses.merge(other.addresses) { _, new in new }
        decidedThrough = other.decidedThrough
    }

    /// Parcels that the ledger did not record are not sent.
    mutating func keep(_ claimed: Set<Parcel.Key>) {
        for index in reminders.indices { reminders[index].parcels.removeAll { !claimed.contains($0.key) } }
    }
}
