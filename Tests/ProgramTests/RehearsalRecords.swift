import Foundation
import TestSupport
import Testing

/// What rehearsals, or a service, have left of what they sent: files, a ledger, and a journal where there is one.
struct RehearsalRecords {
    let state: String
    let journal: OwnJournal?
    /// Its name: that of a rehearsal, or of a service.
    var ledger = "rehearsal.sqlite"

    /// The rehearsal with the journal.
    func writing(_ command: Command) -> Command {
        guard let journal else { return command }
        return journal.command(Command(command.words + ["--journal"]))
    }

    func forget() throws {
        if FileManager.default.fileExists(atPath: state) { try FileManager.default.removeItem(atPath: state) }
    }

    /// The identities of the reminders in the files, each of which is whole.
    func sent(_ story: String) throws -> [String] {
        let folder = state + "/reminders"
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.contains("/") }
        #expect(names.filter { !$0.hasSuffix(".txt") } == [], "half-written files are left; \(story)")
        // the identity stands in each file's last line
        return try names.filter { $0.hasSuffix(".txt") }.map { name in
            let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
            let line = try #require(
                text.split(separator: "\n").last { $0.hasPrefix("Mã nhắc việc: ") }, "\(name) is not whole; \(story)")
            return String(line.dropFirst("Mã nhắc việc: ".count))
        }
    }

    /// Checks that nothing is doubled, and that ledger and journal say the same as the files.
    func checkAgreement(_ story: String) async throws {
        let sent = try sent(story)
        let doubled = Dictionary(grouping: sent) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
        #expect(doubled == [], "doubled; \(story)")
        let (delivered, underWay) = try await recorded()
        #expect(Set(delivered).symmetricDifference(sent).sorted() == [], "the ledger differs; \(story)")
        #expect(underWay == [], "never settled; \(story)")
        guard let journal else { return }
        let told = try await journal.reminders()
        let toldTwice = Dictionary(grouping: told) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
        #expect(toldTwice == [], "doubled in the journal; \(story)")
        #expect(Set(told).symmetricDifference(sent).sorted() == [], "the journal differs; \(story)")
    }

    /// What the ledger holds as delivered, and the names of what it holds as under way, read past the program.
    private func recorded() async throws -> (delivered: [String], underWay: [String]) {
        let script = """
            import sqlite3, sys
            ledger = sqlite3.connect(sys.argv[1])
            for name, in ledger.execute("SELECT '+' || identity FROM mark WHERE outcome = 'delivered'"): print(name)
            for name, in ledger.execute("SELECT '-' || name FROM parcel WHERE settled_at IS NULL"): print(name)
            """
        let lines = try await Command("python3", "-c", script, "\(state)/\(ledger)").run().succeeded()
            .output.split(separator: "\n")
        return (
            lines.filter { $0.hasPrefix("+") }.map { String($0.dropFirst()) },
            lines.filter { $0.hasPrefix("-") }.map { String($0.dropFirst()) }
        )
    }
}
