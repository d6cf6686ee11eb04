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
        let file = try FileDescriptor(readingRegular: path, in: AT_FDCWD, shownAs: path, &status)
        let bytes = try file.readFully(expecting: Int(status.st_size), atMost: limit, "read '\(path)'")
        let stamp = FileStamp(status)
        return (bytes, stamp.isSettled ? stamp : nil)
    }

    /// - Throws: the file is not there, is no regular one, or this user may not read it.
    package static func check(_ path: String) throws(SystemError) {
        var status = stat()
        _ = try FileDescriptor(readingRegular: path, in: AT_FDCWD, shownAs: path, &status)
    }

    static func read(
        _ path: String, in folder: Int32, atMost limit: Int, shownAs shown: String
    ) throws(SystemError) -> [UInt8] {
        var status = stat()
        let file = try FileDescriptor(readingRegular: path, in: folder, shownAs: shown, &status)
        return try file.readFully(expecting: Int(status.st_size), atMost: limit, "read '\(shown)'")
    }
}
