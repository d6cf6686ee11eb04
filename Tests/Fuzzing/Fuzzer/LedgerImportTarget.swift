import PlanCore
import Storage

/// An export that somebody hands in: a ledger that exports the same again, or none at all and what is wrong with which line.
enum LedgerImportTarget: FuzzTarget {
    static let name = "import"

    static func run(_ bytes: [UInt8]) {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
        do {
            let first = try exported(importing: lines)
            do {
                check(try exported(importing: first) == first, "what was exported is imported as it is")
            } catch {
                check(false, "what was exported can be imported: \(error)")
            }
        } catch let error as FaultyExport {
            checkDiagnostics(error.diagnostics, of: bytes, isRead: false)
        } catch {
            check("\(error)".hasPrefix("cannot "), "what cannot be done is told: \(error)")
        }
    }

    private static func exported(importing lines: [String]) throws -> [String] {
        let ledger = try SQLiteLedger.imported(
            from: lines, named: "export", to: LedgerRows.freshPath(), sinks: ["journal", "files"])
        defer { ledger.close() }
        var exported: [String] = []
        try ledger.export { exported.append($0) }
        return exported
    }
}
