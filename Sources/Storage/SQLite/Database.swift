import CSQLite

/// A connection to an SQLite database; it owns the library's handle and the statements compiled so far.
///
/// One thread uses it at a time.
final class Database {
    private let handle: OpaquePointer
    private var statements: [String: Statement] = [:]

    /// Bytes of one value or row: far above what a ledger holds, far below what could fill the memory.
    static let longestValue: Int32 = 16 << 20

    /// Opens a file that is there, or makes a database in memory.
    ///
    /// A file that may not be written opens all the same (see ``isReadOnly``).
    /// - Parameters:
    ///   - path: nil for a database in memory.
    ///   - busyTimeout: how long to wait for another connection's transaction, in milliseconds.
    ///   - isReading: nothing of it can be changed.
    init(path: String?, busyTimeout: Int32, isReading: Bool = false) throws(SQLiteError) {
        var handle: OpaquePointer?
        let flags =
            (isReading ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) | SQLITE_OPEN_NOMUTEX
            | SQLITE_OPEN_EXRESCODE
        let code = sqlite3_open_v2(path ?? ":memory:", &handle, flags, nil)
        guard code == SQLITE_OK, let handle else {
            let error = SQLiteError(code: code, database: handle)
            sqlite3_close_v2(handle)
            throw error
        }
        self.handle = handle
        sqlite3_busy_timeout(handle, busyTimeout)
        sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, Self.longestValue)
        sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0)
        // A schema is data from a file: it may not call functions with side effects nor write to itself.
        try configure(SQLITE_DBCONFIG_DEFENSIVE, true)
        try configure(SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)
    }

    /// The last connection to a file checkpoints its log and removes it.
    deinit {
        statements = [:]
        sqlite3_close_v2(handle)
    }

    /// The file, or the file system it is on, may only be read.
    var isReadOnly: Bool { sqlite3_db_readonly(handle, "main") == 1 }

    /// While true, closing leaves the file and its log exactly as they are.
    func keepLog(_ isKept: Bool) throws(SQLiteError) {
        try configure(SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, isKept)
    }

    /// The number of the row that was inserted last. Quicker than `RETURNING`, which makes a table each time.
    var lastInserted: Int64 { sqlite3_last_insert_rowid(handle) }

    /// Runs statements separated by semicolons, without values and without answers.
    func execute(_ sql: String) throws(SQLiteError) {
        let code = sqlite3_exec(handle, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw SQLiteError(code: code, database: handle) }
    }

    /// The statement for this SQL, compiled at its first use; at most one run of it may be under way.
    func statement(_ sql: String) throws(SQLiteError) -> Statement {
        if let known = statements[sql] { return known }
        let statement = try Statement(sql, in: handle)
        statements[sql] = statement
        return statement
    }

    /// Runs the body in one transaction that sees one state of the database; it is committed once when the body returns and
    /// rolled back when it throws.
    /// - Parameter isWriting: takes the write lock at once, so that nothing read in the body can be outdated when it writes.
    func transaction<Value>(
        isWriting: Bool = true, _ body: () throws(SQLiteError) -> Value
    ) throws(SQLiteError) -> Value {
        try statement(isWriting ? "BEGIN IMMEDIATE" : "BEGIN").run()
        do {
            let value = try body()
            try statement("COMMIT").run()
            return value
        } catch {
            // Some errors have rolled back already (https://sqlite.org/lang_transaction.html).
            if sqlite3_get_autocommit(handle) == 0 { sqlite3_exec(handle, "ROLLBACK", nil, nil, nil) }
            throw error
        }
    }

    private func configure(_ option: Int32, _ value: Bool) throws(SQLiteError) {
        let code = csqlite_configure(handle, option, value ? 1 : 0)
        guard code == SQLITE_OK else { throw SQLiteError(code: code, database: handle) }
    }
}

extension Database {
    /// The number that a pragma or a query without values answers; 0 when it answers nothing.
    func number(_ sql: String) throws(SQLiteError) -> Int64 {
        try statement(sql).first { row throws(SQLiteError) in try row.integer(0) } ?? 0
    }
}
