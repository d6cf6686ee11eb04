import Glibc

/// Hears what a service tells its manager (sd_notify(3)).
final class NotifySocket {
    /// For `NOTIFY_SOCKET=`: a name without a file.
    let name: String
    private let socket: CInt

    init() throws {
        name = "@hanchot-bench-\(getpid())-\(UInt32.random(in: 0 ... .max))"
        let kind = CInt(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue)
        socket = Glibc.socket(AF_UNIX, kind, 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        // the first byte of such a name is zero
        withUnsafeMutableBytes(of: &address.sun_path) { $0[1...].copyBytes(from: name.utf8.dropFirst()) }
        let size = socklen_t(MemoryLayout<sa_family_t>.size + name.utf8.count)
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(socket, $0, size) }
        }
        guard result == 0 else { throw Trouble("no socket for READY=1: \(String(cString: strerror(errno)))") }
    }

    deinit { close(socket) }

    /// Takes nothing more: a service that tells whom nobody reads would wait, where systemd would have read.
    func refuse() { shutdown(socket, CInt(SHUT_RD)) }

    /// Waits for a message that satisfies the condition.
    /// - Parameter patience: seconds.
    /// - Throws: none came, or the process ended meanwhile.
    func wait(
        for what: String, atMost patience: Double, from processID: pid_t, where satisfies: (String) -> Bool
    ) throws {
        let watch = Stopwatch()
        var last = ""
        var buffer = [UInt8](repeating: 0, count: 8192)
        while watch.seconds < patience {
            var waiting = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
            guard poll(&waiting, 1, 200) > 0 else {
                var info = siginfo_t()
                if waitid(P_PID, id_t(processID), &info, WEXITED | WNOHANG | WNOWAIT) == 0, info.si_signo == SIGCHLD {
                    throw Trouble("the service ended before \(what)")
                }
                continue
            }
            let count = recv(socket, &buffer, buffer.count, 0)
            guard count > 0 else { continue }
            last = String(decoding: buffer[..<count], as: UTF8.self)
            if satisfies(last) { return }
        }
        throw Trouble("no \(what) within \(Int(patience)) s; the last word was '\(last)'")
    }
}
