package import CivilTime
import PlanCore

/// Who was sent what one by one, and what is held for whose digest; read and written within a transaction.
struct AddresseeStore {
    private let database: Database

    init(_ database: Database) { self.database = database }

    /// Of a row: the reminder is held, and no digest has told it yet.
    static let isUntold = "held_at IS NOT NULL AND told IS NULL"

    /// The reminder goes out one by one.
    func send(_ mark: Int64, _ address: Mark.Address) throws(SQLiteError) {
        for recipient in Set(address.recipients) {
            try database.statement(
                """
                INSERT INTO addressee (mark, recipient, day) VALUES (?1, ?2, ?3)
                ON CONFLICT DO UPDATE SET day = ?3, held_at = NULL, told = NULL
                """
            ).run(.integer(mark), .text(recipient), .text(address.day.description))
        }
    }

    /// The reminder is held.
    func hold(_ identity: String, for recipients: [String], at now: Instant) throws(SQLiteError) {
        for recipient in Set(recipients) {
            try database.statement(
                """
                INSERT INTO addressee (mark, recipient, held_at)
                SELECT id, ?2, ?3 FROM mark WHERE identity = ?1 AND outcome = 'held'
                ON CONFLICT DO UPDATE SET day = NULL, held_at = ?3, told = NULL
                """
            ).run(.text(identity), .text(recipient), .integer(now.microseconds))
        }
    }

    /// The reminder was not sent after all.
    func forget(_ mark: Int64) throws(SQLiteError) {
        try database.statement("DELETE FROM addressee WHERE mark = ?").run(.integer(mark))
    }

    func tell(_ told: Told) throws(SQLiteError) {
        let statement = try database.statement(
            """
            UPDATE addressee SET told = ?3
            WHERE mark = (SELECT id FROM mark WHERE identity = ?1) AND recipient = ?2
                AND \(Self.isUntold)
            """)
        for (identity, word) in told.by.sorted(by: { $0.key < $1.key }) {
            try statement.run(.text(identity), .text(told.recipient), .text(word))
        }
    }
}

/// What digests are made of.
extension SQLiteLedger {
    package func sentCount(to recipient: String, on day: Day) throws(LedgerError) -> Int {
        try read("count what was sent") { database throws(SQLiteError) in
            let sql = "SELECT count(*) FROM addressee WHERE recipient = ? AND day = ?"
            return try database.statement(sql).first(.text(recipient), .text(day.description)) {
                row throws(SQLiteError) in Int(try row.integer(0))
            } ?? 0
        }
    }

    package func heldRecipients() throws(LedgerError) -> [String: Instant] {
        try read("read for whom reminders are held") { database throws(SQLiteError) in
            let sql = """
                SELECT recipient, min(held_at) FROM addressee WHERE \(AddresseeStore.isUntold) GROUP BY recipient
                """
            let rows = try database.statement(sql).rows { row throws(SQLiteError) in
                (try row.text(0), Instant(microseconds: try row.integer(1)))
            }
            return Dictionary(rows, uniquingKeysWith: { first, _ in first })
        }
    }

    package func heldReminders(for recipient: String) throws(LedgerError) -> [HeldReminder] {
        try read("read which reminders are held") { database throws(SQLiteError) in
            let sql = """
                SELECT mark.identity, mark.instant FROM addressee JOIN mark ON mark.id = addressee.mark
                WHERE recipient = ? AND \(AddresseeStore.isUntold) ORDER BY mark.instant, mark.id
                """
            return try database.statement(sql).rows(.text(recipient)) { row throws(SQLiteError) in
                HeldReminder(identity: try row.text(0), instant: Instant(microseconds: try row.integer(1)))
            }
        }
    }
}
