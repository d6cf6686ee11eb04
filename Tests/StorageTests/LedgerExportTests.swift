import CivilTime
import Foundation
import PlanCore
import TestSupport
import Testing

@testable import Storage

/// A ledger as text, and back.
@Suite struct LedgerExportTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    private static func at(_ number: Int) -> Instant { Instant(seconds: 1_610_712_000 + Int64(number)) }

    private static func lines(of ledger: SQLiteLedger) throws -> [String] {
        var lines: [String] = []
        try ledger.export { lines.append($0) }
        return lines
    }

    private static func imported(_ lines: [String], to path: String) throws -> SQLiteLedger {
        try SQLiteLedger.imported(from: lines, named: "<stdin>", to: path, sinks: ["journal", "files"])
    }

    /// A ledger with something in each of its tables, and `rows` rows of history.
    private func makeLedger(rows: Int) throws -> SQLiteLedger {
        let ledger = try SQLiteLedger(path: folder.file("ledger.db"))
        let mark = Mark(
            identity: "p/a@2021#0d/2021-01-20", instant: Self.at(50),
            address: Mark.Address(day: Day(clippingYear: 2021, month: 1, day: 20), recipients: ["a"]))
        let version = PlanVersion(plan: "p", text: "title: \"Kế hoạch\"\n# dấu '\\ và \u{1}", context: "ngữ cảnh")
        _ = try ledger.serve(
            [ServedPlan(version: version, marks: [mark])], in: .distantPast ... .distantFuture, at: Self.at(0))
        let parcel = Parcel(
            key: Parcel.Key(sink: "files", name: "a"), bytes: Array(0...255), reminders: [mark.identity])
        _ = try ledger.commit(
            Batch(parcels: [parcel], marks: [mark], endings: [], decidedThrough: Self.at(50)), at: Self.at(50))
        let occurrence = BoardConformance.occurrence
        let arrival = Arrival(
            at: Self.at(0), recordedBy: "an", number: "1,\"2\"", note: "hai\ndòng",
            figures: ["mo-hinh": Figure(registered: 1)],
            files: [SubmittedFile(sha256: String(repeating: "a", count: 64), name: "a.pdf", size: 1)])
        let by = Attribution(actor: "an", at: Self.at(1), reason: "vì thế", key: "k")
        _ = try ledger.change(.receive(unit: "thon-1", arrival), of: occurrence, by)
        var next = by
        next.key = nil
        _ = try ledger.change(.extend(to: occurrence.lastGoodDay.adding(days: 3)), of: occurrence, next)
        _ = try ledger.change(.silence(until: nil), ofPlan: "p", next)
        if rows > 0 {
            // One statement, for what is measured is not how they came in.
            try Database(path: folder.file("ledger.db"), busyTimeout: 1000).execute(
                """
                WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(rows))
                INSERT INTO audit (at, actor, action, subject, detail, before, reason)
                SELECT -i, 'văn phòng', 'rearm', 'p/a@' || i, 'lần "' || i || '"', NULL, char(10) FROM n
                """)
        }
        return ledger
    }

    @Test("export, import, export again: the same, row by row", arguments: [0, Effort.rounds(100_000)])
    func roundTrip(_ rows: Int) throws {
        let ledger = try makeLedger(rows: rows)
        let first = try Self.lines(of: ledger)
        #expect(first.count > rows + 15)
        let copy = try Self.imported(first, to: folder.file("copy.db"))
        #expect(try Self.lines(of: copy) == first)
        #expect(try copy.records(ofPlan: "p") == ledger.records(ofPlan: "p"))
        #expect(try copy.planRecords() == ledger.planRecords())
        #expect(try copy.openParcels(limit: .max) == ledger.openParcels(limit: .max))
        #expect(try copy.history(HistoryQuery(limit: 1000)) == ledger.history(HistoryQuery(limit: 1000)))
        #expect(try copy.servedVersion(of: "p") == ledger.servedVersion(of: "p"))
    }

    @Test("every table has a row in the export that is tested")
    func everyTable() throws {
        let ledger = try makeLedger(rows: 1)
        let lines = try Self.lines(of: ledger)
        for table in try ledger.tableNames() {
            #expect(lines.contains { $0.hasPrefix("{\"table\":\"\(table)\"") }, "\(table)")
        }
    }

    struct Damage: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var words: String
        var apply: @Sendable (inout [String]) -> Void

        init(_ name: String, _ words: String, _ apply: @escaping @Sendable (inout [String]) -> Void) {
            (testDescription, self.words, self.apply) = (name, words, apply)
        }
    }

    @Test(
        "an export that is not whole makes no ledger",
        arguments: [
            Damage("nothing at all", "first line") { $0 = [] },
            Damage("another file", "first line") { $0[0] = "title: Kế hoạch" },
            Damage("a newer version", "version 99") { $0[0] = "{\"hanchot-ledger\":99}" },
            Damage("its end missing", "before its end") { $0.removeLast() },
            Damage("a row missing", "not whole") { $0.remove(at: $0.count - 2) },
            Damage("a row twice", "<stdin>:3:1: error: ") { $0.insert($0[1], at: 2) },
            Damage("more behind its end", "not whole") { $0.append($0[1]) },
            Damage("a line that is no JSON", "<stdin>:2:1: error: ") { $0[1] = "{\"table\":" },
            Damage("a table that is none", "<stdin>:2:1: error: ") { $0[1] = "{\"table\":\"x\",\"row\":{}}" },
            Damage("a value of another type", "<stdin>:2:1: error: ") { lines in
                lines[1] = "{\"table\":\"plan\",\"row\":{\"id\":\"a\"}}"
            },
            Damage("a state of a submission that is none", "'lung' is no state") { lines in
                lines = lines.map { $0.replacing("\"state\":\"received\"", with: "\"state\":\"lung\"") }
            },
            Damage("an outcome that is none", "'lung' is no outcome") { lines in
                lines = lines.map { $0.replacing("\"outcome\":null", with: "\"outcome\":\"lung\"") }
            },
            Damage("an action that is none", "'lung' is no action that this version knows (expected one of: receive, ")
            {
                lines in LedgerExportTests.set(&lines, "audit", "action", "lung")
            },
            Damage("a sink that is none", "'mail' is no sink that this version knows (expected one of: journal, files)")
            {
                lines in LedgerExportTests.set(&lines, "parcel", "sink", "mail")
            },
            Damage("a word that is none, with the place where it stands", "<stdin>:2:41: error: 'lung' is no action") {
                lines in
                lines.insert(
                    "{\"table\":\"audit\",\"row\":{\"id\":9,\"action\":\"lung\",\"detail\":\"\\\"action\\\":\",\"at\":1,\"actor\":\"a\",\"subject\":\"s\"}}",
                    at: 1)
                lines[lines.count - 1] = "{\"end\":\(lines.count - 2)}"
            },
            Damage("several words at once: the first", "is no outcome") { lines in
                LedgerExportTests.severalWords(&lines)
            },
            Damage("several words at once: the last, from a newer version", "'mail' is no sink that this version knows")
            {
                lines in LedgerExportTests.severalWords(&lines)
            },
            Damage("a day that is none", "is no to_day") { lines in
                lines = lines.map { $0.replacing(/"to_day":"[^"]*"/, with: "\"to_day\":\"2027-02-30\"") }
            },
            Damage("a flag that is none", "is_extended") { lines in
                lines = lines.map { $0.replacing("\"is_extended\":1", with: "\"is_extended\":2") }
            },
            Damage("half a closing", "closed_by") { lines in
                lines = lines.map { $0.replacing("\"closed_by\":null", with: "\"closed_by\":\"an\"") }
            },
            Damage("a name that is no file's", "sha256") { lines in
                lines = lines.map { $0.replacing("\"sha256\":\"aa", with: "\"sha256\":\"..") }
            },
            Damage("a file's name that leads elsewhere", "submitted_file': name: the file's name cannot be used") {
                lines in
                LedgerExportTests.set(&lines, "submitted_file", "name", "../../evil.pdf")
            },
            Damage("a note that controls a terminal", "note: the text has characters that control") { lines in
                LedgerExportTests.set(&lines, "submission", "note", "a\u{1B}[31m")
            },
            Damage("a number without end", "number: the name is too long") { lines in
                LedgerExportTests.set(&lines, "submission", "number", String(repeating: "x", count: 100_000))
            },
            Damage("a key that is none", "key: an idempotency key has 1 to 128") { lines in
                LedgerExportTests.set(&lines, "request", "key", "")
            },
            Damage("a figure without bounds", "<= 1000000000") { lines in
                LedgerExportTests.set(&lines, "figure", "total", 1_000_000_000_000)
            },
            Damage("more than there are", "<= total") { lines in LedgerExportTests.set(&lines, "figure", "total", 0) },
            Damage("an extension before the first", "position >= 0") { lines in
                LedgerExportTests.set(&lines, "extension", "position", -1)
            },
            Damage("an occurrence of another plan", "substr(identity") { lines in
                LedgerExportTests.set(&lines, "occurrence", "identity", "bad")
            },
            Damage("a reminder's file elsewhere", "NOT GLOB '*/../*'") { lines in
                LedgerExportTests.set(&lines, "parcel", "name", "2027/../../../evil.txt")
            },
            Damage("several faults at once: the first", "number: the name is empty") { lines in
                LedgerExportTests.several(&lines)
            },
            Damage("several faults at once: the last", "position >= 0") { lines in LedgerExportTests.several(&lines) },
            Damage("a row that points to one that is gone", "FOREIGN KEY") { lines in
                lines.removeAll { $0.hasPrefix("{\"table\":\"plan_text\"") }
            },
        ])
    func damaged(_ damage: Damage) throws {
        var lines = try Self.lines(of: makeLedger(rows: 3))
        damage.apply(&lines)
        let error = #expect(throws: (any Error).self) {
            try Self.imported(lines, to: folder.file("copy.db"))
        }
        #expect(error.map { "\($0)".contains(damage.words) } ?? false, "\(error.map { "\($0)" } ?? "")")
        guard FileManager.default.fileExists(atPath: folder.file("copy.db")) else { return }
        #expect(try SQLiteLedger(path: folder.file("copy.db")).history(limit: .max).isEmpty)
    }

    @Test("the faults of a line are told in the order of their places")
    func order() throws {
        var lines = try Self.lines(of: makeLedger(rows: 3))
        lines.insert("{\"table\":\"mark\",\"row\":{\"id\":1,\"outcome\":\"lung\"}}", at: 1)
        let error = #expect(throws: FaultyExport.self) { try Self.imported(lines, to: folder.file("copy.db")) }
        let faults = try #require(error)
        let places = faults.diagnostics.map(\.position)
        #expect(places.map { [$0.line, $0.column] } == [[2, 1], [2, 41]], "\(faults)")
    }

    /// Another value in the first row of a table.
    fileprivate static func set(_ lines: inout [String], _ table: String, _ column: String, _ value: Any) {
        let start = "{\"table\":\"\(table)\""
        guard let index = lines.firstIndex(where: { $0.hasPrefix(start) }),
            var line = (try? JSONSerialization.jsonObject(with: Data(lines[index].utf8))) as? [String: Any],
            var row = line["row"] as? [String: Any]
        else { return }
        row[column] = value
        line["row"] = row
        guard let bytes = try? JSONSerialization.data(withJSONObject: line) else { return }
        lines[index] = String(decoding: bytes, as: UTF8.self)
    }

    fileprivate static func severalWords(_ lines: inout [String]) {
        set(&lines, "mark", "outcome", "lung")
        set(&lines, "parcel", "sink", "mail")
    }

    fileprivate static func several(_ lines: inout [String]) {
        set(&lines, "submission", "number", " ")
        set(&lines, "extension", "position", -1)
    }

    @Test("an export is not put into a ledger that has something in it")
    func occupied() throws {
        let ledger = try makeLedger(rows: 1)
        let before = try Self.lines(of: ledger)
        let error = #expect(throws: LedgerError.self) {
            try Self.imported(before, to: folder.file("ledger.db"))
        }
        #expect(error?.description.contains("not empty") ?? false)
        #expect(try Self.lines(of: ledger) == before)
    }

    @Test("an export of the first version becomes a ledger of today")
    func earlierVersion() throws {
        let lines = [
            "{\"hanchot-ledger\":1}",
            "{\"table\":\"audit\",\"row\":{\"id\":4,\"at\":7,\"actor\":\"an\",\"action\":\"rearm\",\"subject\":\"p\",\"detail\":\"\"}}",
            "{\"end\":1}",
        ]
        let ledger = try Self.imported(lines, to: folder.file("copy.db"))
        #expect(try ledger.history(HistoryQuery()).map(\.number) == [4])
        #expect(try Self.lines(of: ledger).first == "{\"hanchot-ledger\":\(LedgerSchema.current.version)}")
    }

    @Test("a table as CSV quotes what has to be")
    func csv() throws {
        let ledger = try makeLedger(rows: 0)
        var lines: [String] = []
        try ledger.exportTable("submission") { lines.append($0) }
        #expect(lines[0] == "id,occurrence,unit,state,received_at,recorded_by,number,note")
        #expect(lines[1] == "1,1,thon-1,received,1610712000000000,an,\"1,\"\"2\"\"\",\"hai\ndòng\"")
        #expect(throws: LedgerError.self) { try ledger.exportTable("sqlite_schema") { _ in } }
    }
}
