import CLinux
import Glibc

/// Who is at the other end of a connection.
package enum SocketPeer: Hashable, Sendable {
    /// A process of this machine, as the kernel knows it (unix(7), SO_PEERCRED, SO_PEERGROUPS).
    case local(user: UInt32, groups: Set<UInt32>)
    /// Somebody who came by the network.
    case network

    /// More than the kernel gives a process: NGROUPS_MAX.
    private static let groupLimit: Int32 = 65_536
    /// Nearly everybody's.
    private static let usualGroups: Int32 = 32

    /// - Throws: the kernel does not say.
    init(of socket: Int32) throws(SystemError) {
        let action = "ask who has connected"
        guard try retrying(action, { clinux_is_unix(socket) }) == 1 else {
            self = .network
            return
        }
        var (user, group): (UInt32, UInt32) = (0, 0)
        try retrying(action) { clinux_peer(socket, &user, &group) }
        var groups = [UInt32](repeating: 0, count: Int(Self.usualGroups))
        var count = clinux_peer_groups(socket, &groups, Self.usualGroups)
        if count < 0, errno == ERANGE {
            groups = [UInt32](repeating: 0, count: Int(Self.groupLimit))
            count = clinux_peer_groups(socket, &groups, Self.groupLimit)
        }
        guard count >= 0 else { throw SystemError(errno, action) }
        self = .local(user: user, groups: Set(groups.prefix(Int(count))).union([group]))
    }
}

/// A connection that was accepted; closed when it goes away unless somebody takes it over.
package final class AcceptedSocket {
    package let peer: SocketPeer
    private let number: Int32
    private var isTaken = false

    init(_ descriptor: consuming FileDescriptor) throws(SystemError) {
        let number = descriptor.number
        peer = try SocketPeer(of: number)
        self.number = descriptor.release()
    }

    deinit { if !isTaken { close(number) } }

    /// The descriptor, which is the caller's from now on.
    package func take() -> Int32 {
        isTaken = true
        return number
    }
}
