import Glibc

/// The system's time zone data (tzfile(5)): what a tzdata update replaces.
package enum ZoneFiles {
    /// `$TZDIR`, else `/usr/share/zoneinfo`.
    package static var folder: String { ProcessEnvironment.value("TZDIR") ?? "/usr/share/zoneinfo" }

    /// The TZif file of an IANA name such as `Asia/Ho_Chi_Minh`.
    ///
    /// - Parameter folder: where the names begin.
    /// - Throws: there is none, or the name is none (absolute, leading out of the folder).
    package static func read(_ name: String, in folder: String = folder) throws(SystemError) -> [UInt8] {
        guard isName(name) else {
            throw SystemError(EINVAL, "read time zone '\(name)'", reason: "that is not a time zone's name")
        }
        return try FileReader.read("\(folder)/\(name)", atMost: 1 << 20)
    }

    /// The machine's own zone, from `$TZ` or where `/etc/localtime` points; nil when neither names one.
    package static var systemZone: String? {
        if let name = ProcessEnvironment.value("TZ") {
            let plain = name.hasPrefix(":") ? String(name.dropFirst()) : name
            return isName(plain) ? plain : nil
        }
        guard let target = realpath("/etc/localtime", nil) else { return nil }
        defer { free(target) }
        let parts = String(cString: target).split(separator: "/")
        guard let start = parts.lastIndex(of: "zoneinfo") else { return nil }
        let name = parts[parts.index(after: start)...].joined(separator: "/")
        return isName(name) ? name : nil
    }

    /// Words of letters, digits, `_`, `+` and `-`, separated by single slashes.
    private static func isName(_ name: String) -> Bool {
        name.utf8.count <= 255
            && name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
                !part.isEmpty
                    && part.utf8.allSatisfy {
                        switch UInt8($0) {
                        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "+"),
                            UInt8(ascii: "-"):
                            true
                        default: false
                        }
                    }
            }
    }
}
