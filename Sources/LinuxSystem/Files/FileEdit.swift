import Glibc
import Synchronization

/// Puts a file in the place of another, or beside what is there, so that at every moment a whole one stands under the name.
package enum FileEdit {
    /// How many files this process has begun to write.
    private static let begun = Atomic<Int>(0)

    /// A name for a file that is being written, of which no other one of this process or another has it; a watcher of `*.yaml` takes
    /// no notice of it.
    package static func temporaryName() -> String {
        let number = begun.wrappingAdd(1, ordering: .relaxed).newValue
        return ".tmp-hanchot-\(ProcessEnvironment.processID)-\(number)"
    }

    /// Replaces a file's bytes: written under a temporary name, flushed, given the owner and the mode of the old one,
    /// renamed. Of a symbolic link the target is replaced.
    ///
    /// - Parameter former: what it was read as; a file that says something else by now is left as it is.
    package static func replace(_ path: String, _ former: [UInt8], with bytes: [UInt8]) throws(SystemError) {
        let action = "change '\(path)'"
        guard let real = realpath(path, nil) else { throw SystemError(errno, action) }
        defer { free(real) }
        let target = String(cString: real)
        let slash = target.lastIndex(of: "/") ?? target.startIndex
        let folder = try Folder(slash == target.startIndex ? "/" : String(target[..<slash]))
        let name = String(target[target.index(after: slash)...])
        var status = stat()
        try retrying(action) { stat(target, &status) }
        let temporary = temporaryName()
        try folder.create(temporary, bytes, mode: 0o600)
        do throws(SystemError) {
            try folder.give(temporary, owner: status.st_uid, group: status.st_gid, mode: status.st_mode & 0o7777)
            try folder.flush(temporary)
            guard try folder.read(name, atMost: former.count) == former else {
                throw SystemError(EBUSY, action, reason: "it was changed meanwhile")
            }
            try folder.replace(name, by: temporary)
        } catch {
            try? folder.remove(temporary)
            throw error.isTooLong ? SystemError(EBUSY, action, reason: "it was changed meanwhile") : error
        }
        try folder.flushNames()
    }

    /// Makes a folder, and those that lead to it; their mode is what the umask leaves of `rwxrwxrwx`.
    package static func makeFolder(_ path: String) throws(SystemError) {
        guard mkdir(path, 0o777) != 0 else { return }
        let code = errno
        let parent = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
        guard code == ENOENT, !parent.isEmpty else {
            if code == EEXIST { return }
            throw SystemError(code, "make folder '\(path)'")
        }
        try makeFolder(parent)
        if mkdir(path, 0o777) != 0, errno != EEXIST { throw SystemError(errno, "make folder '\(path)'") }
    }

    /// Makes a new file with these bytes, flushed; its mode is what the umask leaves of `rw-rw-rw-`.
    /// - Throws: `isExisting` when there is one of that name.
    package static func add(_ name: String, _ bytes: [UInt8], in path: String) throws(SystemError) {
        let folder = try Folder(path)
        let temporary = temporaryName()
        let file = try folder.begin(temporary, mode: 0o666)
        do throws(SystemError) {
            try file.append(bytes)
            try file.flush()
            try folder.rename(temporary, to: name)
        } catch {
            try? folder.remove(temporary)
            throw error
        }
        try folder.flushNames()
    }
}
