import CLinux
import Glibc

/// A file in memory without a name (memfd_create(2)), to be a program's standard input.
package final class MemoryFile {
    private let descriptor: FileDescriptor

    package init(_ bytes: [UInt8]) throws(SystemError) {
        let action = "keep \(bytes.count) bytes for a program"
        descriptor = FileDescriptor(owning: try retrying(action) { clinux_memory_file() })
        try writeFully(bytes, to: descriptor.number, action)
    }

    /// The descriptor, at the file's beginning.
    func rewound() throws(SystemError) -> Int32 {
        try retrying("rewind a file in memory") { lseek(descriptor.number, 0, SEEK_SET) }
        return descriptor.number
    }
}
