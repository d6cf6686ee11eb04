import Glibc

/// Mounts that only the bench and what it starts can see: a `/run` of its own, for a journal of its own; and a network of its
/// own, where sockets queue as many messages as on a machine that systemd has booted.
enum PrivateMounts {
    private static let mark = "HANCHOT_BENCH_PRIVATE"

    /// Why there are none; nil when there are.
    static var obstacle: String? {
        geteuid() != 0 ? "needs root" : getenv(mark) == nil ? "mount namespaces are not allowed" : nil
    }

    /// Starts the bench anew where it can have them; comes back when it has them, or cannot.
    static func enter() throws {
        guard geteuid() == 0 else { return }
        if getenv(mark) != nil {
            guard mount("tmpfs", "/run", "tmpfs", 0, "mode=755") == 0 else {
                throw Trouble("cannot mount /run: \(String(cString: strerror(errno)))")
            }
            try writeFile("512", to: "/proc/sys/net/unix/max_dgram_qlen")
            return
        }
        guard (try? Child(["unshare", "--mount", "--net", "true"]).wait()) == 0 else { return }
        setenv(mark, "1", 1)
        let words = ["unshare", "--mount", "--net", "--propagation", "private", "--", "/proc/self/exe"]
        // unshare(1) itself would be /proc/self/exe by then
        var path = [CChar](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &path, path.count - 1)
        guard count > 0 else { throw Trouble("cannot find the bench's own program") }
        let own = String(decoding: path[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        var arguments = (words.dropLast() + [own] + CommandLine.arguments.dropFirst()).map { strdup($0) } + [nil]
        execvp("unshare", &arguments)
        throw Trouble("cannot start unshare(1): \(String(cString: strerror(errno)))")
    }
}
