import Foundation
import TestSupport
import Testing

@Suite struct RehearseCommandTests {
    private static func words(_ scratch: ScratchFolder, _ more: [String] = []) -> [String] {
        ["rehearse", "--from", "2021-01-01", "--to", "2021-02-28", "--state", scratch.file("r")] + BuiltProgram.samples
            + more
    }

    @Test("each reminder as it goes out, the picture, what it comes to, where the files lie", arguments: ["vi", "en"])
    func output(language: String) async throws {
        let scratch = try ScratchFolder()
        let result = try await BuiltProgram.hanchot.run(Self.words(scratch, ["--language", language]))
        try Snapshot.expect(
            result.transcript.replacing(scratch.path, with: "/tmp/scratch"), is: "rehearse.\(language)")
        let files = try FileManager.default.contentsOfDirectory(atPath: scratch.file("r/reminders/2021"))
        let lines = result.output.split(separator: "\n").filter { $0.hasPrefix("2021-") }
        #expect(!lines.isEmpty && files.count == lines.count)
    }

    @Test("the daemon rehearses the same way")
    func daemon() async throws {
        let (one, two) = (try ScratchFolder(), try ScratchFolder())
        let ours = try await BuiltProgram.hanchot.run(Self.words(one))
        let theirs = try await BuiltProgram.hanchotd.run(
            ["--rehearse", "2021-01-01..2021-02-28", "--state", two.file("r")] + BuiltProgram.samples)
        #expect(ours.status == 0 && ours.transcript == theirs.transcript.replacing(two.path, with: one.path))
    }

    @Test("a service's folder is refused and left alone")
    func taken() async throws {
        let scratch = try ScratchFolder()
        try FileManager.default.createDirectory(atPath: scratch.file("r"), withIntermediateDirectories: false)
        try scratch.write(Data("của người khác".utf8), to: "r/ledger.sqlite")
        let result = try await BuiltProgram.hanchot.run(Self.words(scratch))
        #expect(result.status == 1 && result.output == "")
        #expect(
            result.errors.hasSuffix(
                "hanchot: cannot rehearse in '\(scratch.file("r"))': it holds the ledger or the reminders of a service\n"
            ))
        #expect(scratch.bytes(of: "r/ledger.sqlite") == Data("của người khác".utf8))
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.file("r")) == ["ledger.sqlite"])
    }

    @Test("progress is drawn on a terminal alone")
    func progress() async throws {
        let scratch = try ScratchFolder()
        let words = Self.words(scratch).joined(separator: " ")
        let result = try await BuiltProgram.hanchot.shell("script -qec '\"$P\" \(words)' /dev/null </dev/null")
        #expect(result.output.contains("░") && result.output.contains(" %  2021-"))
        let other = try ScratchFolder()
        #expect(!(try await BuiltProgram.hanchot.run(Self.words(other)).output.contains("░")))
    }

    @Test(
        "a sink that fails is told at the end, and the status says so",
        .enabled(if: Obstacle.toMountNamespaces.isAbsent))
    func failingSink() throws {
        let scratch = try ScratchFolder()
        let words = Self.words(scratch, ["--journal"])
        try MountNamespace.run {
            // No journal listens here.
            try MountNamespace.mountMemory(at: "/run")
            let program = Process()
            let errors = Pipe()
            program.executableURL = URL(filePath: BuiltProgram.hanchot.path)
            program.arguments = words
            program.currentDirectoryURL = URL(filePath: PackageFolder.path)
            program.environment = ["LANG": "C"]
            program.standardOutput = FileHandle.nullDevice
            program.standardError = errors
            try program.run()
            let said = String(decoding: try errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
            program.waitUntilExit()
            #expect(program.terminationStatus == 1)
            #expect(said.contains("\njournal: "), "\(said)")
        }
    }
}
