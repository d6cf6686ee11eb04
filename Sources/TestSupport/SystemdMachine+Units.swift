import Glibc

/// What tests ask of units and of the journal. `run("systemctl", "start", …)` needs no waiting: with `Type=notify` it
/// returns when the service is ready. Everything else that is to happen is waited for by its journal entry.
extension SystemdMachine {
    /// The MESSAGE_ID of the entry by which systemd says that a unit has started: `SD_MESSAGE_UNIT_STARTED_STR`.
    package static let unitStarted = "39f53479d3a045ac8e11786248231fbf"

    /// One property of a unit, as `systemctl show` has it.
    package func property(_ name: String, of unit: String) async throws -> String {
        try await run("systemctl", "show", "--value", "--property=\(name)", unit).succeeded().line
    }

    /// Adds to a unit, or changes what it says, until the machine ends: a drop-in file, such as
    /// `[Service]\nWatchdogSec=2s`. A later one replaces it.
    package func override(_ unit: String, _ settings: String) async throws {
        let folder = "/run/systemd/system/\(unit).d"
        try await run("mkdir", "-p", folder).succeeded()
        try await write(settings + "\n", to: folder + "/test.conf")
        try await run("systemctl", "daemon-reload").succeeded()
    }

    /// Where the journal stands now, for ``journalEntry(_:after:where:)``.
    package func journalCursor() async throws -> String {
        let said = try await run("journalctl", "--lines=0", "--show-cursor", "--quiet").succeeded().line
        guard let cursor = said.split(separator: "-- cursor: ").last else {
            throw CommandError(message: "the journal has no cursor: \(said)")
        }
        return String(cursor)
    }

    /// Waits until the journal has an entry that satisfies the matches (`FIELD=value`; journalctl(1)), from the cursor
    /// or else the boot on, and returns it as a line of JSON; throws when there is none within ``commandSeconds``.
    @discardableResult
    package func journalEntry(
        _ matches: String..., after cursor: String? = nil, where satisfies: (String) -> Bool = { _ in true }
    ) async throws -> String {
        // Not --after-cursor: it passes over the first entry that matches where the cursor's own does not (systemd 252).
        let start = cursor.map { "--cursor=\($0)" } ?? "--boot"
        let words = ["journalctl", start, "--follow", "--no-tail", "--output=json", "--all", "--quiet"]
        let journal = try command(words + matches).start()
        let entry = await journal.line { line in
            !(cursor.map { line.contains("\"__CURSOR\":\"\($0)\"") } ?? false) && satisfies(line)
        }
        journal.send(SIGTERM)
        let result = await journal.result()
        guard let entry else {
            let said = try await run("journalctl", start, "--output=short-precise", "--lines=50", "--quiet").output
            throw CommandError(message: "no entry with \(matches): \(result)\nbut:\n\(said)")
        }
        return entry
    }
}
