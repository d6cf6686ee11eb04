import CLinux
import Glibc

/// Standard output or standard error, written to directly and without a buffer.
package struct StandardStream: Sendable {
    package static let input = StandardStream(descriptor: STDIN_FILENO, name: "standard input")
    package static let output = StandardStream(descriptor: STDOUT_FILENO, name: "standard output")
    package static let error = StandardStream(descriptor: STDERR_FILENO, name: "standard error")

    private let descriptor: Int32
    private let name: String

    /// Writes all of the text, waiting where the reader is slow.
    /// - Throws: the reader is gone (EPIPE, where SIGPIPE is ignored) or the disk behind it is full.
    package func write(_ text: String) throws(SystemError) { try write(Array(text.utf8)) }

    /// The same of bytes that are no text.
    package func write(_ bytes: [UInt8]) throws(SystemError) {
        try writeFully(bytes, to: descriptor, "write to \(name)")
    }

    package var isTerminal: Bool { isatty(descriptor) == 1 }

    /// Columns of the terminal behind it, nil when there is none or it does not say.
    package var width: Int? {
        let width = Int(clinux_terminal_width(descriptor))
        return width > 0 ? width : nil
    }
}

/// Writes everything, through interruptions, short writes and a descriptor that does not block.
func writeFully(
    _ bytes: [UInt8], to descriptor: Int32, _ action: @autoclosure () -> String
) throws(SystemError) {
    let failure: SystemError? = bytes.withUnsafeBytes { buffer in
        do throws(SystemError) {
            try writeFully(buffer, to: descriptor, action())
            return nil
        } catch {
            return error
        }
    }
    if let failure { throw failure }
}

func writeFully(
    _ bytes: UnsafeRawBufferPointer, to descriptor: Int32, _ action: @autoclosure () -> String
) throws(SystemError) {
    var written = 0
    while written < bytes.count {
        let count = Glibc.write(descriptor, bytes.baseAddress?.advanced(by: written), bytes.count - written)
        if count >= 0 {
            written += count
            continue
        }
        let code = errno
        switch code {
        case EINTR: continue
        case EAGAIN:
            var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            poll(&waiting, 1, -1)
        default: throw SystemError(code, action())
        }
    }
}
