import TestSupport
import Testing

/// What the service does while it cannot keep its ledger or its files.
@Suite(
    "the service in trouble", .serialized,
    .enabled(if: Obstacle.toMachines.isAbsent), .enabled(if: Obstacle.toRelease.isAbsent))
struct ServiceTroubleTests {
    private static let installed = Task { try await SystemdMachine.bootWithService() }

    private let machine: SystemdMachine

    init() async throws {
        machine = try await Self.installed.value
    }

    private static let ledger = SystemdMachine.stateFolder + "/ledger.sqlite"

    /// A ledger that cannot be used, and how it becomes so.
    struct Trouble: Sendable, CustomTestStringConvertible {
        var testDescription: String
        /// Run while the service is stopped; `$1` is the ledger.
        var script: String
        /// In the message.
        var reason: String
    }

    @Test(
        "a ledger that cannot be used is told and left byte for byte as it is; the service goes on when it can be used",
        arguments: [
            Trouble(
                testDescription: "corrupt", script: "yes xin-chào | dd of=$1 bs=1 seek=100 count=3000 conv=notrunc",
                reason: "sổ theo dõi có lỗi"),
            Trouble(testDescription: "no ledger", script: "echo 'xin chào' >$1", reason: "is not a"),
            Trouble(
                testDescription: "newer",
                script:
                    "python3 -c 'import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute(\"PRAGMA user_version=99\")' $1",
                reason: "version 99"),
            Trouble(testDescription: "read-only", script: "chown root $1; chmod 440 $1", reason: "may only be read"),
        ])
    func unusableLedger(trouble: Trouble) async throws {
        try await machine.startAfresh()
        let plan = PlanText("ke-hoach", at: .init(in: 900))
        try await machine.put(plan)
        try await machine.status(saying: plan.reminders[0])
        try await machine.run("systemctl", "stop", SystemdMachine.service).succeeded()
        let harm = """
            set -- \(Self.ledger); cp -a $1 /run/good; { \(trouble.script); } 2>/dev/null
            """
        try await machine.shell(harm).succeeded()
        let before = try await machine.shell("sha256sum \(Self.ledger); stat -c '%a %U %s' \(Self.ledger)")
        try await machine.run("systemctl", "start", SystemdMachine.service).succeeded()
        try await machine.journalEntry("MESSAGE_ID=\(ID.ledgerTrouble)")
        let shown = try await machine.status(saying: "sổ theo dõi có lỗi: ")
        #expect(shown.contains(trouble.reason) && shown.contains(Self.ledger), "\(shown)")
        #expect(try await machine.property("ActiveState", of: SystemdMachine.service) == "active")
        // plans are read meanwhile
        try await machine.put(PlanText("them", at: .init(in: 901)))
        try await machine.status(saying: "2 kế hoạch")
        let after = try await machine.shell("sha256sum \(Self.ledger); stat -c '%a %U %s' \(Self.ledger)")
        #expect(before.output == after.output)

        try await machine.shell("mv /run/good \(Self.ledger)").succeeded()
        try await machine.journalEntry("MESSAGE_ID=\(ID.recovered)")
        #expect(try await machine.status(like: "2 kế hoạch*").contains(plan.reminders[0]))
    }

    /// A file system that a test takes from the service and gives back.
    struct Disk: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var folder: String
        /// Run in the folder.
        var harm: String
        var repair: String
        /// In the status meanwhile.
        var sign: String
        var id: String

