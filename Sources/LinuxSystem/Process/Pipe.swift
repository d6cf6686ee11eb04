import CLinux
import Glibc

/// Both ends of a pipe(7); reading does not block.
final class Pipe {
    private let readingEnd: FileDescriptor
    private var writingEnd: FileDescriptor?

    init(_ action: @autoclosure () -> String) throws(SystemError) {
        var ends: [Int32] = [-1, -1]
        try retrying(action()) { clinux_pipe(&ends) }
        readingEnd = FileDescriptor(owning: ends[0])
        writingEnd = FileDescriptor(owning: ends[1])
    }

    var reader: Int32 { readingEnd.number }

    /// -1 once it is closed.
    var writer: Int32 {
        switch writingEnd {
        case .some(let end): end.number
        case .none: -1
        }
    }

    func closeWriter() { writingEnd = nil }

    /// Appends what is there to the bytes.
    /// - Returns: false at the end, when nobody can write any more.
    func read(into bytes: inout [UInt8]) throws(SystemError) -> Bool {
        let space = 64 << 10
        while true {
            var count = 0
            let part = [UInt8](unsafeUninitializedCapacity: space) { buffer, filled in
                count = Glibc.read(reader, buffer.baseAddress, space)
                filled = max(0, count)
            }
            let code = errno
            if count < 0, code == EINTR { continue }
            if count < 0, code == EAGAIN { return true }
            if count < 0 { throw SystemError(code, "read from a pipe") }
            bytes += part
            return count > 0
        }
    }
}
