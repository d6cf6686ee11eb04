import CivilTime
import Foundation
import PlanCore
import TestSupport
import Testing

@testable import Storage

/// Disks that are full or read-only, other processes, and rows that no ledger writes.
@Suite struct LedgerTroubleTests {
    private let folder: ScratchFolder
    private let path: String

    init() throws {
        folder = try ScratchFolder()
        path = folder.file("ledger.db")
    }

    private func batch(_ numbers: Range<Int>, bytes: Int = 2000) -> Batch {
        let parcels = numbers.map { number in
            Parcel(
                key: Parcel.Key(sink: "files", name: "\(number)"),
                bytes: Array(repeating: UInt8(number & 0xff), count: bytes),
                reminders: ["p/\(number)"])
        }
        return Batch(
            parcels: parcels, marks: [], endings: [], decidedThrough: Instant(seconds: Int64(numbers.upperBound)))
    }

    private let now = Instant(seconds: 0)

    @Test("a call that throws has no effect, however much of its work was done")
    func nothingAfterThrow() throws {
        let ledger = try SQLiteLedger(path: path)
        _ = try ledger.commit(batch(0..<1), at: now)
        var bad = batch(1..<500)
        bad.parcels[498].bytes = Array(repeating: 0, count: Int(Database.longestValue) + 1)
        let error = #expect(throws: LedgerError.self) { try ledger.commit(bad, at: now) }
        #expect(error?.code == .other)
        #expect(try ledger.openParcels(limit: .max) == batch(0..<1).parcels)
        #expect(try ledger.standing(of: ["p/1"]) == [:])
        #expect(try ledger.decidedThrough() == Instant(seconds: 1))
        #expect(try ledger.commit(batch(1..<500), at: now).count == 499)
    }

    @Test("a ledger that may not grow is full, keeps what it has and goes on when there is room")
    func noMorePages() throws {
        let ledger = try SQLiteLedger(path: path)
        _ = try ledger.commit(batch(0..<10), at: now)
        try ledger.setPageLimit(60)
        let error = #expect(throws: LedgerError.self) { try ledger.commit(batch(10..<500), at: now) }
        #expect(error?.code == .full)
        #expect(error?.description == "cannot record a batch in ledger '\(path)': database or disk is full (13)")
        #expect(try ledger.openParcels(limit: .max).count == 10)
        try ledger.setPageLimit(1 << 20)
        #expect(try ledger.commit(batch(10..<500), at: now).count == 490)
    }

