package import CivilTime
package import PlanCore
package import Storage

/// What the control server answers from: how the service stands between two turns of its loop.
package struct ControlState {
    package var startedAt = Instant(microseconds: 0)
    package var language = Language.vietnamese
    /// Of days that no plan says.
    package var zone = Zone.utc
    package var access: AccessRules
    /// nil: nobody may come by the network.
    package var token: BearerToken?
    package var schedule = Schedule(plans: [], calendar: .weekdaysOnly)
    /// Ids of plans of which all is met and whose period is over.
    package var done: Set<String> = []
    /// What is recorded of what nothing served has any more, in the order of its plans.
    package var unclaimed: [UnclaimedRecords] = []
    /// In the order of their ids.
    package var drafts: [Plan] = []
    /// Since the service started.
    var approvals = AnnouncedApprovals()
    /// Of plans whose file has errors.
    package var rejected: [String] = []
    package var hasFaultyHolidays = false
    /// Answers the engine as it stands. It is asked for, and not kept: a copy would have the service copy all that it walks
    /// over, turn by turn.
    var standing: () -> Engine? = { nil }
    /// Walks the reminders to come; nil while the ledger is in trouble.
    var engine: Engine? { standing() }
    /// nil while it is in trouble.
    package var ledger: (any Ledger & BoardLedger)?
    package var ledgerTrouble: String?
    /// nil where the folder cannot be used.
    package var files: FileStore?
    package var sinkTroubles: [String: String] = [:]
    package var counts = Counts()
    /// Whether one more may listen to events.
    package var mayListen = true

    /// What the service has done since it started.
    package struct Counts: Hashable, Sendable {
        package var sent = 0
        package var late = 0
        package var superseded = 0
        package var expired = 0
        /// Reminders held for digests.
        package var held = 0
        /// Answers by their status.
        package var answers: [Int: Int] = [:]
        package var connections = 0
        package var listeners = 0

        package init() {}
    }

    package init(access: AccessRules) { self.access = access }

    /// The reminder that is sent next as things stand; nil where none is, and while the ledger is in trouble.
    func nextReminder() throws(LedgerError) -> Reminder? {
        guard let engine, let ledger else { return nil }
        return try Agenda.next(of: engine, records: ledger.records)
    }

    /// Why nothing of a plan is sent now; nil where something is, and while the ledger is in trouble.
    func silence(of plan: String, at now: Instant) -> PlanRecord.Silence? {
        engine?.silences[plan].flatMap { $0.covers(now) ? $0 : nil }
    }

    /// Ids of the plans that are served and of which nothing is sent now, in their order; none while the ledger is in trouble.
    func silentPlans(at now: Instant) -> [String] {
        (engine?.silences ?? [:]).filter { $1.covers(now) && schedule.plan($0) != nil }.keys.sorted()
    }

    /// Of the plan that something is about: its own, while it is served.
    func zone(of subject: String) -> Zone { schedule.plan(about: subject)?.zone ?? zone }

    /// What does not work, part by part.
    var troubles: [(part: String, message: Bilingual)] {
        var found: [(part: String, message: Bilingual)] = []
        if let ledgerTrouble {
            found.append(
                ("ledger", Bilingual(vi: "sổ theo dõi có lỗi, đang thử lại (\(ledgerTrouble))", en: ledgerTrouble)))
        }
        for (sink, trouble) in sinkTroubles.sorted(by: { $0.key < $1.key }) {
            found.append((sink, Bilingual(vi: "chưa gửi được qua \(sink) (\(trouble))", en: trouble)))
        }
        if hasFaultyHolidays {
            found.append(("holidays", Bilingual(vi: "tệp ngày nghỉ có lỗi", en: "holiday files with errors")))
        }
        if !rejected.isEmpty {
            let names = rejected.prefix(5).joined(separator: ", ") + (rejected.count > 5 ? ", …" : "")
            found.append(
                ("plans", Bilingual(vi: "kế hoạch có lỗi: \(names)", en: "plans with errors: \(names)")))
        }
        return found
    }
}
