import CivilTime
import Foundation
import PlanCore
import TestSupport
import Testing

@testable import Storage

/// Files that are no ledgers, damaged ones, and ledgers of other versions.
@Suite struct LedgerFileTests {
    private static let name = "ledger.db"
    private let folder: ScratchFolder
    private let path: String

    init() throws {
        folder = try ScratchFolder()
        path = folder.file(Self.name)
    }

    /// A ledger with some content, cleanly closed.
    private func makeLedger(marks count: Int = 2000) throws {
        let ledger = try SQLiteLedger(path: path)
        let marks = (0..<count).map {
            Mark(identity: "p/\($0)@2021#0d/2021-01-19", instant: Instant(seconds: Int64($0)))
        }
        let version = PlanVersion(plan: "p", text: "number: 1", context: "c")
        _ = try ledger.serve(
            [ServedPlan(version: version, marks: marks)], in: .distantPast ... .distantFuture,
            at: Instant(seconds: 0))
        ledger.close()
    }

    /// The error of opening the file, which must be left as it is.
    private func refusal(schema: LedgerSchema = .current) throws -> LedgerError {
        let before = folder.bytes(of: Self.name)
        let error = try #require(throws: LedgerError.self) {
            try SQLiteLedger(path: path, busyTimeout: 0, schema: schema)
        }
        #expect(folder.bytes(of: Self.name) == before, "the file was changed")
        #expect(error.description.contains("'\(path)'"), "\(error)")
        return error
    }

    @Test("a new ledger is readable and writable by its owner alone, and so are the files beside it")
    func mode() throws {
        let ledger = try SQLiteLedger(path: path)
        try ledger.audit("look", subject: "", detail: "", actor: "", at: Instant(seconds: 0))
        for suffix in ["", "-wal", "-shm"] {
            let facts = try FileManager.default.attributesOfItem(atPath: path + suffix)
            #expect(facts[.posixPermissions] as? Int == 0o600, "\(suffix)")
        }
    }

    @Test(
        "every commit is flushed to the disk, and rows hang together",
        arguments: [("synchronous", 2), ("foreign_keys", 1), ("mmap_size", 0), ("temp_store", 2)])
    func settings(_ pragma: String, _ value: Int64) throws {
        let ledger = try SQLiteLedger(path: path)
        let number = try ledger.read("look at a setting") { database throws(SQLiteError) in
            try database.number("PRAGMA \(pragma)")
        }
        #expect(number == value)
    }

    @Test("closing leaves one file with everything in it, and every later call throws")
    func close() throws {
        try makeLedger()
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [Self.name])
        let ledger = try SQLiteLedger(path: path)
        #expect(try ledger.servedPlans().count == 1)
        ledger.close()
        ledger.close()
        let error = #expect(throws: LedgerError.self) { try ledger.servedPlans() }
        #expect(error?.description == "cannot read the served plans in ledger '\(path)': it is closed")
    }

    struct Damage: CustomTestStringConvertible {
        var testDescription: String
        var code: LedgerError.Code
        var apply: @Sendable (inout Data) -> Void

        init(_ name: String, _ code: LedgerError.Code = .corrupt, _ apply: @escaping @Sendable (inout Data) -> Void) {
            testDescription = name
            self.code = code
            self.apply = apply
        }
    }

    @Test(
        "a damaged ledger is refused and left as it is",
        arguments: [
            Damage("a text file") { $0 = Data("kế hoạch\n".utf8) },
            Damage("a text file of several pages") { $0 = Data(repeating: 0x61, count: 20_000) },
            Damage("zeros") { $0 = Data(repeating: 0, count: 8192) },
            Damage("a header that is not SQLite's") { $0[0] = 0 },
            Damage("a page size that is none") { $0[16] = 0x7f },
            Damage("half of its first page") { $0 = $0.prefix(2048) },
            Damage("the header alone") { $0 = $0.prefix(100) },
            Damage("the first half") { $0 = $0.prefix($0.count / 8192 * 4096) },
            Damage("its last page cut short") { $0.removeLast(1000) },
            Damage("a page in the middle filled with noise") { data in
                let start = data.count / 8192 * 4096
                for index in start..<(start + 4096) { data[index] = UInt8(truncatingIfNeeded: index &* 167 ^ 0x5a) }
            },
            Damage("a newer version", .newer) { $0[63] = UInt8(LedgerSchema.current.version + 1) },
            Damage("the highest version", .newer) { $0.replaceSubrange(60..<64, with: [0x7f, 0xff, 0xff, 0xff]) },
            Damage("a version below zero") { $0.replaceSubrange(60..<64, with: [0xff, 0xff, 0xff, 0xff]) },
            Damage("no version") { $0[63] = 0 },
            Damage("another program's mark") { $0[68] = 0 },
        ])
    func damaged(_ damage: Damage) throws {
        try makeLedger()
        var bytes = folder.bytes(of: Self.name)
        damage.apply(&bytes)
        try folder.write(bytes, to: Self.name)
        #expect(try refusal().code == damage.code)
    }

    @Test("a newer version is named beside ours")
    func newer() throws {
        try makeLedger()
        var bytes = folder.bytes(of: Self.name)
        bytes[63] = 7
        try folder.write(bytes, to: Self.name)
        let known = LedgerSchema.current.version
        #expect(
            try refusal().description
                == "cannot open ledger '\(path)': it has version 7, this program knows versions up to \(known)")
    }

    @Test("a newer version whose content is still in its log is left as it is, log and all")
    func newerWithLog() throws {
        let schema = LedgerSchema(
            steps: LedgerSchema.current.steps + ["CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT"])
        let ledger = try SQLiteLedger(path: path, busyTimeout: 0, schema: schema)
        try ledger.audit("look", subject: "", detail: "", actor: "", at: Instant(seconds: 0))
        // As after a crash: copied while it is open.
        let copy = try ScratchFolder()
        for suffix in ["", "-wal"] { try copy.write(folder.bytes(of: Self.name + suffix), to: Self.name + suffix) }
        let log = copy.bytes(of: "ledger.db-wal")
        #expect(!log.isEmpty)
        let error = #expect(throws: LedgerError.self) { try SQLiteLedger(path: copy.file(Self.name)) }
        #expect(error?.code == .newer)
        #expect(copy.bytes(of: Self.name) == folder.bytes(of: Self.name))
        #expect(copy.bytes(of: "ledger.db-wal") == log)
    }

    @Test("another program's database is refused and left as it is")
    func foreign() throws {
        let database = try Database(path: path(of: Data()), busyTimeout: 0)
        try database.execute("CREATE TABLE accounts (name TEXT)")
        #expect(try refusal().code == .corrupt)
    }

    @Test("an empty file becomes a ledger, unless a log with content lies beside it")
    func empty() throws {
        try folder.write(Data(), to: Self.name)
        try makeLedger()
        try folder.write(Data(), to: Self.name)
        try folder.write(Data(repeating: 1, count: 5000), to: "ledger.db-wal")
        #expect(try refusal().code == .corrupt)
        #expect(folder.bytes(of: "ledger.db-wal").count == 5000)
        try FileManager.default.removeItem(atPath: path)
        #expect(try refusal().code == .corrupt)
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test("a folder that is not there, and a path that is a folder, are told as such")
    func noFolder() throws {
        let error = #expect(throws: LedgerError.self) { try SQLiteLedger(path: folder.file("missing/ledger.db")) }
        #expect(error?.code == .io)
        #expect(error?.description.contains("No such file or directory") ?? false)
        #expect(throws: LedgerError.self) { try SQLiteLedger(path: folder.path) }
    }

    @Test(
        "tables that are not ours are refused",
        arguments: [
            "DROP TABLE audit", "CREATE TABLE more (x)", "DROP TRIGGER audit_is_never_shortened",
            "CREATE TRIGGER evil AFTER INSERT ON mark BEGIN DELETE FROM mark; END",
            "ALTER TABLE mark ADD COLUMN more TEXT",
            "DROP TABLE mark; CREATE VIEW mark AS SELECT 1 AS id",
        ])
    func tables(_ change: String) throws {
        try makeLedger()
        try Database(path: path, busyTimeout: 0).execute(change)
        #expect(try refusal().code == .corrupt)
    }

    @Test("statistics gathered by hand do no harm")
    func analyzed() throws {
        try makeLedger()
        try Database(path: path, busyTimeout: 0).execute("ANALYZE")
        #expect(try SQLiteLedger(path: path).servedPlans().count == 1)
    }

    private func path(of bytes: Data) throws -> String {
        try folder.write(bytes, to: Self.name)
        return path
    }
}
