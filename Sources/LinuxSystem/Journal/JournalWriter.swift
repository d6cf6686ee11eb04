import CSystemd
import Glibc

/// Writes entries to the journal, from the calling process as journald sees it.
package enum JournalWriter {
    private static let socketPath = "/run/systemd/journal/socket"

    /// Whether a journal takes entries now. To be asked before sending: libsystemd answers success when none is there.
    package static var isListening: Bool {
        let number = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard number >= 0 else { return false }
        defer { close(number) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: socketPath.utf8) }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(number, $0, size) == 0 }
        }
    }

    /// Sends one entry; it is in the journal's queue afterwards, where a journal is listening.
    /// - Throws: a name that is none, more than 1,024 fields, or what the socket says.
    package static func send(_ fields: [JournalField]) throws(SystemError) {
        // One buffer for all, so that the vectors can point into memory that stays where it is.
        var bytes: [UInt8] = []
        var ends: [Int] = []
        for field in fields {
            bytes += field.name.utf8
            bytes.append(UInt8(ascii: "="))
            bytes += field.value
            ends.append(bytes.count)
        }
        try checking("write to the journal") {
            bytes.withUnsafeMutableBytes { buffer in
                let starts = [0] + ends.dropLast()
                let vectors = zip(starts, ends).map { start, end in
                    iovec(iov_base: buffer.baseAddress?.advanced(by: start), iov_len: end - start)
                }
                return sd_journal_sendv(vectors, Int32(vectors.count))
            }
        }
    }
}
