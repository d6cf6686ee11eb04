import CivilTime
import Glibc
import PlanCore
import Storage

/// A ledger's own rows, as a repair by hand or a bad disk may leave them: the bytes change those of a small ledger that
/// holds a row of every kind, and then it is opened and asked everything. Whatever it answers, no reminder with an ending
/// or a parcel may be put into another one.
enum LedgerTarget: FuzzTarget {
    static let name = "ledger"

    static func run(_ bytes: [UInt8]) {
        guard let file = LedgerRows(sound) else { fatalError("cannot write in \(LedgerRows.folder)") }
        let taken = file.change(by: bytes)
        do {
            let ledger = try SQLiteLedger(path: file.path, busyTimeout: 0)
            defer { ledger.close() }
            try ask(ledger, taken: taken)
        } catch {
            check(error.description.hasPrefix("cannot "), "what cannot be done is told: \(error)")
        }
    }

    private static let now = Instant(seconds: 1_611_000_000)
    private static let names = [
        "open", "delivered", "refused", "superseded", "expired", "void", "under-way", "waiting",
    ]
    private static let identities = names.map { "p/\($0)@2021#0d/2021-01-19" }
    private static let range = (now - .days(1))...(now + .days(1))

    private static func plans(text: String) -> [ServedPlan] {
        let marks = identities.map { Mark(identity: $0, instant: now) }
        return [
            ServedPlan(version: PlanVersion(plan: "p", text: text, context: "c"), marks: marks),
            ServedPlan(version: PlanVersion(plan: "q", text: text, context: "c"), marks: []),
        ]
    }

    private static func parcel(_ sink: String, _ index: Int, name: String = "a") -> Parcel {
        Parcel(key: .init(sink: sink, name: "\(name)-\(index)"), bytes: [1, 2, 3], reminders: [identities[index]])
    }

    private static func batch(_ parcels: [Parcel], endings: [Ending] = []) -> Batch {
        Batch(
            parcels: parcels, marks: identities.map { Mark(identity: $0, instant: now) }, endings: endings,
            decidedThrough: now - .hours(1))
    }

    /// The bytes of a ledger that a service has written.
    private static let sound: [UInt8] = {
        do {
            guard let file = LedgerRows([]) else { fatalError("cannot write in \(LedgerRows.folder)") }
            let ledger = try SQLiteLedger(path: file.path)
            _ = try ledger.takeOver(as: "fuzzer", at: now)
            _ = try ledger.serve(plans(text: "v1"), in: range, at: now - .hours(3))
            _ = try ledger.withdraw(plan: "q", reason: "gone", at: now - .hours(3))
            let endings = zip([3, 4, 5], [Ending.Outcome.superseded, .expired, .void]).map {
                Ending(identity: identities[$0], instant: now, outcome: $1, reason: "why")
            }
            let parcels = [1, 2, 6].flatMap { [parcel("files", $0), parcel("journal", $0)] }
            _ = try ledger.commit(batch(parcels, endings: endings), at: now)
            try ledger.settle(parcels[..<2].map { Settlement(key: $0.key) }, at: now)
            try ledger.settle(parcels[2..<4].map { Settlement(key: $0.key, refusal: "no") }, at: now)
            _ = try ledger.commit(batch([parcel("files", 7), parcel("journal", 7)]), at: now - .seconds(10))
            try ledger.audit("added", subject: "p", detail: "", actor: "fuzzer", at: now)
            ledger.close()
            return file.bytes
        } catch {
            fatalError("\(error)")
        }
    }()

    private static func ask(_ ledger: SQLiteLedger, taken: Set<String>) throws(LedgerError) {
        let open = try ledger.takeOver(as: "next", at: now)
        check(try ledger.openParcels(limit: 1).count <= 1, "no more parcels than were asked for")
        _ = try ledger.rearm(at: now - .hours(2))
        _ = try ledger.decidedThrough()
        for plan in try ledger.servedPlans() { _ = try ledger.servedVersion(of: plan) }
        _ = try ledger.serve(plans(text: "v2"), in: range, at: now)
        let known = try ledger.standing(of: identities + taken.sorted())
        check(known.count <= identities.count + taken.count, "nothing is known of what was not asked for")

        let again = identities.indices.map { parcel("again", $0, name: "b") }
        let claimed = try ledger.commit(batch(again), at: now)
        for parcel in again where claimed.contains(parcel.key) {
            check(taken.isDisjoint(with: parcel.reminders), "\(parcel.reminders) is put into a second parcel")
        }
        check(try ledger.commit(batch(again), at: now).isEmpty, "what is under way is not put into another parcel")
        let undone = try ledger.takeBack(Set(open.prefix(3).map(\.key)), at: now).undone
        check(undone.isSubset(of: open.map(\.key)), "only what was asked for is taken back")
        try ledger.settle((open + again).map { Settlement(key: $0.key) }, at: now)
        check(
            try ledger.commit(batch(again), at: now).isDisjoint(with: claimed), "what went out is not put into a parcel"
        )
        _ = try ledger.withdraw(plan: "p", reason: "gone", at: now)
        try ledger.audit("asked", subject: "p", detail: "", actor: "fuzzer", at: now)
        _ = try ledger.history(limit: 10)
    }
}
