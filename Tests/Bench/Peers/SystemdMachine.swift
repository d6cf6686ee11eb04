import Glibc

/// The tests' machine: a systemd of its own in namespaces (`Tests/systemd-machine.sh`), which ends with this value.
final class SystemdMachine {
    private let script: Child
    private let life: CInt
    private let initProcess: String

    /// - Throws: why none can be booted here.
    init() throws {
        try Child.output(of: [PackageFiles.systemdMachine, "check"])
        var input: [CInt] = [0, 0]
        var output: [CInt] = [0, 0]
        guard pipe(&input) == 0, pipe(&output) == 0 else { throw Trouble("no pipes") }
        for end in [input[1], output[0]] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        script = try Child(
            [PackageFiles.systemdMachine, "boot", PackageFiles.path], input: input[0], output: output[1])
        close(input[0])
        close(output[1])
        life = input[1]
        var line = [UInt8](repeating: 0, count: 32)
        let count = read(output[0], &line, line.count)
        close(output[0])
        initProcess = String(decoding: line.prefix(max(0, count)).prefix { $0 != 10 }, as: UTF8.self)
        guard !initProcess.isEmpty else { throw Trouble("no machine boots") }
        try shell("until [ -S /run/systemd/private ]; do sleep 0.02; done; systemctl is-system-running --wait || true")
    }

    deinit {
        close(life)
        script.wait()
    }

    /// Runs a shell's command line inside, as root, and returns what it wrote.
    /// - Parameter patience: seconds.
    @discardableResult
    func shell(_ line: String, atMost patience: Int = 60) throws -> String {
        let words = [
            "timeout", "--kill-after=5", String(patience), "nsenter", "--target", initProcess, "--mount", "--pid",
            "--uts", "--ipc", "--cgroup", "--net", "--", "env", "LC_ALL=C.UTF-8", "TZ=UTC", "SYSTEMD_PAGER=",
            "SYSTEMD_COLORS=0", "sh", "-euc", line,
        ]
        return try Child.output(of: words)
    }
}
