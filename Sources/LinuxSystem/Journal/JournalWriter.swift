import CLinux
import Glibc

/// A connection to the journal; entries are sent as the calling process's own, as journald sees it.
///
/// It speaks the native protocol itself, because `sd_journal_sendv` answers success when no journal is there, fails with
/// EINVAL from about 500 fields on, and waits without bound for a journal that stands still.
package final class JournalWriter {
    private let socket: FileDescriptor

    private static let path = "/run/systemd/journal/socket"
    private static let action = "write to the journal"
    /// Milliseconds to wait for room in the journal's queue.
    private static let patience: Int32 = 5000
    /// What sd-journal asks for; the kernel gives as much as it may (net.core.wmem_max). Many entries are then on their way
    /// at once, and whoever sends them need not wait for each.
    private static let sendBuffer: Int32 = 8 << 20

    /// - Throws: `isUnheard` when no journal is listening.
    package init() throws(SystemError) {
        let kind = Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
        socket = FileDescriptor(owning: try retrying(Self.action) { Glibc.socket(AF_UNIX, kind, 0) })
        var size = Self.sendBuffer
        setsockopt(socket.number, SOL_SOCKET, SO_SNDBUF, &size, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Self.path.utf8) }
        let addressSize = socklen_t(MemoryLayout<sockaddr_un>.size)
        let number = socket.number
        try retrying(Self.action) {
            withUnsafePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(number, $0, addressSize) }
            }
        }
    }

    /// Whether a journal takes entries now.
    package static var isListening: Bool { (try? JournalWriter()) != nil }

    /// Sends one entry over a connection of its own.
    package static func send(_ fields: [JournalField]) throws(SystemError) { try JournalWriter().send(fields) }

    /// Sends one entry; it is in the journal's queue afterwards.
    /// - Throws: the journal is gone, or took nothing for 5 s.
    package func send(_ fields: [JournalField]) throws(SystemError) { try send(encoded: EntryCoding.encode(fields)) }

    /// Sends one entry as `EntryCoding` writes it.
    package func send(encoded bytes: [UInt8]) throws(SystemError) {
        // What is too long for a datagram goes as a sealed file in memory.
        var isSealed = false
        while true {
            do throws(SystemError) {
                return try transmit(bytes, isSealed: isSealed)
            } catch  where !isSealed && (error.code == EMSGSIZE || error.code == ENOBUFS) {
                isSealed = true
            } catch  where error.code == EAGAIN {
                try waitForRoom()
            }
        }
    }

    private func transmit(_ bytes: [UInt8], isSealed: Bool) throws(SystemError) {
        try retrying(Self.action) {
            isSealed
                ? Int(clinux_send_sealed(socket.number, bytes, bytes.count))
                : clinux_send(socket.number, bytes, bytes.count, true)
        }
    }

    private func waitForRoom() throws(SystemError) {
        var waiting = pollfd(fd: socket.number, events: Int16(POLLOUT), revents: 0)
        let ready = try retrying(Self.action) { poll(&waiting, 1, Self.patience) }
        if ready == 0 { throw SystemError(ETIMEDOUT, Self.action, reason: "it takes no entries") }
    }
}
