package import CivilTime
package import PlanCore

/// Changes of the board.
extension SQLiteLedger: BoardLedger {
    package func change(
        _ change: OccurrenceChange, of occurrence: Occurrence, _ attribution: Attribution
    ) throws(LedgerError) -> ChangeOutcome {
        let identity = occurrence.identity
        return try write("record a change of '\(identity)'") { database throws(SQLiteError) in
            let request = Request(change.fingerprint, of: identity, attribution)
            if let outcome = try request.earlierOutcome(in: database) { return outcome }
            let store = BoardStore(database)
            let record = try store.record(of: identity)
            let changed: Changed<OccurrenceRecord>
            do throws(BoardFault) {
                changed = try record.applying(change, to: occurrence, attribution)
            } catch {
                return .refused(error)
            }
            try store.save(changed.record, replacing: record, of: identity, plan: occurrence.plan.id)
            let isMet = changed.record.isMet(occurrence)
            if isMet != record.isMet(occurrence) { try store.setUntold(since: isMet ? attribution.at : nil, identity) }
            let row = AuditRow(
                at: attribution.at, actor: attribution.actor, action: change.action, subject: identity,
                detail: change.unit.flatMap { occurrence.plan.name(ofUnit: $0) } ?? "", unit: change.unit,
                before: changed.before.text, after: changed.after.text, reason: attribution.reason)
            try request.keep(row, in: database)
            return .changed(row)
        }
    }

    package func change(
        _ change: PlanChange, ofPlan plan: String, _ attribution: Attribution
    ) throws(LedgerError) -> ChangeOutcome {
        try write("record a change of plan '\(plan)'") { database throws(SQLiteError) in
            let request = Request(change.fingerprint, of: plan, attribution)
            if let outcome = try request.earlierOutcome(in: database) { return outcome }
            let store = BoardStore(database)
            let record = try store.planRecords()[plan] ?? PlanRecord()
            let changed: Changed<PlanRecord>
            do throws(BoardFault) {
                changed = try record.applying(change, attribution)
            } catch {
                return .refused(error)
            }
            try store.save(changed.record, ofPlan: plan)
            let row = AuditRow(
                at: attribution.at, actor: attribution.actor, action: change.action, subject: plan, detail: "",
                before: changed.before.text, after: changed.after.text, reason: attribution.reason)
            try request.keep(row, in: database)
            return .changed(row)
        }
    }

    package func isMade(key: String) throws(LedgerError) -> Bool {
        try read("look for a request") { database throws(SQLiteError) in
            try database.statement("SELECT 1 FROM request WHERE key = ?").first(.text(key)) { _ throws(SQLiteError) in
                true
            } ?? false
        }
    }

    package func records(of occurrences: [String]) throws(LedgerError) -> [String: OccurrenceRecord] {
        try read("read the board") { database throws(SQLiteError) in
            let store = BoardStore(database)
            var found: [String: OccurrenceRecord] = [:]
            for identity in occurrences {
                let record = try store.record(of: identity)
                if record != OccurrenceRecord() { found[identity] = record }
            }
            return found
        }
    }

    package func records(ofPlan plan: String) throws(LedgerError) -> [String: OccurrenceRecord] {
        try records(where: "plan = ?", .text(plan))
    }

    package func trackedPlans() throws(LedgerError) -> [String] {
        try read("read which plans are tracked") { database throws(SQLiteError) in
            try database.statement("SELECT DISTINCT plan FROM occurrence ORDER BY plan").rows {
                row throws(SQLiteError) in try row.text(0)
            }
        }
    }

    package func recordedUnits(ofPlan plan: String) throws(LedgerError) -> [String: Set<String>] {
        try read("read of what something is recorded") { database throws(SQLiteError) in
            let sql = """
                SELECT identity, unit FROM occurrence LEFT JOIN submission ON submission.occurrence = occurrence.id
                WHERE plan = ? AND
                    (unit IS NOT NULL OR is_extended = 1 OR snoozed_until IS NOT NULL OR closed_at IS NOT NULL)
                """
            let rows = try database.statement(sql).rows(.text(plan)) { row throws(SQLiteError) in
                (try row.text(0), try row.optionalText(1))
            }
            return rows.reduce(into: [:]) { found, row in
                found[row.0, default: []].formUnion(row.1.map { [$0] } ?? [])
            }
        }
    }

    package func unitNames(ofPlan plan: String) throws(LedgerError) -> [String: String] {
        try read("read what units were called") { database throws(SQLiteError) in
            let sql = """
                SELECT unit, detail FROM audit
                WHERE subject > ?1 || '/' AND subject < ?1 || '0' AND unit <> '' AND detail <> '' AND detail <> unit
                ORDER BY id
                """
            let rows = try database.statement(sql).rows(.text(plan)) { row throws(SQLiteError) in
                (try row.text(0), try row.text(1))
            }
            return Dictionary(rows) { $1 }
        }
    }

    package func amendedOccurrences() throws(LedgerError) -> [String: OccurrenceRecord] {
        try records(where: "is_extended = 1 OR snoozed_until IS NOT NULL")
    }

    package func untoldOccurrences() throws(LedgerError) -> [String: Instant] {
        try read("read what is to be told of the board") { database throws(SQLiteError) in
            let rows = try database.statement(
                "SELECT identity, untold_since FROM occurrence WHERE untold_since IS NOT NULL"
            ).rows { row throws(SQLiteError) in (try row.text(0), Instant(microseconds: try row.integer(1))) }
            return Dictionary(rows, uniquingKeysWith: { first, _ in first })
        }
    }

