#if FAIL_POINTS
    import Glibc
#endif

/// Places where a test kills the process; nothing in a release build.
///
/// `HANCHOT_FAIL_POINT=NAME` or `NAME:COUNT` in the environment kills it with SIGKILL when the named place is reached for the
/// COUNT-th time (default 1).
package enum FailPoint {
    package static func reached(_ name: StaticString) {
        #if FAIL_POINTS
            guard let setting = getenv("HANCHOT_FAIL_POINT").map({ String(cString: $0) }) else { return }
            let parts = setting.split(separator: ":")
            guard let wanted = parts.first, wanted == "\(name)" else { return }
            let count = parts.count > 1 ? Int(parts[1]) ?? 1 : 1
            if Counter.advance() == count { kill(getpid(), SIGKILL) }
        #endif
    }

    #if FAIL_POINTS
        /// Counts in the environment of the process: no state of our own that two threads could share.
        private enum Counter {
            static func advance() -> Int {
                let reached = (getenv("HANCHOT_FAIL_POINT_REACHED").flatMap { Int(String(cString: $0)) } ?? 0) + 1
                setenv("HANCHOT_FAIL_POINT_REACHED", String(reached), 1)
                return reached
            }
        }
    #endif
}
