import Foundation
import TestSupport

/// A program of this package as a user runs it: in the package's folder, on a machine without a configuration, with the
/// C locale and no terminal.
struct BuiltProgram {
    static let hanchot = BuiltProgram(name: "hanchot")
    static let hanchotd = BuiltProgram(name: "hanchotd")

    let name: String

    /// It stands beside the tests' own executable.
    var path: String {
        URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent().appending(path: name).path
    }

    /// The samples as options.
    static let samples = ["--plans", "config/plans", "--holidays", "config/holidays"]

    private static let environment: [String: String?] = [
        "LANG": "C", "LC_ALL": nil, "LC_MESSAGES": nil, "NO_COLOR": nil, "TERM": "xterm", "COLUMNS": nil,
        "CONFIGURATION_DIRECTORY": "/nowhere", "STATE_DIRECTORY": nil, "NOTIFY_SOCKET": nil,
    ]

    func command(_ words: [String], environment: [String: String?] = [:]) -> Command {
        // Bounded, for whatever may hang.
        var command = Command(["timeout", Command.patience, path] + words)
        command.environment = Self.environment.merging(environment) { _, new in new }
        command.folder = PackageFolder.path
        return command
    }

    func run(_ words: [String], environment: [String: String?] = [:]) async throws -> CommandResult {
        try await command(words, environment: environment).run()
    }

    /// Runs a line of a shell in which `$P` is the program.
    func shell(_ line: String, environment: [String: String?] = [:]) async throws -> CommandResult {
        var command = command([], environment: environment)
        command.words = ["timeout", Command.patience, "sh", "-c", line]
        command.environment["P"] = path
        return try await command.run()
    }
}
