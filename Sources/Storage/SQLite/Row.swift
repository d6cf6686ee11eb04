import CSQLite

/// A row of a statement's answer, valid while it is being read.
///
/// A value of another type than the one asked for is an error and never converted: a file that was tampered with must not
/// pass for a ledger.
struct Row {
    let statement: OpaquePointer

    func integer(_ column: Int32) throws(SQLiteError) -> Int64 {
        try expect(SQLITE_INTEGER, at: column)
        return sqlite3_column_int64(statement, column)
    }

    /// - Returns: nil for NULL.
    func optionalInteger(_ column: Int32) throws(SQLiteError) -> Int64? {
        isNull(column) ? nil : try integer(column)
    }

    /// Bytes that are no UTF-8 are replaced.
    func text(_ column: Int32) throws(SQLiteError) -> String {
        try expect(SQLITE3_TEXT, at: column)
        guard let bytes = sqlite3_column_text(statement, column) else { throw outOfMemory }
        let count = Int(sqlite3_column_bytes(statement, column))
        return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }

    /// - Returns: nil for NULL.
    func optionalText(_ column: Int32) throws(SQLiteError) -> String? {
        isNull(column) ? nil : try text(column)
    }

    func blob(_ column: Int32) throws(SQLiteError) -> [UInt8] {
        try expect(SQLITE_BLOB, at: column)
        // An empty blob has no address.
        let bytes = sqlite3_column_blob(statement, column)
        return Array(UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(statement, column))))
    }

    private func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }

    private func expect(_ type: Int32, at column: Int32) throws(SQLiteError) {
        guard sqlite3_column_type(statement, column) == type else {
            throw .malformed("a value in column \(column) has the wrong type")
        }
    }

    private var outOfMemory: SQLiteError { SQLiteError(code: SQLITE_NOMEM, database: nil) }
}
