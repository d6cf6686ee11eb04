import CLinux
import CSQLite
import Glibc
import LinuxSystem

/// What reminders cost when nothing but the system is called: files with one flush, journal entries, one commit.
struct BareCalls {
    let files: Double
    let journal: Double
    let ledger: Double

    var seconds: Double { files + journal + ledger }

    /// - Parameters:
    ///   - files: the bytes of each reminder's file.
    ///   - entries: each one's journal entry.
    init(files: [[UInt8]], entries: [[JournalField]], in folder: String, _ journal: Journal) throws {
        self.files = try Stopwatch.seconds { try Self.write(files, in: folder) }
        self.journal = try Stopwatch.seconds { for entry in entries { try journal.send(entry) } }
        let database = try Database("\(folder)/bare.sqlite")
        ledger = try Stopwatch.seconds { try database.commit(zip(files, entries)) }
    }

    private static func write(_ files: [[UInt8]], in folder: String) throws {
        for (number, bytes) in files.enumerated() { try writeFile(bytes, to: "\(folder)/\(number).txt") }
        let root = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        defer { close(root) }
        guard clinux_syncfs(root) == 0 else { throw Trouble("cannot flush: \(String(cString: strerror(errno)))") }
    }

    /// As the ledger's own file is set: a log beside it, flushed with each commit.
    private final class Database {
        private let handle: OpaquePointer

        init(_ path: String) throws {
            var handle: OpaquePointer?
            guard sqlite3_open(path, &handle) == SQLITE_OK, let handle else {
                throw Trouble("SQLite opens no '\(path)'")
            }
            self.handle = handle
            try run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE sent (name TEXT, bytes BLOB)")
        }

        deinit { sqlite3_close_v2(handle) }

        func commit(_ rows: some Sequence<([UInt8], [JournalField])>) throws {
            try run("BEGIN IMMEDIATE")
            var statement: OpaquePointer?
            guard sqlite3_prepare_v2(handle, "INSERT INTO sent VALUES (?, ?)", -1, &statement, nil) == SQLITE_OK else {
                throw Trouble("SQLite refuses a statement")
            }
            defer { sqlite3_finalize(statement) }
            for (bytes, entry) in rows {
                let name = entry.first { $0.name == "HANCHOT_REMINDER" }?.value ?? []
                let isBound = name.withUnsafeBytes { name in
                    name.withMemoryRebound(to: CChar.self) {
                        csqlite_bind_text(statement, 1, $0.baseAddress, UInt64($0.count)) == SQLITE_OK
                    }
                }
                let isWhole = bytes.withUnsafeBytes {
                    csqlite_bind_blob(statement, 2, $0.baseAddress, UInt64($0.count)) == SQLITE_OK
                }
                guard isBound, isWhole, sqlite3_step(statement) == SQLITE_DONE else {
                    throw Trouble("SQLite takes no row")
                }
                sqlite3_reset(statement)
            }
            try run("COMMIT")
        }

        private func run(_ sql: String) throws {
            guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else {
                throw Trouble("SQLite: \(String(cString: sqlite3_errmsg(handle)))")
            }
        }
    }
}
