package import CivilTime
package import PlanCore

/// What is sent: claims, parcels and how reminders end.
extension SQLiteLedger {
    package func takeOver(as claimant: String, at now: Instant) throws(LedgerError) -> [Parcel] {
        let inDoubt = try write("take over") { database throws(SQLiteError) in
            try database.statement(
                "UPDATE parcel SET claimed_by = ? WHERE settled_at IS NULL"
            ).run(.text(claimant))
            try forgetBytes(in: database)
            return try openParcels(limit: .max, in: database)
        }
        self.claimant = claimant
        return inDoubt
    }

    package func openParcels(limit: Int) throws(LedgerError) -> [Parcel] {
        try read("read the open parcels") { database throws(SQLiteError) in
            try openParcels(limit: limit, in: database)
        }
    }

    package func openParcels(_ keys: [Parcel.Key]) throws(LedgerError) -> [Parcel] {
        try read("read some open parcels") { database throws(SQLiteError) in
            let sql = """
                SELECT parcel.id, parcel_bytes.bytes FROM parcel JOIN parcel_bytes ON parcel_bytes.parcel = parcel.id
                WHERE sink = ? AND name = ? AND settled_at IS NULL
                """
            var found: [Parcel] = []
            for key in keys {
                let parcel = try database.statement(sql).first(.text(key.sink), .text(key.name)) {
                    row throws(SQLiteError) in
                    Parcel(
                        key: key, bytes: try row.blob(1), reminders: try reminders(in: try row.integer(0), database))
                }
                if let parcel { found.append(parcel) }
            }
            return found
        }
    }

    package func commit(_ batch: Batch, at now: Instant) throws(LedgerError) -> Set<Parcel.Key> {
        try write("record a batch") { database throws(SQLiteError) in
            let given = Dictionary(
                batch.marks.map { ($0.identity, $0) }, uniquingKeysWith: { first, _ in first })
            let addressees = AddresseeStore(database)
            // Parcels of one batch share their reminders, so all are looked up before the first is claimed.
            var claims: [String: Claim] = [:]
            for parcel in batch.parcels {
                for identity in parcel.reminders where claims[identity] == nil {
                    claims[identity] = try claim(on: identity, in: database)
                }
            }
            var recorded: Set<Parcel.Key> = []
            // A reminder stands in a parcel of each sink: it is written once for all of them.
            var opened: [Int64: Int64] = [:]
            for parcel in batch.parcels
            where !parcel.reminders.isEmpty && parcel.reminders.allSatisfy({ claims[$0] != .taken }) {
                guard let id = try insert(parcel, at: now, in: database) else { continue }
                recorded.insert(parcel.key)
                var marks: [Int64] = []
                for (position, identity) in parcel.reminders.enumerated() {
                    let mark: Int64
                    if case .free(let known) = claims[identity] {
                        mark = known
                    } else {
                        mark = try insert(identity, at: given[identity]?.instant ?? now, servedAt: now, in: database)
                        claims[identity] = .free(mark)
                    }
                    marks.append(mark)
                    if let address = given[identity]?.address { try addressees.send(mark, address) }
                    try database.statement("INSERT INTO parcel_reminder (parcel, position, mark) VALUES (?, ?, ?)")
                        .run(.integer(id), .integer(Int64(position)), .integer(mark))
                }
                for mark in Set(marks) { opened[mark, default: 0] += 1 }
            }
            for (mark, count) in opened.sorted(by: { $0.key < $1.key }) {
                try add(count, toOpenParcelsOf: mark, in: database)
            }
            try record(batch.endings, decidedThrough: batch.decidedThrough, at: now, in: database)
            for told in batch.told { try addressees.tell(told) }
            return recorded
        }
    }

    package func settle(
        _ settlements: [Settlement], endings: [Ending], decidedThrough: Instant?, at now: Instant
    ) throws(LedgerError) {
        try write("record deliveries") { database throws(SQLiteError) in
            let close = try database.statement("UPDATE parcel SET settled_at = ?2, refusal = ?3 WHERE id = ?1")
            // A reminder stands in a parcel of each sink: it is looked at once for all of them.
            var settled: [Int64: Int64] = [:]
            var closed: [Int64] = []
            for settlement in settlements {
                guard let parcel = try openParcel(settlement.key, in: database) else { continue }
                try close.run(.integer(parcel), .integer(now.microseconds), .optional(settlement.refusal))
                closed.append(parcel)
                for mark in try marks(in: parcel, database) { settled[mark, default: 0] += 1 }
            }
            for (mark, count) in settled.sorted(by: { $0.key < $1.key }) {
                try settle(count, parcelsOf: mark, at: now, in: database)
            }
            try record(endings, decidedThrough: decidedThrough, at: now, in: database)
            if !closed.isEmpty { try forgetBytes(of: closed, in: database) }
        }
    }

