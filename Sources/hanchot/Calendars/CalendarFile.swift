import LinuxSystem

/// A calendar file in its place: whole at every moment, and touched only when it changes, so that who keeps a copy of it sees no change where
/// there is none.
struct CalendarFile {
    static let ending = ".ics"
    /// Bytes of a file that is compared or replaced.
    private static let limit = 256 << 20
    /// How files of ours begin.
    private static let opening = Array("BEGIN:VCALENDAR\r\nPRODID:-//Hanchot//".utf8)

    let path: String

    /// - Returns: whether it has changed anything.
    func put(_ text: String) throws(SystemError) -> Bool {
        let bytes = Array(text.utf8)
        guard let former = try bytesNow() else {
            let slash = path.lastIndex(of: "/")
            let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
            try FileEdit.add(slash.map { String(path[path.index(after: $0)...]) } ?? path, bytes, in: folder)
            return true
        }
        if former == bytes { return false }
        try FileEdit.replace(path, former, with: bytes)
        return true
    }

    /// It is there, and one that was written here.
    var isOurs: Bool { (try? bytesNow())?.starts(with: Self.opening) ?? false }

    /// nil where there is none.
    private func bytesNow() throws(SystemError) -> [UInt8]? {
        do {
            return try FileReader.read(path, atMost: Self.limit)
        } catch  where error.isMissing {
            return nil
        }
    }
}
