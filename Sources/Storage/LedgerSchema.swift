/// The tables of a ledger file, as the steps that lead to them.
struct LedgerSchema: Sendable {
    /// What is found in a file.
    enum State: Equatable {
        case empty
        /// A ledger with the tables of this version.
        case version(Int)
        /// Something else's database.
        case foreign
    }

    /// Step n leads from version n to version n + 1. Steps that were released never change; a new one is added behind them.
    var steps: [String]

    /// `HANC` in the file's header, where file(1) and others look.
    static let applicationID: Int64 = 0x4841_4e43

    /// What this program writes.
    static let current = LedgerSchema(steps: [version1, version2, version3, version4, version5, version6])

    /// The version that the steps lead to.
    var version: Int { steps.count }

    func state(of database: Database) throws(SQLiteError) -> State {
        let version = try database.number("PRAGMA user_version")
        let applicationID = try database.number("PRAGMA application_id")
        if applicationID == Self.applicationID, version > 0 { return .version(Int(version)) }
        let objects = try database.number("SELECT count(*) FROM sqlite_schema")
        return applicationID == 0 && version == 0 && objects == 0 ? .empty : .foreign
    }

    /// Leads an empty or older database to these tables in one transaction; a current one is left untouched.
    func migrate(_ database: Database) throws(SQLiteError) {
        guard try database.number("PRAGMA user_version") < version else { return }
        try database.transaction { () throws(SQLiteError) in
            // Another process may have been faster.
            let found = Int(try database.number("PRAGMA user_version"))
            guard found < version else { return }
            for step in steps[max(found, 0)...] { try database.execute(step) }
            try database.execute("PRAGMA application_id = \(Self.applicationID); PRAGMA user_version = \(version)")
        }
    }

    /// Whether the tables, indexes and triggers are exactly those of the steps.
    func matches(_ database: Database) throws(SQLiteError) -> Bool {
        let model = try Database(path: nil, busyTimeout: 0)
        try migrate(model)
        return try Self.objects(in: model) == Self.objects(in: database)
    }

    private static func objects(in database: Database) throws(SQLiteError) -> [[String?]] {
        // Who looks for slow queries may have run ANALYZE.
        let sql = """
            SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT GLOB 'sqlite_stat*'
            ORDER BY type, name
            """
        return try database.statement(sql).rows { row throws(SQLiteError) in
            [try row.text(0), try row.text(1), try row.text(2), try row.optionalText(3)]
        }
    }
}