    package func takeBack(_ parcels: Set<Parcel.Key>, at now: Instant) throws(LedgerError) -> TakenBack {
        try write("take parcels back") { database throws(SQLiteError) in
            // All are looked at before the first is undone: they share their reminders.
            var ahead: [Int64: Parcel.Key] = [:]
            var result = TakenBack()
            for key in parcels {
                guard let (id, due) = try waitingParcel(key, in: database) else { continue }
                ahead[id] = key
                if due > now { result.early.insert(key) }
            }
            var undone: [Int64] = []
            for (id, key) in ahead where try parcelsBeside(id, in: database).allSatisfy({ ahead[$0] != nil }) {
                undone.append(id)
                result.undone.insert(key)
            }
            for id in undone.sorted() { try undo(id, at: now, in: database) }
            result.early.subtract(result.undone)
            return result
        }
    }
}

/// Whether a reminder may be put into a parcel.
private enum Claim: Equatable {
    case unknown
    case free(Int64)
    /// It has an ending or a parcel.
    case taken
}

extension SQLiteLedger {
    private func claim(on identity: String, in database: Database) throws(SQLiteError) -> Claim {
        // One that has had a parcel has an ending, unless someone took it out of the file: never is it sent again.
        let sql = """
            SELECT id, outcome IS NULL AND open_parcels = 0
                AND NOT EXISTS (SELECT * FROM parcel_reminder WHERE parcel_reminder.mark = mark.id)
            FROM mark WHERE identity = ?
            """
        return try database.statement(sql).first(.text(identity)) { row throws(SQLiteError) in
            try row.integer(1) != 0 ? .free(try row.integer(0)) : .taken
        } ?? .unknown
    }

    /// - Returns: nil when a parcel of this key is open already.
    private func insert(_ parcel: Parcel, at now: Instant, in database: Database) throws(SQLiteError) -> Int64? {
        let sql = """
            INSERT INTO parcel (sink, name, claimed_by, claimed_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING
            """
        let inserted = try database.statement(sql).run(
            .text(parcel.key.sink), .text(parcel.key.name), .text(claimant), .integer(now.microseconds))
        guard inserted > 0 else { return nil }
        let id = database.lastInserted
        try database.statement("INSERT INTO parcel_bytes (parcel, bytes) VALUES (?, ?)")
            .run(.integer(id), .blob(parcel.bytes))
        return id
    }

    private func insert(
        _ identity: String, at instant: Instant, servedAt: Instant, in database: Database
    ) throws(SQLiteError) -> Int64 {
        try database.statement("INSERT INTO mark (identity, instant, first_served_at) VALUES (?, ?, ?)")
            .run(.text(identity), .integer(instant.microseconds), .integer(servedAt.microseconds))
        return database.lastInserted
    }

    private func record(
        _ endings: [Ending], decidedThrough: Instant?, at now: Instant, in database: Database
    ) throws(SQLiteError) {
        for ending in endings { try end(ending, at: now, in: database) }
        guard let decidedThrough else { return }
        let sql = """
            INSERT INTO position (id, decided_through) VALUES (1, ?1)
            ON CONFLICT (id) DO UPDATE SET decided_through = ?1 WHERE decided_through < ?1
            """
        try database.statement(sql).run(.integer(decidedThrough.microseconds))
    }

    /// An open parcel that waits for its instant, that of the first of its reminders; nil for any other.
    private func waitingParcel(
        _ key: Parcel.Key, in database: Database
    ) throws(SQLiteError) -> (id: Int64, due: Instant)? {
        let sql = """
            SELECT parcel.id, min(mark.instant) FROM parcel
            JOIN parcel_reminder ON parcel_reminder.parcel = parcel.id JOIN mark ON mark.id = parcel_reminder.mark
            WHERE sink = ? AND name = ? AND settled_at IS NULL
            GROUP BY parcel.id
            HAVING min(mark.instant) > max(claimed_at, ifnull((SELECT decided_through FROM position), claimed_at))
            """
        return try database.statement(sql).first(.text(key.sink), .text(key.name)) { row throws(SQLiteError) in
            (try row.integer(0), Instant(microseconds: try row.integer(1)))
        }
    }

