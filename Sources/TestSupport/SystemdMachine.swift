import Glibc

/// A real systemd as PID 1 of a machine of its own, over an overlay of this system's `/` that is kept in memory, with a
/// real journal and no network. `Tests/systemd-machine.sh` does the work. Changing its clock is not allowed; the
/// package is seen inside, read only, at ``packageFolder``.
///
/// It ends with ``stop()`` or with the test's process, whatever ends that.
package final class SystemdMachine: Sendable {
    /// Where the package's folder is inside.
    package static let packageFolder = "/mnt/hanchot"
    /// How long a command inside may take, in seconds; one that hangs fails, with status 124.
    package static let commandSeconds = Command.patience

    static var scriptPath: String { PackageFolder.path + "/Tests/systemd-machine.sh" }

    private let script: RunningCommand
    private let initProcess: String

    private init(script: RunningCommand, initProcess: String) {
        self.script = script
        self.initProcess = initProcess
    }

    /// Boots one, in less than a second, and returns when it has started all it is to start.
    package static func boot() async throws -> SystemdMachine {
        let script = try Command([scriptPath, "boot", PackageFolder.path], input: .open).start()
        guard let initProcess = await script.line(where: { _ in true }) else {
            throw await CommandError(message: "no machine: \(script.result())")
        }
        let machine = SystemdMachine(script: script, initProcess: initProcess)
        // the manager's socket comes a moment after the process
        try await machine.run("sh", "-c", "until [ -S /run/systemd/private ]; do sleep 0.02; done").succeeded()
        let state = try await machine.run("systemctl", "is-system-running", "--wait")
        guard state.line == "running" else {
            let failed = try await machine.run("systemctl", "--failed", "--no-legend", "--plain")
            throw CommandError(message: "the machine has booted but is \(state.line): \(failed.output)")
        }
        return machine
    }

    /// Ends it with all its processes and waits until nothing of it is left.
    package func stop() async {
        script.closeInput()
        _ = await script.result()
    }

    /// Runs a command inside, as root, and waits for its end.
    @discardableResult
    package func run(_ words: String...) async throws -> CommandResult {
        try await command(words).run()
    }

    /// Runs a shell's command line inside, as root, and waits for its end.
    @discardableResult
    package func shell(_ line: String) async throws -> CommandResult {
        try await command(["sh", "-euc", line]).run()
    }

    /// Writes a file inside as an editor does, whole and in one step: under another name, then renamed.
    package func write(_ text: String, to path: String) async throws {
        let line = "cat >\"$1.new~\" && mv \"$1.new~\" \"$1\""
        try await command(["sh", "-euc", line, "sh", path], input: .text(text)).run().succeeded()
    }

    func command(_ words: [String], input: Command.Input = .text("")) -> Command {
        let bound = ["timeout", "--kill-after=5", Self.commandSeconds]
        let inside = [
            "nsenter", "--target", initProcess, "--mount", "--pid", "--uts", "--ipc", "--cgroup", "--net", "--",
        ]
        var command = Command(bound + inside + words, input: input)
        command.environment = ["LC_ALL": "C.UTF-8", "SYSTEMD_PAGER": "", "SYSTEMD_COLORS": "0"]
        return command
    }
}