    @Test("a full disk is told as such, nothing is lost, and the ledger goes on when there is room")
    func fullDisk() throws {
        try withDisk(kilobytes: 512) { disk in
            let ledger = try SQLiteLedger(path: disk.file("ledger.db"))
            var recorded = 0
            let error = #expect(throws: LedgerError.self) {
                while recorded < 10_000 {
                    recorded += try ledger.commit(batch(recorded..<(recorded + 10)), at: now).count
                }
            }
            #expect(error?.code == .full, "\(error?.description ?? "")")
            #expect(recorded > 0)
            #expect(try ledger.openParcels(limit: .max) == batch(0..<recorded).parcels)
            try disk.resize(kilobytes: 4096)
            #expect(try ledger.commit(batch(recorded..<(recorded + 10)), at: now).count == 10)
            let again = try SQLiteLedger(path: disk.file("ledger.db"))
            #expect(try again.openParcels(limit: .max) == batch(0..<(recorded + 10)).parcels)
        }
    }

    @Test("a disk that is full before the ledger is made is told as such")
    func fullFromTheStart() throws {
        try withDisk(kilobytes: 16) { disk in
            let error = #expect(throws: LedgerError.self) { try SQLiteLedger(path: disk.file("ledger.db")) }
            #expect(error?.code == .full, "\(error?.description ?? "")")
            try disk.resize(kilobytes: 4096)
            #expect(try SQLiteLedger(path: disk.file("ledger.db")).decidedThrough() == nil)
        }
    }

    @Test("a ledger on a disk that may only be read is refused as such and left as it is")
    func readOnlyDisk() throws {
        try withDisk(kilobytes: 4096) { disk in
            let path = disk.file("ledger.db")
            let ledger = try SQLiteLedger(path: path)
            _ = try ledger.commit(batch(0..<10), at: now)
            ledger.close()
            let before = FileManager.default.contents(atPath: path)
            try disk.makeReadOnly()
            let existing = #expect(throws: LedgerError.self) { try SQLiteLedger(path: path) }
            #expect(existing?.code == .readOnly, "\(existing?.description ?? "")")
            let missing = #expect(throws: LedgerError.self) { try SQLiteLedger(path: disk.file("new.db")) }
            #expect(missing?.code == .readOnly, "\(missing?.description ?? "")")
            #expect(FileManager.default.contents(atPath: path) == before)
        }
    }

    @Test("another process in the middle of writing is waited for, then told as busy")
    func busy() throws {
        let ledger = try SQLiteLedger(path: path, busyTimeout: 0)
        let other = try Database(path: path, busyTimeout: 0)
        try other.execute("BEGIN IMMEDIATE; INSERT INTO position VALUES (1, 5)")
        let error = #expect(throws: LedgerError.self) { try ledger.commit(batch(0..<1), at: now) }
        #expect(error?.code == .busy)
        #expect(try ledger.decidedThrough() == nil, "reading needs not wait")
        try other.execute("COMMIT")
        #expect(try ledger.decidedThrough() == Instant(microseconds: 5))
        #expect(try ledger.commit(batch(0..<1), at: now).count == 1)
    }

    @Test(
        "the history cannot be rewritten, not even by hand",
        arguments: ["UPDATE audit SET actor = 'x'", "DELETE FROM audit"])
    func history(_ sql: String) throws {
        let ledger = try SQLiteLedger(path: path)
        try ledger.audit("look", subject: "p", detail: "", actor: "us", at: now)
        let other = try Database(path: path, busyTimeout: 0)
        let error = #expect(throws: SQLiteError.self) { try other.execute(sql) }
        #expect(error?.message == "the history is never rewritten")
        #expect(try ledger.history(limit: 2).map(\.actor) == ["us"])
    }

    @Test(
        "rows that no ledger writes are an error, not a crash",
        arguments: [
            "UPDATE mark SET outcome = 'eaten', reason = ''", "UPDATE mark SET outcome = 'void'",
            "UPDATE mark SET open_parcels = -9223372036854775808, outcome = '', reason = ''",
        ])
    func strangeRows(_ sql: String) throws {
        let ledger = try SQLiteLedger(path: path)
        _ = try ledger.commit(batch(0..<3), at: now)
        try Database(path: path, busyTimeout: 0).execute(sql)
        let error = #expect(throws: LedgerError.self) { try ledger.standing(of: ["p/0"]) }
        #expect(error?.code == .corrupt)
    }

    @Test("text that is no UTF-8, and a reminder that hangs in the air, are read as far as they go")
    func strangeContent() throws {
        let ledger = try SQLiteLedger(path: path)
        _ = try ledger.commit(batch(0..<1), at: now)
        let other = try Database(path: path, busyTimeout: 0)
        try other.execute("UPDATE parcel SET name = CAST(x'ff00fe' AS TEXT); UPDATE parcel_reminder SET mark = 99")
        let parcel = try #require(try ledger.openParcels(limit: 1).first)
        #expect(parcel.key.name == "\u{fffd}\0\u{fffd}" && parcel.reminders == [])
        #expect(throws: Never.self) { try ledger.settle([Settlement(key: parcel.key)], at: now) }
    }

    @Test("no table takes a value of another type than its column has")
    func strict() throws {
        _ = try SQLiteLedger(path: path)
        let database = try Database(path: path, busyTimeout: 0)
        let tables = "SELECT count(*) FROM pragma_table_list WHERE type = 'table' AND name NOT GLOB 'sqlite_*'"
        #expect(try database.number(tables) > 5)
        #expect(try database.number(tables + " AND strict = 0") == 0)
    }

    /// Without the right to mount, the disk tests say so and pass over.
    private func withDisk(kilobytes: Int, _ body: (ScratchDisk) throws -> Void) throws {
        guard ScratchDisk.isPossible else {
            try Test.cancel("this machine lets us mount no file system")
        }
        try body(ScratchDisk(kilobytes: kilobytes))
    }
}

extension SQLiteLedger {
    /// Makes SQLite say that the disk is full.
    fileprivate func setPageLimit(_ pages: Int) throws {
        _ = try read("limit the pages") { database throws(SQLiteError) in
            try database.number("PRAGMA max_page_count = \(pages)")
        }
    }
}
