import Glibc

/// Reads whole files that others may have put there.
package enum FileReader {
    /// All bytes of a regular file (or a symbolic link to one); never waits, whatever lies at the path.
    /// - Throws: it cannot be read, is no regular file (a pipe, a device, a folder) or is longer than `limit` bytes.
    package static func read(_ path: String, atMost limit: Int) throws(SystemError) -> [UInt8] {
        try read(path, in: AT_FDCWD, atMost: limit, shownAs: path)
    }

    static func read(
        _ path: String, in folder: Int32, atMost limit: Int, shownAs shown: String
    ) throws(SystemError) -> [UInt8] {
        let file = try FileDescriptor(path, in: folder, O_RDONLY | O_NONBLOCK, "open '\(shown)'")
        let action = "read '\(shown)'"
        guard try file.status(action).st_mode & S_IFMT == S_IFREG else {
            throw SystemError(EINVAL, action, reason: "it is not a regular file")
        }
        return try file.readFully(atMost: limit, action)
    }
}
