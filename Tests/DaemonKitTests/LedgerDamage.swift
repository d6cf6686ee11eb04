import TestSupport

@testable import Storage

/// Changes of a ledger's rows, as statements of SQL.
enum LedgerDamage {
    /// What the service reads to decide. Not a reminder's identity: under another name it is another reminder, and nothing
    /// tells that it was sent under the first.
    private static let columns: [(table: String, key: String, columns: [(name: String, type: Kind)])] = [
        ("plan", "id", [("id", .number), ("name", .text), ("withdrawn_at", .number)]),
        ("plan_text", "id", [("id", .number), ("text", .text)]),
        (
            "plan_version", "id",
            [("id", .number), ("plan", .number), ("text", .number), ("context", .text), ("served_at", .number)]
        ),
        (
            "mark", "id",
            [
                ("id", .number), ("plan", .number), ("instant", .number), ("first_served_at", .number),
                ("open_parcels", .number), ("outcome", .text), ("reason", .text), ("ended_at", .number),
            ]
        ),
        (
            "parcel", "id",
            [
                ("id", .number), ("sink", .text), ("name", .text), ("claimed_by", .text), ("claimed_at", .number),
                ("settled_at", .number), ("refusal", .text),
            ]
        ),
        ("parcel_bytes", "parcel", [("parcel", .number), ("bytes", .bytes)]),
        ("parcel_reminder", "parcel", [("parcel", .number), ("position", .number), ("mark", .number)]),
        ("position", "id", [("decided_through", .number)]),
    ]

    private enum Kind { case number, text, bytes }

    /// One change of one row, old or of late, or of all rows of a table.
    static func random(in database: Database, _ random: inout SeededGenerator) throws -> String {
        // what makes the service decide again
        if Int.random(in: 0..<5, using: &random) == 0 {
            let days = Int.random(in: 0...40, using: &random)
            return "UPDATE position SET decided_through = decided_through - \(days) * 86400000000"
        }
        let (table, key, columns) = Self.columns[Int.random(in: Self.columns.indices, using: &random)]
        let count = try database.number("SELECT count(*) FROM \(table)")
        let isLate = Bool.random(using: &random)
        let row = count > 0 ? Int64.random(in: 0..<(isLate ? min(count, 20) : count), using: &random) : 0
        let order = isLate ? "ORDER BY \(key) DESC" : "ORDER BY \(key)"
        let place =
            Int.random(in: 0..<6, using: &random) == 0
            ? "" : " WHERE \(key) = (SELECT \(key) FROM \(table) \(order) LIMIT 1 OFFSET \(row))"
        if Int.random(in: 0..<8, using: &random) == 0 { return "DELETE FROM \(table)\(place)" }
        let column = columns[Int.random(in: columns.indices, using: &random)]
        let values: [String] =
            switch column.type {
            case .number:
                [
                    "NULL", "0", "-1", "1", "-9223372036854775808", "9223372036854775807", "4611686018427387904",
                    "\(column.name) + 1", "\(column.name) - 1", "\(Int64.random(in: .min ... .max, using: &random))",
                ]
            case .text:
                [
                    "NULL", "''", "CAST(x'ff00fe' AS TEXT)", "'void'", "'delivered'", "'expired'", "'eaten'",
                    "\(column.name) || 'x'", "hex(zeroblob(100000))", "'../../a'", "char(0)",
                ]
            case .bytes: ["x''", "zeroblob(100000)", "x'ff'", "bytes || x'00'"]
            }
        let value = values[Int.random(in: values.indices, using: &random)]
        return "UPDATE \(table) SET \(column.name) = \(value)\(place)"
    }
}
