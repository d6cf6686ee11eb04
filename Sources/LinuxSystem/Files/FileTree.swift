import Glibc

/// The regular files at a path and in all folders below it.
package struct FileTree {
    /// In the order of their paths; a path that is no folder stands for itself, whether it is there or not.
    package private(set) var files: [String] = []
    /// Folders that could not be read.
    package private(set) var faults: [(path: String, error: SystemError)] = []

    private var seen: Set<Identity> = []
    private let isWanted: (String) -> Bool
    private let limit: Int

    private struct Identity: Hashable {
        var device: UInt
        var number: UInt
    }

    /// Folders within folders; far more than anybody makes by hand.
    private static let depth = 64

    /// - Parameters:
    ///   - isWanted: asked for the names of files in folders; names that begin with a dot are not.
    ///   - limit: files at most; more is a fault.
    package init(_ path: String, atMost limit: Int = 100_000, where isWanted: @escaping (String) -> Bool) {
        self.isWanted = isWanted
        self.limit = limit
        add(path, depth: 0, isNamed: true)
    }

    /// A folder that was seen already, by a link that leads back to it, is not read again.
    private mutating func add(_ path: String, depth: Int, isNamed: Bool) {
        var status = stat()
        let isThere = !path.utf8.contains(0) && stat(path, &status) == 0
        guard isThere, status.st_mode & S_IFMT == S_IFDIR else {
            // What somebody names is told of when it is read; in a folder only regular files are meant.
            if isNamed || isThere && status.st_mode & S_IFMT == S_IFREG { files.append(path) }
            return
        }
        let identity = Identity(device: UInt(status.st_dev), number: UInt(status.st_ino))
        guard seen.insert(identity).inserted else { return }
        do throws(SystemError) {
            guard depth < Self.depth else {
                throw SystemError(
                    ELOOP, "list folder '\(path)'", reason: "it lies more than \(Self.depth) folders deep")
            }
            let names = try Folder(path).names().filter { !$0.hasPrefix(".") }.sorted()
            for name in names {
                guard files.count < limit else {
                    throw SystemError(EFBIG, "list folder '\(path)'", reason: "more than \(limit) files")
                }
                let child = path == "." ? name : path.hasSuffix("/") ? path + name : "\(path)/\(name)"
                if isWanted(name) || isFolder(child) { add(child, depth: depth + 1, isNamed: false) }
            }
        } catch {
            faults.append((path, error))
        }
    }

    private func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}
