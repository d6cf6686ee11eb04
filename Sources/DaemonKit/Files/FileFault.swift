package import LinuxSystem

/// Why a file is not kept.
package enum FileFault: Error, Hashable, Sendable {
    /// It has more bytes than one may have.
    case tooLong(limit: Int)
    /// All that are kept would be more bytes than may be.
    case storeFull(limit: Int)
    case uploadsTooMany
    /// Its bytes have another SHA-256 than was said.
    case differs(sha256: String)
    case failed(SystemError)
}
