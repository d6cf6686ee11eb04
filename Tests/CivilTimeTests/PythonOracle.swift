import Foundation
import Testing

/// Runs a Python script of this folder, whose answers owe nothing to the code under test.
enum PythonOracle {
    /// What the script prints; records a failure when it fails.
    static func output(of script: String, _ arguments: [String] = []) throws -> [UInt8] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", folder.appending(path: script).path] + arguments
        process.environment = ProcessInfo.processInfo.environment.merging(
            ["PYTHONTZPATH": zoneFolder]
        ) { $1 }
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return [UInt8](output)
    }

    static let zoneFolder = "/usr/share/zoneinfo"
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    static let fixtures = folder.appending(path: "Fixtures")
}

/// Reads integers of the machine's byte order one after the other.
struct NumberStream<Number: FixedWidthInteger> {
    private let bytes: [UInt8]
    private var position: Int

    init(_ bytes: [UInt8], from position: Int = 0) {
        self.bytes = bytes
        self.position = position
    }

    var isAtEnd: Bool { position + MemoryLayout<Number>.size > bytes.count }

    mutating func next() throws -> Int {
        try #require(!isAtEnd)
        defer { position += MemoryLayout<Number>.size }
        return bytes.withUnsafeBytes { Int($0.loadUnaligned(fromByteOffset: position, as: Number.self)) }
    }
}
