import TestSupport
import Testing

/// The power fails while the service sends: all that is left is what its file system has written to the disk until then.
@Suite(
    "the service and a power cut", .serialized, .enabled(if: Obstacle.toMachines.isAbsent),
    .enabled(if: Obstacle.toRelease.isAbsent), .enabled(if: Obstacle.toLoopDevices.isAbsent))
struct PowerCutTests {
    private static let installed = Task { try await SystemdMachine.bootWithService() }

    /// So many reminder files lie there when the power fails.
    private static let counts: [Int] = {
        var random = SeededGenerator(seed: Effort.seed(20_210_122))
        return [1] + (0..<Effort.rounds(2)).map { _ in Int.random(in: 2..<120, using: &random) }
    }()

    private static let (folder, image) = (SystemdMachine.stateFolder, "/run/hanchot.ext4")
    // the file system writes when it is told to flush, else only after minutes
    private static let mount = "mount -o loop,commit=300"

    /// A machine whose service is stopped, its folder a disk of its own.
    private static func machine() async throws -> SystemdMachine {
        let machine = try await installed.value
        try await machine.startAfresh()
        try await machine.makeLoopDevices()
        try await machine.shell(
            """
            systemctl stop \(SystemdMachine.service)
            # what a failed test has left
            while mountpoint -q \(folder); do umount \(folder); done
            truncate --size 0 \(image) && truncate --size 32M \(image) && mkfs.ext4 -q -F \(image)
            \(mount) \(image) \(folder)
            mkdir \(folder)/plans && chown -R hanchot:hanchot \(folder) && chmod -R 2770 \(folder)
            """
        ).succeeded()
        return machine
    }

    /// Cuts the power once the script has ended, and starts the service on what the disk had then.
    private static func cut(_ machine: SystemdMachine, after script: String) async throws {
        // a service that stands still writes nothing while the disk is copied; what it had not flushed stays behind
        try await machine.shell(
            """
            \(script)
            service=$(systemctl show --value --property=MainPID \(SystemdMachine.service))
            [ $service = 0 ] || kill -STOP $service
            cp \(image) \(image).cut
            [ $service = 0 ] || kill -KILL $service
            # who still asks for something would start it meanwhile, on a folder that is no disk
            systemctl stop hanchotd.socket \(SystemdMachine.service)
            until umount \(folder); do sleep 0.1; done
            \(mount) \(image).cut \(folder) && systemctl start hanchotd.socket \(SystemdMachine.service)
            """
        ).succeeded()
    }

    private static func end(_ machine: SystemdMachine) async throws {
        try await machine.shell("systemctl stop \(SystemdMachine.service); umount \(folder)").succeeded()
    }

    @Test("nothing acknowledged is gone from the disk, and the next start sends the rest, once", arguments: counts)
    func sending(files count: Int) async throws {
        let machine = try await Self.machine()
        try await machine.run("systemctl", "start", SystemdMachine.service).succeeded()
        let plan = PlanText("mat-dien", at: .init(in: 14), .init(in: 15), .init(in: 16), count: 40)
        try await machine.put(plan)
        try await Self.cut(
            machine,
            after: """
                sync -f \(Self.folder)
                until [ "$(find \(Self.folder)/reminders -name '*.txt' 2>/dev/null | wc -l)" -ge \(count) ]; do :; done
                """)
        try await machine.status(like: "1 kế hoạch*không còn nhắc việc nào")
        #expect(try await machine.reminderFiles(atLeast: 120).count == 120)
        #expect(
            try await machine.shell("find \(Self.folder)/reminders -type f -empty").output == "", "names without bytes")
        #expect(try await machine.remindersInJournal(plan: plan.id) == plan.reminders)
        try await Self.end(machine)
    }

    /// Milliseconds from the start on.
    private static let delays: [Int] = {
        var random = SeededGenerator(seed: Effort.seed(20_210_123))
        return (0..<Effort.rounds(2)).map { _ in Int.random(in: 0..<150, using: &random) }
    }()

    @Test("a service that has just begun to record begins again", arguments: delays)
    func firstRecording(milliseconds: Int) async throws {
        let machine = try await Self.machine()
        try await machine.put(PlanText("mat-dien", at: .init(in: 3600), count: 40))
        try await Self.cut(
            machine,
            after: """
                sync -f \(Self.folder)
                systemctl start --no-block \(SystemdMachine.service)
                sleep \(Double(milliseconds) / 1000)
                """)
        try await machine.status(like: "1 kế hoạch*")
        let plan = PlanText("sau-do", at: .init(in: 3))
        try await machine.put(plan)
        #expect(try await machine.reminderFiles(atLeast: 1).count == 1)
        #expect(try await machine.remindersInJournal(plan: plan.id) == plan.reminders)
        try await Self.end(machine)
    }

    /// So many changes were acknowledged when the power fails.
    private static let changes: [Int] = {
        var random = SeededGenerator(seed: Effort.seed(20_210_124))
        return (0..<Effort.rounds(1)).map { _ in Int.random(in: 1..<30, using: &random) }
    }()

    @Test("no change of the board that was acknowledged is gone", arguments: changes)
    func boardChanges(count: Int) async throws {
        let machine = try await Self.machine()
        try await machine.run("systemctl", "start", SystemdMachine.service).succeeded()
        let units = (1...60).map { "{id: u-\($0), name: Thôn \($0)}" }.joined(separator: ", ")
        let day = PlanText.Moment(in: 86_400)
        try await machine.write(
            """
            title: Kế hoạch
            year: \(day.year)
            units: [\(units)]
            deadlines: [{id: nop, title: Nộp, by: \(day.slashed), units: all}]

            """, to: "\(Self.folder)/plans/mat-dien.yaml")
        try await machine.status(like: "1 kế hoạch*")
        try await Self.cut(
            machine,
            after: """
                sync -f \(Self.folder)
                rm -f /run/told
                echo x >/run/paper
                (for n in $(seq 60); do
                    hanchot received mat-dien/nop u-$n --number $n/BC --file /run/paper >/dev/null && echo $n >>/run/told
                done) 2>/dev/null &
                until [ "$(cat /run/told 2>/dev/null | wc -l)" -ge \(count) ]; do :; done
                cp /run/told /run/acknowledged
                """)
        let status = try await machine.status(like: "1 kế hoạch*")
        let told = try await machine.shell("cat /run/acknowledged").output.split(separator: "\n").map(String.init)
        let kept = try await machine.shell(
            "hanchot export | grep -o '\"number\":\"[0-9]*/BC\"' | tr -dc '0-9\\n' | sort -n")
        let numbers = kept.output.split(separator: "\n").map(String.init)
        #expect(told.count >= count && Set(told).isSubset(of: numbers), "\(status): \(told), \(numbers)")
        // its file is there under its sum, and whole
        try await machine.shell(
            "hanchot files mat-dien/nop u-1 --to /run/fetched && cmp /run/paper /run/fetched/* && rm -r /run/fetched"
        ).succeeded()
        try await Self.end(machine)
    }
}
