import ControlAPI
import DaemonKit
import LinuxSystem
import PlanCore

/// Saves files of the service in a folder: whole or not at all, and never in place of another.
struct FileSaving {
    let client: ControlClient
    /// Made where it is missing; what it lies in must be there.
    let folder: String

    /// - Parameter subfolders: one in the other, such as a unit's id.
    /// - Returns: the file's path.
    /// - Throws: another file has the name; what came is not what was asked for.
    func save(_ entry: FileEntry, below subfolders: [String]) throws -> String {
        var target = try Folder.make(folder)
        for name in subfolders { target = try target.subfolder(name, mode: 0o700).folder }
        let name = entry.name ?? entry.sha256
        if let there = try? target.open(name), try SHA256.of(there) == entry.sha256 { return "\(target.path)/\(name)" }
        let temporary = FileEdit.temporaryName()
        let file = try target.begin(temporary, mode: 0o666)
        do {
            let digest = try SHA256()
            try client.fetch(entry.sha256) { piece in
                try piece.withUnsafeBytes { bytes in
                    digest.add(bytes)
                    try file.append(bytes)
                }
            }
            guard digest.digits == entry.sha256 else { throw DamagedFile(name: name) }
            try file.flush()
            try target.rename(temporary, to: name)
        } catch {
            try? target.remove(temporary)
            throw error
        }
        return "\(target.path)/\(name)"
    }
}

/// What the service has under a SHA-256 has another.
struct DamagedFile: Error, CustomStringConvertible {
    var name: String

    var description: String { "'\(name)': what the service has is damaged" }
}
