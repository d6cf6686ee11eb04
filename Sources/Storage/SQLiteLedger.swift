/// The ledger in an SQLite file: durable when a call returns (write-ahead log, every commit flushed).
///
/// The log stands beside the file (`-wal`, `-shm`) while it is open.
package final class SQLiteLedger {
    /// nil once closed.
    private var database: Database?
    /// Where it is, for messages.
    private let name: String
    /// Who claims what is committed, set by ``takeOver(as:at:)``.
    var claimant = ""
    /// How many settled parcels have their bytes still, at most.
    var bytesBehind = 0

    /// Opens a ledger, or makes a new one readable and writable by its owner alone; brings an older one to today's tables.
    ///
    /// What is not a ledger, is damaged, or was written by a newer version, is refused and left byte for byte as it is.
    /// - Parameters:
    ///   - path: the file; its folder must be there.
    ///   - busyTimeout: how long a call waits for another process's transaction, in milliseconds, before it throws `busy`.
    package convenience init(path: String, busyTimeout: Int32 = 1000) throws(LedgerError) {
        try self.init(path: path, busyTimeout: busyTimeout, schema: .current)
    }

    /// A new ledger that is gone when it is closed.
    package static func inMemory() throws(LedgerError) -> SQLiteLedger {
        try SQLiteLedger(path: nil, busyTimeout: 0, schema: .current)
    }

    /// A ledger that is there, to look at: every call that would change it throws, and it is never made, mended or brought to
    /// today's tables.
    package static func reading(path: String, busyTimeout: Int32 = 1000) throws(LedgerError) -> SQLiteLedger {
        let file = LedgerFile(path: path, schema: .current)
        return SQLiteLedger(try file.openForReading(busyTimeout: busyTimeout), path: path)
    }

    convenience init(path: String?, busyTimeout: Int32, schema: LedgerSchema) throws(LedgerError) {
        self.init(try LedgerFile(path: path, schema: schema).open(busyTimeout: busyTimeout), path: path)
    }

    private init(_ database: Database, path: String?) {
        self.name = path.map { "ledger '\($0)'" } ?? "ledger in memory"
        self.database = database
    }

    /// Puts the log's content into the file and closes it; every later call throws. Does nothing when closed.
    package func close() { database = nil }

    /// Runs a call's work as one transaction.
    /// - Parameter doing: what the call does, for messages: `record a batch`.
    func write<Value>(
        _ doing: String, _ body: (Database) throws(SQLiteError) -> Value
    ) throws(LedgerError) -> Value {
        try transaction(isWriting: true, doing, body)
    }

    /// Reads one state of the ledger.
    func read<Value>(
        _ doing: String, _ body: (Database) throws(SQLiteError) -> Value
    ) throws(LedgerError) -> Value {
        try transaction(isWriting: false, doing, body)
    }

    private func transaction<Value>(
        isWriting: Bool, _ doing: String, _ body: (Database) throws(SQLiteError) -> Value
    ) throws(LedgerError) -> Value {
        guard let database else { throw LedgerError(.other, "cannot \(doing) in \(name): it is closed") }
        do {
            return try database.transaction(isWriting: isWriting) { () throws(SQLiteError) in try body(database) }
        } catch {
            throw LedgerError(error, doing: "\(doing) in \(name)")
        }
    }
}
