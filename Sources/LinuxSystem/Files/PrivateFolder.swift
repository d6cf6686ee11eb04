import CLinux
import Glibc

/// A folder for a program's passing files, removed with all that is in it when this goes away; what a killed process left
/// behind, the next one removes.
///
/// It lies below `$XDG_RUNTIME_DIR`, else `/tmp`, for its owner alone; a lock on it (flock(2)) says that it is in use.
package final class PrivateFolder {
    package let path: String
    private let lock: FileDescriptor

    /// Removes what is left of earlier ones and makes one.
    /// - Parameter name: what all of a kind begin with.
    package init(_ name: String) throws(SystemError) {
        let parent = Self.parent
        Self.sweep(parent, name)
        let action = "make a folder in '\(parent)'"
        while true {
            var template = Array("\(parent)/\(name)-XXXXXX".utf8CString)
            guard mkdtemp(&template) != nil else { throw SystemError(errno, action) }
            let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
            // Another's sweep may come before our lock: then this one is gone, and we take the next.
            guard let folder = try? FileDescriptor(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, action),
                flock(folder.number, LOCK_EX | LOCK_NB) == 0, try folder.status(action).st_nlink > 0
            else { continue }
            self.path = path
            lock = folder
            return
        }
    }

    deinit { clinux_remove_tree(path) }

    /// Writes a file into it.
    package func create(_ name: String, _ bytes: [UInt8]) throws(SystemError) {
        try Folder(path).create(name, bytes, mode: 0o600)
    }

    private static var parent: String {
        let runtime = ProcessEnvironment.value("XDG_RUNTIME_DIR") ?? ""
        return runtime.hasPrefix("/") && access(runtime, W_OK) == 0 ? runtime : "/tmp"
    }

    private static func sweep(_ parent: String, _ name: String) {
        guard let entries = try? Folder(parent).names() else { return }
        // As mkdtemp(3) names them, and nothing longer: another's folder may begin with the same word.
        for entry in entries where entry.hasPrefix("\(name)-") && entry.utf8.count == name.utf8.count + 7 {
            let path = "\(parent)/\(entry)"
            guard let folder = try? FileDescriptor(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, "sweep '\(path)'"),
                let status = try? folder.status("sweep '\(path)'"), status.st_uid == getuid(),
                flock(folder.number, LOCK_EX | LOCK_NB) == 0
            else { continue }
            clinux_remove_tree(path)
        }
    }
}
