import Foundation

/// A real systemd-journald with an empty journal, in a mount namespace of its own.
package enum JournalMachine {
    fileprivate static let program = "/lib/systemd/systemd-journald"

    /// Runs the body where that journald is the machine's journal, which is ready when the body begins and gone afterwards.
    package static func run(_ body: @escaping @Sendable () throws -> Void) throws {
        try MountNamespace.run {
            try MountNamespace.mountMemory(at: "/run")
            let files = FileManager.default
            try files.createDirectory(atPath: "/run/systemd/journald.conf.d", withIntermediateDirectories: true)
            // Nothing of the machine outside: no kernel messages, no audit, and no rate limit, as under our unit.
            let settings = "[Journal]\nStorage=volatile\nReadKMsg=no\nAudit=no\nRateLimitIntervalSec=0\n"
            try Data(settings.utf8).write(to: URL(fileURLWithPath: "/run/systemd/journald.conf.d/test.conf"))
            let journald = try start()
            defer {
                journald.terminate()
                journald.waitUntilExit()
            }
            try body()
        }
    }

    /// Starts journald and waits until it says `READY=1` (sd_notify(3)).
    private static func start() throws -> Process {
        let path = "/run/ready"
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let isBound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
            }
        }
        var limit = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))

        let journald = Process()
        // Gone with this thread, however it ends.
        journald.executableURL = URL(fileURLWithPath: "/usr/bin/setpriv")
        journald.arguments = ["--pdeathsig", "KILL", program]
        journald.environment = ["NOTIFY_SOCKET": path]
        journald.standardInput = FileHandle.nullDevice
        journald.standardError = FileHandle.nullDevice
        try journald.run()
        var message = [UInt8](repeating: 0, count: 4096)
        while isBound {
            let count = recv(descriptor, &message, message.count, 0)
            guard count > 0 else { break }
            if String(decoding: message.prefix(count), as: UTF8.self).contains("READY=1") { return journald }
        }
        journald.terminate()
        throw MountNamespace.Failure(description: "journald did not start")
    }
}

extension Obstacle {
    /// Whether a test's thread can have a mount namespace of its own.
    package static let toMountNamespaces = Obstacle(
        to: "the tests of full and read-only disks", program: ["unshare", "--mount", "true"])

    /// Whether a test can have a journal of its own.
    package static let toJournals = Obstacle(
        to: "the tests of the journal",
        program: [
            "sh", "-c", #"unshare --mount true && { [ -x "$1" ] || echo "there is no $1"; }"#, "sh",
            JournalMachine.program,
        ])
}
