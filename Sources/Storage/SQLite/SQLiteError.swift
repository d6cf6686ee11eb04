import CSQLite

/// What SQLite answered instead of doing what it was asked.
struct SQLiteError: Error {
    /// The extended result code.
    var code: Int32
    var message: String
    /// errno of the last system call that failed; it belongs to this error when the code is an I/O error or tells that a
    /// file cannot be opened.
    var systemError: Int32 = 0

    /// What the database says about the call that just failed.
    init(code: Int32, database: OpaquePointer?) {
        self.code = code
        self.message = String(cString: database.map { sqlite3_errmsg($0) } ?? sqlite3_errstr(code))
        self.systemError = database.map { sqlite3_system_errno($0) } ?? 0
    }

    init(code: Int32, message: String) {
        self.code = code
        self.message = message
    }

    /// The file holds what no ledger writes.
    static func malformed(_ message: String) -> SQLiteError {
        SQLiteError(code: SQLITE_CORRUPT, message: message)
    }

    /// A system call outside SQLite failed.
    static func system(_ number: Int32) -> SQLiteError {
        var error = SQLiteError(code: SQLITE_IOERR, message: String(cString: csqlite_system_message(number)))
        error.systemError = number
        return error
    }
}

extension LedgerError {
    /// - Parameter doing: what was being done, such as `record a batch in ledger '/var/lib/hanchot/ledger.db'`.
    init(_ error: SQLiteError, doing: String) {
        self.init(Code(error), "cannot \(doing): \(error.message) (\(error.code))")
    }
}

extension LedgerError.Code {
    /// The primary result code decides (https://sqlite.org/rescode.html), and errno where it knows more: SQLite says
    /// `disk I/O error` for a full disk in places, and `unable to open database file` for a read-only folder.
    init(_ error: SQLiteError) {
        switch error.code & 0xff {
        case SQLITE_NOTADB, SQLITE_CORRUPT, SQLITE_MISMATCH: self = .corrupt
        case SQLITE_READONLY, SQLITE_PERM: self = .readOnly
        case SQLITE_CANTOPEN, SQLITE_IOERR:
            if csqlite_is_no_space(error.systemError) != 0 {
                self = .full
            } else if csqlite_is_no_permission(error.systemError) != 0 {
                self = .readOnly
            } else {
                self = .io
            }
        case SQLITE_FULL: self = .full
        case SQLITE_BUSY, SQLITE_LOCKED: self = .busy
        default: self = .other
        }
    }
}
