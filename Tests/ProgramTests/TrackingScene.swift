import ControlAPI
import DaemonKit
import Foundation
import PlanCore
import TestSupport

/// A service of this build in the foreground with one plan, and what is asked of it.
final class TrackingScene {
    let scratch: TestSupport.ScratchFolder
    private(set) var service: RunningCommand?
    private let state: String
    /// Of the service and of the commands, under a clock that is set (`stepped_clock.c`).
    private(set) var clock: [String: String?] = [:]

    /// - Parameters:
    ///   - plan: the file of it.
    ///   - name: the plan's.
    ///   - state: the folder of ledger and files; nil: the scene's own.
    init(plan: String, named name: String = "p", state: String? = nil) throws {
        scratch = try TestSupport.ScratchFolder()
        self.state = state ?? scratch.path
        try FileManager.default.createDirectory(atPath: scratch.file("plans"), withIntermediateDirectories: true)
        try Data(plan.utf8).write(to: URL(filePath: scratch.file("plans/\(name).yaml")))
    }

    deinit { service?.send(SIGKILL) }

    /// Starts it, and waits until it can be asked.
    func start(environment: [String: String?] = [:]) async throws {
        var command = Command([
            BuiltProgram.hanchotd.path, "--state", state, "--socket", scratch.file("s"), "--plans",
            scratch.file("plans"), "--holidays", PackageFolder.path + "/config/holidays",
        ])
        command.environment = ["CONFIGURATION_DIRECTORY": "/nowhere", "NOTIFY_SOCKET": nil]
            .merging(clock) { $1 }.merging(environment) { $1 }
        service = try command.start()
        _ = try await Command([
            "timeout", Command.patience, "sh", "-c",
            Self.readiness, "sh",
            BuiltProgram.hanchot.path, scratch.file("s"),
        ]).run().succeeded()
    }

    /// In a shell: until the service `$2` can be asked by the program `$1`. Dozens that are asked at a time, again and again, would
    /// not get ready for it: nothing is asked before its socket is there.
    static let readiness = """
        until [ -S "$2" ]; do sleep 0.05; done
        until "$1" status --socket "$2" >/dev/null 2>&1; do sleep 0.2; done
        """

    /// Asks until the answer has a word.
    func wait(until words: String..., shows word: String) async throws {
        let question =
            "until \"$1\" \(words.joined(separator: " ")) --socket \"$2\" | grep -q \"$3\"; do sleep 0.2; done"
        _ = try await Command([
            "timeout", Command.patience, "sh", "-c", question, "sh", BuiltProgram.hanchot.path, scratch.file("s"), word,
        ]).run().succeeded()
    }

    /// Ends it as `kill -9` does.
    func kill() async {
        service?.send(SIGKILL)
        _ = await service?.result()
        service = nil
    }

    var client: ControlClient { ControlClient(path: scratch.file("s"), language: .english) }

    /// Sets the clock of the service and of the commands.
    /// - Parameter time: ISO 8601, in UTC: `2027-01-05T08:00:00Z`.
    func setClock(to time: String) async throws {
        let instant = try Date(time, strategy: .iso8601)
        // Whole, so that the service never reads half of it.
        try scratch.write(Data("\(Int(instant.timeIntervalSinceNow.rounded()))\n".utf8), to: "clock.new")
        try await Command("mv", scratch.file("clock.new"), scratch.file("clock")).run().succeeded()
        clock = ["STEPPED_CLOCK": scratch.file("clock"), "LD_PRELOAD": try await Preload.steppedClock.value]
        service?.send(SIGURG)
    }

    /// What a command says, with its messages.
    func run(_ words: String...) async throws -> CommandResult {
        try await BuiltProgram.hanchot.run(
            words + ["--socket", scratch.file("s"), "--language", "en"], environment: clock)
    }
}
