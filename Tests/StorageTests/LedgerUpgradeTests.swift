import CivilTime
import Foundation
import PlanCore
import TestSupport
import Testing

@testable import Storage

/// A ledger that the program of version 1 has written, until it was killed between sending a reminder and recording it:
/// one plan with one deadline a month, through its first days of 2021 (`TorturedPlan`).
@Suite struct LedgerUpgradeTests {
    private static let fixture = PackageFolder.path + "/Tests/StorageTests/Fixtures/version-1/rehearsal.sqlite"
    private static let name = "ledger.db"

    private static func ledgerOfVersion1() throws -> ScratchFolder {
        let folder = try ScratchFolder()
        try folder.write(Data(contentsOf: URL(filePath: fixture)), to: name)
        return folder
    }

    private static func identity(_ rule: String, month: Int = 1) -> String {
        "day-dac/viec-1@2021-0\(month)#\(rule)/2021-0\(month)-04"
    }

    /// Checks that today's ledger knows all that version 1 knew.
    private static func check(_ ledger: SQLiteLedger, _ story: Comment = "") throws {
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
    }

    @Test("opens with all that it knew, and takes what only today's has")
    func opens() throws {
        let folder = try Self.ledgerOfVersion1()
        let ledger = try SQLiteLedger(path: folder.file(Self.name))
        try Self.check(ledger)
        let number = try ledger.read("look at the version") { database throws(SQLiteError) in
            try database.number("PRAGMA user_version")
        }
        #expect(number == Int64(LedgerSchema.current.version))

        let now = Instant(seconds: 1_609_900_000)
        #expect(try ledger.history(HistoryQuery()) == [])
        let receipt = Receipt(at: now, recordedBy: "an")
        let outcome = try ledger.change(
            .receive(unit: "thon-1", receipt), of: BoardConformance.occurrence, Attribution(actor: "an", at: now))
        guard case .changed = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(try ledger.records(ofPlan: "p").count == 1)
        let inDoubt = try ledger.takeOver(as: "next", at: now)
        try ledger.settle(inDoubt.map { Settlement(key: $0.key) }, at: now)
        #expect(try ledger.standing(of: [Self.identity("+2d")])[Self.identity("+2d")]?.ending?.outcome == .delivered)
    }

    @Test("a program of version 1 refuses it once it is migrated, and leaves it byte for byte as it is")
    func refusedByVersion1() throws {
        let folder = try Self.ledgerOfVersion1()
        try SQLiteLedger(path: folder.file(Self.name)).close()
        let before = folder.bytes(of: Self.name)
        let version1 = LedgerSchema(steps: Array(LedgerSchema.current.steps.prefix(1)))
        let error = #expect(throws: LedgerError.self) {
            try SQLiteLedger(path: folder.file(Self.name), busyTimeout: 0, schema: version1)
        }
        #expect(error?.code == .newer)
        #expect(folder.bytes(of: Self.name) == before)
    }

    @Test("killed at any write of the migration it is of version 1, and the next start migrates it whole")
    func killed() async throws {
        let old = try Data(contentsOf: URL(filePath: Self.fixture))
        let length = try Self.logOfMigration()
        // of the log: its header, and a page with a header of its own for each that changes; its index is longer at first
        let (header, frame, index) = (32, 4096 + 24, 32_768)
        let ends = stride(from: header + frame, through: length, by: frame).filter { $0 > index }
        #expect(ends.last == length && ends.count > 4)
        for limit in [0, index] + ends.flatMap({ [$0 - frame / 2, $0 - 1] }) {
            let folder = try Self.ledgerOfVersion1()
            await #expect(processExitsWith: .signal(SIGXFSZ), "limit \(limit)") {
                [path = folder.path as String, limit = limit as Int] in
                FileLimit.die(past: limit)
                _ = try SQLiteLedger(path: path + "/" + LedgerUpgradeTests.name)
            }
            #expect(folder.bytes(of: Self.name) == old, "limit \(limit)")
            try Self.check(SQLiteLedger(path: folder.file(Self.name)), "limit \(limit)")
        }
    }

    /// How long the log is that the migration writes.
    private static func logOfMigration() throws -> Int {
        let folder = try ledgerOfVersion1()
        let database = try LedgerFile(path: folder.file(name), schema: .current).open(busyTimeout: 0)
        defer { withExtendedLifetime(database) {} }
        return folder.bytes(of: name + "-wal").count
    }
}
