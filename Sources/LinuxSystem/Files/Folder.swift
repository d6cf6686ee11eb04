import CLinux
package import CivilTime
import Glibc

/// An open folder: what is done in it stays in it, even when it is renamed.
///
/// Names are those of one entry, without a slash. Nothing but `replace` replaces a file that exists.
package final class Folder {
    /// As it was opened; only for messages.
    package let path: String
    private let descriptor: FileDescriptor

    package init(_ path: String) throws(SystemError) {
        self.path = path
        descriptor = try FileDescriptor(path, O_RDONLY | O_DIRECTORY, "open folder '\(path)'")
    }

    /// The folder at the path, made for its owner alone where it is missing; its parent must be there.
    package static func make(_ path: String) throws(SystemError) -> Folder {
        if mkdir(path, 0o700) != 0, errno != EEXIST { throw SystemError(errno, "make folder '\(path)'") }
        return try Folder(path)
    }

    private init(path: String, descriptor: consuming FileDescriptor) {
        self.path = path
        self.descriptor = descriptor
    }

    /// The folder of that name in this one, made with exactly that mode where it is missing.
    /// - Returns: whether it was made now: then this folder has to be flushed for it to last.
    package func subfolder(_ name: String, mode: UInt32) throws(SystemError) -> (folder: Folder, isNew: Bool) {
        let shown = "\(path)/\(name)"
        let number = try entry(name)
        let isNew = mkdirat(descriptor.number, number, mode & 0o777) == 0
        if !isNew, errno != EEXIST { throw SystemError(errno, "make folder '\(shown)'") }
        let made = try FileDescriptor(
            number, in: descriptor.number, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, "open folder '\(shown)'")
        if isNew { try setMode(mode, of: made.number, shown) }
        return (Folder(path: shown, descriptor: made), isNew)
    }

    /// The folder of that name in this one.
    package func existing(_ name: String) throws(SystemError) -> Folder {
        let shown = "\(path)/\(name)"
        let found = try FileDescriptor(
            entry(name), in: descriptor.number, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, "open folder '\(shown)'")
        return Folder(path: shown, descriptor: found)
    }

    /// The names of its entries, in no order, without `.` and `..`.
    /// - Throws: it cannot be read or has more than `limit` entries.
    package func names(atMost limit: Int = 200_000) throws(SystemError) -> [String] {
        let action = "list folder '\(path)'"
        let number = try retrying(action) { openat(descriptor.number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        guard let stream = fdopendir(number) else {
            let code = errno
            close(number)
            throw SystemError(code, action)
        }
        defer { closedir(stream) }
        var names: [String] = []
        errno = 0
        while let found = readdir(stream) {
            let name = withUnsafeBytes(of: &found.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
            guard names.count <= limit else {
                throw SystemError(EFBIG, action, reason: "it has more than \(limit) entries")
            }
            errno = 0
        }
        if errno != 0 { throw SystemError(errno, action) }
        return names
    }

    /// All bytes of a regular file in it; see `FileReader`.
    package func read(_ name: String, atMost limit: Int) throws(SystemError) -> [UInt8] {
        try FileReader.read(entry(name), in: descriptor.number, atMost: limit, shownAs: "\(path)/\(name)")
    }

    /// Opens a regular file in it; a link is none.
    package func open(_ name: String) throws(SystemError) -> OpenFile {
        try OpenFile(entry(name), in: descriptor.number, O_NOFOLLOW, shownAs: "\(path)/\(name)")
    }

    /// Begins a new file, for what the umask leaves of that mode.
    /// - Throws: EEXIST when the name is taken.
    package func begin(_ name: String, mode: UInt32) throws(SystemError) -> GrowingFile {
        try GrowingFile(entry(name), in: descriptor.number, mode: mode, shownAs: "\(path)/\(name)")
    }

    /// How long a regular file in it is, and when it was written or touched last; nil when there is none of that name.
    package func facts(of name: String) throws(SystemError) -> (size: Int, modified: Instant)? {
        let entry = try entry(name)
        var status = stat()
        do {
            try retrying("look at '\(path)/\(name)'") {
                fstatat(descriptor.number, entry, &status, AT_SYMLINK_NOFOLLOW)
            }
        } catch  where error.isMissing {
            return nil
        }
        guard status.st_mode & S_IFMT == S_IFREG else { return nil }
        return (Int(status.st_size), Instant(seconds: Int64(status.st_mtim.tv_sec)))
    }

    /// Makes it as if a file had been written at that instant.
    package func touch(_ name: String, at instant: Instant) throws(SystemError) {
        let entry = try entry(name)
        let time = timespec(tv_sec: Int(instant.seconds), tv_nsec: 0)
        try retrying("touch '\(path)/\(name)'") {
            utimensat(descriptor.number, entry, [time, time], AT_SYMLINK_NOFOLLOW)
        }
    }

    /// Makes a file with exactly that mode, without flushing it. What could not be written whole is removed again.
    /// - Throws: EEXIST when the name is taken.
    package func create(_ name: String, _ bytes: [UInt8], mode: UInt32) throws(SystemError) {
        let action = "write '\(path)/\(name)'"
        let file = try FileDescriptor(
            entry(name), in: descriptor.number, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: mode, action)
        do {
            // What the umask took is given back; asking is a tenth of the price.
            if try file.status(action).st_mode & 0o7777 != mode {
                try retrying(action) { fchmod(file.number, mode) }
            }
            try writeFully(bytes, to: file.number, action)
        } catch {
            unlinkat(descriptor.number, name, 0)
            throw error
        }
    }

    /// Gives a file its name; atomic, and never in place of another.
    /// - Parameter folder: where it is to be, on the same file system; nil: where it is.
    /// - Throws: EEXIST when the new name is taken.
    package func rename(_ name: String, to newName: String, in folder: Folder? = nil) throws(SystemError) {
        let action = "rename '\(path)/\(name)' to '\(newName)'"
        let (old, new) = (try entry(name), try entry(newName))
        let target = (folder ?? self).descriptor.number
        do {
            try retrying(action) { clinux_rename_new(descriptor.number, old, target, new) }
        } catch  where error.code == EINVAL || error.code == ENOSYS {
            // A file system without RENAME_NOREPLACE (NFS): a hard link never replaces either.
            try retrying(action) { linkat(descriptor.number, old, target, new, 0) }
            try remove(name)
        }
    }

    /// Puts a file in the place of another, where there is one; atomic.
    /// - Parameter folder: where it is so far, on the same file system; nil: in this one.
    package func replace(_ name: String, by newName: String, from folder: Folder? = nil) throws(SystemError) {
        let action = "replace '\(path)/\(name)'"
        let (old, new) = (try entry(name), try entry(newName))
        let source = (folder ?? self).descriptor.number
        try retrying(action) { renameat(source, new, descriptor.number, old) }
    }

    /// Gives a file that owner, group and mode.
    package func give(_ name: String, owner: UInt32, group: UInt32, mode: UInt32) throws(SystemError) {
        let action = "give '\(path)/\(name)' the owner and mode of the old file"
        let file = try FileDescriptor(
            entry(name), in: descriptor.number, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, action)
        let status = try file.status(action)
        if status.st_uid != owner || status.st_gid != group {
            try retrying(action) { fchown(file.number, owner, group) }
        }
        // After the owner: giving a file away takes its setuid bits.
        try retrying(action) { fchmod(file.number, mode) }
    }

    /// Removes a file; fine when there is none.
    package func remove(_ name: String) throws(SystemError) {
        let entry = try entry(name)
        do {
            try retrying("remove '\(path)/\(name)'") { unlinkat(descriptor.number, entry, 0) }
        } catch  where error.code == ENOENT {}
    }

    /// Flushes a file's bytes to the disk (fsync(2)).
    package func flush(_ name: String) throws(SystemError) {
        let action = "flush '\(path)/\(name)'"
        let file = try FileDescriptor(
            entry(name), in: descriptor.number, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, action)
        try retrying(action) { fsync(file.number) }
    }

    /// The number of the file system that it is on.
    package var device: UInt64 {
        get throws(SystemError) { UInt64(try descriptor.status("look at '\(path)'").st_dev) }
    }

    /// Flushes the names in it to the disk (fsync(2)).
    package func flushNames() throws(SystemError) {
        try retrying("flush folder '\(path)'") { fsync(descriptor.number) }
    }

    /// Flushes everything on its file system to the disk (syncfs(2)). Reports what failed to be written since this folder
    /// was opened, so keep it open while writing.
    package func flushFileSystem() throws(SystemError) {
        try retrying("flush the file system of '\(path)'") { clinux_syncfs(descriptor.number) }
    }

    /// Undoes what the umask took. A service under `RestrictSUIDSGID=` may set no setgid bit, but its folders inherit it.
    private func setMode(_ mode: UInt32, of number: Int32, _ shown: String) throws(SystemError) {
        let action = "set the mode of '\(shown)'"
        var status = stat()
        try retrying(action) { fstat(number, &status) }
        guard status.st_mode & 0o7777 != mode else { return }
        do {
            try retrying(action) { fchmod(number, mode) }
        } catch  where error.code == EPERM && mode & S_ISGID != 0 {
            try retrying(action) { fchmod(number, mode & 0o777) }
        }
    }

    /// The name itself when it is one entry's.
    private func entry(_ name: String) throws(SystemError) -> String {
        guard !name.isEmpty, name != ".", name != "..",
            !name.utf8.contains(where: { $0 == 0 || $0 == UInt8(ascii: "/") })
        else { throw SystemError(EINVAL, "use '\(name)' in '\(path)'", reason: "that is not a file's name") }
        return name
    }
}
