package import CivilTime
import PlanCore

/// What is served: plans, their versions and the marks of their reminders.
extension SQLiteLedger {
    package func serve(
        _ plans: [ServedPlan], in range: ClosedRange<Instant>, at now: Instant, reason: (String) -> String
    ) throws(LedgerError) -> ServeResult {
        try write("record what is served") { database throws(SQLiteError) in
            var result = ServeResult()
            for plan in plans {
                let version = try record(plan.version, at: now, in: database)
                if version.isNew { result.newVersions.append(plan.version.plan) }
                try record(plan.marks, of: version, in: range, at: now, reason: reason, in: database, &result)
            }
            return result
        }
    }

    package func withdraw(plan: String, reason: String, at now: Instant) throws(LedgerError) -> [String] {
        try write("withdraw plan '\(plan)'") { database throws(SQLiteError) in
            let known = try database.statement("SELECT id FROM plan WHERE name = ? AND withdrawn_at IS NULL")
                .first(.text(plan)) { row throws(SQLiteError) in try row.integer(0) }
            guard let id = known else { return [] }
            try database.statement("UPDATE plan SET withdrawn_at = ?2 WHERE id = ?1")
                .run(.integer(id), .integer(now.microseconds))
            let open = try openMarks(of: id, in: .distantPast ... .distantFuture, in: database)
            return try end(open, reason: { _ in reason }, at: now, in: database)
        }
    }

    package func servedPlans() throws(LedgerError) -> [String] {
        try read("read the served plans") { database throws(SQLiteError) in
            try database.statement("SELECT name FROM plan WHERE withdrawn_at IS NULL ORDER BY name").rows {
                row throws(SQLiteError) in try row.text(0)
            }
        }
    }

    package func servedVersion(of plan: String) throws(LedgerError) -> PlanVersion? {
        try read("read the version of plan '\(plan)'") { database throws(SQLiteError) in
            let sql = """
                SELECT plan.name, plan_text.text, version.context
                FROM plan
                JOIN plan_version AS version
                    ON version.id = (SELECT max(id) FROM plan_version WHERE plan_version.plan = plan.id)
                JOIN plan_text ON plan_text.id = version.text
                WHERE plan.name = ? AND plan.withdrawn_at IS NULL
                """
            return try database.statement(sql).first(.text(plan)) { row throws(SQLiteError) in
                PlanVersion(plan: try row.text(0), text: try row.text(1), context: try row.text(2))
            }
        }
    }

    package func revision(ofPlan plan: String) throws(LedgerError) -> PlanRevision? {
        try read("read how often plan '\(plan)' changed") { database throws(SQLiteError) in
            let sql = """
                SELECT count(*), max(version.served_at)
                FROM plan JOIN plan_version AS version ON version.plan = plan.id
                WHERE plan.name = ? AND plan.withdrawn_at IS NULL
                GROUP BY plan.id
                """
            return try database.statement(sql).first(.text(plan)) { row throws(SQLiteError) in
                PlanRevision(number: Int(try row.integer(0)), at: Instant(microseconds: try row.integer(1)))
            }
        }
    }

    package func standing(of identities: [String]) throws(LedgerError) -> [String: Standing] {
        try read("look up reminders") { database throws(SQLiteError) in
            let known = try database.statement(
                "SELECT first_served_at, open_parcels, instant, outcome, reason FROM mark WHERE identity = ?")
            var result: [String: Standing] = [:]
            result.reserveCapacity(identities.count)
            for identity in identities {
                result[identity] = try known.first(.text(identity)) { row throws(SQLiteError) in
                    Standing(
                        firstServedAt: Instant(microseconds: try row.integer(0)),
                        ending: try Ending(identity: identity, instantAt: 2, outcomeAt: 3, reasonAt: 4, of: row),
                        isInDelivery: try row.integer(1) > 0)
                }
            }
            return result
        }
    }
}

/// A plan's version in force.
private struct RecordedVersion {
    var plan: Int64
    /// When marks that are new count as first served.
    var since: Instant
    var isNew: Bool
}

/// A mark without an ending and without a parcel.
private struct OpenMark {
    var id: Int64
    var identity: String
    var instant: Instant
    var firstServedAt: Instant
}

