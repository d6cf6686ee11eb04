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

    @Test("nothing acknowledged is gone from the disk, and the next start sends the rest, once", arguments: counts)
    func cut(files count: Int) async throws {
        let machine = try await Self.installed.value
        try await machine.startAfresh()
        let (folder, image) = (SystemdMachine.stateFolder, "/run/hanchot.ext4")
        try await machine.makeLoopDevices()
        // the file system writes when it is told to flush, else only after minutes
        let mount = "mount -o loop,commit=300"
        try await machine.shell(
            """
            systemctl stop \(SystemdMachine.service)
            truncate --size 0 \(image) && truncate --size 32M \(image) && mkfs.ext4 -q -F \(image)
            \(mount) \(image) \(folder)
            mkdir \(folder)/plans && chown -R hanchot:hanchot \(folder) && chmod -R 2770 \(folder)
            systemctl start \(SystemdMachine.service)
            """
        ).succeeded()
        let plan = PlanText("mat-dien", at: .init(in: 14), .init(in: 15), .init(in: 16), count: 40)
        try await machine.put(plan)
        // a service that stands still writes nothing while the disk is copied; what it had not flushed stays behind
        try await machine.shell(
            """
            sync -f \(folder)
            service=$(systemctl show --value --property=MainPID \(SystemdMachine.service))
            until [ "$(find \(folder)/reminders -name '*.txt' 2>/dev/null | wc -l)" -ge \(count) ]; do :; done
            kill -STOP $service
            cp \(image) \(image).cut
            kill -KILL $service
            systemctl stop \(SystemdMachine.service)
            until umount \(folder); do sleep 0.1; done
            \(mount) \(image).cut \(folder) && systemctl start \(SystemdMachine.service)
            """
        ).succeeded()
        try await machine.status(like: "1 kế hoạch*không còn nhắc việc nào")
        #expect(try await machine.reminderFiles(atLeast: 120).count == 120)
        #expect(try await machine.shell("find \(folder)/reminders -type f -empty").output == "", "names without bytes")
        #expect(try await machine.remindersInJournal(plan: plan.id) == plan.reminders)
        try await machine.shell("systemctl stop \(SystemdMachine.service); umount \(folder)").succeeded()
    }
}
