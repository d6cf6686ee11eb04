import CivilTime
import Foundation
import Testing

/// What `systemd-analyze calendar` says, to the second.
struct SystemdCalendar {
    static let path = "/usr/bin/systemd-analyze"
    static var isThere: Bool { FileManager.default.isExecutableFile(atPath: path) }

    /// What it says of one expression.
    struct Answer {
        var normalForm = ""
        /// The elapses until there were enough of them or no more.
        var elapses: [Instant] = []
    }

    var zone: String
    var base: Instant
    var iterations: Int

    /// One answer for each expression that it reads, by the expression.
    func answers(to expressions: [String]) throws -> [String: Answer] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Self.path)
        process.arguments =
            ["calendar", "--base-time=@\(base.seconds)", "--iterations=\(iterations)", "--"] + expressions
        process.environment = ["LC_ALL": "C.UTF-8", "SYSTEMD_COLORS": "0", "TZ": zone]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let output = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        var answers: [String: Answer] = [:]
        // Absent where the text is the normal form already.
        var original: String?
        var expression = ""
        for line in output.split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { continue }
            let label = parts[0].drop { $0 == " " }
            let value = String(parts[1].dropFirst())
            switch label {
            case "Original form": original = value
            case "Normalized form":
                expression = original ?? value
                answers[expression] = Answer(normalForm: value)
                original = nil
            case "(in UTC)": answers[expression]?.elapses.append(try Self.instant(value))
            case "Next elapse" where zone == "UTC" && value != "never",
                _ where zone == "UTC" && label.hasPrefix("Iter. #"):
                answers[expression]?.elapses.append(try Self.instant(value))
            default: break
            }
        }
        return answers
    }

    /// `Sun 2026-10-25 00:30:00 UTC`.
    private static func instant(_ text: String) throws -> Instant {
        let words = text.split(separator: " ")
        try #require(words.count == 4 && words[3] == "UTC", "'\(text)'")
        return try utc("\(words[1]) \(words[2])")
    }
}