extension SQLiteLedger {
    private func record(
        _ version: PlanVersion, at now: Instant, in database: Database
    ) throws(SQLiteError) -> RecordedVersion {
        try database.statement("INSERT INTO plan (name) VALUES (?) ON CONFLICT DO NOTHING").run(.text(version.plan))
        let sql = """
            SELECT plan.id, plan.withdrawn_at IS NOT NULL, version.id, version.served_at, version.context, plan_text.id,
                plan_text.text = ?2
            FROM plan
            LEFT JOIN plan_version AS version
                ON version.id = (SELECT max(id) FROM plan_version WHERE plan_version.plan = plan.id)
            LEFT JOIN plan_text ON plan_text.id = version.text
            WHERE plan.name = ?1
            """
        let found = try database.statement(sql).first(.text(version.plan), .text(version.text)) {
            row throws(SQLiteError) in
            (
                plan: try row.integer(0), wasWithdrawn: try row.integer(1) != 0, version: try row.optionalInteger(2),
                since: try row.optionalInteger(3), context: try row.optionalText(4), text: try row.optionalInteger(5),
                isSameText: try row.optionalInteger(6) == 1
            )
        }
        guard let found else { throw .malformed("plan '\(version.plan)' is not found where it was just recorded") }
        if let id = found.version, let since = found.since, found.isSameText, !found.wasWithdrawn,
            found.context.map({ $0.utf8.elementsEqual(version.context.utf8) }) ?? false
        {
            guard since > now.microseconds else {
                return RecordedVersion(plan: found.plan, since: Instant(microseconds: since), isNew: false)
            }
            try database.statement("UPDATE plan_version SET served_at = ?2 WHERE id = ?1")
                .run(.integer(id), .integer(now.microseconds))
            return RecordedVersion(plan: found.plan, since: now, isNew: false)
        }
        var text = found.isSameText ? found.text : nil
        if text == nil {
            text = try database.statement("INSERT INTO plan_text (text) VALUES (?) RETURNING id")
                .first(.text(version.text)) { row throws(SQLiteError) in try row.integer(0) }
        }
        try database.statement("INSERT INTO plan_version (plan, text, context, served_at) VALUES (?, ?, ?, ?)").run(
            .integer(found.plan), text.map(SQLiteValue.integer) ?? nil, .text(version.context),
            .integer(now.microseconds))
        if found.wasWithdrawn {
            try database.statement("UPDATE plan SET withdrawn_at = NULL WHERE id = ?").run(.integer(found.plan))
        }
        return RecordedVersion(plan: found.plan, since: now, isNew: true)
    }

    private func record(
        _ marks: [Mark], of version: RecordedVersion, in range: ClosedRange<Instant>, at now: Instant,
        reason: (String) -> String, in database: Database, _ result: inout ServeResult
    ) throws(SQLiteError) {
        // What is open already needs no statement of its own: mostly nothing changed.
        var open = Dictionary(
            try openMarks(of: version.plan, in: range, in: database).map { ($0.identity, $0) },
            uniquingKeysWith: { first, _ in first })
        let insert = try database.statement(
            "INSERT INTO mark (plan, identity, instant, first_served_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")
        for mark in marks {
            if let known = open.removeValue(forKey: mark.identity) {
                if known.instant != mark.instant {
                    // an earlier version had the other instant
                    try move(known.id, of: version.plan, to: mark.instant, at: version.since, in: database)
                } else if known.firstServedAt > now {
                    try move(known.id, of: version.plan, to: mark.instant, at: now, in: database)
                }
                continue
            }
            let inserted = try insert.run(
                .integer(version.plan), .text(mark.identity), .integer(mark.instant.microseconds),
                .integer(version.since.microseconds))
            if inserted == 0 { try serveAgain(mark, of: version, at: now, in: database, &result) }
        }
        result.voided += try end(Array(open.values), reason: reason, at: now, in: database)
    }

