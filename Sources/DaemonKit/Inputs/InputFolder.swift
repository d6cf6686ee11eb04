import LinuxSystem
import PlanCore

/// The YAML files of folders, by stem.
struct InputFolder {
    struct File: Sendable {
        /// The file's name without `.yaml`.
        var stem: String
        var path: String

        init(path: String) {
            self.stem = InputFolder.stem(of: path)
            self.path = path
        }
    }

    /// In the order of their stems, then of the folders.
    private(set) var files: [File] = []
    /// Folders that are there but cannot be read.
    private(set) var faults: [Diagnostic] = []

    /// A folder that is not there has no files.
    /// - Parameters:
    ///   - paths: folders; or `*.yaml`, taken as single files whether they are there or not.
    ///   - mustExist: a folder that is not there is a fault.
    init(_ paths: [String], limit: Int, mustExist: Bool = false) {
        for path in paths {
            if path.hasSuffix(".yaml") {
                files.append(File(path: path))
                continue
            }
            do {
                for name in try Folder(path).names() where name.hasSuffix(".yaml") && !name.hasPrefix(".") {
                    files.append(File(path: "\(path)/\(name)"))
                }
            } catch  where error.isMissing && !error.isNoFolder && !mustExist {
                continue
            } catch {
                faults.append(.unreadable(path, error))
            }
        }
        files.sort { ($0.stem, $0.path) < ($1.stem, $1.path) }
        if files.count > limit {
            faults.append(
                Diagnostic(
                    .error, file: paths.joined(separator: ":"), position: SourcePosition(line: 1, column: 1),
                    code: "too-many-files",
                    message: Bilingual(
                        vi: "\(files.count) tệp, nhiều nhất là \(limit)", en: "\(files.count) files, at most \(limit)"))
            )
            files.removeSubrange(limit...)
        }
    }

    /// Stems that stand in more than one folder.
    var ambiguous: Set<String> {
        Set(zip(files, files.dropFirst()).filter { $0.stem == $1.stem }.map(\.0.stem))
    }

    private static func stem(of path: String) -> String {
        let name = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[path.utf8.index(after: $0)...] } ?? path[...]
        return name.hasSuffix(".yaml") ? String(decoding: name.utf8.dropLast(5), as: UTF8.self) : String(name)
    }
}

extension Diagnostic {
    /// A file or folder that the system does not let us read.
    static func unreadable(_ path: String, _ error: SystemError) -> Diagnostic {
        Diagnostic(
            .error, file: path, position: SourcePosition(line: 1, column: 1), code: "unreadable",
            message: unreadableMessage(path, error))
    }

    private static func unreadableMessage(_ path: String, _ error: SystemError) -> Bilingual {
        if error.isNoFolder, !path.hasSuffix(".yaml") {
            return Bilingual(
                vi: "không phải là thư mục, cũng không phải là tệp '.yaml'",
                en: "is neither a folder nor a '.yaml' file")
        }
        return Bilingual(vi: "không đọc được: \(error.vietnameseReason)", en: "cannot be read: \(error.reason)")
    }
}
