import Foundation
import TestSupport
import Testing

@Suite struct CheckCommandTests {
    private static let faulty = "Tests/ProgramTests/Fixtures/faulty"
    private static let holidays = ["--holidays", "config/holidays"]

    @Test(
        "all faults and doubts of all files are told at once, with paths as they were given", arguments: ["vi", "en"])
    func faultyFolder(language: String) async throws {
        let words = ["check", "--language", language] + Self.holidays + ["--plans", Self.faulty]
        let result = try await BuiltProgram.hanchot.run(words)
        #expect(result.status == 4)
        try Snapshot.expect(result.transcript, is: "check-faulty.\(language)")
        let named = try await BuiltProgram.hanchot.run(
            ["check", "--language", language] + Self.holidays + [Self.faulty])
        #expect(named.output == result.output)
    }

    @Test("the same as JSON")
    func json() async throws {
        let result = try await BuiltProgram.hanchot.run(["check", "--json"] + Self.holidays + [Self.faulty])
        #expect(result.status == 4 && result.errors == "")
        let faults = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]])
        let text = try await BuiltProgram.hanchot.run(["check"] + Self.holidays + [Self.faulty]).output
        let heads = text.split(separator: "\n").filter { $0.hasPrefix(Self.faulty) }
        #expect(!faults.isEmpty && faults.count == heads.count)
        for (fault, head) in zip(faults, heads) {
            let parts = ["file", "line", "column"].map { "\(fault[$0] ?? "?")" }.joined(separator: ":")
            let said = "\(parts): \(fault["severity"] ?? "?"): \(fault["message"] ?? "?") [\(fault["code"] ?? "?")]"
            #expect(said == head)
        }
    }

    @Test("the samples have doubts and no errors", arguments: ["vi", "en"])
    func samples(language: String) async throws {
        let result = try await BuiltProgram.hanchot.run(["check", "--language", language] + BuiltProgram.samples)
        #expect(result.status == 0)
        try Snapshot.expect(result.transcript, is: "check-samples.\(language)")
        #expect(try await BuiltProgram.hanchot.run(["check", "--json", "config/holidays"]).output == "[]\n")
    }

    @Test("a file is what its name says")
    func kinds() async throws {
        let scratch = try ScratchFolder()
        try FileManager.default.createDirectory(atPath: scratch.file("holidays"), withIntermediateDirectories: false)
        for name in ["hanchot.yaml", "holidays/h.yaml", "p.yaml"] { try scratch.write(Data("sai: 1\n".utf8), to: name) }
        let keys = ["hanchot.yaml": "timezone", "holidays/h.yaml": "yearly", "p.yaml": "issuer"]
        for (name, key) in keys {
            let result = try await BuiltProgram.hanchot.run(["check", scratch.file(name)])
            #expect(result.status == 4)
            #expect(result.output.contains("unknown key 'sai'") && result.output.contains(key), "\(result)")
        }
        let all = try await BuiltProgram.hanchot.run(["check", scratch.path, scratch.file("holidays")])
        #expect(all.errors.hasPrefix("3 files: "), "\(all)")
    }

    @Test("without files and without a configuration it says where it looked")
    func nothing() async throws {
        let scratch = try ScratchFolder()
        let empty = try await BuiltProgram.hanchot.run(["check", "--plans", scratch.path, "--holidays", scratch.path])
        #expect(empty.status == 0 && empty.output.hasSuffix(" [holidays-missing]\n"))
        #expect(empty.errors == "no '.yaml' file to check in \(scratch.path), \(scratch.path)\n")
    }

    /// Something at a path that is no readable plan file.
    struct Oddity: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var script: String
        var message: String
    }

    @Test(
        "what is no plan file is an error, and never waited for",
        arguments: [
            Oddity(testDescription: "nothing", script: ":", message: "No such file or directory"),
            Oddity(testDescription: "a folder", script: "mkdir x.yaml", message: "not a regular file"),
            Oddity(testDescription: "a pipe", script: "mkfifo x.yaml", message: "not a regular file"),
            Oddity(
                testDescription: "a loop of links", script: "ln -s x.yaml y; ln -s y x.yaml", message: "symbolic links"),
            Oddity(testDescription: "a link to nothing", script: "ln -s /nowhere x.yaml", message: "No such file"),
            Oddity(testDescription: "an empty file", script: ": >x.yaml", message: "missing key 'title'"),
            Oddity(
                testDescription: "two MiB", script: "head -c 2097152 /dev/zero >x.yaml",
                message: "longer than 1048576 bytes"),
            Oddity(testDescription: "no UTF-8", script: "printf 'title: \\377' >x.yaml", message: "UTF-8"),
            Oddity(
                testDescription: "control characters", script: "printf 'title: a\\033[31m\\n' >x.yaml",
                message: "control characters"),
        ])
    func odd(_ oddity: Oddity) async throws {
        let scratch = try ScratchFolder()
        try await BuiltProgram.hanchot.shell("cd \(scratch.path); \(oddity.script)").succeeded()
        let named = try await BuiltProgram.hanchot.run(["check", scratch.file("x.yaml")])
        #expect(named.status == 4 && named.output.contains(oddity.message), "\(named)")
        #expect(named.errors == "1 file: 1 error, 0 warnings\n")
        #expect(!named.output.utf8.contains(0x1B))
        if oddity.script != ":" {
            let listed = try await BuiltProgram.hanchot.run(["check", scratch.path])
            #expect(listed.output == named.output && listed.status == 4)
        }
    }

    @Test(
        "a path that is neither a folder nor a plan file is an error",
        arguments: ["/nowhere", "/dev/null", "", "Makefile"])
    func neither(path: String) async throws {
        let result = try await BuiltProgram.hanchot.run(["check", "--language", "vi", path])
        #expect(result.status == 4 && result.output.hasPrefix("\(path):1:1: error: không"), "\(result)")
    }
}
