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
        "open", "delivered", "refused", "superseded", "expired", "void", "under-way", "waiting", "held",
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
            let held = Ending(
                identity: identities[8], instant: now, outcome: .held, reason: "why", recipients: ["thon-1"])
            _ = try ledger.commit(batch(parcels, endings: endings + [held]), at: now)
            try ledger.settle(parcels[..<2].map { Settlement(key: $0.key) }, at: now)
            try ledger.settle(parcels[2..<4].map { Settlement(key: $0.key, refusal: "no") }, at: now)
            _ = try ledger.commit(batch([parcel("files", 7), parcel("journal", 7)]), at: now - .seconds(10))
            try ledger.audit("added", subject: "p", detail: "", actor: "fuzzer", at: now)
            for change in changes { _ = try ledger.change(change, of: occurrence, by("k-\(change.action)")) }
            _ = try ledger.change(.silence(until: now), ofPlan: "p", by("k"))
            ledger.close()
            return file.bytes
        } catch {
            fatalError("\(error)")
        }
    }()

    /// What is recorded of it has a row in every table of the board.
    private static let occurrence: Occurrence = {
        let day = Day(clippingYear: 2021, month: 1, day: 19)
        let units = [Plan.Unit(id: "thon-1", name: "Thôn 1"), Plan.Unit(id: "thon-2", name: "Thôn 2")]
        let deadline = Plan.Deadline(
            id: "viec", title: "Việc", timing: .dated(.full(day), .by, nil), units: units.map(\.id), onDayOff: .keep,
            ladder: .standard, position: SourcePosition(line: 1, column: 1))
        let plan = Plan(
            id: "p", file: "p.yaml", title: "Kế hoạch", years: PlanYears(first: 2021, last: 2021), zone: .utc,
            units: units, targets: [Plan.Target(id: "mo-hinh", title: "Mô hình", goal: .count(1))],
            deadlines: [deadline])
        return Occurrence(
            plan: plan, item: .deadline(0), key: .year(2021), lastGoodDay: day,
            cutoff: Zone.utc.start(of: day.adding(days: 1)))
    }()

    private static let arrival = Arrival(
        at: now - .hours(1), recordedBy: "fuzzer", number: "1", note: "đủ",
        figures: ["mo-hinh": Figure(registered: 2, reached: 1, total: 9)],
        files: [SubmittedFile(sha256: String(repeating: "0f", count: 32), name: "a.pdf", size: 1)])

    private static let changes: [OccurrenceChange] = [
        .receive(unit: "thon-1", arrival), .waive(unit: "thon-2"), .snooze(until: now + .hours(9)),
        .extend(to: Day(clippingYear: 2021, month: 1, day: 25)), .close,
    ]

    private static func by(_ key: String? = nil) -> Attribution {
        Attribution(actor: "fuzzer", at: now, reason: "vì thế", key: key)
    }

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
        try askDeliveries(ledger)
        try askBoard(ledger)
    }

    private static func askDeliveries(_ ledger: SQLiteLedger) throws(LedgerError) {
        for plan in ["p", nil] {
            let found = try ledger.deliveries(of: plan, before: nil, limit: 3)
            check(found.count <= 3, "no more of what was sent than was asked for")
        }
        for recipient in try ledger.heldRecipients().keys {
            _ = try ledger.heldReminders(for: recipient)
            _ = try ledger.sentCount(to: recipient, on: Day(clippingYear: 2021, month: 1, day: 19))
        }
        _ = try ledger.untoldOccurrences()
        _ = try ledger.trackedPlans()
        _ = try ledger.unitNames(ofPlan: "p")
        for file in try ledger.submittedFiles().prefix(3) { _ = try ledger.isRecorded(file: file.sha256) }
        var lines = 0
        try ledger.export { line in
            lines += 1
            check(!line.contains("\n"), "a line of an export is one")
        }
        check(lines > 0, "an export says what it is")
    }

    private static func askBoard(_ ledger: SQLiteLedger) throws(LedgerError) {
        _ = try ledger.amendedOccurrences()
        _ = try ledger.planRecords()
        _ = try ledger.records(ofPlan: "p")
        for change in changes + [.reopen, .accept(unit: "thon-1"), .withdraw(unit: "thon-1")] {
            _ = try ledger.change(change, of: occurrence, by("k-\(change.action)"))
            // A row may have the greatest number there can be: the next one has any.
            let before = Set(try ledger.history(HistoryQuery(limit: 100)).map(\.number))
            let outcome = try ledger.change(change, of: occurrence, by())
            let added = try ledger.history(HistoryQuery(limit: 100)).filter { !before.contains($0.number) }
            if case .changed(let row) = outcome {
                check(added.map(\.row) == [row], "what is changed is a row of the history")
            } else {
                check(added.isEmpty, "what is refused is no row of the history")
            }
        }
        let records = try ledger.records(of: [occurrence.identity])
        check(records.keys.allSatisfy { $0 == occurrence.identity }, "nothing is told of what was not asked for")
        _ = try ledger.change(.speak, ofPlan: "p", by())
        check(try ledger.planRecords()["p"]?.silence == nil, "a plan that speaks is not silent")
    }
}
