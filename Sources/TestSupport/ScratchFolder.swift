package import Foundation

/// A folder of a test's own, removed with all that is in it when the test lets go of it.
package final class ScratchFolder: Sendable {
    /// Absolute, without a slash at its end.
    package let path: String

    /// - Parameter isInMemory: on a file system that is kept in memory, where there is one: flushing it takes no time.
    package init(isInMemory: Bool = false) throws {
        let memory = "/dev/shm"
        let parent =
            isInMemory && FileManager.default.isWritableFile(atPath: memory)
            ? URL(filePath: memory) : FileManager.default.temporaryDirectory
        let url = parent.appending(path: "hanchot-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
        self.path = url.resolvingSymlinksInPath().path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The path of a name in it.
    package func file(_ name: String) -> String { "\(path)/\(name)" }

    /// The bytes of a file in it; empty where there is none.
    package func bytes(of name: String) -> Data {
        FileManager.default.contents(atPath: file(name)) ?? Data()
    }

    package func write(_ bytes: some DataProtocol, to name: String) throws {
        try Data(bytes).write(to: URL(filePath: file(name)))
    }
}
