import Glibc

/// Calls a handler when files of a folder come, go or change, through everything that can happen to the folder itself: it
/// need not be there yet, and may be removed, renamed and made again with its parents.
///
/// A file that is written in place is seen when its writer closes it, one that is renamed into its place at once. Several
/// changes in one turn of the loop are one call. No event is taken for what it says: the handler looks for itself.
package final class FolderWatch {
    private let path: String
    private let loop: EventLoop
    private let concerns: (String) -> Bool
    private let changed: DeferredSource
    private var changes: Set<String>? = []
    /// One for each folder from `/` down to the watched one, as far as they are there.
    private var levels: [EventSource] = []

    /// - Parameters:
    ///   - path: absolute.
    ///   - concerns: which file names matter.
    /// - Throws: the machine's inotify limits are reached.
    package init(
        _ path: String, on loop: EventLoop, where concerns: @escaping (String) -> Bool = { _ in true },
        handler: @escaping () -> Void
    ) throws(SystemError) {
        self.path = path
        self.loop = loop
        self.concerns = concerns
        changed = try loop.deferred(handler)
        try watchLevels()
    }

    /// Names of the files that came, went or changed since this was called last; nil: it may be any.
    package func takeChanges() -> Set<String>? {
        defer { changes = [] }
        return changes
    }

    /// Whether the folder itself is there and watched.
    package private(set) var isWatching = false

    /// From the top: a folder is watched before the next is looked for, so that no change falls between.
    private func watchLevels() throws(SystemError) {
        let names = path.split(separator: "/").map(String.init)
        var folder = "/"
        // The old ones first: a folder made again may have the inode of the one that went. What happens in between is not
        // missed, for the handler looks afterwards.
        levels = []
        isWatching = false
        for (depth, name) in names.enumerated() {
            do {
                levels.append(
                    try loop.inotify(folder, UInt32(IN_CREATE | IN_MOVE | IN_DELETE) | IN_ONLYDIR.mask) {
                        [unowned self] mask, entry in
                        if entry == name || mask & UInt32(IN_Q_OVERFLOW) != 0 { levelChanged() }
                    })
            } catch  where error.code == EACCES {
                // May be passed through, not read: its changes stay unseen.
            } catch  where error.isMissing {
                return
            }
            folder += (depth == 0 ? "" : "/") + name
        }
        do {
            levels.append(
                try loop.inotify(folder, Self.fileMask) { [unowned self] mask, entry in
                    fileChanged(entry, mask)
                })
            isWatching = true
        } catch  where error.isMissing || error.code == EACCES {}
    }

    private func levelChanged() {
        // When the limits are reached only now, what is still watched goes on; the next change tries again.
        try? watchLevels()
        changes = nil
        changed.request()
    }

    private func fileChanged(_ name: String, _ mask: UInt32) {
        let isMade = mask & UInt32(IN_CREATE) != 0
        if name.isEmpty || mask & UInt32(IN_Q_OVERFLOW) != 0 {
            // The folder itself: its mode, or more changes than were kept.
            changes = nil
            changed.request()
        } else if concerns(name), !isMade || isWhole("\(path)/\(name)") {
            changes?.insert(name)
            changed.request()
        }
    }

    /// A name that was made: a symbolic or hard link is whole at once, a file when it is closed.
    private func isWhole(_ path: String) -> Bool {
        var status = stat()
        guard lstat(path, &status) == 0 else { return false }
        return status.st_mode & S_IFMT == S_IFLNK || status.st_nlink > 1
    }

    private static let fileMask =
        UInt32(IN_CREATE | IN_CLOSE_WRITE | IN_MOVE | IN_DELETE | IN_ATTRIB) | IN_ONLYDIR.mask
}

extension FixedWidthInteger {
    /// As the bits that inotify takes.
    fileprivate var mask: UInt32 { UInt32(truncatingIfNeeded: self) }
}
