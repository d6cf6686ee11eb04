import Glibc

/// An exclusive lock on a file (flock(2)), held until this goes away or the process ends, however it ends.
package final class FileLock {
    private let file: FileDescriptor

    /// Makes the file where it is missing and writes this process's id into it.
    /// - Throws: EWOULDBLOCK when another process holds it, naming that process where it can.
    package init(_ path: String) throws(SystemError) {
        let action = "lock '\(path)'"
        file = try FileDescriptor(path, O_RDWR | O_CREAT, mode: 0o640, action)
        do {
            try retrying(action) { flock(file.number, LOCK_EX | LOCK_NB) }
        } catch  where error.code == EWOULDBLOCK {
            let holder = (try? file.readFully(expecting: 32, atMost: 32, action)).map {
                String(decoding: $0, as: UTF8.self)
            }
            let process = holder?.split(whereSeparator: \.isWhitespace).first.flatMap { Int32($0) }
            throw SystemError(
                EWOULDBLOCK, action, reason: process.map { "process \($0) holds it" } ?? "another process holds it")
        }
        try retrying(action) { ftruncate(file.number, 0) }
        try writeFully(Array("\(getpid())\n".utf8), to: file.number, action)
    }
}
