import Foundation

/// A small file system of a test's own, in memory; needs root.
package final class ScratchDisk: Sendable {
    /// Whether this machine lets us mount one.
    package static let isPossible: Bool = (try? ScratchDisk(kilobytes: 64)) != nil

    private let folder: ScratchFolder
    package var path: String { folder.path }

    package init(kilobytes: Int) throws {
        folder = try ScratchFolder()
        try Self.run("/bin/mount", "-t", "tmpfs", "-o", "size=\(kilobytes)k,mode=0700", "hanchot-test", folder.path)
    }

    deinit { try? Self.run("/bin/umount", "--lazy", folder.path) }

    /// The path of a name in it.
    package func file(_ name: String) -> String { folder.file(name) }

    /// From now on it may only be read.
    package func makeReadOnly() throws { try Self.run("/bin/mount", "-o", "remount,ro", folder.path) }

    /// From now on it holds so much, what is there included.
    package func resize(kilobytes: Int) throws {
        try Self.run("/bin/mount", "-o", "remount,size=\(kilobytes)k", folder.path)
    }

    private struct MountError: Error {
        var words: [String]
        var status: Int32
    }

    private static func run(_ words: String...) throws {
        let process = Process()
        process.executableURL = URL(filePath: words[0])
        process.arguments = Array(words.dropFirst())
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw MountError(words: words, status: process.terminationStatus)
        }
    }
}
