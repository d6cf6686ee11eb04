import Glibc

/// What a file system says of a file without its bytes: while it says the same, the bytes are the same.
package struct FileStamp: Hashable, Sendable {
    private let device: UInt64
    private let number: UInt64
    private let size: Int64
    private let modified: Time
    /// Of the inode; nobody can set it.
    private let changed: Time

    private struct Time: Hashable {
        var seconds: Int
        var nanoseconds: Int
    }

    init(_ status: stat) {
        device = UInt64(status.st_dev)
        number = UInt64(status.st_ino)
        size = Int64(status.st_size)
        modified = Time(seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec)
        changed = Time(seconds: status.st_ctim.tv_sec, nanoseconds: status.st_ctim.tv_nsec)
    }

    /// The stamp of the file at the path, of its target when it is a symbolic link; nil when there is none.
    package init?(_ path: String) {
        var status = stat()
        guard !path.utf8.contains(0), stat(path, &status) == 0 else { return nil }
        self.init(status)
    }

    /// A change that follows now shows in the stamp: file systems count time in ticks of some milliseconds, and a stamp of
    /// this very tick may already stand for two contents.
    package var isSettled: Bool {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return changed.seconds < now.tv_sec - 1 && modified.seconds < now.tv_sec - 1
    }
}
