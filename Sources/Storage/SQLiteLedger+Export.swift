import PlanCore

/// The whole ledger as text, and back.
extension SQLiteLedger {
    /// Every row of every table, one state of the ledger, as JSON Lines without their ends: first a line that names the
    /// version of the tables, then a row a line in an order that is always the same, last a line that says how many rows
    /// there were. What ``imported(from:to:)`` makes of it gives the same lines again.
    package func export(_ line: (String) -> Void) throws(LedgerError) {
        try read("export") { database throws(SQLiteError) in
            line("{\"hanchot-ledger\":\(try database.number("PRAGMA user_version"))}")
            var count = 0
            for table in try LedgerTable.all(in: database) {
                try database.statement(table.jsonQuery).forEach { row throws(SQLiteError) in
                    line(try row.text(0))
                    count += 1
                }
            }
            line("{\"end\":\(count)}")
        }
    }

    /// The names of the tables, as ``exportTable(_:line:)`` takes them.
    package func tableNames() throws(LedgerError) -> [String] {
        try read("read the tables") { database throws(SQLiteError) in
            try LedgerTable.all(in: database).map(\.name)
        }
    }

    /// One table as CSV (RFC 4180), line by line without their ends, the columns' names first; a value that is not there is
    /// empty, a text that is empty is `""`.
    package func exportTable(_ name: String, line: (String) -> Void) throws(LedgerError) {
        try read("export table '\(name)'") { database throws(SQLiteError) in
            guard let table = try LedgerTable.all(in: database).first(where: { $0.name == name }) else {
                throw .malformed("there is no such table")
            }
            line(table.columns.map(\.name).joined(separator: ","))
            try database.statement(table.textQuery).forEach { row throws(SQLiteError) in
                var fields: [String] = []
                for column in table.columns.indices {
                    fields.append(try row.optionalText(Int32(column)).map(quotedField) ?? "")
                }
                line(fields.joined(separator: ","))
            }
        }
    }

    /// Makes a ledger of what ``export(_:)`` told of one, also of an earlier version, and brings it to today's tables.
    ///
    /// All of it or nothing: an export that is cut short, damaged or of a newer version makes no ledger.
    /// - Parameters:
    ///   - file: the export's name, for its faults.
    ///   - path: a file that is not there, or an empty ledger.
    ///   - sinks: by the names that this version knows them by.
    /// - Throws: `FaultyExport`, or `LedgerError` for what is no line's fault.
    package static func imported(
        from lines: some Sequence<String>, named file: String, to path: String, sinks: [String]
    ) throws -> SQLiteLedger {
        var lines = lines.makeIterator()
        var reader = try LedgerImport(header: lines.next(), of: file, sinks: sinks)
        do {
            let ledger = try SQLiteLedger(path: path, busyTimeout: 1000, schema: reader.schema)
            defer { ledger.close() }
            try ledger.write("import an export") { database throws(SQLiteError) in
                try reader.read(&lines, into: database)
            }
        } catch {
            guard !reader.faults.isEmpty else { throw error }
            throw FaultyExport(diagnostics: reader.faults.sorted { $0.position < $1.position })
        }
        return try SQLiteLedger(path: path)
    }
}

private func quotedField(_ text: String) -> String {
    let needsQuotes =
        text.isEmpty || text.utf8.contains { $0 == 0x22 || $0 == 0x2c || $0 == 0x0a || $0 == 0x0d }
    guard needsQuotes else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
}
