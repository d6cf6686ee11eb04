/// Reads an export line by line into an empty ledger of its version.
struct LedgerImport {
    let schema: LedgerSchema

    /// - Parameter header: the first line, which names the version.
    init(header: String?) throws(LedgerError) {
        let version = header.flatMap { line -> Int? in
            guard line.hasPrefix(Self.opening), line.hasSuffix("}") else { return nil }
            return Int(line.dropFirst(Self.opening.count).dropLast())
        }
        guard let version, version > 0 else {
            throw LedgerError(.corrupt, "cannot import: the first line is not that of an export")
        }
        let steps = LedgerSchema.current.steps
        guard version <= steps.count else {
            throw LedgerError(
                .newer, "cannot import: it has version \(version), this program knows versions up to \(steps.count)")
        }
        self.schema = LedgerSchema(steps: Array(steps.prefix(version)))
    }

    private static let opening = "{\"hanchot-ledger\":"

    /// Takes all that follows the header; throws when anything is not as an export tells it.
    func read(
        _ lines: inout some IteratorProtocol<String>, into database: Database
    ) throws(SQLiteError) {
        let tables = try LedgerTable.all(in: database)
        for table in tables where try database.number("SELECT count(*) FROM \"\(table.name)\"") > 0 {
            throw .malformed("the ledger is not empty: table '\(table.name)' has rows")
        }
        let known = Dictionary(tables.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        let look = try database.statement(
            """
            SELECT CASE WHEN json_valid(?1) THEN json_extract(?1, '$.table') END,
                CASE WHEN json_valid(?1) THEN json_extract(?1, '$.end') END
            """)
        var count = 0
        while let line = lines.next() {
            let place = "line \(count + 2)"
            guard line.utf8.count < Int(Database.longestValue) else { throw .malformed("\(place) is too long") }
            let found = try look.first(.text(line)) { row throws(SQLiteError) in
                (table: try row.optionalText(0), end: try row.optionalInteger(1))
            }
            if let end = found?.end {
                guard end == Int64(count), lines.next() == nil else {
                    throw .malformed("\(place): the export is not whole")
                }
                return try LedgerCheck(database, tables: tables).run()
            }
            guard let table = (found?.table).flatMap({ known[$0] }) else {
                throw .malformed("\(place) is no row of a ledger")
            }
            do {
                try insert(line, into: table, database)
            } catch {
                throw .malformed("\(place): \(error.message)")
            }
            count += 1
        }
        throw .malformed("the export ends after \(count) rows, before its end")
    }

    private func insert(_ line: String, into table: LedgerTable, _ database: Database) throws(SQLiteError) {
        var values = [SQLiteValue.text(line)]
        for column in table.columns where column.isBlob {
            let digits = try database.statement("SELECT json_extract(?1, '$.row.\(column.name)')").first(.text(line)) {
                row throws(SQLiteError) in try row.text(0)
            }
            guard let digits, let bytes = Self.bytes(ofHexadecimal: digits) else {
                throw .malformed("'\(column.name)' is not written in hexadecimal")
            }
            values.append(.blob(bytes))
        }
        try database.statement(table.insertion).run(values)
    }

    private static func bytes(ofHexadecimal text: String) -> [UInt8]? {
        let digits = text.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
        guard digits.count == text.utf8.count, digits.count.isMultiple(of: 2) else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(16 * digits[$0] + digits[$0 + 1]) }
    }
}
