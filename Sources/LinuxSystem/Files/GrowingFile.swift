import CLinux
import Glibc

/// A new file that is written from the front to the end.
package final class GrowingFile {
    package private(set) var size = 0
    private let descriptor: FileDescriptor
    private let path: String
    /// Up to here the disk was asked to write it.
    private var begun = 0

    /// So many bytes at a time are given to the disk while more come: the flush at the end is then short.
    private static let stride = 1 << 20

    init(_ name: String, in folder: Int32, mode: UInt32, shownAs path: String) throws(SystemError) {
        self.path = path
        descriptor = try FileDescriptor(
            name, in: folder, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: mode, "write '\(path)'")
    }

    package func append(_ bytes: [UInt8]) throws(SystemError) {
        try writeFully(bytes, to: descriptor.number, "write '\(path)'")
        grew(by: bytes.count)
    }

    package func append(_ bytes: UnsafeRawBufferPointer) throws(SystemError) {
        try writeFully(bytes, to: descriptor.number, "write '\(path)'")
        grew(by: bytes.count)
    }

    private func grew(by count: Int) {
        size += count
        guard size - begun >= Self.stride else { return }
        // A disk that has something against it says so when it is flushed.
        _ = clinux_begin_flush(descriptor.number, begun, size - begun)
        begun = size
    }

    /// Flushes its bytes to the disk (fsync(2)).
    package func flush() throws(SystemError) { try retrying("flush '\(path)'") { fsync(descriptor.number) } }
}
