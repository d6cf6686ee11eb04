import Delivery
import LinuxSystem
package import PlanCore
import PlanFiles
import Storage

/// A ledger as text, and back: what `hanchot export` and `hanchot import-ledger` do.
package struct LedgerTransfer {
    private let place: ServicePlace
    private let path: String
    /// Of the files that come with submissions.
    package let filesFolder: String

    /// Of the ledger that the place's configuration names.
    package init(_ place: ServicePlace) throws {
        self.place = place
        let configuration = try place.readConfiguration().0
        path = place.path(configuration.ledger)
        filesFolder = place.filesFolder(configuration)
    }

    /// Prints all of it on standard output, one state of it, also while the service writes to it: JSON Lines, or one table as
    /// CSV.
    /// - Throws: there is no ledger, or no such table; nobody reads.
    package func export(table: String?) throws {
        let ledger = try open()
        defer { ledger.close() }
        let output = LineOutput()
        if let table {
            let known = try ledger.tableNames()
            guard known.contains(table) else {
                let list = known.joined(separator: ", ")
                throw UsageError(
                    vi: "sổ không có bảng '\(table)' (có \(list))", en: "no table '\(table)' (there are \(list))")
            }
            try ledger.exportTable(table, line: output.add)
        } else {
            try ledger.export(output.add)
        }
        try output.finish()
    }

    /// The names of the tables that any ledger of this version has.
    package static func tables() throws -> [String] {
        let ledger = try SQLiteLedger.inMemory()
        defer { ledger.close() }
        return try ledger.tableNames()
    }

    private func open() throws(LedgerError) -> SQLiteLedger {
        // What is not there must not be made by looking.
        guard FileStamp(path) != nil else { throw LedgerError(.other, "cannot export: there is no ledger '\(path)'") }
        return try SQLiteLedger(path: path)
    }

    /// Makes the ledger of an export's lines: all of it or nothing.
    /// - Returns: the files that submissions name and that are not in their folder: an export has their names alone.
    /// - Throws: a service holds it; it is there and not empty; the lines are no whole export, `FaultyInput` where that is a
    ///   line's fault.
    package func read(_ lines: AnySequence<String>) throws -> [SubmittedFile] {
        let lock = try place.lock(path)
        defer { withExtendedLifetime(lock) {} }
        let ledger: SQLiteLedger
        do {
            ledger = try SQLiteLedger.imported(
                from: lines, named: "<stdin>", to: path, sinks: [JournalSink.name, FileSink.name, StreamSink.name])
        } catch let error as FaultyExport {
            throw FaultyInput(diagnostics: error.diagnostics)
        }
        defer { ledger.close() }
        let store = FileStore(filesFolder)
        return try ledger.submittedFiles().filter { try store.open($0.sha256)?.size != $0.size }
    }
}

/// Lines to standard output, many at once; after a failure no more.
private final class LineOutput {
    private var text = ""
    private var failure: SystemError?

    /// Bytes written at once.
    private static let piece = 1 << 16

    func add(_ line: String) {
        guard failure == nil else { return }
        text += line
        text += "\n"
        if text.utf8.count >= Self.piece { write() }
    }

    func finish() throws {
        write()
        if let failure { throw failure }
    }

    private func write() {
        guard failure == nil else { return }
        do {
            try StandardStream.output.write(text)
        } catch {
            failure = error
        }
        text = ""
    }
}
