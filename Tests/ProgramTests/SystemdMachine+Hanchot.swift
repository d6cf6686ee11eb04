import TestSupport

/// What the tests of the service ask of the machine it is installed on.
extension SystemdMachine {
    static let service = "hanchotd.service"
    static let stateFolder = "/var/lib/hanchot"
    static let remindersFolder = stateFolder + "/reminders"

    /// A machine with the release installed, on whose calendar every day is a working day: what is due in some seconds
    /// is due, whatever the day of the tests is.
    static func bootWithService() async throws -> SystemdMachine {
        let machine = try await bootInstalled()
        try await machine.shell("rm /etc/hanchot/holidays/*").succeeded()
        try await machine.write("title: Không có ngày nghỉ\nweekend: []\n", to: "/etc/hanchot/holidays/none.yaml")
        try await machine.override(service, "")
        return machine
    }

    /// Stops the service, forgets all that it was given and has done, and starts it again.
    /// - Parameter settings: what the unit says otherwise (`[Service]\n…`); replaces what it was before.
    func startAfresh(_ settings: String = "") async throws {
        try await shell(
            """
            systemctl stop \(Self.service)
            rm -rf \(Self.stateFolder)/ledger.* \(Self.stateFolder)/reminders \(Self.stateFolder)/plans/*
            journalctl --rotate --vacuum-time=1us --quiet
            """
        ).succeeded()
        try await override(Self.service, settings)
        try await run("systemctl", "start", Self.service).succeeded()
    }

    /// Lets files be mounted as disks: loop(4).
    func makeLoopDevices() async throws {
        try await shell(
            """
            [ -e /dev/loop-control ] || mknod -m 600 /dev/loop-control c 10 237
            for n in $(seq 0 15); do [ -e /dev/loop$n ] || mknod -m 600 /dev/loop$n b 7 $n; done
            """
        ).succeeded()
    }

    /// Puts plan files there as an office would.
    func put(_ plans: PlanText...) async throws {
        for plan in plans { try await write(plan.text, to: plan.path) }
    }

    /// Waits until `systemctl status` shows a text that contains this one, and returns it.
    @discardableResult
    func status(saying text: String) async throws -> String {
        try await status(like: "*\(text)*")
    }

    /// Waits until `systemctl status` shows a text of that pattern (a shell's `case`), and returns it.
    @discardableResult
    func status(like pattern: String) async throws -> String {
        let line = """
            until s=$(systemctl show --value --property=StatusText "$1") && case $s in $2) ;; *) false ;; esac
            do sleep 0.05; done; echo "$s"
            """
        let result = try await run("sh", "-c", line, "sh", Self.service, pattern)
        guard result.status == 0 else {
            throw CommandError(
                message: "the status is never like '\(pattern)': "
                    + (try await property("StatusText", of: Self.service)))
        }
        return result.line
    }

    /// Waits until so many files lie under the folder of reminders, and returns their names.
    @discardableResult
    func reminderFiles(atLeast count: Int, in folder: String = remindersFolder) async throws -> [String] {
        let line = """
            list() { find "$1" -type f ! -name '.*' -printf '%f\\n' 2>/dev/null || true; }
            until [ "$(list "$1" | wc -l)" -ge "$2" ]; do sleep 0.05; done; list "$1"
            """
        let result = try await run("sh", "-c", line, "sh", folder, String(count))
        guard result.status == 0 else {
            let found = try await shell("find \(folder) -type f | wc -l")
            throw CommandError(message: "\(count) reminder files were expected, there are \(found.line)")
        }
        return result.output.split(separator: "\n").map(String.init).sorted()
    }

    /// The identities of all reminders in the journal, one for each entry, sorted.
    /// - Parameter plan: of this plan only.
    func remindersInJournal(plan: String) async throws -> [String] {
        // what was sent has come once an entry sent now has
        try await shell("logger --tag marker $$ && journalctl --sync").succeeded()
        let found = try await shell(
            "journalctl -o cat --output-fields=HANCHOT_REMINDER HANCHOT_PLAN=\(plan) | grep ^\(plan)/ || true")
        return found.output.split(separator: "\n").map(String.init).sorted()
    }
}
