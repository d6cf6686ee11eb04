import Glibc

/// The groups of users that the system knows (group(5), nsswitch.conf(5)).
package enum GroupName {
    /// The number of a group; nil when the system does not know the name, or cannot say.
    package static func number(_ name: String) -> UInt32? {
        guard !name.utf8.contains(0) else { return nil }
        var size = 1024
        while size <= 1 << 20 {
            var entry = group()
            var found: UnsafeMutablePointer<group>?
            var buffer = [CChar](repeating: 0, count: size)
            switch getgrnam_r(name, &entry, &buffer, size, &found) {
            case 0: return found == nil ? nil : entry.gr_gid
            case ERANGE: size *= 2
            case EINTR: continue
            default: return nil
            }
        }
        return nil
    }
}