extension LedgerSchema {
    /// Instants are microseconds since the epoch.
    ///
    /// - A plan's version in force is its newest row; texts are shared by versions that differ in context only.
    /// - A mark is a reminder, with its ending once it has one. `open_parcels` counts its parcels that are not settled; `plan`
    ///   is null when it was committed without having been served.
    /// - A parcel is the intent while `settled_at` is null, then the record of the delivery. Its bytes stand apart and go when
    ///   it is settled: rows that shrink in place would leave their pages half empty for ever.
    private static let version1 = """
        CREATE TABLE plan (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            withdrawn_at INTEGER
        ) STRICT;

        CREATE TABLE plan_text (
            id INTEGER PRIMARY KEY,
            text TEXT NOT NULL
        ) STRICT;

        CREATE TABLE plan_version (
            id INTEGER PRIMARY KEY,
            plan INTEGER NOT NULL REFERENCES plan,
            text INTEGER NOT NULL REFERENCES plan_text,
            context TEXT NOT NULL,
            served_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX plan_version_plan ON plan_version (plan);

        CREATE TABLE mark (
            id INTEGER PRIMARY KEY,
            plan INTEGER REFERENCES plan,
            identity TEXT NOT NULL UNIQUE,
            instant INTEGER NOT NULL,
            first_served_at INTEGER NOT NULL,
            open_parcels INTEGER NOT NULL DEFAULT 0,
            outcome TEXT,
            reason TEXT,
            ended_at INTEGER
        ) STRICT;
        CREATE INDEX mark_open ON mark (plan, instant) WHERE outcome IS NULL;
        CREATE INDEX mark_served ON mark (first_served_at) WHERE outcome IS NULL;
        CREATE INDEX mark_unsent ON mark (instant) WHERE outcome IN ('superseded', 'expired');
        CREATE INDEX mark_passed ON mark (ended_at) WHERE outcome IN ('superseded', 'expired');

        CREATE TABLE parcel (
            id INTEGER PRIMARY KEY,
            sink TEXT NOT NULL,
            name TEXT NOT NULL,
            claimed_by TEXT NOT NULL,
            claimed_at INTEGER NOT NULL,
            settled_at INTEGER,
            refusal TEXT
        ) STRICT;
        CREATE UNIQUE INDEX parcel_open ON parcel (sink, name) WHERE settled_at IS NULL;

        CREATE TABLE parcel_bytes (
            parcel INTEGER PRIMARY KEY REFERENCES parcel,
            bytes BLOB NOT NULL
        ) STRICT;

        CREATE TABLE parcel_reminder (
            parcel INTEGER NOT NULL REFERENCES parcel,
            position INTEGER NOT NULL,
            mark INTEGER NOT NULL REFERENCES mark,
            PRIMARY KEY (parcel, position)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX parcel_reminder_mark ON parcel_reminder (mark);

        CREATE TABLE position (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            decided_through INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE audit (
            id INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            actor TEXT NOT NULL,
            action TEXT NOT NULL,
            subject TEXT NOT NULL,
            detail TEXT NOT NULL
        ) STRICT;
        CREATE TRIGGER audit_is_never_rewritten BEFORE UPDATE ON audit
        BEGIN SELECT RAISE(ABORT, 'the history is never rewritten'); END;
        CREATE TRIGGER audit_is_never_shortened BEFORE DELETE ON audit
        BEGIN SELECT RAISE(ABORT, 'the history is never rewritten'); END;
        """
}

extension LedgerSchema {
    /// The board, and the changes of it in the history.
    ///
    /// - An occurrence is one of which something is recorded. Days are texts, `2027-01-20`.
    /// - A submission has a receipt when `received_at` is there; a unit without a row is awaited.
    /// - A request is the idempotency key of a change and what it asked for.
    private static let version2 = """
        ALTER TABLE audit ADD COLUMN unit TEXT;
        ALTER TABLE audit ADD COLUMN before TEXT;
        ALTER TABLE audit ADD COLUMN after TEXT;
        ALTER TABLE audit ADD COLUMN reason TEXT;
        CREATE INDEX audit_subject ON audit (subject);

        CREATE TABLE occurrence (
            id INTEGER PRIMARY KEY,
            identity TEXT NOT NULL UNIQUE,
            plan TEXT NOT NULL,
            snoozed_until INTEGER,
            closed_at INTEGER,
            closed_by TEXT,
            closing_reason TEXT,
            is_extended INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX occurrence_plan ON occurrence (plan);
        CREATE INDEX occurrence_amended ON occurrence (id) WHERE is_extended = 1 OR snoozed_until IS NOT NULL;

        CREATE TABLE extension (
            occurrence INTEGER NOT NULL REFERENCES occurrence,
            position INTEGER NOT NULL,
            from_day TEXT NOT NULL,
            to_day TEXT NOT NULL,
            reason TEXT NOT NULL,
            actor TEXT NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (occurrence, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER extension_is_never_rewritten BEFORE UPDATE ON extension
        BEGIN SELECT RAISE(ABORT, 'a former date is never rewritten'); END;
        CREATE TRIGGER extension_is_never_removed BEFORE DELETE ON extension
        BEGIN SELECT RAISE(ABORT, 'a former date is never rewritten'); END;

        CREATE TABLE submission (
            id INTEGER PRIMARY KEY,
            occurrence INTEGER NOT NULL REFERENCES occurrence,
            unit TEXT NOT NULL,
            state TEXT NOT NULL,
            received_at INTEGER,
            recorded_by TEXT,
            number TEXT,
            note TEXT,
            UNIQUE (occurrence, unit)
        ) STRICT;

        CREATE TABLE figure (
            submission INTEGER NOT NULL REFERENCES submission,
            target TEXT NOT NULL,
            registered INTEGER,
            reached INTEGER,
            total INTEGER,
            PRIMARY KEY (submission, target)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE submitted_file (
            submission INTEGER NOT NULL REFERENCES submission,
            position INTEGER NOT NULL,
            sha256 TEXT NOT NULL,
            name TEXT NOT NULL,
            size INTEGER NOT NULL,
            PRIMARY KEY (submission, position)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE silence (
            plan TEXT PRIMARY KEY,
            until INTEGER,
            reason TEXT NOT NULL,
            actor TEXT NOT NULL,
            at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE request (
            key TEXT PRIMARY KEY,
            audit INTEGER NOT NULL REFERENCES audit,
            text TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """
}

