import CLinux
import Glibc
import Synchronization

/// A file without a name (open(2), O_TMPFILE), for bytes that are seldom asked for: on the disk, out of everybody's reach, and
/// gone with this process. To be written and read from any thread.
package final class NamelessFile: Sendable {
    private let descriptor: FileDescriptor
    private let folder: String
    /// Where free room begins.
    private let end = Atomic<Int>(0)

    /// - Throws: the folder is not there or may not be written to, or its file system has no such files.
    package init(in folder: String) throws(SystemError) {
        let action = { "make a file without a name in '\(folder)'" }
        descriptor = FileDescriptor(owning: try retrying(action()) { clinux_nameless_file(folder) })
        self.folder = folder
    }

    /// Writes the bytes behind what is there.
    /// - Returns: where they begin.
    package func append(_ bytes: [UInt8]) throws(SystemError) -> Int {
        let start = end.wrappingAdd(bytes.count, ordering: .relaxed).oldValue
        var written = 0
        while written < bytes.count {
            written += try retrying("write to a file without a name in '\(folder)'") {
                bytes.withUnsafeBytes { buffer in
                    pwrite(
                        descriptor.number, buffer.baseAddress?.advanced(by: written), buffer.count - written,
                        off_t(start + written))
                }
            }
        }
        return start
    }

    /// Bytes that were written.
    /// - Throws: the disk does not give them.
    package func read(_ count: Int, at start: Int) throws(SystemError) -> [UInt8] {
        let action = { [folder] in "read a file without a name in '\(folder)'" }
        var bytes = [UInt8](repeating: 0, count: count)
        var done = 0
        while done < count {
            let more = try retrying(action()) {
                bytes.withUnsafeMutableBytes { buffer in
                    pread(
                        descriptor.number, buffer.baseAddress?.advanced(by: done), count - done, off_t(start + done))
                }
            }
            guard more > 0 else { throw SystemError(EIO, action()) }
            done += more
        }
        return bytes
    }
}
