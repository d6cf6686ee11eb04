import CSQLite

/// A compiled SQL statement, to be run as often as wanted; it owns the library's handle.
///
/// What it reads is copied out. Between runs it holds neither a lock nor the values it was given last.
final class Statement {
    private let handle: OpaquePointer

    /// - Parameter sql: exactly one statement.
    init(_ sql: String, in database: OpaquePointer) throws(SQLiteError) {
        var handle: OpaquePointer?
        let code = sqlite3_prepare_v3(database, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
        guard code == SQLITE_OK else { throw SQLiteError(code: code, database: database) }
        guard let handle else { throw SQLiteError(code: SQLITE_MISUSE, message: "the statement is empty") }
        self.handle = handle
    }

    deinit { sqlite3_finalize(handle) }

    /// Runs it for its effect.
    /// - Returns: how many rows it changed.
    @discardableResult
    func run(_ values: SQLiteValue...) throws(SQLiteError) -> Int { try run(values) }

    @discardableResult
    func run(_ values: [SQLiteValue]) throws(SQLiteError) -> Int {
        defer { reset() }
        try bind(values)
        while try step() {}
        return Int(sqlite3_changes64(sqlite3_db_handle(handle)))
    }

    /// Reads every row.
    func rows<Value>(
        _ values: SQLiteValue..., read: (Row) throws(SQLiteError) -> Value
    ) throws(SQLiteError) -> [Value] {
        try rows(values, read: read)
    }

    /// Reads every row.
    func rows<Value>(
        _ values: [SQLiteValue], read: (Row) throws(SQLiteError) -> Value
    ) throws(SQLiteError) -> [Value] {
        defer { reset() }
        try bind(values)
        var result: [Value] = []
        while try step() { result.append(try read(Row(statement: handle))) }
        return result
    }

    /// Reads row by row, of which there may be more than memory holds.
    func forEach(_ read: (Row) throws(SQLiteError) -> Void) throws(SQLiteError) {
        defer { reset() }
        try bind([])
        while try step() { try read(Row(statement: handle)) }
    }

    /// Reads the first row; nil when there is none.
    func first<Value>(
        _ values: SQLiteValue..., read: (Row) throws(SQLiteError) -> Value
    ) throws(SQLiteError) -> Value? {
        defer { reset() }
        try bind(values)
        return try step() ? try read(Row(statement: handle)) : nil
    }

    private func step() throws(SQLiteError) -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw error(code)
        }
    }

    private func bind(_ values: [SQLiteValue]) throws(SQLiteError) {
        var index: Int32 = 0
        for value in values {
            index += 1
            let code =
                switch value {
                case .integer(let value): sqlite3_bind_int64(handle, index, value)
                case .text(var value):
                    value.withUTF8 { bytes in
                        bytes.withMemoryRebound(to: CChar.self) {
                            csqlite_bind_text(handle, index, $0.baseAddress, UInt64($0.count))
                        }
                    }
                case .blob(let value):
                    value.withUnsafeBytes { csqlite_bind_blob(handle, index, $0.baseAddress, UInt64($0.count)) }
                case .null: sqlite3_bind_null(handle, index)
                }
            guard code == SQLITE_OK else { throw error(code) }
        }
    }

    /// The code of a failed step comes back a second time here, where nobody needs it.
    private func reset() {
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
    }

    private func error(_ code: Int32) -> SQLiteError {
        SQLiteError(code: code, database: sqlite3_db_handle(handle))
    }
}
