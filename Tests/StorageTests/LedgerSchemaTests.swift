import Foundation
import TestSupport
import Testing

@testable import Storage

/// How tables change from version to version, on steps made up for it.
@Suite struct LedgerSchemaTests {
    private static let steps = [
        "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT",
        "ALTER TABLE note ADD COLUMN author TEXT; UPDATE note SET author = 'văn phòng'",
        "CREATE TABLE author (name TEXT) STRICT; INSERT INTO author SELECT DISTINCT author FROM note",
    ]

    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    private func open(version: Int, failing step: String? = nil) throws -> Database {
        let schema = LedgerSchema(steps: Array(Self.steps.prefix(version)) + (step.map { [$0] } ?? []))
        return try LedgerFile(path: folder.file("notes.db"), schema: schema).open(busyTimeout: 0)
    }

    private func texts(_ sql: String, in database: Database) throws -> [String] {
        try database.statement(sql).rows { row throws(SQLiteError) in try row.text(0) }
    }

    @Test("a database of any earlier version keeps its content and gets today's tables", arguments: 1...3)
    func migrates(from version: Int) throws {
        try open(version: version).execute("INSERT INTO note (text) VALUES ('một'), ('hai')")
        let database = try open(version: 3)
        #expect(try database.number("PRAGMA user_version") == 3)
        #expect(try texts("SELECT text FROM note ORDER BY id", in: database) == ["một", "hai"])
        #expect(
            try texts("SELECT author FROM note WHERE author IS NOT NULL", in: database).count == (version == 1 ? 2 : 0))
        #expect(try LedgerSchema(steps: Self.steps).matches(database))
        let error = #expect(throws: LedgerError.self) { try open(version: 2) }
        #expect(error?.code == .newer)
    }

    @Test("a step that fails leaves the database in its old version")
    func failingStep() throws {
        try open(version: 1).execute("INSERT INTO note (text) VALUES ('một')")
        let before = folder.bytes(of: "notes.db")
        let error = #expect(throws: LedgerError.self) {
            try open(version: 2, failing: "INSERT INTO nowhere VALUES (1)")
        }
        #expect(error?.description.contains("nowhere") ?? false)
        #expect(folder.bytes(of: "notes.db") == before)
        let database = try open(version: 1)
        #expect(try database.number("PRAGMA user_version") == 1)
        #expect(try texts("SELECT text FROM note", in: database) == ["một"])
    }

    @Test("killed at any write of a migration, the database is as it was, and the next start migrates it")
    func killed() async throws {
        let texts = (0..<2000).map { "một việc số \($0)" }
        let original = try ScratchFolder()
        func database(_ folder: ScratchFolder, version: Int) throws -> Database {
            let schema = LedgerSchema(steps: Array(Self.steps.prefix(version)))
            return try LedgerFile(path: folder.file("notes.db"), schema: schema).open(busyTimeout: 0)
        }
        do {
            let old = try database(original, version: 1)
            try old.transaction { () throws(SQLiteError) in
                for text in texts { try old.statement("INSERT INTO note (text) VALUES (?)").run(.text(text)) }
            }
        }
        let old = original.bytes(of: "notes.db")
        // All that a migration writes is in the log until it is there as a whole; the log's index is the first to grow.
        let length = try Self.logOfMigration(of: old)
        let index = 32_768
        #expect(length > 2 * index)
        var generator = SeededGenerator(seed: Effort.seed(20_210_121))
        let random = (0..<Effort.rounds(4)).map { _ in Int.random(in: index..<length, using: &generator) }
        for limit in [0, index, length - 1] + random {
            let folder = try ScratchFolder()
            try folder.write(old, to: "notes.db")
            await #expect(processExitsWith: .signal(SIGXFSZ), "limit \(limit)") {
                [path = folder.path as String, limit = limit as Int] in
                FileLimit.die(past: limit)
                _ = try LedgerFile(path: path + "/notes.db", schema: LedgerSchema(steps: LedgerSchemaTests.steps))
                    .open(busyTimeout: 0)
            }
            do {
                let found = try Database(path: folder.file("notes.db"), busyTimeout: 0)
                #expect(try found.number("PRAGMA user_version") == 1, "limit \(limit)")
            }
            let after = try database(folder, version: 3)
            #expect(try LedgerSchema(steps: Self.steps).matches(after), "limit \(limit)")
            #expect(try self.texts("SELECT text FROM note ORDER BY id", in: after) == texts, "limit \(limit)")
            #expect(try self.texts("SELECT author FROM note", in: after).count == texts.count)
            #expect(try self.texts("SELECT name FROM author", in: after) == ["văn phòng"])
        }
    }

    /// How long the log is that migrating these bytes writes.
    private static func logOfMigration(of bytes: Data) throws -> Int {
        let folder = try ScratchFolder()
        try folder.write(bytes, to: "notes.db")
        let database = try LedgerFile(path: folder.file("notes.db"), schema: LedgerSchema(steps: steps))
            .open(busyTimeout: 0)
        defer { withExtendedLifetime(database) {} }
        return folder.bytes(of: "notes.db-wal").count
    }

    @Test("a current database is not written to when it is opened")
    func current() throws {
        _ = try open(version: 3)
        let before = folder.bytes(of: "notes.db")
        #expect(try open(version: 3).number("SELECT count(*) FROM note") == 0)
        #expect(folder.bytes(of: "notes.db") == before)
    }

    /// Ledgers out there have taken a released step: it must never change. When this fails, add a step instead.
    @Test("the released steps are as they were released")
    func released() {
        // FNV-1a of each step's text.
        let fingerprints = LedgerSchema.current.steps.map { step in
            step.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
        }
        #expect(
            fingerprints == [
                0x5d87b7a4dc7b51b6, 0x4462f618dff017e4, 0x7c460ee4f23cfcad, 0xa379d0ec32c78cec, 0xa7107e0db53dc268,
                0xd98329dd3bf38e0c,
            ])
    }
}
