import CivilTime
import Foundation
import TestSupport
import Testing

/// Spans against `systemd-analyze timespan`, where the machine has it.
@Suite struct SpanSystemdTests {
    private static let analyzer = "/usr/bin/systemd-analyze"

    @Test(
        "random texts are read and printed like systemd-analyze",
        .enabled("no systemd-analyze here") { FileManager.default.isExecutableFile(atPath: analyzer) },
        arguments: [1, 2, 3])
    func agreesWithSystemd(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let texts = (0..<150).map { _ in Self.randomText(using: &generator) }
        let answers = try Self.analyze(texts)
        var valid = 0
        for (text, answer) in zip(texts, answers) {
            guard let answer, answer.microseconds < UInt64(Int64.max) || answer.text == "infinity" else {
                #expect(throws: SpanError.self, "'\(text)'") { try Span(parsing: text) }
                continue
            }
            valid += 1
            let span = try Span(parsing: text)
            #expect(UInt64(span.microseconds) == min(answer.microseconds, UInt64(Int64.max)), "'\(text)'")
            #expect(span.description == answer.text, "'\(text)'")
        }
        #expect((30...140).contains(valid))
    }

    /// Mostly a span; parts may be wrong.
    private static func randomText(using generator: inout SeededGenerator) -> String {
        func pick(_ choices: [String]) -> String { choices.randomElement(using: &generator) ?? "" }
        let units = SpanTests.unitNames.flatMap(\.names)
        let isSloppy = Int.random(in: 0..<3, using: &generator) == 0
        return (0..<Int.random(in: 1...4, using: &generator)).map { _ in
            let number = String(
                Int.random(in: 0...999_999, using: &generator) >> Int.random(in: 0...16, using: &generator))
            let fraction = "." + String(UInt64.random(in: 0...9_999_999_999, using: &generator))
            let odd = pick(["x", "-", "+", "..", " . ", "e3", "infinity", "ss", "99999999999999", "Y", ",", "\t"])
            return (isSloppy ? pick(["", "", "", odd]) : "") + number + pick(["", fraction]) + pick(["", " "])
                + pick(units) + (isSloppy ? pick(["", "", "", odd]) : "") + pick(["", " ", "  "])
        }.joined()
    }

    /// What `systemd-analyze timespan` says about each text; nil for those it refuses.
    private static func analyze(_ texts: [String]) throws -> [(microseconds: UInt64, text: String)?] {
        try texts.map { text in
            let process = Process()
            process.executableURL = URL(fileURLWithPath: analyzer)
            process.arguments = ["timespan", "--", text]
            process.environment = ["LC_ALL": "C.UTF-8", "SYSTEMD_COLORS": "0"]
            let pipe = Pipe()
            process.standardOutput = pipe
            process.standardError = FileHandle.nullDevice
            try process.run()
            let output = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
            process.waitUntilExit()
            guard process.terminationStatus == 0 else { return nil }
            let lines = output.split(separator: "\n").suffix(2).compactMap { $0.split(separator: ":").last }
            try #require(lines.count == 2)
            let microseconds = try #require(UInt64(lines[0].trimmingCharacters(in: .whitespaces)))
            return (microseconds, lines[1].trimmingCharacters(in: .whitespaces))
        }
    }
}
