import CivilTime
import PlanCore

/// What the tables alone do not hold a row to: the days, texts and pairs of values that the service reads there.
struct LedgerCheck {
    private let database: Database
    /// Tables that there are.
    private let tables: Set<String>

    private static let days = [
        (table: "extension", column: "from_day"), (table: "extension", column: "to_day"),
        (table: "addressee", column: "day"),
    ]
    /// What is held to the same as what a client sends.
    private static let texts: [(table: String, column: String, text: BoardText)] = [
        ("occurrence", "closed_by", .name), ("occurrence", "closing_reason", .text),
        ("extension", "actor", .name), ("extension", "reason", .text),
        ("submission", "recorded_by", .name), ("submission", "number", .name), ("submission", "note", .text),
        ("submitted_file", "name", .fileName),
        ("silence", "actor", .name), ("silence", "reason", .text),
        ("request", "key", .key),
    ]
    private static let conditions = [
        (table: "occurrence", condition: "is_extended IN (0, 1)"),
        (table: "occurrence", condition: "(closed_at IS NULL) = (closed_by IS NULL)"),
        (table: "occurrence", condition: "(closed_at IS NULL) = (closing_reason IS NULL)"),
        (
            table: "occurrence",
            condition: "substr(identity, 1, length(plan) + 1) = plan || '/' AND instr(identity, '@') > 0"
        ),
        (table: "extension", condition: "position >= 0"),
        (table: "submission", condition: "(received_at IS NULL) = (recorded_by IS NULL)"),
        (table: "submission", condition: "received_at IS NOT NULL OR state NOT IN ('received', 'accepted')"),
        (
            table: "figure",
            condition: "coalesce(registered, 0) >= 0 AND coalesce(reached, 0) >= 0 AND coalesce(total, 0) >= 0"
        ),
        (
            table: "figure",
            condition: "max(coalesce(registered, 0), coalesce(reached, 0), coalesce(total, 0)) <= \(BoardLimits.figure)"
        ),
        (
            table: "figure",
            condition: "total IS NULL OR max(coalesce(registered, 0), coalesce(reached, 0)) <= total"
        ),
        (table: "submitted_file", condition: "sha256 NOT GLOB '*[^0-9a-f]*' AND length(sha256) = 64 AND size >= 0"),
        (table: "submitted_file", condition: "size <= \(BoardLimits.fileSize) AND position >= 0"),
        (table: "mark", condition: "open_parcels >= 0"),
        // A file below the folder of reminders.
        (table: "parcel", condition: "name NOT GLOB '/*' AND '/' || name || '/' NOT GLOB '*/../*'"),
    ]
    /// Faults that are told.
    private static let told = 20

    init(_ database: Database, tables: [LedgerTable]) {
        self.database = database
        self.tables = Set(tables.map(\.name))
    }

    /// - Throws: what cannot be read or could not have been recorded, all of it, by its table and what it should have.
    func run() throws(SQLiteError) {
        var faults: [String] = []
        for (table, column) in Self.days where tables.contains(table) {
            for text in try texts(column, of: table) where Day(iso: text) == nil {
                faults.append("table '\(table)': '\(text)' is no \(column) (expected a day such as 2027-01-20)")
            }
        }
        for (table, column, kind) in Self.texts where tables.contains(table) {
            for text in try texts(column, of: table) {
                do throws(BoardFault) {
                    try kind.check(text)
                } catch {
                    faults.append("table '\(table)': \(column): \(error.message.english)")
                }
            }
        }
        for (table, condition) in Self.conditions where tables.contains(table) {
            let count = try database.number("SELECT count(*) FROM \"\(table)\" WHERE NOT (\(condition))")
            if count > 0 { faults.append("table '\(table)': \(count) rows without \(condition)") }
        }
        guard !faults.isEmpty else { return }
        let more = faults.count > Self.told ? ["\(faults.count - Self.told) more"] : []
        throw .malformed(
            (faults.prefix(Self.told) + more).map { String($0.prefix(300)).inOneLine }.joined(separator: "; "))
    }

    /// The different ones.
    private func texts(_ column: String, of table: String) throws(SQLiteError) -> [String] {
        try database.statement("SELECT DISTINCT \(column) FROM \"\(table)\" WHERE \(column) IS NOT NULL").rows {
            row throws(SQLiteError) in try row.text(0)
        }
    }
}
