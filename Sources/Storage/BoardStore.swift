import CivilTime
import PlanCore

/// The board's tables, read and written record by record within a transaction.
struct BoardStore {
    private let database: Database

    init(_ database: Database) { self.database = database }

    /// An empty record where nothing is recorded.
    func record(of identity: String) throws(SQLiteError) -> OccurrenceRecord {
        let sql = """
            SELECT id, snoozed_until, closed_at, closed_by, closing_reason, is_extended
            FROM occurrence WHERE identity = ?
            """
        let found = try database.statement(sql).first(.text(identity)) { row throws(SQLiteError) in
            let closedAt = try row.optionalInteger(2)
            return (
                id: try row.integer(0), snoozedUntil: try row.optionalInteger(1).map(Instant.init(microseconds:)),
                closing: closedAt == nil
                    ? nil
                    : OccurrenceRecord.Closing(
                        reason: try row.text(4), by: try row.text(3), at: Instant(microseconds: closedAt ?? 0)),
                isExtended: try row.integer(5) != 0
            )
        }
        guard let found else { return OccurrenceRecord() }
        return OccurrenceRecord(
            submissions: try submissions(of: found.id),
            extensions: found.isExtended ? try extensions(of: found.id) : [], snoozedUntil: found.snoozedUntil,
            closing: found.closing)
    }

    /// Writes what differs.
    func save(
        _ record: OccurrenceRecord, replacing former: OccurrenceRecord, of identity: String, plan: String
    ) throws(SQLiteError) {
        let sql = """
            INSERT INTO occurrence (identity, plan, snoozed_until, closed_at, closed_by, closing_reason, is_extended)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            ON CONFLICT (identity) DO UPDATE
            SET snoozed_until = ?3, closed_at = ?4, closed_by = ?5, closing_reason = ?6, is_extended = ?7
            RETURNING id
            """
        let id = try database.statement(sql).first(
            .text(identity), .text(plan), .optional(record.snoozedUntil?.microseconds),
            .optional(record.closing?.at.microseconds), .optional(record.closing?.by),
            .optional(record.closing?.reason), .integer(record.extensions.isEmpty ? 0 : 1)
        ) { row throws(SQLiteError) in try row.integer(0) }
        guard let id else { throw .malformed("occurrence '\(identity)' cannot be recorded") }
        for (position, added) in record.extensions.enumerated().dropFirst(former.extensions.count) {
            try insert(added, at: position, of: id)
        }
        let units = Set(record.submissions.keys).union(former.submissions.keys)
        for unit in units where record.submissions[unit] != former.submissions[unit] {
            try save(record.submissions[unit], of: unit, occurrence: id)
        }
    }

    /// - Parameter instant: nil: it was told, or is open.
    func setUntold(since instant: Instant?, _ identity: String) throws(SQLiteError) {
        try database.statement(
            "UPDATE occurrence SET untold_since = ?2 WHERE identity = ?1 AND untold_since IS NOT ?2"
        ).run(.text(identity), .optional(instant?.microseconds))
    }

    /// An occurrence is known to be met: nobody was told of it yet, perhaps.
    func noteMet(_ identity: String, at now: Instant) throws(SQLiteError) {
        try database.statement(
            "UPDATE occurrence SET untold_since = ?2 WHERE identity = ?1 AND untold_since IS NULL"
        ).run(.text(identity), .integer(now.microseconds))
    }

    func planRecords() throws(SQLiteError) -> [String: PlanRecord] {
        let rows = try database.statement("SELECT plan, until, reason, actor, at FROM silence").rows {
            row throws(SQLiteError) in
            (
                try row.text(0),
                PlanRecord(
                    silence: PlanRecord.Silence(
                        until: try row.optionalInteger(1).map(Instant.init(microseconds:)), reason: try row.text(2),
                        by: try row.text(3), at: Instant(microseconds: try row.integer(4))))
            )
        }
        return Dictionary(rows, uniquingKeysWith: { first, _ in first })
    }

    func save(_ record: PlanRecord, ofPlan plan: String) throws(SQLiteError) {
        try database.statement("DELETE FROM silence WHERE plan = ?").run(.text(plan))
        guard let silence = record.silence else { return }
        try database.statement("INSERT INTO silence (plan, until, reason, actor, at) VALUES (?, ?, ?, ?, ?)").run(
            .text(plan), .optional(silence.until?.microseconds), .text(silence.reason), .text(silence.by),
            .integer(silence.at.microseconds))
    }
}