    /// The parcels that have a reminder of this one, itself among them.
    private func parcelsBeside(_ parcel: Int64, in database: Database) throws(SQLiteError) -> [Int64] {
        let sql = """
            SELECT beside.parcel FROM parcel_reminder AS own JOIN parcel_reminder AS beside ON beside.mark = own.mark
            WHERE own.parcel = ?
            """
        return try database.statement(sql).rows(.integer(parcel)) { row throws(SQLiteError) in try row.integer(0) }
    }

    private func undo(_ parcel: Int64, at now: Instant, in database: Database) throws(SQLiteError) {
        for mark in try marks(in: parcel, database) {
            try add(-1, toOpenParcelsOf: mark, in: database)
            try AddresseeStore(database).forget(mark)
            // Serving its plan again arms a void reminder again.
            try database.statement(
                """
                UPDATE mark SET outcome = 'void', reason = 'its plan is served no more', ended_at = ?2
                WHERE id = ?1 AND open_parcels = 0 AND outcome IS NULL
                    AND plan IN (SELECT id FROM plan WHERE withdrawn_at IS NOT NULL)
                """
            ).run(.integer(mark), .integer(now.microseconds))
        }
        for sql in [
            "DELETE FROM parcel_reminder WHERE parcel = ?", "DELETE FROM parcel_bytes WHERE parcel = ?",
            "DELETE FROM parcel WHERE id = ?",
        ] {
            try database.statement(sql).run(.integer(parcel))
        }
    }

    private func end(_ ending: Ending, at now: Instant, in database: Database) throws(SQLiteError) {
        let sql = """
            INSERT INTO mark (identity, instant, first_served_at, outcome, reason, ended_at) VALUES (?1, ?2, ?5, ?3, ?4, ?5)
            ON CONFLICT (identity) DO UPDATE SET outcome = ?3, reason = ?4, ended_at = ?5
            WHERE outcome IS NULL AND open_parcels = 0
            """
        let ended = try database.statement(sql).run(
            .text(ending.identity), .integer(ending.instant.microseconds), .text(ending.outcome.rawValue),
            .text(ending.reason), .integer(now.microseconds))
        guard ended > 0 else { return }
        switch ending.outcome {
        case .held: try AddresseeStore(database).hold(ending.identity, for: ending.recipients, at: now)
        // No change of the board need have met it: a unit that its plan names no more does too.
        case .met: try BoardStore(database).noteMet(Reminder.occurrence(of: ending.identity), at: now)
        case .delivered, .superseded, .expired, .void: break
        }
    }

    private func openParcel(_ key: Parcel.Key, in database: Database) throws(SQLiteError) -> Int64? {
        let sql = "SELECT id FROM parcel WHERE sink = ? AND name = ? AND settled_at IS NULL"
        return try database.statement(sql).first(.text(key.sink), .text(key.name)) { row throws(SQLiteError) in
            try row.integer(0)
        }
    }

    /// The bytes of settled parcels that may stay behind while others are open: some more than one instant has.
    private static let mostBytesBehind = 40_000

    /// Forgets the bytes of parcels that were settled: all at once where nothing is open, which costs next to nothing (the
    /// truncate optimization of https://sqlite.org/lang_delete.html); one by one it costs more than all else of a settlement,
    /// so until then they stay behind, but not too many.
    private func forgetBytes(of settled: [Int64], in database: Database) throws(SQLiteError) {
        guard try hasOpenParcels(in: database) else { return try forgetBytes(in: database) }
        if bytesBehind + settled.count <= Self.mostBytesBehind {
            bytesBehind += settled.count
        } else {
            let forget = try database.statement("DELETE FROM parcel_bytes WHERE parcel = ?")
            for parcel in settled { try forget.run(.integer(parcel)) }
        }
    }

    /// Forgets all bytes that have stayed behind.
    private func forgetBytes(in database: Database) throws(SQLiteError) {
        let open = "SELECT id FROM parcel INDEXED BY parcel_open WHERE settled_at IS NULL"
        let isAll = try !hasOpenParcels(in: database)
        try database.statement("DELETE FROM parcel_bytes" + (isAll ? "" : " WHERE parcel NOT IN (\(open))")).run()
        bytesBehind = 0
    }

