import TestSupport
import Testing

/// The service killed at every step of the delivery protocol, with the real journal and real files.
@Suite("the service killed while it delivers", .enabled(if: Obstacle.toMachines.isAbsent))
struct ServiceCrashTests {
    /// In the order of the protocol; each is reached in both batches, `journal-sent` for each reminder.
    private static let points = [
        "before-commit", "after-commit", "files-written", "files-flushed", "files-named", "journal-sent",
        "before-settle", "after-settle",
    ]

    /// A copy of this build, whoever may look into its folder: SwiftPM makes one now and then that others may not.
    private static let program = "/opt/hanchotd"

    /// A service of this build, which has the points, for each instance `POINT:COUNT`. The second start has none.
    private static let unit = """
        [Service]
        Type=notify
        User=hanchot
        SupplementaryGroups=systemd-journal
        UMask=0027
        LogRateLimitIntervalSec=0
        Environment=HANCHOT_FAIL_POINT=%i SWIFT_BACKTRACE=enable=no
        EnvironmentFile=-/run/crash.environment
        ExecStart=\(program) --state /var/lib/crash/%i \\
            --plans /var/lib/crash/%i/plans --holidays /etc/hanchot/holidays

        """

    /// systemd's entry for a unit that failed: `SD_MESSAGE_UNIT_FAILURE_RESULT_STR`.
    private static let unitFailed = "d9b373ed55a64feb8242e02dbe79a49c"

    /// One service killed at one point.
    private struct Victim: Sendable {
        /// `POINT:COUNT`.
        var instance: String
        var plan: PlanText

        var unit: String { "crash@\(instance).service" }
        var folder: String { "/var/lib/crash/\(instance)" }
    }

    @Test("every reminder stands exactly once in files and journal after a kill at any step, and the next start")
    func exactlyOnce() async throws {
        let machine = try await SystemdMachine.boot()
        try await machine.shell(
            """
            useradd --system --user-group hanchot
            install -m 755 \(SystemdMachine.packageFolder)/.build/debug/hanchotd \(Self.program)
            mkdir -p /etc/hanchot/holidays
            printf 'title: Không có ngày nghỉ\\nweekend: []\\n' >/etc/hanchot/holidays/none.yaml
            """
        ).succeeded()
        try await machine.write(Self.unit, to: "/run/systemd/system/crash@.service")

        // all at once: one after the other would take minutes
        let instances = Self.points.flatMap { ["\($0):1", "\($0):2"] }
        let units = instances.map { "'crash@\($0).service'" }.joined(separator: " ")
        try await machine.shell(
            """
            for i in \(instances.joined(separator: " ")); do mkdir -p /var/lib/crash/$i/plans; done
            chown -R hanchot:hanchot /var/lib/crash
            systemctl daemon-reload
            systemctl start \(units)
            """
        ).succeeded()
        // Late enough that on a busy machine all of them serve their plan before, and far enough apart that none sleeps through
        // both: what has passed goes out in one batch, and then no second one reaches the point.
        let (first, second) = (PlanText.Moment(in: 30), PlanText.Moment(in: 45))
        let victims = instances.map { instance in
            Victim(
                instance: instance,
                plan: PlanText(instance.replacing(":", with: "-"), at: first, second, count: 3))
        }
        // At once: one call each would take longer than that on a busy machine.
        try await machine.shell(
            victims.map { "cat >\($0.folder)/plans/\($0.plan.id).yaml <<'END'\n\($0.plan.text)\nEND\n" }.joined()
        ).succeeded()
        for victim in victims {
            let entry = try await machine.journalEntry("MESSAGE_ID=\(Self.unitFailed)", "UNIT=\(victim.unit)")
            #expect(entry.contains(#""UNIT_RESULT":"signal""#), "\(victim.unit): \(entry)")
        }

        try await machine.write("HANCHOT_FAIL_POINT=\n", to: "/run/crash.environment")
        try await machine.shell("systemctl start \(units)").succeeded()
        for victim in victims {
            let files = try await machine.reminderFiles(atLeast: 6, in: victim.folder + "/reminders")
            #expect(files.count == 6, "\(victim.instance): \(files)")
            // the journal comes after the files, and the status after both
            let end = """
                until systemctl show --value --property=StatusText '\(victim.unit)' | grep -q 'không còn'
                do sleep 0.05; done
                """
            try await machine.shell(end).succeeded()
            let sent = try await machine.remindersInJournal(plan: victim.plan.id)
            #expect(sent == victim.plan.reminders, "\(victim.instance): \(sent)")
            let temporary = try await machine.shell("find \(victim.folder)/reminders -name '.*' -type f")
            #expect(temporary.output == "", "\(victim.instance)")
        }
        await machine.stop()
    }
}