extension BoardStore {
    private func submissions(of occurrence: Int64) throws(SQLiteError) -> [String: Submission] {
        let sql = """
            SELECT unit, state, received_at, recorded_by, number, note, id FROM submission WHERE occurrence = ?
            """
        let rows = try database.statement(sql).rows(.integer(occurrence)) { row throws(SQLiteError) in
            let word = try row.text(1)
            guard let state = Submission.State(rawValue: word) else {
                throw .malformed("'\(word)' is no state of a submission")
            }
            guard let receivedAt = try row.optionalInteger(2) else { return (try row.text(0), Submission(state)) }
            let id = try row.integer(6)
            let receipt = Receipt(
                at: Instant(microseconds: receivedAt), recordedBy: try row.text(3), number: try row.optionalText(4),
                note: try row.optionalText(5), figures: try figures(of: id), files: try files(of: id))
            return (try row.text(0), Submission(state, receipt))
        }
        return Dictionary(rows, uniquingKeysWith: { first, _ in first })
    }

    private func figures(of submission: Int64) throws(SQLiteError) -> [String: Figure] {
        let sql = "SELECT target, registered, reached, total FROM figure WHERE submission = ?"
        let rows = try database.statement(sql).rows(.integer(submission)) { row throws(SQLiteError) in
            (
                try row.text(0),
                Figure(
                    registered: try row.optionalInteger(1).map { Int($0) },
                    reached: try row.optionalInteger(2).map { Int($0) },
                    total: try row.optionalInteger(3).map { Int($0) })
            )
        }
        return Dictionary(rows, uniquingKeysWith: { first, _ in first })
    }

    private func files(of submission: Int64) throws(SQLiteError) -> [SubmittedFile] {
        let sql = "SELECT sha256, name, size FROM submitted_file WHERE submission = ? ORDER BY position"
        return try database.statement(sql).rows(.integer(submission)) { row throws(SQLiteError) in
            SubmittedFile(sha256: try row.text(0), name: try row.text(1), size: Int(try row.integer(2)))
        }
    }

    private func extensions(of occurrence: Int64) throws(SQLiteError) -> [OccurrenceRecord.Extension] {
        let sql = """
            SELECT from_day, to_day, reason, actor, at FROM extension WHERE occurrence = ? ORDER BY position
            """
        return try database.statement(sql).rows(.integer(occurrence)) { row throws(SQLiteError) in
            let (from, to) = (try row.text(0), try row.text(1))
            guard let first = Day(iso: from), let last = Day(iso: to) else {
                throw .malformed("'\(from)' or '\(to)' is no day")
            }
            return OccurrenceRecord.Extension(
                from: first, to: last, reason: try row.text(2), by: try row.text(3),
                at: Instant(microseconds: try row.integer(4)))
        }
    }

    private func insert(
        _ added: OccurrenceRecord.Extension, at position: Int, of occurrence: Int64
    ) throws(SQLiteError) {
        let sql = """
            INSERT INTO extension (occurrence, position, from_day, to_day, reason, actor, at) VALUES (?, ?, ?, ?, ?, ?, ?)
            """
        try database.statement(sql).run(
            .integer(occurrence), .integer(Int64(position)), .text("\(added.from)"), .text("\(added.to)"),
            .text(added.reason), .text(added.by), .integer(added.at.microseconds))
    }

    /// - Parameter submission: nil: nothing is recorded of the unit any more.
    private func save(_ submission: Submission?, of unit: String, occurrence: Int64) throws(SQLiteError) {
        let known = "(SELECT id FROM submission WHERE occurrence = ?1 AND unit = ?2)"
        for table in ["figure", "submitted_file"] {
            try database.statement("DELETE FROM \(table) WHERE submission = \(known)")
                .run(.integer(occurrence), .text(unit))
        }
        guard let submission else {
            try database.statement("DELETE FROM submission WHERE occurrence = ? AND unit = ?")
                .run(.integer(occurrence), .text(unit))
            return
        }
        let receipt = submission.receipt
        let sql = """
            INSERT INTO submission (occurrence, unit, state, received_at, recorded_by, number, note)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            ON CONFLICT (occurrence, unit) DO UPDATE
            SET state = ?3, received_at = ?4, recorded_by = ?5, number = ?6, note = ?7
            RETURNING id
            """
        let id = try database.statement(sql).first(
            .integer(occurrence), .text(unit), .text(submission.state.rawValue),
            .optional(receipt?.at.microseconds), .optional(receipt?.recordedBy), .optional(receipt?.number),
            .optional(receipt?.note)
        ) { row throws(SQLiteError) in try row.integer(0) }
        guard let id, let receipt else { return }
        for (target, figure) in receipt.figures.sorted(by: { $0.key < $1.key }) {
            try database.statement(
                "INSERT INTO figure (submission, target, registered, reached, total) VALUES (?, ?, ?, ?, ?)"
            ).run(
                .integer(id), .text(target), .optional(figure.registered.map { Int64($0) }),
                .optional(figure.reached.map { Int64($0) }), .optional(figure.total.map { Int64($0) }))
        }
        for (position, file) in receipt.files.enumerated() {
            try database.statement(
                "INSERT INTO submitted_file (submission, position, sha256, name, size) VALUES (?, ?, ?, ?, ?)"
            ).run(
                .integer(id), .integer(Int64(position)), .text(file.sha256), .text(file.name),
                .integer(Int64(file.size)))
        }
    }
}
