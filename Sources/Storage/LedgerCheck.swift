import CivilTime
import PlanCore

/// What the tables alone do not hold a row to: the words, days and pairs of values that the service reads there.
struct LedgerCheck {
    private let database: Database
    /// Tables that there are.
    private let tables: Set<String>

    private static let words: [(table: String, column: String, words: [String])] = [
        ("mark", "outcome", Ending.Outcome.allCases.map(\.rawValue)),
        ("submission", "state", Submission.State.allCases.map(\.rawValue)),
    ]
    private static let days = [
        (table: "extension", column: "from_day"), (table: "extension", column: "to_day"),
        (table: "addressee", column: "day"),
    ]
    private static let conditions = [
        (table: "occurrence", condition: "is_extended IN (0, 1)"),
        (table: "occurrence", condition: "(closed_at IS NULL) = (closed_by IS NULL)"),
        (table: "occurrence", condition: "(closed_at IS NULL) = (closing_reason IS NULL)"),
        (table: "submission", condition: "(received_at IS NULL) = (recorded_by IS NULL)"),
        (table: "submission", condition: "received_at IS NOT NULL OR state NOT IN ('received', 'accepted')"),
        (
            table: "figure",
            condition: "coalesce(registered, 0) >= 0 AND coalesce(reached, 0) >= 0 AND coalesce(total, 0) >= 0"
        ),
        (table: "submitted_file", condition: "sha256 NOT GLOB '*[^0-9a-f]*' AND length(sha256) = 64 AND size >= 0"),
        (table: "mark", condition: "open_parcels >= 0"),
    ]

    init(_ database: Database, tables: [LedgerTable]) {
        self.database = database
        self.tables = Set(tables.map(\.name))
    }

    /// - Throws: the first row that cannot be read, by its table and what it should have.
    func run() throws(SQLiteError) {
        for (table, column, words) in Self.words where tables.contains(table) {
            for word in try texts(column, of: table) where !words.contains(word) {
                let list = words.joined(separator: ", ")
                throw .malformed("table '\(table)': '\(word)' is no \(column) (expected one of: \(list))")
            }
        }
        for (table, column) in Self.days where tables.contains(table) {
            for text in try texts(column, of: table) where Day(iso: text) == nil {
                throw .malformed("table '\(table)': '\(text)' is no \(column) (expected a day such as 2027-01-20)")
            }
        }
        for (table, condition) in Self.conditions where tables.contains(table) {
            let count = try database.number("SELECT count(*) FROM \"\(table)\" WHERE NOT (\(condition))")
            guard count == 0 else { throw .malformed("table '\(table)': \(count) rows without \(condition)") }
        }
    }

    /// The different ones.
    private func texts(_ column: String, of table: String) throws(SQLiteError) -> [String] {
        try database.statement("SELECT DISTINCT \(column) FROM \"\(table)\" WHERE \(column) IS NOT NULL").rows {
            row throws(SQLiteError) in try row.text(0)
        }
    }
}
