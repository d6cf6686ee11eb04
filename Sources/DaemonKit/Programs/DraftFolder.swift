package import LinuxSystem

/// A folder that drafts of plan files are put into; none takes the place of another file.
package struct DraftFolder {
    private let path: String

    package init(_ path: String) { self.path = withoutSlashAtEnd(path) }

    /// Files of one name: the same document read again and again, changed each time.
    private static let mostCopies = 1_000
    private static let fileLimit = 1 << 20

    /// Puts the draft there as `STEM.yaml`, or `STEM-2.yaml` and so on where another text has the name.
    /// - Returns: its file's name, and whether it was not there already.
    package func add(_ text: String, named stem: String) throws(SystemError) -> (name: String, isNew: Bool) {
        let bytes = Array(text.utf8)
        for copy in 1...Self.mostCopies {
            let name = copy == 1 ? "\(stem).yaml" : "\(stem)-\(copy).yaml"
            do throws(SystemError) {
                try FileEdit.add(name, bytes, in: path)
                return (name, true)
            } catch  where error.isExisting {
                let there = try? FileReader.read("\(path)/\(name)", atMost: Self.fileLimit)
                if there == bytes { return (name, false) }
            }
        }
        throw SystemError.existing("write '\(path)/\(stem).yaml'")
    }
}
