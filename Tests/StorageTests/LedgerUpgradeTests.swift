import CivilTime
import Foundation
import PlanCore
import TestSupport
import Testing

@testable import Storage

/// Ledgers that the programs of earlier versions have written, until they were killed between sending a reminder and
/// recording it: one plan with one deadline a month, through its first days of 2021 (`TorturedPlan`). From version 2 on
/// another plan before, whose board has something of everything.
@Suite struct LedgerUpgradeTests {
    private static let name = "ledger.db"
    private static let now = Instant(seconds: 1_609_900_000)
    /// Each version has its ledger in Fixtures; a new step of the schema brings one of the version before it. Some programs
    /// of versions 4 and 5 made the index `mark_silenced`, others did not.
    private static let earlier = [
        Earlier(version: 1), Earlier(version: 2), Earlier(version: 3), Earlier(version: 4),
        Earlier(version: 4, variant: "-unindexed"), Earlier(version: 5), Earlier(version: 5, variant: "-unindexed"),
    ]

    private struct Earlier: CustomTestStringConvertible {
        var version: Int
        var variant = ""

        var testDescription: String { "version \(version)\(variant)" }

        func bytes() throws -> Data {
            let fixture = "Tests/StorageTests/Fixtures/version-\(version)\(variant)/rehearsal.sqlite"
            return try Data(contentsOf: URL(filePath: "\(PackageFolder.path)/\(fixture)"))
        }

        func ledger() throws -> ScratchFolder {
            let folder = try ScratchFolder()
            try folder.write(bytes(), to: name)
            return folder
        }
    }

    /// The same with its last commit still in its log, as `kill -9` leaves it: the file alone has decided nothing yet.
    private static func withLog(_ earlier: Earlier) throws -> ScratchFolder {
        let (folder, copy) = (try earlier.ledger(), try ScratchFolder())
        let database = try Database(path: folder.file(name), busyTimeout: 0)
        let decided = try database.number("SELECT decided_through FROM position")
        try database.execute("UPDATE position SET decided_through = 0; PRAGMA wal_checkpoint(TRUNCATE)")
        try database.execute("UPDATE position SET decided_through = \(decided)")
        for suffix in ["", "-wal"] { try copy.write(folder.bytes(of: name + suffix), to: name + suffix) }
        try #require(!copy.bytes(of: name + "-wal").isEmpty)
        return copy
    }

    private static func version(of ledger: SQLiteLedger) throws -> Int64 {
        try ledger.read("look at the version") { database throws(SQLiteError) in
            try database.number("PRAGMA user_version")
        }
    }

    private static func identity(_ rule: String, month: Int = 1) -> String {
        "day-dac/viec-1@2021-0\(month)#\(rule)/2021-0\(month)-04"
    }

    /// Checks that today's ledger knows all that the earlier version knew.
    private static func check(_ ledger: SQLiteLedger, _ version: Int, _ story: Comment = "") throws {
        #expect(try Self.version(of: ledger) == Int64(LedgerSchema.current.version), story)
        #expect(try ledger.servedPlans() == ["day-dac"], story)
        #expect(try ledger.servedVersion(of: "day-dac")?.text.contains("2021") ?? false, story)
        #expect(try ledger.decidedThrough() == Instant(seconds: 1_609_894_790), story)
        let delivered = ["-1d", "0d", "+1d"].map { identity($0) }
        let (superseded, inDoubt) = (identity("-3d"), identity("+2d"))
        let waiting = ["-3d", "-1d", "0d", "+1d", "+2d"].map { identity($0, month: 2) }
        let standing = try ledger.standing(of: delivered + [superseded, inDoubt] + waiting)
        #expect(standing.count == 10, story)
        #expect(delivered.allSatisfy { standing[$0]?.ending?.outcome == .delivered }, story)
        #expect(standing[superseded]?.ending?.outcome == .superseded, story)
        #expect(([inDoubt] + waiting).allSatisfy { standing[$0]?.ending == nil }, story)
        let open = try ledger.openParcels(limit: .max)
        #expect(open.map(\.reminders) == [[inDoubt]], story)
        #expect(open.allSatisfy { $0.bytes.count == 409 }, story)
        if version > 1 { try checkBoard(ledger, story) }
    }

    private static func checkBoard(_ ledger: SQLiteLedger, _ story: Comment) throws {
        let records = try ledger.records(ofPlan: "khac")
        #expect(records.keys.sorted() == ["khac/dong@2027", "khac/nop@2027"], story)
        let (submitted, closed) = (try #require(records["khac/nop@2027"]), try #require(records["khac/dong@2027"]))
        #expect(submitted.submissions.mapValues(\.state) == ["a": .accepted, "b": .returned, "c": .waived], story)
        let receipt = try #require(submitted.submission(of: "a").receipt)
        #expect(receipt.number == "1/BC" && receipt.note == "đủ" && receipt.recordedBy == "root", story)
        #expect(receipt.figures == ["dat": Figure(registered: 3, reached: 2, total: 5)] && receipt.files == [], story)
        #expect(
            submitted.extensions.map { "\($0.from) \($0.to) \($0.reason)" } == ["2027-03-31 2027-04-05 mưa lũ"], story)
        #expect(closed.closing?.reason == "thôi" && closed.snoozedUntil == Instant(seconds: 1_810_778_400), story)
        #expect(try ledger.planRecords()["khac"]?.silence?.until == Instant(seconds: 1_801_447_200), story)
        #expect(try ledger.untoldOccurrences() == [:], story)
        let actions = ["close", "snooze", "extend", "waive", "return", "receive", "accept", "receive", "silence"]
        let history = try ledger.history(HistoryQuery(plan: "khac")).map(\.row)
        #expect(history.map(\.action) == actions, story)
        #expect(history[4].before?.hasPrefix("received ") ?? false && history[4].reason == "thiếu chữ ký", story)
        // each was asked for with a key
        let requests = try ledger.read("count the requests") { database throws(SQLiteError) in
            try database.number("SELECT count(*) FROM request")
        }
        #expect(requests == 9, story)
    }