        // the last bytes too
        static let (fill, free) = ("! cat /dev/zero >filling 2>/dev/null", "rm filling")
    }

    @Test(
        "a disk that takes nothing is told; what was due meanwhile goes out once when it takes something again",
        arguments: [
            Disk(
                testDescription: "the ledger's is full", folder: SystemdMachine.stateFolder, harm: Disk.fill,
                repair: Disk.free, sign: "sổ theo dõi có lỗi: ", id: ID.ledgerTrouble),
            Disk(
                testDescription: "the reminder files' is full", folder: SystemdMachine.remindersFolder, harm: Disk.fill,
                repair: Disk.free, sign: "files: ", id: ID.sinkTrouble),
            Disk(
                testDescription: "the reminder files' is mounted read-only", folder: SystemdMachine.remindersFolder,
                harm: "mount -o remount,ro .", repair: "mount -o remount,rw .", sign: "files: ", id: ID.sinkTrouble),
        ])
    func uselessDisk(disk: Disk) async throws {
        try await machine.startAfresh()
        try await machine.shell(
            """
            systemctl stop \(SystemdMachine.service)
            mkdir -p \(disk.folder) && mount -t tmpfs -o size=2m,mode=2750,uid=hanchot,gid=hanchot tmpfs \(disk.folder)
            mkdir -p \(SystemdMachine.stateFolder)/plans
            systemctl start \(SystemdMachine.service)
            """
        ).succeeded()
        // before anything is prepared
        let plan = PlanText("day-dia", at: .init(in: 17), count: 20)
        try await machine.put(plan)
        try await machine.status(saying: plan.id)
        try await machine.shell("cd \(disk.folder); \(disk.harm)").succeeded()
        try await machine.journalEntry("MESSAGE_ID=\(disk.id)")
        try await machine.status(saying: disk.sign)
        #expect(try await machine.property("ActiveState", of: SystemdMachine.service) == "active")
        #expect(try await machine.shell("find \(disk.folder) -name '*.txt' | wc -l").line == "0")

        try await machine.shell("cd \(disk.folder); \(disk.repair)").succeeded()
        try await machine.journalEntry("MESSAGE_ID=\(ID.recovered)")
        #expect(try await machine.reminderFiles(atLeast: 20).count == 20)
        // told once, not at each try
        let told = try await machine.shell("journalctl -q -o cat MESSAGE_ID=\(disk.id)").output
        #expect(told.split(separator: "\n").count == 1, "\(told)")
        try await machine.status(like: "1 kế hoạch*không còn nhắc việc nào")
        #expect(try await machine.remindersInJournal(plan: plan.id) == plan.reminders)
        #expect(try await machine.property("NRestarts", of: SystemdMachine.service) == "0")
        try await machine.shell("systemctl stop \(SystemdMachine.service); umount \(disk.folder)").succeeded()
    }

    /// A disk that fails at each call below a folder while a file is there: `faults.c`.
    struct Failure: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var folder: String
        /// The error that each call meets.
        var error: String
        /// In the status meanwhile.
        var sign: String
        var id: String
    }

    @Test(
        "a disk that fails is told; what was due meanwhile goes out once when it works again",
        arguments: [
            Failure(
                testDescription: "the ledger's cannot be written to", folder: ledger, error: "EIO",
                sign: "sổ theo dõi có lỗi: ", id: ID.ledgerTrouble),
            Failure(
                testDescription: "the ledger's has become read-only", folder: ledger, error: "EROFS",
                sign: "sổ theo dõi có lỗi: ", id: ID.ledgerTrouble),
            Failure(
                testDescription: "the reminder files' cannot be written to", folder: SystemdMachine.remindersFolder,
                error: "EIO", sign: "files: ", id: ID.sinkTrouble),
            Failure(
                testDescription: "the reminder files' has become read-only", folder: SystemdMachine.remindersFolder,
                error: "EROFS", sign: "files: ", id: ID.sinkTrouble),
        ])
    func failingDisk(failure: Failure) async throws {
        _ = try await FaultLayer.library.value
        try await machine.startAfresh(
            """
            [Service]
            Environment=LD_PRELOAD=\(SystemdMachine.packageFolder)/.build/faults.so FAULT_BELOW=\(failure.folder)
            Environment="FAULT_WHILE=/run/hanchot-fault \(failure.error)"
            """)
        // bad before anything is prepared
        let plan = PlanText("dia-hong", at: .init(in: 15), count: 20)
        try await machine.put(plan)
        try await machine.status(saying: plan.id)
        try await machine.run("touch", "/run/hanchot-fault").succeeded()
        try await machine.journalEntry("MESSAGE_ID=\(failure.id)")
        try await machine.status(saying: failure.sign)
        #expect(try await machine.property("ActiveState", of: SystemdMachine.service) == "active")
        #expect(
            try await machine.shell("find \(SystemdMachine.remindersFolder) -name '*.txt' 2>/dev/null | wc -l").line
                == "0")

        try await machine.run("rm", "/run/hanchot-fault").succeeded()
        try await machine.journalEntry("MESSAGE_ID=\(ID.recovered)")
        #expect(try await machine.reminderFiles(atLeast: 20).count == 20)
        try await machine.status(like: "1 kế hoạch*không còn nhắc việc nào")
        #expect(try await machine.remindersInJournal(plan: plan.id) == plan.reminders)
        #expect(try await machine.property("NRestarts", of: SystemdMachine.service) == "0")
    }

    /// With the ledger open, a file system becomes read-only only by a fault of its own.
    @Test(
        "a disk that its file system gives up under the open ledger is told, and nothing acknowledged is gone afterwards",
        .enabled(if: Obstacle.toLoopDevices.isAbsent))
    func abandonedDisk() async throws {
        try await machine.startAfresh()
        let (folder, image) = (SystemdMachine.stateFolder, "/run/hanchot.ext4")
        try await machine.makeLoopDevices()
        let mount = "mount -o loop,errors=remount-ro \(image) \(folder)"
        try await machine.shell(
            """
            systemctl stop \(SystemdMachine.service)
            truncate --size 32M \(image) && mkfs.ext4 -q -F \(image) && \(mount)
            mkdir \(folder)/plans && chown -R hanchot:hanchot \(folder) && chmod -R 2770 \(folder)
            systemctl start \(SystemdMachine.service)
            """
        ).succeeded()
        let (sent, due) = (
            PlanText("da-gui", at: .init(in: 14), count: 5), PlanText("den-han", at: .init(in: 40), count: 5)
        )
        try await machine.put(sent, due)
        try await machine.reminderFiles(atLeast: 5)
        try await machine.status(saying: due.id)
        try await machine.run("mount", "-o", "remount,abort", folder).succeeded()
        try await machine.journalEntry("MESSAGE_ID=\(ID.ledgerTrouble)")
        try await machine.status(saying: "sổ theo dõi có lỗi: ")
        #expect(try await machine.property("ActiveState", of: SystemdMachine.service) == "active")
        #expect(try await machine.remindersInJournal(plan: due.id).isEmpty)

        // as an administrator does, or the next boot; fsck(8) answers 1 for what it has repaired
        try await machine.shell(
            """
            systemctl stop \(SystemdMachine.service)
            until umount \(folder); do sleep 0.1; done
            fsck.ext4 -p \(image) || [ $? = 1 ]
            \(mount) && systemctl start \(SystemdMachine.service)
            """
        ).succeeded()
        #expect(try await machine.reminderFiles(atLeast: 10).count == 10)
        try await machine.status(like: "2 kế hoạch*không còn nhắc việc nào")
        for plan in [sent, due] {
            #expect(try await machine.remindersInJournal(plan: plan.id) == plan.reminders)
        }
        try await machine.shell("systemctl stop \(SystemdMachine.service); umount \(folder)").succeeded()
    }

    @Test("while no journal listens reminders wait for it; afterwards each stands there once")
    func withoutJournal() async throws {
        try await machine.startAfresh()
        let plan = PlanText("khong-nhat-ky", at: .init(in: 6), count: 5)
        try await machine.put(plan)
        try await machine.status(saying: plan.id)
        let units = "systemd-journald.service systemd-journald.socket systemd-journald-dev-log.socket"
        try await machine.shell("systemctl stop --quiet \(units)").succeeded()
        try await machine.status(saying: "journal: no journal is listening")
        #expect(try await machine.reminderFiles(atLeast: 5).count == 5)
        try await machine.shell("systemctl start \(units)").succeeded()
        try await machine.status(like: "1 kế hoạch; không còn nhắc việc nào")
        #expect(try await machine.remindersInJournal(plan: plan.id) == plan.reminders)
        #expect(try await machine.reminderFiles(atLeast: 5).count == 5)
    }
}
