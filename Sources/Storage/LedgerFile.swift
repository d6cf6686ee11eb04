import CSQLite

/// A ledger file before it is known to be one.
///
/// Nothing of it is changed until it is certain that it is ours to change.
struct LedgerFile {
    /// nil: in memory.
    var path: String?
    var schema: LedgerSchema

    /// Up to this many pages (64 MiB) the whole file is checked when it is opened, in a fraction of a second; damage in a
    /// larger one is found by the call that meets it.
    static let checkedPages: Int64 = 16_384

    func open(busyTimeout: Int32) throws(LedgerError) -> Database {
        let database = try attempt { () throws(SQLiteError) in
            if let path { try Self.create(path) }
            let database = try Database(path: path, busyTimeout: busyTimeout)
            try database.keepLog(true)
            return database
        }
        if database.isReadOnly { throw refusal(.readOnly, "it may only be read") }
        switch try attempt({ () throws(SQLiteError) in try schema.state(of: database) }) {
        case .foreign: throw refusal(.corrupt, "it is not a ledger")
        case .version(let version) where version > schema.version:
            throw refusal(.newer, "it has version \(version), this program knows versions up to \(schema.version)")
        case .version: try check(database)
        case .empty: break
        }
        try attempt { () throws(SQLiteError) in
            try Self.settle(database, isInMemory: path == nil)
            try schema.migrate(database)
        }
        guard try attempt({ () throws(SQLiteError) in try schema.matches(database) }) else {
            throw refusal(.corrupt, "its tables are not those of version \(schema.version)")
        }
        try attempt { () throws(SQLiteError) in try database.keepLog(false) }
        return database
    }

    /// Opens it for reading, beside a service that writes to it too.
    /// - Throws: also for one of an earlier version: who only reads cannot bring it to today's tables.
    func openForReading(busyTimeout: Int32) throws(LedgerError) -> Database {
        let database = try attempt { () throws(SQLiteError) in
            try Database(path: path, busyTimeout: busyTimeout, isReading: true)
        }
        switch try attempt({ () throws(SQLiteError) in try schema.state(of: database) }) {
        case .foreign, .empty: throw refusal(.corrupt, "it is not a ledger")
        case .version(schema.version): return database
        case .version(let version):
            throw refusal(
                version > schema.version ? .newer : .other,
                "it has version \(version), this program reads version \(schema.version)")
        }
    }

    /// Makes an empty file for its owner alone, unless there is one.
    ///
    /// SQLite takes an empty file for a new database and removes a log that lies beside it; with the log, what was committed
    /// would be gone.
    private static func create(_ path: String) throws(SQLiteError) {
        if csqlite_file_length(path) <= 0, csqlite_file_length(path + "-wal") > 0 {
            throw .malformed("it is empty, but its log '\(path)-wal' is not")
        }
        let failure = csqlite_create_file(path, 0o600)
        guard failure == 0 else { throw .system(failure) }
    }

    private func check(_ database: Database) throws(LedgerError) {
        let finding = try attempt { () throws(SQLiteError) -> String? in
            guard try database.number("PRAGMA page_count") <= Self.checkedPages else { return nil }
            return try database.statement("PRAGMA quick_check(1)").first { row throws(SQLiteError) in try row.text(0) }
        }
        if let finding, finding != "ok" { throw refusal(.corrupt, finding) }
        if finding != nil, let orphan = try attempt({ () throws(SQLiteError) in try Self.orphan(in: database) }) {
            throw refusal(.corrupt, "a row of table '\(orphan)' belongs to one that is gone")
        }
    }

    /// A table with a row that points to one that is gone: a reminder without its own would count as never sent, but what
    /// it was sent in still points to it.
    private static func orphan(in database: Database) throws(SQLiteError) -> String? {
        do {
            return try database.statement("PRAGMA foreign_key_check").first { row throws(SQLiteError) in
                try row.text(0)
            }
        } catch  where error.code == SQLITE_ERROR {
            throw .malformed(error.message)
        }
    }

    /// How this program uses the database; all but the journal mode holds for this connection only.
    ///
    /// The log grows to its limit before its pages are put into the file: what a burst changes again and again is put there
    /// once. What is deleted is not overwritten, as Debian's library would: it stands in the reminder files anyway.
    private static func settle(_ database: Database, isInMemory: Bool) throws(SQLiteError) {
        let mode = try database.statement("PRAGMA journal_mode = WAL").first { row throws(SQLiteError) in
            try row.text(0)
        }
        guard isInMemory || mode == "wal" else {
            throw SQLiteError(code: SQLITE_IOERR, message: "its file system cannot hold a write-ahead log")
        }
        try database.execute(
            """
            PRAGMA synchronous = FULL;
            PRAGMA foreign_keys = ON;
            PRAGMA temp_store = MEMORY;
            PRAGMA mmap_size = 0;
            PRAGMA cache_size = -8192;
            PRAGMA journal_size_limit = 16777216;
            PRAGMA wal_autocheckpoint = 4000;
            PRAGMA secure_delete = OFF;
            """)
    }

    private func attempt<Value>(_ body: () throws(SQLiteError) -> Value) throws(LedgerError) -> Value {
        do { return try body() } catch { throw LedgerError(error, doing: doing) }
    }

    private func refusal(_ code: LedgerError.Code, _ reason: String) -> LedgerError {
        LedgerError(code, "cannot \(doing): \(reason)")
    }

    private var doing: String { path.map { "open ledger '\($0)'" } ?? "make a ledger in memory" }
}
