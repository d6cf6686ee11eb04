import CivilTime
import Foundation
import PlanCore
import TestSupport
import Testing

@testable import Storage

/// The SQLite ledger keeps the board.
@Suite struct BoardLedgerTests {
    @Test("in a file", arguments: BoardConformance.cases)
    func inFile(_ conformance: BoardConformance) throws {
        let folder = try ScratchFolder()
        try conformance.run { try SQLiteLedger(path: folder.file("ledger.db")) }
    }

    @Test("in memory", arguments: BoardConformance.cases.filter { !$0.needsSecondHandle })
    func inMemory(_ conformance: BoardConformance) throws {
        try conformance.run { try SQLiteLedger.inMemory() }
    }

    @Test("a ledger of the first version keeps its reminders and its history, and takes changes of the board")
    func migrates() throws {
        let folder = try ScratchFolder()
        let first = LedgerSchema(steps: Array(LedgerSchema.current.steps.prefix(1)))
        do {
            let old = try LedgerFile(path: folder.file("ledger.db"), schema: first).open(busyTimeout: 0)
            try old.execute(
                """
                INSERT INTO audit (at, actor, action, subject, detail) VALUES (7, 'an', 'look', 'p', 'x');
                INSERT INTO mark (identity, instant, first_served_at, outcome, reason, ended_at)
                VALUES ('p/a@2021#0d/2021-01-20', 1, 1, 'delivered', 'taken by files', 2);
                """)
        }
        let ledger = try SQLiteLedger(path: folder.file("ledger.db"))
        #expect(
            try ledger.history(limit: .max) == [
                AuditRow(at: Instant(microseconds: 7), actor: "an", action: "look", subject: "p", detail: "x")
            ])
        #expect(try ledger.standing(of: ["p/a@2021#0d/2021-01-20"]).count == 1)
        #expect(try Self.waive("thon-1", in: ledger, key: nil))
        #expect(try ledger.history(HistoryQuery(plan: "p")).map(\.row.action) == ["waive", "look"])
    }

    @Test("a reminder that ends as met, by no change of the board, is to be told of until it was")
    func metByNoChange() throws {
        let ledger = try SQLiteLedger.inMemory()
        let identity = BoardConformance.occurrence.identity
        let noon = Instant(seconds: 1_611_100_000)
        func end(_ rule: String, _ outcome: Ending.Outcome, hours: Int64) throws {
            let ending = Ending(
                identity: "\(identity)#\(rule)/2021-01-20", instant: noon, outcome: outcome, reason: "x")
            let now = noon + .hours(hours)
            _ = try ledger.commit(Batch(parcels: [], marks: [], endings: [ending], decidedThrough: now), at: now)
        }
        try end("-3d", .met, hours: 0)
        #expect(try ledger.untoldOccurrences() == [:], "nothing is recorded of it")
        #expect(try Self.waive("thon-1", in: ledger, key: nil))
        try end("-2d", .superseded, hours: 1)
        #expect(try ledger.untoldOccurrences() == [:])
        try end("-1d", .met, hours: 2)
        try end("0d", .met, hours: 3)
        #expect(try ledger.untoldOccurrences() == [identity: noon + .hours(2)])
        try ledger.markTold([identity])
        #expect(try ledger.untoldOccurrences() == [:])
    }

    @Test("that an occurrence is met was told, or is about to be, by whatever date; of its neighbours nothing was")
    func told() throws {
        let ledger = try SQLiteLedger.inMemory()
        let noon = Instant(seconds: 1_611_100_000)
        for identity in ["p/a@2021#met/2021-01-20", "p/a@2022#0d/2022-01-20", "p/ab@2021#met/2021-01-20"] {
            let parcel = Parcel(
                key: Parcel.Key(sink: "files", name: identity), bytes: [], reminders: [identity])
            let batch = Batch(
                parcels: [parcel], marks: [Mark(identity: identity, instant: noon)], endings: [], decidedThrough: noon)
            _ = try ledger.commit(batch, at: noon)
        }
        #expect(try ledger.told("met", of: ["p/a@2021", "p/a@2022", "p/b@2021", "p/a@202"]) == ["p/a@2021"])
        #expect(try ledger.told("0d", of: ["p/a@2021", "p/a@2022"]) == ["p/a@2022"])
    }

    @Test(
        "the file itself refuses to rewrite history",
        arguments: [
            "UPDATE audit SET actor = 'ai'", "DELETE FROM audit", "DELETE FROM extension",
            "UPDATE extension SET reason = ''",
        ])
    func appendOnly(_ sql: String) throws {
        let folder = try ScratchFolder()
        let ledger = try SQLiteLedger(path: folder.file("ledger.db"))
        let day = BoardConformance.occurrence.lastGoodDay.adding(days: 3)
        _ = try ledger.change(
            .extend(to: day), of: BoardConformance.occurrence,
            Attribution(actor: "an", at: Instant(seconds: 0), reason: "bão"))
        let database = try Database(path: folder.file("ledger.db"), busyTimeout: 0)
        let error = #expect(throws: SQLiteError.self) { try database.execute(sql) }
        #expect(error?.message.contains("never rewritten") ?? false)
    }

    @Test("a process killed while it records changes leaves each wholly or not at all, and all that had returned")
    func killed() async throws {
        let folder = try ScratchFolder()
        for round in 1...4 {
            let microseconds = 40_000 * round + 7919
            await #expect(processExitsWith: .signal(SIGALRM)) {
                [path = folder.path as String, microseconds = microseconds as Int] in
                try BoardLedgerTests.changeUntilKilled(in: path, after: microseconds)
            }
            let ledger = try SQLiteLedger(path: folder.file("ledger.db"))
            let returned = folder.bytes(of: "returned").count
            let history = try ledger.history(HistoryQuery(action: "receive", limit: 1000)).map(\.row)
            #expect(history.count >= min(returned, 1000), "round \(round)")
            #expect(history.count <= returned + round, "at most one a life had not returned")
            let record = try ledger.records(of: [BoardConformance.occurrence.identity]).values.first
            for unit in ["thon-1", "thon-2"] {
                let number = record?.submission(of: unit).receipt?.number
                let last = history.first { $0.unit == unit }?.after
                #expect(last?.hasSuffix("no. \(number ?? "")") == (number == nil ? nil : true), "round \(round)")
            }
        }
        #expect(folder.bytes(of: "returned").count > 0)
    }

    /// Each change carries its number; a byte of `returned` for each that has returned.
    private static func changeUntilKilled(in folder: String, after microseconds: Int) throws {
        let returned = open("\(folder)/returned", O_WRONLY | O_CREAT | O_APPEND, 0o600)
        let ledger = try SQLiteLedger(path: "\(folder)/ledger.db")
        var timer = itimerval()
        timer.it_value.tv_usec = microseconds
        setitimer(__itimer_which_t(ITIMER_REAL.rawValue), &timer, nil)
        for number in 0... {
            let at = Instant(seconds: 1_610_000_000 + Int64(number))
            let arrival = Arrival(at: at, recordedBy: "an", number: "\(microseconds)-\(number)")
            let outcome = try ledger.change(
                .receive(unit: number.isMultiple(of: 2) ? "thon-1" : "thon-2", arrival),
                of: BoardConformance.occurrence, Attribution(actor: "an", at: at))
            guard case .changed = outcome else { fatalError("\(outcome)") }
            write(returned, "c", 1)
        }
    }

    private static func waive(_ unit: String, in ledger: SQLiteLedger, key: String?) throws -> Bool {
        let outcome = try ledger.change(
            .waive(unit: unit), of: BoardConformance.occurrence,
            Attribution(actor: "an", at: Instant(seconds: 0), reason: "sáp nhập", key: key))
        if case .changed = outcome { return true }
        return false
    }
}
