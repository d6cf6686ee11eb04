import TestSupport
import Testing

/// The machine itself: a real systemd, and no way out.
@Suite("a systemd machine", .serialized, .enabled(if: Obstacle.toMachines.isAbsent))
struct SystemdMachineTests {
    /// Booted by the first test that asks; it ends with the test's process.
    private static let booted = Task { try await SystemdMachine.boot() }

    private let machine: SystemdMachine

    init() async throws {
        machine = try await Self.booted.value
    }

    @Test("systemd is PID 1, its journal is real, and who is in the journal's group reads it")
    func boots() async throws {
        #expect(try await machine.run("cat", "/proc/1/comm").line == "systemd")
        #expect(try await machine.property("ActiveState", of: "systemd-journald.service") == "active")
        try await machine.run("logger", "--tag", "machine-test", "xin chào").succeeded()
        let entry = try await machine.journalEntry("SYSLOG_IDENTIFIER=machine-test")
        #expect(entry.contains(#""MESSAGE":"xin chào""#))
        let reader = ["setpriv", "--reuid=nobody", "--clear-groups", "--regid=systemd-journal"]
        let read = try await machine.shell("\(reader.joined(separator: " ")) journalctl -o cat -t machine-test")
        #expect(read.line == "xin chào")
    }

    @Test("it reaches neither the clock nor the network, files or processes outside")
    func isAlone() async throws {
        #expect(try await machine.run("date", "--set=@0").status == 1)
        #expect(try await machine.shell("ls /sys/class/net").line == "lo")
        #expect(try await machine.shell("touch \(SystemdMachine.packageFolder)/trace").status != 0)
        let other = try await SystemdMachine.boot()
        try await other.shell("touch /trace /run/trace /tmp/trace").succeeded()
        #expect(try await machine.shell("ls /trace /run/trace /tmp/trace").output == "")
        await other.stop()
        #expect(try await other.run("true").status != 0)
        #expect(try await machine.run("true").status == 0)
    }

    @Test("what a unit does is waited for by its journal entry, whether it is there already or comes later")
    func waits() async throws {
        try await machine.write("[Service]\nExecStart=/bin/sleep 1h\n", to: "/run/systemd/system/sleeper.service")
        try await machine.override("sleeper.service", "[Service]\nRestart=on-failure\nRestartSec=1ms")
        #expect(try await machine.property("Restart", of: "sleeper.service") == "on-failure")
        let started = ["MESSAGE_ID=\(SystemdMachine.unitStarted)", "UNIT=sleeper.service"]
        try await machine.run("systemctl", "start", "sleeper.service").succeeded()
        try await machine.journalEntry(started[0], started[1])
        let first = try await machine.property("MainPID", of: "sleeper.service")
        let cursor = try await machine.journalCursor()
        try await machine.run("systemctl", "kill", "--signal=KILL", "sleeper.service").succeeded()
        try await machine.journalEntry(started[0], started[1], after: cursor)
        #expect(try await machine.property("MainPID", of: "sleeper.service") != first)
    }

    @Test("an entry that came after the cursor is found though it is the only one of its kind, and none from before")
    func comesAfterCursor() async throws {
        func entry(_ text: String, after cursor: String) async throws -> Bool {
            try await machine.journalEntry("SYSLOG_IDENTIFIER=a", after: cursor).contains("\"MESSAGE\":\"\(text)\"")
        }
        let empty = try await machine.journalCursor()
        try await machine.shell("for text in first second; do echo $text | systemd-cat --identifier=a; done")
            .succeeded()
        #expect(try await entry("first", after: empty))
        try await machine.journalEntry("SYSLOG_IDENTIFIER=a", after: empty) { $0.contains("\"second\"") }
        let cursor = try await machine.journalCursor()
        try await machine.shell("echo third | systemd-cat --identifier=a; echo else | systemd-cat --identifier=b")
            .succeeded()
        #expect(try await entry("third", after: cursor), "where the cursor's own entry is of that kind")
    }

    @Test("what systemd says while the journal stands still is not lost")
    func standsStill() async throws {
        let count = 12
        let unit = "[Unit]\nStartLimitIntervalSec=0\n[Service]\nExecStart=/bin/sleep 1h\n"
        try await machine.write(unit, to: "/run/systemd/system/dozer.service")
        try await machine.shell(
            """
            journal=$(systemctl show --value --property=MainPID systemd-journald.service)
            kill -STOP $journal
            trap 'kill -CONT $journal' EXIT
            for n in $(seq \(count)); do systemctl restart dozer.service; done
            """
        ).succeeded()
        var told = 0
        try await machine.journalEntry("MESSAGE_ID=\(SystemdMachine.unitStarted)", "UNIT=dozer.service") { _ in
            told += 1
            return told == count
        }
    }
}
