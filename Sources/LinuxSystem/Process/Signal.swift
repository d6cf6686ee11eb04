import Glibc

/// The signals a service knows (signal(7)).
package enum Signal {
    package static let hangUp = SIGHUP
    package static let terminate = SIGTERM
    package static let interrupt = SIGINT

    /// Whether a limit on processor time or memory ends a program so: SIGXCPU, SIGKILL, or what follows a failed allocation.
    package static func isOfLimit(_ signal: Int32) -> Bool {
        [SIGXCPU, SIGXFSZ, SIGKILL, SIGABRT, SIGILL, SIGTRAP].contains(signal)
    }
}
