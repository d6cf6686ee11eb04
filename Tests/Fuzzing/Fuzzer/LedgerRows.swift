import CSQLite
import Glibc

/// A ledger file in memory whose rows are changed past the ledger, as SQLite alone allows it.
struct LedgerRows {
    let path = "\(folder)/ledger.sqlite"

    /// Where no ledger is.
    static func freshPath() -> String {
        remove()
        return "\(folder)/ledger.sqlite"
    }

    /// A folder of this process, gone with it.
    static let folder: String = {
        let folder = "/dev/shm/hanchot-fuzzer-\(getpid())"
        mkdir(folder, 0o700)
        atexit {
            LedgerRows.remove()
            rmdir(LedgerRows.folder)
        }
        return folder
    }()

    private static let columns: [(table: String, column: String)] = [
        ("plan", "id name withdrawn_at"), ("plan_text", "id text"), ("plan_version", "id plan text context served_at"),
        ("mark", "id plan identity instant first_served_at open_parcels outcome reason ended_at"),
        ("parcel", "id sink name claimed_by claimed_at settled_at refusal"), ("parcel_bytes", "parcel bytes"),
        ("parcel_reminder", "parcel position mark"), ("position", "id decided_through"),
        ("occurrence", "id identity plan snoozed_until closed_at closed_by closing_reason is_extended"),
        ("submission", "id occurrence unit state received_at recorded_by number note"),
        ("figure", "submission target registered reached total"),
        ("submitted_file", "submission position sha256 name size"), ("silence", "plan until reason actor at"),
        ("request", "key audit text"), ("addressee", "mark recipient day held_at told"),
        ("occurrence", "untold_since"), ("extension", "occurrence position from_day to_day reason actor at"),
        ("audit", "id at actor action subject detail before after reason"),
    ].flatMap { table, columns in columns.split(separator: " ").map { (table, String($0)) } }

    /// What tables without row numbers are ordered by.
    private static let keys = [
        "figure": "target", "extension": "position", "submitted_file": "position", "silence": "plan", "request": "key",
        "addressee": "recipient",
    ]

    /// Writes the file; nil when it cannot.
    init?(_ bytes: [UInt8]) {
        Self.remove()
        guard !bytes.isEmpty else { return }
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        defer { close(file) }
        guard file >= 0, write(file, bytes, bytes.count) == bytes.count else { return nil }
    }

    /// What the file holds now.
    var bytes: [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        bytes.removeLast(bytes.count - max(0, read(file, &bytes, bytes.count)))
        return bytes
    }

    /// Changes rows as the bytes say: a column, a row and a value again and again, a row that goes, or one that comes.
    /// - Returns: the identities of the reminders that have an ending or a parcel then.
    func change(by bytes: [UInt8]) -> Set<String> {
        var database: OpaquePointer?
        guard sqlite3_open_v2(path, &database, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK else { return [] }
        defer { sqlite3_close_v2(database) }
        var rest = bytes[...]
        sqlite3_exec(database, "PRAGMA synchronous = OFF; BEGIN", nil, nil, nil)
        // what forbids to rewrite the history forbids it to nobody who repairs by hand
        let triggers = texts("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'", in: database)
        for trigger in triggers { sqlite3_exec(database, "DROP TRIGGER \(trigger[0])", nil, nil, nil) }
        while let place = rest.popFirst(), let row = rest.popFirst() {
            let (table, column) = Self.columns[Int(place) % Self.columns.count]
            let key = Self.keys[table] ?? "rowid"
            let rows = "\(key) = (SELECT \(key) FROM \(table) ORDER BY \(key) DESC LIMIT 1 OFFSET \(row % 16))"
            let condition = table == "parcel_reminder" ? "parcel = 1 + \(row % 16)" : rows
            if row >= 240 {
                sqlite3_exec(database, "DELETE FROM \(table) WHERE \(condition)", nil, nil, nil)
            } else if row >= 224 {
                let columns = Self.columns.filter { $0.table == table }.map(\.column)
                let places = columns.map { _ in "?" }.joined(separator: ", ")
                let names = columns.joined(separator: ", ")
                let values = columns.map { _ in Value(&rest) }
                run("INSERT INTO \(table) (\(names)) VALUES (\(places))", values, in: database)
            } else {
                run("UPDATE \(table) SET \(column) = ? WHERE \(condition)", [Value(&rest)], in: database)
            }
        }
        for trigger in triggers { sqlite3_exec(database, trigger[1], nil, nil, nil) }
        sqlite3_exec(database, "COMMIT", nil, nil, nil)
        return taken(in: database)
    }

    /// A number in as many bytes as are given, a text or some bytes.
    private enum Value {
        case null
        case number(Int64)
        case text([UInt8])
        case bytes([UInt8])

        init(_ rest: inout ArraySlice<UInt8>) {
            let form = rest.popFirst() ?? 0
            let own = Array(rest.prefix(Int(form) % 64))
            rest = rest.dropFirst(own.count)
            self =
                switch form / 64 {
                case 0 where own.isEmpty: .null
                case 0: .number(own.prefix(8).reduce(0) { $0 << 8 | Int64($1) })
                case 1, 2: .text(own)
                default: .bytes(own)
                }
        }
    }

    private func run(_ sql: String, _ values: [Value], in database: OpaquePointer?) {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(database, sql, -1, &statement, nil) == SQLITE_OK else { return }
        defer { sqlite3_finalize(statement) }
        for (place, value) in zip(Int32(1)..., values) { bind(value, at: place, of: statement) }
        sqlite3_step(statement)
    }

    private func bind(_ value: Value, at place: Int32, of statement: OpaquePointer?) {
        switch value {
        case .null: sqlite3_bind_null(statement, place)
        case .number(let number): sqlite3_bind_int64(statement, place, number)
        case .text(let text):
            text.withUnsafeBytes { bytes in
                _ = bytes.withMemoryRebound(to: CChar.self) {
                    csqlite_bind_text(statement, place, $0.baseAddress, UInt64($0.count))
                }
            }
        case .bytes(let bytes):
            _ = bytes.withUnsafeBytes { csqlite_bind_blob(statement, place, $0.baseAddress, UInt64($0.count)) }
        }
    }

    private func taken(in database: OpaquePointer?) -> Set<String> {
        // A reminder of a withdrawn plan, or one void, superseded or expired, may be armed again: it never went out.
        let sql = """
            SELECT identity FROM mark WHERE outcome IN ('delivered', 'met')
            OR open_parcels <> 0 OR id IN (SELECT mark FROM parcel_reminder)
            """
        return Set(texts(sql, in: database).map { $0[0] })
    }

    /// The rows that have no NULL, as texts.
    private func texts(_ sql: String, in database: OpaquePointer?) -> [[String]] {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(database, sql, -1, &statement, nil) == SQLITE_OK else { return [] }
        defer { sqlite3_finalize(statement) }
        var rows: [[String]] = []
        while sqlite3_step(statement) == SQLITE_ROW {
            let columns = 0..<sqlite3_column_count(statement)
            let row = columns.compactMap { sqlite3_column_text(statement, $0).map { String(cString: $0) } }
            if row.count == columns.count { rows.append(row) }
        }
        return rows
    }

    private static func remove() {
        for ending in ["", "-wal", "-shm", "-journal"] { unlink("\(folder)/ledger.sqlite\(ending)") }
    }
}
