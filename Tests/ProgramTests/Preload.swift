import Foundation
import TestSupport

/// A library between a program and the system (ld.so(8), `LD_PRELOAD`).
enum Preload {
    /// A wall clock that a test sets.
    static let steppedClock = Task { try await library("stepped_clock") }

    /// Builds it of `NAME.c` beside this file.
    /// - Returns: its path.
    static func library(_ name: String) async throws -> String {
        let path = PackageFolder.path + "/.build/\(name).so"
        let own = "\(path).\(ProcessInfo.processInfo.processIdentifier)"
        try await Command([
            "clang", "-O1", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-o", own,
            PackageFolder.path + "/Tests/ProgramTests/\(name).c",
        ]).run().succeeded()
        try await Command("mv", own, path).run().succeeded()
        return path
    }
}
