import LinuxSystem
import PlanFiles

/// A folder of calendar files, by their names without the ending.
struct CalendarFolder {
    private let folder: Folder

    /// Made where it is missing.
    init(_ path: String) throws(SystemError) {
        let path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        try FileEdit.makeFolder(path)
        folder = try Folder(path)
    }

    func file(_ name: String) -> CalendarFile { CalendarFile(path: "\(folder.path)/\(name)\(CalendarFile.ending)") }

    /// Removes calendars of plans that were written here; other files stay.
    /// - Parameter isLeft: by their names.
    /// - Returns: the names of those that are removed.
    func remove(where isLeft: (String) -> Bool) throws(SystemError) -> [String] {
        let names = try folder.names().filter { $0.hasSuffix(CalendarFile.ending) }.map {
            String($0.dropLast(CalendarFile.ending.count))
        }
        let others = names.filter { $0.isID && isLeft($0) && file($0).isOurs }.sorted()
        for name in others { try folder.remove(name + CalendarFile.ending) }
        return others
    }
}
