package import PlanCore

/// What is wrong with an export, line by line.
package struct FaultyExport: Error, CustomStringConvertible {
    package var diagnostics: [Diagnostic]

    package var description: String {
        diagnostics.map { $0.headline(in: .english) }.joined(separator: "\n")
    }
}

/// Reads an export line by line into an empty ledger of its version.
struct LedgerImport {
    let schema: LedgerSchema
    /// With the place of each; where there are some, nothing is imported.
    private(set) var faults: [Diagnostic] = []
    /// The export's name, for its faults.
    private let file: String
    private let words: [Words]

    /// Faults that are told.
    private static let told = 20

    /// Words that this version knows in a column. A row with another one is nothing that it could show, send or count, and
    /// may be a newer version's: these come without another table.
    private struct Words {
        var table: String
        var column: String
        var known: [String]
    }

    /// - Parameters:
    ///   - header: the first line, which names the version.
    ///   - sinks: by the names that this version knows them by.
    init(header: String?, of file: String, sinks: [String]) throws(LedgerError) {
        self.file = file
        words = [
            Words(table: "mark", column: "outcome", known: Ending.Outcome.allCases.map(\.rawValue)),
            Words(table: "submission", column: "state", known: Submission.State.allCases.map(\.rawValue)),
            Words(table: "audit", column: "action", known: ChangeText.actions.map(\.word)),
            Words(table: "parcel", column: "sink", known: sinks),
        ]
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

    /// Takes all that follows the header; throws when anything is not as an export tells it. Then ``faults`` has what can be
    /// told by its line.
    mutating func read(
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
            guard line.utf8.count < Int(Database.longestValue) else {
                throw fault(count + 2, vi: "dòng quá dài", en: "the line is too long")
            }
            let found = try look.first(.text(line)) { row throws(SQLiteError) in
                (table: try row.optionalText(0), end: try row.optionalInteger(1))
            }
            if let end = found?.end {
                guard end == Int64(count), lines.next() == nil else {
                    throw fault(count + 2, vi: "bản xuất không trọn vẹn", en: "the export is not whole")
                }
                guard faults.isEmpty else { throw .malformed("the export has faults") }
                return try LedgerCheck(database, tables: tables).run()
            }
            guard let table = (found?.table).flatMap({ known[$0] }) else {
                throw fault(count + 2, vi: "không phải là một dòng của sổ", en: "this is no row of a ledger")
            }
            do {
                try checkWords(line, count + 2, of: table, database)
                try insert(line, into: table, database)
            } catch {
                throw fault(count + 2, vi: error.message, en: error.message)
            }
            count += 1
        }
        throw .malformed("the export ends after \(count) rows, before its end")
    }

    private mutating func fault(_ line: Int, vi: String, en: String) -> SQLiteError {
        faults.append(
            Diagnostic(
                .error, file: file, position: SourcePosition(line: line, column: 1), code: "row-invalid",
                message: Bilingual(vi: vi, en: en)))
        return .malformed("the export has faults")
    }

    private mutating func checkWords(
        _ line: String, _ number: Int, of table: LedgerTable, _ database: Database
    ) throws(SQLiteError) {
        for words in words where words.table == table.name && faults.count < Self.told {
            let value = try database.statement("SELECT json_extract(?1, '$.row.\(words.column)')").first(.text(line)) {
                row throws(SQLiteError) in try row.optionalText(0)
            }
            guard let word = value ?? nil, !words.known.contains(word) else { continue }
            let key = line.firstRange(of: "\"\(words.column)\":")
            let column = key.map { line.distance(from: line.startIndex, to: $0.upperBound) + 1 } ?? 1
            let (shown, list) = (word.inOneLine.prefix(60), words.known.joined(separator: ", "))
            faults.append(
                Diagnostic(
                    .error, file: file, position: SourcePosition(line: number, column: column), code: "word-unknown",
                    message: Bilingual(
                        vi:
                            "'\(shown)' không phải là \(words.column) mà phiên bản này biết (cần một trong: \(list)); có thể là của phiên bản mới hơn",
                        en:
                            "'\(shown)' is no \(words.column) that this version knows (expected one of: \(list)); it may be a newer version's"
                    )))
        }
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
