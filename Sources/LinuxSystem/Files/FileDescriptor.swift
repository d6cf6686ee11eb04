import Glibc

/// Owns an open file and closes it.
struct FileDescriptor: ~Copyable {
    let number: Int32

    /// Takes over a descriptor.
    init(owning number: Int32) { self.number = number }

    /// Opens a file below `folder`; closed on exec, never becoming the controlling terminal.
    init(
        _ path: String, in folder: Int32 = AT_FDCWD, _ flags: Int32, mode: UInt32 = 0,
        _ action: @autoclosure () -> String
    ) throws(SystemError) {
        // A path ends at the first zero byte, which would name another file.
        guard !path.utf8.contains(0) else { throw SystemError(EINVAL, action()) }
        number = try retrying(action()) { openat(folder, path, flags | O_CLOEXEC | O_NOCTTY, mode) }
    }

    /// Opens a regular file for reading; never waits, whatever lies at the path.
    /// - Parameters:
    ///   - shown: the path for messages.
    ///   - status: of the file that was opened.
    /// - Throws: also where it is no regular file.
    init(
        readingRegular path: String, in folder: Int32, _ flags: Int32 = 0, shownAs shown: String,
        _ status: inout stat
    ) throws(SystemError) {
        let file = try FileDescriptor(path, in: folder, O_RDONLY | O_NONBLOCK | flags, "open '\(shown)'")
        status = try file.status("read '\(shown)'")
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw SystemError(EINVAL, "read '\(shown)'", reason: "it is not a regular file")
        }
        self = file
    }

    deinit { close(number) }

    /// Gives up ownership without closing.
    consuming func release() -> Int32 {
        let number = number
        discard self
        return number
    }

    func status(_ action: @autoclosure () -> String) throws(SystemError) -> stat {
        var status = stat()
        try retrying(action()) { fstat(number, &status) }
        return status
    }

    /// Reads a regular file to its end.
    ///
    /// - Parameter size: as the file system tells it. The room is made as large: thousands of small files are kept.
    /// - Throws: EFBIG when there is more than `limit`.
    func readFully(
        expecting size: Int, atMost limit: Int, _ action: @autoclosure () -> String
    ) throws(SystemError) -> [UInt8] {
        func tooLong() -> SystemError { SystemError(EFBIG, action(), reason: "it is longer than \(limit) bytes") }
        guard size <= limit else { throw tooLong() }
        // One more than is expected, to see the end; the file may have grown since.
        var space = size + 1
        var bytes: [UInt8] = []
        while true {
            let start = bytes.count
            bytes.append(contentsOf: repeatElement(0, count: space))
            let count = try retrying(action()) {
                bytes.withUnsafeMutableBytes { read(number, $0.baseAddress?.advanced(by: start), space) }
            }
            bytes.removeLast(space - count)
            if bytes.count > limit { throw tooLong() }
            if count < space { return bytes }
            space = min(64 << 10, limit - bytes.count + 1)
        }
    }
}
