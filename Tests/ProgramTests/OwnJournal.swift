import Glibc
import TestSupport

/// A journald in a mount namespace of its own, for programs that are run there: to them it is the machine's journal. It
/// ends when the test lets go of it or dies.
struct OwnJournal {
    private let life: RunningCommand

    init() async throws {
        let script = """
            set -eu
            mount -t tmpfs -o mode=755 tmpfs /run
            mkdir -p /run/systemd/journald.conf.d
            printf '[Journal]\\nStorage=volatile\\nReadKMsg=no\\nAudit=no\\nRateLimitIntervalSec=0\\n' \\
                >/run/systemd/journald.conf.d/test.conf
            /lib/systemd/systemd-journald >/dev/null 2>&1 &
            until [ -S /run/systemd/journal/io.systemd.journal ]; do sleep 0.05; done
            echo ready
            cat >/dev/null
            kill $!
            """
        life = try Command(["timeout", "3600", "unshare", "--mount", "sh", "-c", script], input: .open).start()
        guard await life.line(where: { $0 == "ready" }) != nil else {
            // it has failed, or the test is cancelled: nobody waits for it any more
            life.send(SIGKILL)
            throw CommandError(message: "\(await life.result())")
        }
        namespace = try await Command("pgrep", "--parent", "\(life.processID)").run().succeeded().line
    }

    /// nil where there can be none.
    static func ifPossible() async throws -> OwnJournal? { Obstacle.toJournals.isAbsent ? try await OwnJournal() : nil }

    /// The process whose mount namespace it is.
    private let namespace: String

    /// The command, with this journal.
    func command(_ command: Command) -> Command {
        var command = command
        command.words = ["nsenter", "--mount=/proc/\(namespace)/ns/mnt"] + command.words
        return command
    }

    /// The identities of the reminders in it, one for each entry.
    func reminders() async throws -> [String] {
        let list = "journalctl --sync && journalctl --quiet --output=cat --output-fields=HANCHOT_REMINDER"
        return try await command(Command("sh", "-c", list + " HANCHOT_REHEARSAL=1")).run().succeeded()
            .output.split(separator: "\n").map(String.init)
    }
}
