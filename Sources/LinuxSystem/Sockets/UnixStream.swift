import CLinux
package import CivilTime
import Glibc

/// A connection to a unix socket, for a program that waits for its answers.
package final class UnixStream {
    private let descriptor: Int32
    private let path: String

    /// - Throws: nobody listens there (`isUnheard`), or the caller may not (`isDenied`).
    package init(path: String) throws(SystemError) {
        guard !path.utf8.contains(0) else { throw SystemError(EINVAL, "connect to '\(path)'") }
        descriptor = try retrying("connect to '\(path)'") { clinux_unix_connect(path) }
        self.path = path
    }

    deinit { close(descriptor) }

    /// Sends all of it.
    package func write(_ bytes: [UInt8]) throws(SystemError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = try retrying("write to '\(path)'") {
                rest.withUnsafeBytes { clinux_send(descriptor, $0.baseAddress, $0.count, true) }
            }
            rest = rest.dropFirst(count)
        }
    }

    /// Waits for what comes next, up to so much.
    /// - Parameter limit: nil: as long as it takes.
    /// - Returns: nothing at the end.
    /// - Throws: nothing has come in time.
    package func read(atMost count: Int, within limit: Span?) throws(SystemError) -> [UInt8] {
        let action = "read from '\(path)'"
        if let limit {
            var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let milliseconds = Int32(clamping: limit.microseconds / 1000)
            if try retrying(action, { poll(&waiting, 1, milliseconds) }) == 0 {
                throw .timedOut(action, reason: "nothing has come in time")
            }
        }
        var bytes = [UInt8](repeating: 0, count: count)
        let taken = try retrying(action) { recv(descriptor, &bytes, count, 0) }
        bytes.removeLast(count - taken)
        return bytes
    }
}
