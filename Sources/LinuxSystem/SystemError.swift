import Glibc

/// What the operating system refused: `cannot open 'x': No such file or directory`.
package struct SystemError: Error, Hashable, Sendable {
    /// errno(3), positive.
    package let code: Int32
    /// What was being done, in the infinitive: `open '/etc/hanchot/plans'`.
    package let action: String
    /// Why it failed, in the words of strerror(3) unless more is known.
    package let reason: String

    /// - Parameter code: errno(3), or its negative as systemd's libraries return it.
    package init(_ code: Int32, _ action: String, reason: String? = nil) {
        self.code = code == .min ? EINVAL : abs(code)
        self.action = action
        self.reason = reason ?? String(cString: strerror(self.code))
    }

    /// The file or folder is not there.
    package var isMissing: Bool { code == ENOENT || code == ENOTDIR }
    /// Something of that name is there already.
    package var isExisting: Bool { code == EEXIST }
    /// May go away by itself or by an administrator's hand: a full or faulty disk, a read-only file system, missing
    /// permissions, too many open files.
    package var isPassing: Bool {
        [ENOSPC, EDQUOT, EIO, EROFS, EACCES, EPERM, EMFILE, ENFILE, ENOMEM, EAGAIN, EINTR, ENOENT, ENOTDIR, ESTALE]
            .contains(code)
    }
}

extension SystemError: CustomStringConvertible {
    package var description: String { "cannot \(action): \(reason)" }
}

/// Calls again while a signal interrupts it; for calls that answer -1 and errno.
/// - Throws: what errno says; `action` is only made when it is needed.
@discardableResult
func retrying<Result: FixedWidthInteger>(
    _ action: @autoclosure () -> String, _ call: () -> Result
) throws(SystemError) -> Result {
    while true {
        let result = call()
        if result >= 0 { return result }
        let code = errno
        if code != EINTR { throw SystemError(code, action()) }
    }
}

/// For calls of systemd's libraries, which answer a negative errno.
@discardableResult
func checking(_ action: @autoclosure () -> String, _ call: () -> Int32) throws(SystemError) -> Int32 {
    let result = call()
    if result < 0 { throw SystemError(result, action()) }
    return result
}
