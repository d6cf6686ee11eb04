import Glibc

/// What keeps tests from running on this machine. It is found out once and, where there is one, said aloud, because a
/// test that does not run looks like one that holds.
package struct Obstacle: Sendable {
    /// Why not; nil when nothing is in the way.
    package let reason: String?

    package var isAbsent: Bool { reason == nil }

    /// Nothing is in the way when the program ends with 0 and without a word on standard output or error.
    init(to tests: String, program words: [String]) {
        let line = words.map(Self.quoted).joined(separator: " ") + " 2>&1"
        guard let program = popen(line, "r") else {
            reason = "cannot run \(line)"
            return
        }
        var said = [UInt8](repeating: 0, count: 4096)
        let count = fread(&said, 1, said.count, program)
        let status = pclose(program)
        guard status != 0 || count > 0 else {
            reason = nil
            return
        }
        let reason = String(decoding: said[..<count], as: UTF8.self)
        let message = "\n*** \(tests) do not run here: \(reason)\n"
        _ = message.withCString { write(2, $0, strlen($0)) }
        self.reason = reason
    }

    private static func quoted(_ word: String) -> String {
        "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}

extension Obstacle {
    /// Whether a systemd machine can be booted: root, namespaces, cgroup2, systemd.
    package static let toMachines = Obstacle(
        to: "the tests in a systemd machine", program: [SystemdMachine.scriptPath, "check"])

    /// Whether a file can be mounted as a disk of its own.
    package static let toLoopDevices = Obstacle(
        to: "the tests with a disk of their own",
        program: [
            "sh", "-c",
            "[ -e /dev/loop-control ] && command -v mkfs.ext4 >/dev/null || echo 'no loop devices, or no mkfs.ext4'",
        ])

    /// Whether there is a release build of the sources as they are; `make release` makes one, and so does `make test`.
    package static let toRelease = Obstacle(
        to: "the tests of the release",
        program: [
            "sh", "-c",
            """
            cd "$1" && [ -e .build/release.stamp ] || { echo 'it is not built: make release'; exit; }
            find Package.swift Sources -path Sources/TestSupport -prune -o -type f -newer .build/release.stamp \
                -printf '%p is newer: make release' -quit
            """,
            "sh", PackageFolder.path,
        ])
}
