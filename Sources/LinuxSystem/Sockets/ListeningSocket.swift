import CLinux
import CSystemd
import Glibc

/// A socket that connections come in by, non-blocking; closed when it goes away.
package final class ListeningSocket {
    package let number: Int32
    /// A file that was made for it, to be taken away again.
    private let path: String?

    /// Those that the service manager opened and handed over (sd_listen_fds(3)), stream sockets that listen; what else it
    /// handed over is left alone. Once in a process: afterwards there are none.
    package static func inherited() -> [ListeningSocket] {
        let first = SD_LISTEN_FDS_START
        let count = sd_listen_fds(1)
        guard count > 0 else { return [] }
        return (first..<first + count).filter { number in
            sd_is_socket(number, AF_UNSPEC, Int32(SOCK_STREAM.rawValue), 1) > 0 && clinux_set_nonblocking(number) >= 0
        }.map { ListeningSocket($0, path: nil) }
    }

    /// Opens a unix socket; one that nobody listens on any more is replaced.
    ///
    /// It belongs to the process's own user and group.
    /// - Parameter path: at most 107 bytes (unix(7)), less the few of the name it is made under.
    /// - Throws: somebody listens there (EADDRINUSE), something that is no socket has the name (EEXIST), or it cannot be
    ///   made.
    package init(path: String, mode: UInt32) throws(SystemError) {
        let action = "listen on '\(path)'"
        guard !path.utf8.contains(0) else { throw SystemError(EINVAL, action) }
        var status = stat()
        if lstat(path, &status) == 0 {
            guard status.st_mode & S_IFMT == S_IFSOCK else {
                throw SystemError(EEXIST, action, reason: "something that is no socket has the name")
            }
            let descriptor = clinux_unix_connect(path)
            if descriptor >= 0 { close(descriptor) }
            guard descriptor < 0, errno == ECONNREFUSED || errno == ENOENT else {
                throw SystemError(EADDRINUSE, action)
            }
        }
        // Under its own name only when all of it is right; the old one goes in the same moment.
        let fresh = path + ".new"
        unlink(fresh)
        number = try retrying(action) { clinux_unix_listen(fresh, mode, Int32(SOMAXCONN)) }
        guard rename(fresh, path) == 0 else {
            let code = errno
            unlink(fresh)
            close(number)
            throw SystemError(code, action)
        }
        self.path = path
    }

    private init(_ number: Int32, path: String?) {
        self.number = number
        self.path = path
    }

    deinit {
        if let path { unlink(path) }
        close(number)
    }

    /// It is a unix socket: who connects is known.
    package var isLocal: Bool { clinux_is_unix(number) == 1 }

    /// The next connection that waits; nil when there is none, or it has gone meanwhile.
    /// - Throws: no descriptor or memory is left for it; it goes on waiting.
    package func accept() throws(SystemError) -> AcceptedSocket? {
        let descriptor: Int32
        do {
            descriptor = try retrying("accept a connection") { clinux_accept(number) }
        } catch {
            if error.isExhausted { throw error }
            return nil
        }
        return try? AcceptedSocket(FileDescriptor(owning: descriptor))
    }
}

/// Ends both ways of a connection that somebody else owns, who is told by that (shutdown(2)).
package func shutDown(_ socket: Int32) { shutdown(socket, Int32(SHUT_RDWR)) }

/// Hands over as much of it as the other end has room for, without waiting, on a connection that somebody else owns
/// (send(2)).
package func sendAtOnce(_ bytes: [UInt8], to socket: Int32) {
    _ = bytes.withUnsafeBytes { clinux_send(socket, $0.baseAddress, $0.count, false) }
}
