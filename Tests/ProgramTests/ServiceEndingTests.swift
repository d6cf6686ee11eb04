import TestSupport
import Testing

/// How the service ends, and begins again.
@Suite(
    "the service ended and begun again", .serialized,
    .enabled(if: Obstacle.toMachines.isAbsent), .enabled(if: Obstacle.toRelease.isAbsent))
struct ServiceEndingTests {
    private static let installed = Task { try await SystemdMachine.bootWithService() }

    private let machine: SystemdMachine

    init() async throws {
        machine = try await Self.installed.value
    }

    /// Begun again soon, for the tests' sake.
    private static let soon = "[Service]\nRestartSec=100ms\n"

    @Test(
        "hung or killed, it is begun again and serves what it served",
        arguments: [("STOP", "[Service]\nRestartSec=100ms\nWatchdogSec=2s\n"), ("KILL", Self.soon)])
    func comesBack(signal: String, settings: String) async throws {
        try await machine.startAfresh(settings)
        let plan = PlanText("ke-hoach", at: .init(in: 900))
        try await machine.put(plan)
        try await machine.status(saying: plan.reminders[0])
        let process = try await machine.property("MainPID", of: SystemdMachine.service)
        let cursor = try await machine.journalCursor()
        try await machine.run("systemctl", "kill", "--signal=\(signal)", SystemdMachine.service).succeeded()
        try await machine.journalEntry("MESSAGE_ID=\(ID.serviceStarted)", after: cursor)
        try await machine.status(saying: plan.reminders[0])
        #expect(try await machine.property("MainPID", of: SystemdMachine.service) != process)
        #expect(try await machine.property("NRestarts", of: SystemdMachine.service) == "1")
    }

    @Test("a second service on the same ledger exits with 1 and says which process holds it")
    func sharesNoLedger() async throws {
        try await machine.startAfresh()
        let process = try await machine.property("MainPID", of: SystemdMachine.service)
        let second = try await machine.shell("setpriv --reuid=hanchot --regid=hanchot --init-groups hanchotd")
        #expect(second.status == 1)
        #expect(second.errors.contains("process \(process) holds it"), "\(second)")
        #expect(try await machine.property("ActiveState", of: SystemdMachine.service) == "active")

        // nor does another unit
        try await machine.shell(
            """
            sed 's/^Restart=.*/Restart=no/' /usr/lib/systemd/system/hanchotd.service >/run/systemd/system/second.service
            systemctl daemon-reload
            ! systemctl start second.service
            """
        ).succeeded()
        #expect(try await machine.property("ExecMainStatus", of: "second.service") == "1")
        #expect(
            try await machine.shell("journalctl -u second.service -o cat").output.contains(
                "process \(process) holds it"))
    }

    @Test(
        "stopped while it sends, nothing is lost and nothing is doubled after the next start",
        arguments: ["TERM", "KILL"])
    func stopsWhileSending(signal: String) async throws {
        try await machine.startAfresh(Self.soon)
        let moment = PlanText.Moment(in: 7)
        let plans = (1...3).map { PlanText("nhieu-\($0)", at: moment, count: 700) }
        for plan in plans { try await machine.put(plan) }
        try await machine.status(saying: "3 kế hoạch")
        try await machine.journalEntry("MESSAGE_ID=\(ID.deadlineReminder)")
        let process = try await machine.property("MainPID", of: SystemdMachine.service)
        try await machine.run("kill", "-\(signal)", process).succeeded()
        // an end that was asked for is none to be begun again after
        if signal == "TERM" {
            try await machine.shell("while [ -d /proc/\(process) ]; do sleep 0.02; done").succeeded()
            try await machine.run("systemctl", "start", SystemdMachine.service).succeeded()
        }
        let all = plans.flatMap(\.reminders).sorted()
        #expect(try await machine.reminderFiles(atLeast: all.count).count == all.count)
        // the journal's part of the last batch follows its files
        try await machine.status(like: "3 kế hoạch*không còn nhắc việc nào")
        var sent: [String] = []
        for plan in plans { sent += try await machine.remindersInJournal(plan: plan.id) }
        #expect(sent.sorted() == all)
        #expect(try await machine.reminderFiles(atLeast: all.count).count == all.count)
    }
}