extension LedgerSchema {
    /// - `untold_since`: when a change of the board met the occurrence, or a reminder of it ended as met; null once that was
    ///   told, and while it is open.
    /// - What a clock set back arms again is also what was met.
    private static let version3 = """
        ALTER TABLE occurrence ADD COLUMN untold_since INTEGER;
        CREATE INDEX occurrence_untold ON occurrence (id) WHERE untold_since IS NOT NULL;

        DROP INDEX mark_unsent;
        DROP INDEX mark_passed;
        CREATE INDEX mark_unsent ON mark (instant) WHERE outcome IN ('superseded', 'expired', 'met');
        CREATE INDEX mark_passed ON mark (ended_at) WHERE outcome IN ('superseded', 'expired', 'met');
        """
}

extension LedgerSchema {
    /// An addressee is somebody who gets digests and to whom a reminder went one by one on `day`, or for whom it was held
    /// since `held_at`; then `told` is the digest that told it, or why it had not to be told.
    private static let version4 = """
        CREATE TABLE addressee (
            mark INTEGER NOT NULL REFERENCES mark,
            recipient TEXT NOT NULL,
            day TEXT,
            held_at INTEGER,
            told TEXT,
            PRIMARY KEY (mark, recipient)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX addressee_sent ON addressee (recipient, day) WHERE day IS NOT NULL;
        CREATE INDEX addressee_untold ON addressee (recipient, held_at) WHERE held_at IS NOT NULL AND told IS NULL;
        """
}

extension LedgerSchema {
    /// - The bytes of parcels refer to nothing, so that all of them can be forgotten at once, unread; they may stay behind for a
    ///   while when their parcel is settled.
    /// - What a clock set back arms again is told by `OR`: of three words, `IN` makes a table each time it is asked, twice for
    ///   each of these indexes when a mark is written, which took most of the time.
    private static let version5 = """
        ALTER TABLE parcel_bytes RENAME TO parcel_bytes_before;
        CREATE TABLE parcel_bytes (
            parcel INTEGER PRIMARY KEY,
            bytes BLOB NOT NULL
        ) STRICT;
        INSERT INTO parcel_bytes (parcel, bytes) SELECT parcel, bytes FROM parcel_bytes_before;
        DROP TABLE parcel_bytes_before;

        DROP INDEX mark_unsent;
        DROP INDEX mark_passed;
        CREATE INDEX mark_unsent ON mark (instant) WHERE outcome = 'superseded' OR outcome = 'expired' OR outcome = 'met';
        CREATE INDEX mark_passed ON mark (ended_at) WHERE outcome = 'superseded' OR outcome = 'expired' OR outcome = 'met';
        """
}

extension LedgerSchema {
    /// What a clock set back arms again is also what was put off and then silenced: no plan knows of it. Some ledgers of
    /// versions 4 and 5 have this index already. Whether a file is known is asked by its SHA-256.
    private static let version6 = """
        DROP INDEX IF EXISTS mark_silenced;
        CREATE INDEX mark_silenced ON mark (instant) WHERE outcome = 'void' AND identity GLOB '*#snoozed-*';
        CREATE INDEX submitted_file_sha256 ON submitted_file (sha256);
        """
}
