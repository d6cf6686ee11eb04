import Glibc

/// Death at a write, for processes of their own.
enum FileLimit {
    /// From now on the kernel ends this process at the write by which a file would grow past so many bytes: setrlimit(2),
    /// RLIMIT_FSIZE.
    static func die(past limit: Int) {
        // whatever the test's process blocks or ignores
        var deadly = sigset_t()
        sigemptyset(&deadly)
        sigaddset(&deadly, SIGXFSZ)
        pthread_sigmask(SIG_UNBLOCK, &deadly, nil)
        signal(SIGXFSZ, SIG_DFL)
        var bound = rlimit(rlim_cur: rlim_t(limit), rlim_max: rlim_t(limit))
        setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &bound)
    }
}