    package func told(_ rule: String, of subjects: [String]) throws(LedgerError) -> Set<String> {
        try read("look for what was told of the board") { database throws(SQLiteError) in
            // `0` is what follows `/`.
            let told = try database.statement(
                """
                SELECT EXISTS (SELECT * FROM mark WHERE identity > ?1 || '#' || ?2 || '/' AND identity < ?1 || '#' || ?2 || '0')
                """)
            var found: Set<String> = []
            for subject in subjects {
                let isTold = try told.first(.text(subject), .text(rule)) { row throws(SQLiteError) in
                    try row.integer(0) != 0
                }
                if isTold ?? false { found.insert(subject) }
            }
            return found
        }
    }

    package func markTold(_ occurrences: [String]) throws(LedgerError) {
        try write("record what was told of the board") { database throws(SQLiteError) in
            let store = BoardStore(database)
            for identity in occurrences { try store.setUntold(since: nil, identity) }
        }
    }

    private func records(
        where condition: String, _ values: SQLiteValue...
    ) throws(LedgerError) -> [String: OccurrenceRecord] {
        try read("read the board") { database throws(SQLiteError) in
            let names = try database.statement("SELECT identity FROM occurrence WHERE \(condition)").rows(values) {
                row throws(SQLiteError) in try row.text(0)
            }
            let store = BoardStore(database)
            var found: [String: OccurrenceRecord] = [:]
            for identity in names {
                let record = try store.record(of: identity)
                if record != OccurrenceRecord() { found[identity] = record }
            }
            return found
        }
    }

    package func planRecords() throws(LedgerError) -> [String: PlanRecord] {
        try read("read what is recorded of plans") { database throws(SQLiteError) in
            try BoardStore(database).planRecords()
        }
    }

    package func submittedFiles() throws(LedgerError) -> [SubmittedFile] {
        try read("read which files submissions name") { database throws(SQLiteError) in
            try database.statement(
                "SELECT sha256, min(name), max(size) FROM submitted_file GROUP BY sha256 ORDER BY sha256"
            ).rows { row throws(SQLiteError) in
                SubmittedFile(sha256: try row.text(0), name: try row.text(1), size: Int(try row.integer(2)))
            }
        }
    }

    package func isRecorded(file sha256: String) throws(LedgerError) -> Bool {
        try read("read whether a file is recorded") { database throws(SQLiteError) in
            let sql = """
                SELECT EXISTS (SELECT * FROM audit WHERE subject = ?1 AND action = 'upload')
                    OR EXISTS (SELECT * FROM submitted_file WHERE sha256 = ?1)
                """
            return try database.statement(sql).first(.text(sha256)) { row throws(SQLiteError) in
                try row.integer(0)
            } == 1
        }
    }

    package func history(_ query: HistoryQuery) throws(LedgerError) -> [HistoryEntry] {
        try read("read the history") { database throws(SQLiteError) in
            // '0' is what follows '/': everything that lies below the plan; 'A' is what follows '@': a deadline's occurrences.
            let sql = """
                SELECT \(AuditRow.columns), id FROM audit
                WHERE (?1 IS NULL OR subject = ?1 OR subject > ?1 || '/' AND subject < ?1 || '0')
                    AND (?2 IS NULL OR subject = ?2 OR subject > ?2 || '@' AND subject < ?2 || 'A')
                    AND (?3 IS NULL OR unit = ?3 OR unit IS NOT NULL AND detail = ?3) AND (?4 IS NULL OR actor = ?4)
                    AND (?5 IS NULL OR action = ?5) AND (?6 IS NULL OR at >= ?6) AND (?7 IS NULL OR id < ?7)
                    AND (?9 = 0 OR action <> 'rearm')
                ORDER BY id DESC LIMIT ?8
                """
            return try database.statement(sql).rows(
                .optional(query.plan), .optional(query.subject), .optional(query.unit), .optional(query.actor),
                .optional(query.action), .optional(query.since?.microseconds), .optional(query.before),
                .integer(Int64(max(1, min(query.limit, 1_000)))), .integer(query.omitsRearming ? 1 : 0)
            ) { row throws(SQLiteError) in
                HistoryEntry(number: try row.integer(9), row: try AuditRow(row))
            }
        }
    }
}

extension Plan {
    fileprivate func name(ofUnit id: String) -> String? { units.first { $0.id == id }?.name }
}

/// What was asked, under the key that it was asked with.
private struct Request {
    private let key: String?
    /// What tells it from another.
    private let text: String

    init(_ fingerprint: String, of subject: String, _ attribution: Attribution) {
        self.key = attribution.key
        self.text = [subject, attribution.actor, attribution.reason ?? "", fingerprint].joined(separator: "\n")
    }

    /// nil when it was not made before.
    func earlierOutcome(in database: Database) throws(SQLiteError) -> ChangeOutcome? {
        guard let key else { return nil }
        let sql = """
            SELECT \(AuditRow.columns), request.text FROM request JOIN audit ON audit.id = request.audit
            WHERE request.key = ?
            """
        let found = try database.statement(sql).first(.text(key)) { row throws(SQLiteError) in
            (row: try AuditRow(row), text: try row.text(9))
        }
        guard let found else { return nil }
        guard found.text.utf8.elementsEqual(text.utf8) else {
            return .refused(.reusedKey)
        }
        return .repeated(found.row)
    }

    func keep(_ row: AuditRow, in database: Database) throws(SQLiteError) {
        let number = try row.insert(into: database)
        guard let key else { return }
        try database.statement("INSERT INTO request (key, audit, text) VALUES (?, ?, ?)")
            .run(.text(key), .integer(number), .text(text))
    }
}
