import CivilTime
import Foundation

extension Zone {
    /// The zone of that name from the system's files.
    static func system(_ name: String) throws -> Zone {
        try Zone(identifier: name, tzif: bytes(of: name))
    }

    static func bytes(of name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: PythonOracle.zoneFolder).appending(path: name)))
    }
}
