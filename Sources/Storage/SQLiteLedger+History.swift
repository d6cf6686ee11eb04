package import CivilTime
import PlanCore

/// How far time is decided, what a clock set back undoes, and the history.
extension SQLiteLedger: Ledger {
    package func decidedThrough() throws(LedgerError) -> Instant? {
        try read("read how far time is decided") { database throws(SQLiteError) in
            try database.statement("SELECT decided_through FROM position").first { row throws(SQLiteError) in
                Instant(microseconds: try row.integer(0))
            }
        }
    }

    package func rearm(at now: Instant) throws(LedgerError) -> Int {
        try write("take back what a clock ahead has decided") { database throws(SQLiteError) in
            // As the indexes have it.
            let isPassed = "(outcome = 'superseded' OR outcome = 'expired' OR outcome = 'met')"
            // Indexed each: what lies ahead, what a clock ahead has ended, what was put off and silenced, what is held untold.
            let isAhead = """
                id IN (
                    SELECT id FROM mark WHERE \(isPassed) AND instant > ?1
                    UNION SELECT id FROM mark WHERE \(isPassed) AND ended_at > ?1
                    UNION SELECT id FROM mark WHERE outcome = 'void' AND (instant > ?1 OR ended_at > ?1)
                        AND identity GLOB '*#snoozed-*'
                    UNION SELECT id FROM mark WHERE outcome = 'held' AND (instant > ?1 OR ended_at > ?1)
                        AND id IN (SELECT mark FROM addressee WHERE \(AddresseeStore.isUntold))
                        AND NOT EXISTS (SELECT * FROM addressee WHERE mark = id AND told IS NOT NULL)
                )
                """
            let oldest = try database.statement("SELECT min(instant) FROM mark WHERE \(isAhead)")
                .first(.integer(now.microseconds)) { row throws(SQLiteError) in try row.optionalInteger(0) }
            let decidedThrough = min((oldest ?? nil).map { max($0, .min + 1) - 1 } ?? .max, now.microseconds)
            try database.statement(
                """
                INSERT INTO audit (at, actor, action, subject, detail)
                SELECT ?1, ?2, 'rearm', identity, outcome || ': ' || reason FROM mark WHERE \(isAhead) ORDER BY instant
                """
            ).run(.integer(now.microseconds), .text(actor))
            let held = try database.statement("SELECT id FROM mark WHERE \(isAhead) AND outcome = 'held'")
                .rows(.integer(now.microseconds)) { row throws(SQLiteError) in try row.integer(0) }
            // Serving its plan again arms a void reminder again; of one that was put off no plan knows.
            try database.statement(
                """
                UPDATE mark SET outcome = 'void', reason = 'its plan is served no more', ended_at = ?1
                WHERE \(isAhead) AND plan IN (SELECT id FROM plan WHERE withdrawn_at IS NOT NULL)
                """
            ).run(.integer(now.microseconds))
            let count = try database.statement(
                "UPDATE mark SET outcome = NULL, reason = NULL, ended_at = NULL WHERE \(isAhead)"
            ).run(.integer(now.microseconds))
            for mark in held { try AddresseeStore(database).forget(mark) }
            // Before versions and decisions are set back: without one that lies ahead no reminder became void ahead.
            for sql in [
                """
                UPDATE mark SET ended_at = ?1 WHERE outcome = 'void' AND ended_at > ?1
                    AND (EXISTS (SELECT * FROM position WHERE decided_through > ?1)
                        OR EXISTS (SELECT * FROM plan_version WHERE served_at > ?1))
                """,
                "UPDATE mark SET first_served_at = ?1 WHERE outcome IS NULL AND first_served_at > ?1",
                "UPDATE plan_version SET served_at = ?1 WHERE served_at > ?1",
            ] {
                try database.statement(sql).run(.integer(now.microseconds))
            }
            try database.statement("UPDATE position SET decided_through = ?1 WHERE decided_through > ?1")
                .run(.integer(decidedThrough))
            return count
        }
    }

    package func audit(_ row: AuditRow) throws(LedgerError) {
        try write("add to the history") { database throws(SQLiteError) in _ = try row.insert(into: database) }
    }

    package func history(limit: Int) throws(LedgerError) -> [AuditRow] {
        try read("read the history") { database throws(SQLiteError) in
            let sql = "SELECT \(AuditRow.columns) FROM audit ORDER BY id DESC LIMIT ?"
            return try database.statement(sql).rows(.integer(Int64(max(limit, 0)))) { row throws(SQLiteError) in
                try AuditRow(row)
            }
        }
    }

    /// Keeps in the history that an ending holds no more.
    func takeBack(_ ending: Ending, at now: Instant, in database: Database) throws(SQLiteError) {
        _ = try AuditRow(
            at: now, actor: actor, action: "rearm", subject: ending.identity,
            detail: "\(ending.outcome.rawValue): \(ending.reason)"
        ).insert(into: database)
    }

    /// Who does what the ledger does by itself.
    private var actor: String { claimant.isEmpty ? "ledger" : claimant }
}

extension AuditRow {
    /// As a row of the table `audit`, the first of a statement's columns.
    static let columns = "at, actor, action, subject, detail, unit, before, after, reason"

    init(_ row: Row) throws(SQLiteError) {
        self.init(
            at: Instant(microseconds: try row.integer(0)), actor: try row.text(1), action: try row.text(2),
            subject: try row.text(3), detail: try row.text(4), unit: try row.optionalText(5),
            before: try row.optionalText(6), after: try row.optionalText(7), reason: try row.optionalText(8))
    }

    /// - Returns: its number.
    func insert(into database: Database) throws(SQLiteError) -> Int64 {
        let sql = "INSERT INTO audit (\(Self.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id"
        let number = try database.statement(sql).first(
            .integer(at.microseconds), .text(actor), .text(action), .text(subject), .text(detail), .optional(unit),
            .optional(before), .optional(after), .optional(reason)
        ) { row throws(SQLiteError) in try row.integer(0) }
        guard let number else { throw .malformed("the history takes no row") }
        return number
    }
}
