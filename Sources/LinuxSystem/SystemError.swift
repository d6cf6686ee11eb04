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

    /// Why it failed, in Vietnamese where it is one of the usual reasons.
    package var vietnameseReason: String {
        if isMissing { return "không có tệp hay thư mục này" }
        if isTooLong { return "tệp quá lớn" }
        if isOtherKind { return "không phải là tệp thường" }
        if isDenied { return "không có quyền truy cập" }
        if isExisting { return "đã có tệp mang tên này" }
        return switch code {
        case EISDIR: "là một thư mục"
        case ENOSPC, EDQUOT: "không còn chỗ trên đĩa"
        case EROFS: "hệ thống tệp chỉ cho đọc"
        case EIO: "lỗi đọc, ghi đĩa"
        default: reason
        }
    }

    /// The file or folder is not there.
    package var isMissing: Bool { code == ENOENT || code == ENOTDIR }
    /// Another process holds the lock.
    package var isHeld: Bool { code == EWOULDBLOCK }
    /// Something of that name is there already.
    package var isExisting: Bool { code == EEXIST }
    /// What was to be a folder is none.
    package var isNoFolder: Bool { code == ENOTDIR }
    /// We have no right to it.
    package var isDenied: Bool { code == EACCES || code == EPERM }
    /// Nobody reads the pipe any more.
    package var isReaderGone: Bool { code == EPIPE }
    /// The file is longer than was allowed.
    package var isTooLong: Bool { code == EFBIG }
    /// The disk is full, or what one may have of it.
    package var isDiskFull: Bool { code == ENOSPC || code == EDQUOT }
    /// The process, or the system, has no more descriptors or memory.
    package var isExhausted: Bool { code == EMFILE || code == ENFILE || code == ENOMEM || code == ENOBUFS }
    /// What has the name is no regular file, or a link that leads to none.
    package var isOtherKind: Bool { code == EINVAL || code == ELOOP }
    /// No file on that file system can have the name.
    package var isNameTooLong: Bool { code == ENAMETOOLONG }
    /// Nobody listens on the socket.
    package var isUnheard: Bool { code == ENOENT || code == ECONNREFUSED }
}

extension SystemError {
    /// A name that is taken.
    package static func existing(_ action: String, reason: String? = nil) -> SystemError {
        SystemError(EEXIST, action, reason: reason)
    }
    /// The process has no more.
    package static func outOfMemory(_ action: String) -> SystemError { SystemError(ENOMEM, action) }
    /// A shared library that cannot be used, as dlerror(3) says it.
    package static func unusableLibrary(_ action: String, reason: String) -> SystemError {
        SystemError(ELIBACC, action, reason: reason)
    }
    /// An answer that did not come in time.
    package static func timedOut(_ action: String, reason: String) -> SystemError {
        SystemError(ETIMEDOUT, action, reason: reason)
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
