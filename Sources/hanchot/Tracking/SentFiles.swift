import ControlAPI
import DaemonKit
import LinuxSystem
import PlanCore

/// Files of the command line that go to the service, to be named by what is recorded.
struct SentFiles {
    let files: [ReceiveBody.FileBody]

    /// Sends them.
    /// - Throws: one cannot be read, or is not taken; `UsageError` for two of one name.
    init(_ paths: [String], to client: ControlClient) throws {
        var files: [ReceiveBody.FileBody] = []
        for path in paths {
            let name = String(path.split(separator: "/").last ?? "")
            if files.contains(where: { $0.name == name }) {
                throw UsageError(vi: "hai tệp cùng tên '\(name)'", en: "two files have the name '\(name)'")
            }
            let file = try OpenFile(path)
            let sha256 = try SHA256.of(file)
            files.append(ReceiveBody.FileBody(sha256: try client.send(file, sha256: sha256).sha256, name: name))
        }
        self.files = files
    }
}
