/// One of the ledger's tables, as it is exported: all of its columns, in the order of its primary key.
struct LedgerTable: Sendable {
    struct Column: Sendable {
        var name: String
        var isBlob: Bool
    }

    var name: String
    var columns: [Column]
    private var order: [String]

    /// The tables of a database in the order they were made, so that what others point to comes before them.
    static func all(in database: Database) throws(SQLiteError) -> [LedgerTable] {
        let names = try database.statement(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*' ORDER BY rowid"
        ).rows { row throws(SQLiteError) in try row.text(0) }
        var tables: [LedgerTable] = []
        for name in names { tables.append(try LedgerTable(name, in: database)) }
        return tables
    }

    private init(_ name: String, in database: Database) throws(SQLiteError) {
        let columns = try database.statement("SELECT name, type, pk FROM pragma_table_info(?) ORDER BY cid")
            .rows(.text(name)) { row throws(SQLiteError) in
                (column: Column(name: try row.text(0), isBlob: try row.text(1) == "BLOB"), key: try row.integer(2))
            }
        self.name = name
        self.columns = columns.map(\.column)
        self.order = columns.filter { $0.key > 0 }.sorted { $0.key < $1.key }.map(\.column.name)
    }

    /// Answers each row as one line of JSON: `{"table":"audit","row":{"id":1,…}}`; bytes are told in hexadecimal.
    var jsonQuery: String {
        let fields = columns.map { "'\($0.name)', \($0.isBlob ? "hex(\"\($0.name)\")" : "\"\($0.name)\"")" }
        return """
            SELECT json_object('table', '\(name)', 'row', json_object(\(fields.joined(separator: ", "))))
            FROM "\(name)" ORDER BY \(orderList)
            """
    }

    /// Answers each row's values as texts, NULL where there is none.
    var textQuery: String {
        let fields = columns.map { $0.isBlob ? "hex(\"\($0.name)\")" : "CAST(\"\($0.name)\" AS TEXT)" }
        return "SELECT \(fields.joined(separator: ", ")) FROM \"\(name)\" ORDER BY \(orderList)"
    }

    /// Adds the row that a line of JSON tells, its bytes given apart, from parameter 2 on.
    var insertion: String {
        var blobs = 1
        let values = columns.map { column in
            guard column.isBlob else { return "json_extract(?1, '$.row.\(column.name)')" }
            blobs += 1
            return "?\(blobs)"
        }
        let names = columns.map { "\"\($0.name)\"" }
        return """
            INSERT INTO "\(name)" (\(names.joined(separator: ", "))) VALUES (\(values.joined(separator: ", ")))
            """
    }

    private var orderList: String { order.map { "\"\($0)\"" }.joined(separator: ", ") }
}
