import Glibc

/// A regular file that is open for reading, at any place of it.
package final class OpenFile: Sendable {
    /// Bytes when it was opened.
    package let size: Int
    private let descriptor: FileDescriptor
    /// For messages.
    private let path: String

    /// Bytes that are read at once.
    private static let piece = 1 << 16

    /// - Throws: it is not there, or is no regular file; never waits.
    package convenience init(_ path: String) throws(SystemError) { try self.init(path, in: AT_FDCWD, shownAs: path) }

    init(_ path: String, in folder: Int32, _ flags: Int32 = 0, shownAs shown: String) throws(SystemError) {
        var status = stat()
        descriptor = try FileDescriptor(readingRegular: path, in: folder, flags, shownAs: shown, &status)
        self.path = shown
        size = Int(status.st_size)
    }

    /// - Returns: how many bytes were put there; none at the file's end.
    package func read(into buffer: UnsafeMutableRawBufferPointer, at place: Int) throws(SystemError) -> Int {
        try retrying("read '\(path)'") { pread(descriptor.number, buffer.baseAddress, buffer.count, off_t(place)) }
    }

    /// - Returns: nothing at the file's end.
    package func read(atMost count: Int, at place: Int) throws(SystemError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        let taken = try retrying("read '\(path)'") { pread(descriptor.number, &bytes, count, off_t(place)) }
        bytes.removeLast(count - taken)
        return bytes
    }

    /// Hands over its bytes from the front to the end, as many as there are by now.
    package func forEachPiece(_ handle: (UnsafeRawBufferPointer) throws(SystemError) -> Void) throws(SystemError) {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.piece, alignment: 16)
        defer { buffer.deallocate() }
        var place = 0
        while true {
            let count = try read(into: buffer, at: place)
            if count == 0 { return }
            try handle(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            place += count
        }
    }
}