    @Test("every earlier version is tried") func all() {
        #expect(Set(1..<LedgerSchema.current.version) == Set(Self.earlier.map(\.version)))
    }

    @Test("opens with all that it knew, and takes what only today's has", arguments: earlier)
    private func opens(earlier: Earlier) throws {
        let folder = try earlier.ledger()
        let ledger = try SQLiteLedger(path: folder.file(Self.name))
        try Self.check(ledger, earlier.version)
        if earlier.version == 1 { #expect(try ledger.history(HistoryQuery()) == []) }
        let arrival = Arrival(at: Self.now, recordedBy: "an")
        let outcome = try ledger.change(
            .receive(unit: "thon-1", arrival), of: BoardConformance.occurrence, Attribution(actor: "an", at: Self.now))
        guard case .changed = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(try ledger.records(ofPlan: "p").count == 1)
        let inDoubt = try ledger.takeOver(as: "next", at: Self.now)
        try ledger.settle(inDoubt.map { Settlement(key: $0.key) }, at: Self.now)
        #expect(try ledger.standing(of: [Self.identity("+2d")])[Self.identity("+2d")]?.ending?.outcome == .delivered)
    }

    @Test("what its program had committed and not written back yet counts", arguments: earlier)
    private func opensWithLog(earlier: Earlier) throws {
        let folder = try Self.withLog(earlier)
        try Self.check(SQLiteLedger(path: folder.file(Self.name)), earlier.version)
        // without it the last commit would be gone
        let alone = try ScratchFolder()
        try alone.write(Self.withLog(earlier).bytes(of: Self.name), to: Self.name)
        #expect(try SQLiteLedger(path: alone.file(Self.name)).decidedThrough() == Instant(microseconds: 0))
    }

    @Test("killed while it migrates one with a log, the next start migrates it whole", arguments: earlier)
    private func killedWithLog(earlier: Earlier) async throws {
        for limit in [0, 4096, 40_000, 60_000, 80_000] {
            let folder = try Self.withLog(earlier)
            await #expect(processExitsWith: .signal(SIGXFSZ), "limit \(limit)") {
                [path = folder.path as String, limit = limit as Int] in
                FileLimit.die(past: limit)
                _ = try SQLiteLedger(path: path + "/" + LedgerUpgradeTests.name)
            }
            try Self.check(SQLiteLedger(path: folder.file(Self.name)), earlier.version, "limit \(limit)")
        }
    }

    @Test(
        "a program of an earlier version refuses it once it is migrated, and leaves it byte for byte as it is",
        arguments: earlier)
    private func refused(earlier: Earlier) throws {
        let folder = try earlier.ledger()
        try SQLiteLedger(path: folder.file(Self.name)).close()
        let before = folder.bytes(of: Self.name)
        let schema = LedgerSchema(steps: Array(LedgerSchema.current.steps.prefix(earlier.version)))
        let error = #expect(throws: LedgerError.self) {
            try SQLiteLedger(path: folder.file(Self.name), busyTimeout: 0, schema: schema)
        }
        #expect(error?.code == .newer)
        #expect(folder.bytes(of: Self.name) == before)
    }

    @Test(
        "killed at any write of the migration it is of its version, and the next start migrates it whole",
        arguments: earlier)
    private func killed(earlier: Earlier) async throws {
        let old = try earlier.bytes()
        let length = try Self.logOfMigration(from: earlier)
        // of the log: its header, and a page with a header of its own for each that changes; its index is longer at first
        let (header, frame, index) = (32, 4096 + 24, 32_768)
        let ends = stride(from: header + frame, through: length, by: frame).filter { $0 > index }
        #expect(length > header && (length - header) % frame == 0)
        for limit in [0, index] + ends.flatMap({ [$0 - frame / 2, $0 - 1] }) {
            let folder = try earlier.ledger()
            await #expect(processExitsWith: .signal(SIGXFSZ), "limit \(limit)") {
                [path = folder.path as String, limit = limit as Int] in
                FileLimit.die(past: limit)
                _ = try SQLiteLedger(path: path + "/" + LedgerUpgradeTests.name)
            }
            // One past the log's end ends it where the log, which is whole, is written back.
            #expect(limit >= length || folder.bytes(of: Self.name) == old, "limit \(limit)")
            try Self.check(SQLiteLedger(path: folder.file(Self.name)), earlier.version, "limit \(limit)")
        }
    }

    /// How long the log is that the migration writes.
    private static func logOfMigration(from earlier: Earlier) throws -> Int {
        let folder = try earlier.ledger()
        let database = try LedgerFile(path: folder.file(name), schema: .current).open(busyTimeout: 0)
        defer { withExtendedLifetime(database) {} }
        return folder.bytes(of: name + "-wal").count
    }
}
