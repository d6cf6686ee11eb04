import Foundation
import Synchronization

/// A thread with a mount namespace of its own: what a test mounts there, no one else sees.
///
/// The thread's file look-ups, and those of the processes it starts, go through these mounts; it ends with the test.
package enum MountNamespace {
    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    /// Runs the body in a fresh namespace and waits for it. What it expects in vain fails the run of the tests, but without
    /// the test's name.
    package static func run(_ body: @escaping @Sendable () throws -> Void) throws {
        let outcome = Mutex<Result<Void, any Error>>(.success(()))
        let done = DispatchSemaphore(value: 0)
        let thread = Thread {
            let result = Result {
                try enter()
                try body()
            }
            outcome.withLock { $0 = result }
            done.signal()
        }
        thread.stackSize = 8 << 20
        thread.start()
        done.wait()
        try outcome.withLock { try $0.get() }
    }

    /// Mounts an empty tmpfs, to be called within `run`.
    /// - Parameter options: as in mount(8), such as `size=64k`.
    package static func mountMemory(at path: String, options: String = "mode=755") throws {
        try check("mount a tmpfs at '\(path)'", mount("tmpfs", path, "tmpfs", 0, options))
    }

    /// Makes a mount of the namespace read-only.
    package static func makeReadOnly(_ path: String) throws {
        try check("remount '\(path)'", mount(nil, path, nil, UInt(MS_REMOUNT | MS_RDONLY), nil))
    }

    private static func enter() throws {
        // Not in Swift's Glibc module.
        typealias Unshare = @convention(c) (Int32) -> Int32
        guard let symbol = dlsym(nil, "unshare") else { throw Failure(description: "no unshare(2)") }
        let unshare = unsafeBitCast(symbol, to: Unshare.self)
        let (ownFolder, ownMounts): (Int32, Int32) = (0x200, 0x20000)
        try check("have a mount namespace of its own", unshare(ownFolder | ownMounts))
        try check("cut its mounts off", mount(nil, "/", nil, UInt(MS_REC | MS_PRIVATE), nil))
    }

    private static func check(_ action: String, _ result: Int32) throws {
        let code = errno
        guard result == 0 else {
            throw Failure(description: "a thread cannot \(action): \(String(cString: strerror(code)))")
        }
    }
}
