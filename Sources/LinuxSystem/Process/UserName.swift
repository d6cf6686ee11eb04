import Glibc

/// The users that the system knows (passwd(5), nsswitch.conf(5)).
package enum UserName {
    /// The name of a user; the number where the system does not know it, or cannot say.
    package static func name(_ user: UInt32) -> String {
        var size = 1024
        while size <= 1 << 20 {
            var entry = passwd()
            var found: UnsafeMutablePointer<passwd>?
            var buffer = [CChar](repeating: 0, count: size)
            switch getpwuid_r(user, &entry, &buffer, size, &found) {
            case 0: return found.flatMap { String(validatingCString: $0.pointee.pw_name) } ?? String(user)
            case ERANGE: size *= 2
            case EINTR: continue
            default: return String(user)
            }
        }
        return String(user)
    }
}
