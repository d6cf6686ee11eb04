import CivilTime
import Foundation
import LinuxSystem
import Testing

/// What needs an environment of its own runs in a process of its own.
@Suite struct ServiceTests {
    @Test("the manager hears readiness, reloads with their time, stops, and status lines that stay one line")
    func notifications() async {
        await #expect(processExitsWith: .success) {
            let manager = try Manager()
            ServiceNotifier.ready(status: "sẵn sàng")
            #expect(try manager.next() == "READY=1\nSTATUS=sẵn sàng")
            let before = SystemClock.steady().microseconds
            ServiceNotifier.reloading()
            let parts = try manager.next().split(separator: "\n").map(String.init)
            #expect(parts.first == "RELOADING=1")
            let time = try #require(parts.last?.split(separator: "=").last.flatMap { Int64($0) })
            #expect((before...SystemClock.steady().microseconds).contains(time))
            ServiceNotifier.status("một\nREADY=1\0hai")
            #expect(try manager.next() == "STATUS=một READY=1 hai")
            ServiceNotifier.status(String(repeating: "ạ", count: 5000))
            #expect(try manager.next().count == 1007)
            ServiceNotifier.stopping(status: "")
            #expect(try manager.next() == "STOPPING=1\nSTATUS=")
            #expect(ProcessEnvironment.isUnderSystemd)
        }
    }

    @Test("the loop feeds the watchdog while it turns")
    func watchdog() async {
        await #expect(processExitsWith: .success) {
            let manager = try Manager()
            let loop = try EventLoop()
            #expect(try !loop.keepWatchdogQuiet())
            setenv("WATCHDOG_USEC", "100000", 1)
            #expect(try loop.keepWatchdogQuiet())
            #expect(try manager.next() == "WATCHDOG=1")
            try loop.turn(waitingAtMost: .seconds(5))
            #expect(try manager.next() == "WATCHDOG=1")
        }
    }

    @Test("folders come from systemd's variables, the first of several; an empty one is none")
    func folders() async {
        await #expect(processExitsWith: .success) {
            setenv("STATE_DIRECTORY", "/var/lib/hanchot:/var/lib/other", 1)
            setenv("RUNTIME_DIRECTORY", "", 1)
            #expect(ProcessEnvironment.folder("STATE_DIRECTORY") == "/var/lib/hanchot")
            #expect(ProcessEnvironment.folder("RUNTIME_DIRECTORY") == nil)
            #expect(ProcessEnvironment.folder("CONFIGURATION_DIRECTORY") == nil)
            setenv("TZ", ":Asia/Ho_Chi_Minh", 1)
            #expect(ZoneFiles.systemZone == "Asia/Ho_Chi_Minh")
            setenv("TZDIR", "/nowhere", 1)
            #expect(throws: SystemError.self) { try ZoneFiles.read("UTC") }
        }
    }

    @Test("a stream takes all of a long text through a slow reader that makes it wait")
    func streams() async throws {
        let result = try await #require(
            processExitsWith: .success, observing: [\.standardOutputContent],
            performing: {
                _ = fcntl(STDOUT_FILENO, F_SETFL, fcntl(STDOUT_FILENO, F_GETFL) | O_NONBLOCK)
                try StandardStream.output.write("[begin]" + String(repeating: "Hạn chót\n", count: 100_000) + "[end]")
                #expect(!StandardStream.output.isTerminal)
                #expect(StandardStream.output.width == nil)
            })
        let text = String(decoding: result.standardOutputContent, as: UTF8.self)
        #expect(text.contains("[begin]" + String(repeating: "Hạn chót\n", count: 100_000) + "[end]"))
    }
}

/// Listens where the service manager would.
private final class Manager {
    private let descriptor: Int32

    init() throws {
        let path = FileManager.default.temporaryDirectory.path + "/notify-\(getpid())"
        unlink(path)
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let isBound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
            }
        }
        try #require(isBound)
        var limit = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        setenv("NOTIFY_SOCKET", path, 1)
    }

    deinit {
        unlink(String(cString: getenv("NOTIFY_SOCKET")))
        close(descriptor)
    }

    /// The next message; an error when none comes.
    func next() throws -> String {
        var bytes = [UInt8](repeating: 0, count: 65536)
        let count = recv(descriptor, &bytes, bytes.count, 0)
        try #require(count > 0)
        return String(decoding: bytes.prefix(count), as: UTF8.self)
    }
}
