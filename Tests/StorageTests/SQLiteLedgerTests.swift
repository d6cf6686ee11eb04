import Storage
import TestSupport
import Testing

/// The SQLite ledger is a ledger.
@Suite struct SQLiteLedgerTests {
    @Test("in a file", arguments: LedgerConformance.cases)
    func inFile(_ conformance: LedgerConformance) throws {
        let folder = try ScratchFolder()
        try conformance.run { try SQLiteLedger(path: folder.file("ledger.db")) }
    }

    @Test("in memory", arguments: LedgerConformance.cases.filter { !$0.needsSecondHandle })
    func inMemory(_ conformance: LedgerConformance) throws {
        try conformance.run { try SQLiteLedger.inMemory() }
    }
}