    /// A mark that is recorded, but is not among the open ones of its plan in the range.
    private func serveAgain(
        _ mark: Mark, of version: RecordedVersion, at now: Instant, in database: Database, _ result: inout ServeResult
    ) throws(SQLiteError) {
        let sql = """
            SELECT id, instant, first_served_at, outcome, reason,
                EXISTS (SELECT * FROM parcel_reminder WHERE parcel_reminder.mark = mark.id), ended_at
            FROM mark WHERE identity = ?
            """
        let found = try database.statement(sql).first(.text(mark.identity)) { row throws(SQLiteError) in
            (
                id: try row.integer(0), instant: Instant(microseconds: try row.integer(1)),
                firstServedAt: Instant(microseconds: try row.integer(2)),
                ending: try Ending(identity: mark.identity, instantAt: 1, outcomeAt: 3, reasonAt: 4, of: row),
                hasParcel: try row.integer(5) != 0, endedAt: try row.optionalInteger(6)
            )
        }
        guard let found else { throw .malformed("reminder '\(mark.identity)' is not found where it was just met") }
        if let ending = found.ending {
            guard !found.hasParcel else { return }
            var since = now
            switch ending.outcome {
            case .void:
                // An earlier version voided it; this one has it, though it lay too far ahead then to be recorded.
                if let ended = found.endedAt, ended <= version.since.microseconds { since = version.since }
            case .superseded, .expired, .met: guard mark.instant > now else { return }
            case .delivered, .held: return
            }
            try takeBack(ending, at: now, in: database)
            let sql =
                "UPDATE mark SET outcome = NULL, reason = NULL, ended_at = NULL, first_served_at = ?2 WHERE id = ?1"
            try database.statement(sql).run(.integer(found.id), .integer(since.microseconds))
            try move(found.id, of: version.plan, to: mark.instant, at: since, in: database)
            result.rearmed.append(mark.identity)
        } else if !found.hasParcel, found.instant != mark.instant || found.firstServedAt > now {
            let since = found.instant != mark.instant ? version.since : now
            try move(found.id, of: version.plan, to: mark.instant, at: since, in: database)
        }
    }

    /// An open mark has another instant than before, or a first-served instant that lies ahead: it counts from now on.
    private func move(
        _ mark: Int64, of plan: Int64, to instant: Instant, at now: Instant, in database: Database
    ) throws(SQLiteError) {
        try database.statement("UPDATE mark SET plan = ?2, instant = ?3, first_served_at = ?4 WHERE id = ?1")
            .run(.integer(mark), .integer(plan), .integer(instant.microseconds), .integer(now.microseconds))
    }

    private func openMarks(
        of plan: Int64, in range: ClosedRange<Instant>, in database: Database
    ) throws(SQLiteError) -> [OpenMark] {
        let sql = """
            SELECT id, identity, instant, first_served_at FROM mark
            WHERE plan = ? AND instant BETWEEN ? AND ? AND outcome IS NULL AND open_parcels = 0
            """
        return try database.statement(sql).rows(
            .integer(plan), .integer(range.lowerBound.microseconds), .integer(range.upperBound.microseconds)
        ) { row throws(SQLiteError) in
            OpenMark(
                id: try row.integer(0), identity: try row.text(1), instant: Instant(microseconds: try row.integer(2)),
                firstServedAt: Instant(microseconds: try row.integer(3)))
        }
    }

    /// Ends marks as void.
    /// - Returns: their identities in the order of their instants.
    private func end(
        _ marks: [OpenMark], reason: (String) -> String, at now: Instant, in database: Database
    ) throws(SQLiteError) -> [String] {
        let void = try database.statement(
            "UPDATE mark SET outcome = 'void', reason = ?2, ended_at = ?3 WHERE id = ?1")
        for mark in marks {
            try void.run(.integer(mark.id), .text(reason(mark.identity)), .integer(now.microseconds))
        }
        return marks.sorted { ($0.instant, $0.identity) < ($1.instant, $1.identity) }.map(\.identity)
    }
}

extension Ending {
    /// - Returns: nil where the row has no outcome.
    init?(
        identity: String, instantAt: Int32, outcomeAt: Int32, reasonAt: Int32, of row: Row
    ) throws(SQLiteError) {
        guard let word = try row.optionalText(outcomeAt) else { return nil }
        guard let outcome = Outcome(rawValue: word) else { throw .malformed("'\(word)' is no outcome of a reminder") }
        self.init(
            identity: identity, instant: Instant(microseconds: try row.integer(instantAt)), outcome: outcome,
            reason: try row.text(reasonAt))
    }
}