    private func hasOpenParcels(in database: Database) throws(SQLiteError) -> Bool {
        try database.number("SELECT EXISTS (SELECT * FROM parcel INDEXED BY parcel_open WHERE settled_at IS NULL)") != 0
    }

    /// The reminders in a parcel, each once.
    private func marks(in parcel: Int64, _ database: Database) throws(SQLiteError) -> Set<Int64> {
        let sql = "SELECT mark FROM parcel_reminder WHERE parcel = ?"
        return Set(try database.statement(sql).rows(.integer(parcel)) { row throws(SQLiteError) in try row.integer(0) })
    }

    /// By its number: an `UPDATE … WHERE id IN (SELECT …)` takes twenty times as long.
    private func add(_ count: Int64, toOpenParcelsOf mark: Int64, in database: Database) throws(SQLiteError) {
        try database.statement("UPDATE mark SET open_parcels = open_parcels + ?2 WHERE id = ?1")
            .run(.integer(mark), .integer(count))
    }

    /// So many of a reminder's parcels are settled; with the last it ends.
    private func settle(_ count: Int64, parcelsOf mark: Int64, at now: Instant, in database: Database)
        throws(SQLiteError)
    {
        let sql = """
            SELECT parcel.sink, parcel.refusal, parcel.settled_at FROM parcel_reminder
            JOIN parcel ON parcel.id = parcel_reminder.parcel
            WHERE parcel_reminder.mark = ? GROUP BY parcel_reminder.parcel ORDER BY parcel_reminder.parcel
            """
        let parcels = try database.statement(sql).rows(.integer(mark)) { row throws(SQLiteError) in
            (sink: try row.text(0), refusal: try row.optionalText(1), isOpen: try row.optionalInteger(2) == nil)
        }
        if parcels.contains(where: \.isOpen) { return try add(-count, toOpenParcelsOf: mark, in: database) }
        let takers = parcels.filter { $0.refusal == nil }.map(\.sink)
        let outcome: Ending.Outcome = takers.isEmpty ? .void : .delivered
        let reason =
            takers.isEmpty
            ? parcels.compactMap(\.refusal).joined(separator: "; ") : "taken by \(takers.joined(separator: ", "))"
        try database.statement(
            """
            UPDATE mark SET open_parcels = open_parcels - ?5, outcome = ifnull(outcome, ?2),
                reason = iif(outcome IS NULL, ?3, reason), ended_at = iif(outcome IS NULL, ?4, ended_at)
            WHERE id = ?1
            """
        ).run(
            .integer(mark), .text(outcome.rawValue), .text(reason), .integer(now.microseconds), .integer(count))
    }

    private func openParcels(limit: Int, in database: Database) throws(SQLiteError) -> [Parcel] {
        // By their own index, never by going through all that were ever settled.
        let sql = "SELECT id FROM parcel INDEXED BY parcel_open WHERE settled_at IS NULL ORDER BY id LIMIT ?"
        let open = try database.statement(sql).rows(.integer(Int64(max(limit, 0)))) { row throws(SQLiteError) in
            try row.integer(0)
        }
        let contents = try database.statement(
            """
            SELECT parcel.sink, parcel.name, parcel_bytes.bytes
            FROM parcel JOIN parcel_bytes ON parcel_bytes.parcel = parcel.id WHERE parcel.id = ?
            """)
        var parcels: [Parcel] = []
        for id in open {
            let parcel = try contents.first(.integer(id)) { row throws(SQLiteError) in
                Parcel(
                    key: Parcel.Key(sink: try row.text(0), name: try row.text(1)), bytes: try row.blob(2),
                    reminders: try reminders(in: id, database))
            }
            if let parcel { parcels.append(parcel) }
        }
        return parcels
    }

    /// The identities of the reminders in a parcel, in their order.
    private func reminders(in parcel: Int64, _ database: Database) throws(SQLiteError) -> [String] {
        let sql = """
            SELECT mark.identity FROM parcel_reminder JOIN mark ON mark.id = parcel_reminder.mark
            WHERE parcel_reminder.parcel = ? ORDER BY parcel_reminder.position
            """
        return try database.statement(sql).rows(.integer(parcel)) { row throws(SQLiteError) in try row.text(0) }
    }
}
