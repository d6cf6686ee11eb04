import Glibc

/// Reads whole files that others may have put there.
package enum FileReader {
    /// All bytes of a regular file (or a symbolic link to one); never waits, whatever lies at the path.
    /// - Throws: it cannot be read, is no regular file (a pipe, a device, a folder) or is longer than `limit` bytes.
    package static func read(_ path: String, atMost limit: Int) throws(SystemError) -> [UInt8] {
        try read(path, in: AT_FDCWD, atMost: limit, shownAs: path)
    }

    /// All bytes of a regular file and its stamp when it was opened; see `read`.
    /// - Returns: no stamp where it could not tell a change that follows.
    package static func readStamped(
        _ path: String, atMost limit: Int
    ) throws(SystemError) -> (bytes: [UInt8], stamp: FileStamp?) {
        var status = stat()
        let file = try open(path, in: AT_FDCWD, shownAs: path, &status)
        let bytes = try file.readFully(expecting: Int(status.st_size), atMost: limit, "read '\(path)'")
        let stamp = FileStamp(status)
        return (bytes, stamp.isSettled ? stamp : nil)
    }

    /// - Throws: the file is not there, is no regular one, or this user may not read it.
    package static func check(_ path: String) throws(SystemError) {
        var status = stat()
        _ = try open(path, in: AT_FDCWD, shownAs: path, &status)
    }

    static func read(
        _ path: String, in folder: Int32, atMost limit: Int, shownAs shown: String
    ) throws(SystemError) -> [UInt8] {
        var status = stat()
        let file = try open(path, in: folder, shownAs: shown, &status)
        return try file.readFully(expecting: Int(status.st_size), atMost: limit, "read '\(shown)'")
    }

    private static func open(
        _ path: String, in folder: Int32, shownAs shown: String, _ status: inout stat
    ) throws(SystemError) -> FileDescriptor {
        let file = try FileDescriptor(path, in: folder, O_RDONLY | O_NONBLOCK, "open '\(shown)'")
        status = try file.status("read '\(shown)'")
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw SystemError(EINVAL, "read '\(shown)'", reason: "it is not a regular file")
        }
        return file
    }
}
