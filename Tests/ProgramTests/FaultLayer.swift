import Foundation
import TestSupport

/// A disk that fails when told: `faults.c`, which says how, between a program and the system.
enum FaultLayer {
    /// What becomes of a call by which the program changes a file.
    enum Kind: String, CaseIterable {
        /// The call fails.
        case inputOutput = "EIO"
        case noSpace = "ENOSPC"
        /// From that call on the disk is full.
        case full
        /// From that call on it may only be read, as one whose file system has given it up.
        case readOnly = "read-only"
        /// Half of the bytes are written.
        case short
        /// The process is killed before the call.
        case kill
        /// The power fails: what was not flushed is gone, all of it or some of it.
        case cut

        /// The program goes on, and may give up.
        var isSurvived: Bool { self != .kill && self != .cut }
    }

    static let library = Task { try await Preload.library("faults") }

    /// The command on a disk that does so at the call of that number, from 1 on.
    static func run(_ command: Command, _ kind: Kind, at call: Int) async throws -> CommandResult {
        try await run(command, "FAULT_AT", "\(call) \(kind.rawValue)")
    }

    /// The command on a disk where about one in so many calls goes wrong in one of these ways.
    static func run(_ command: Command, _ kinds: [Kind], every number: Int, seed: UInt64) async throws -> CommandResult
    {
        try await run(
            command, "FAULT_EVERY", "\(number) \(seed) \(kinds.map(\.rawValue).joined(separator: " "))")
    }

    /// How many such calls the command makes when none goes wrong.
    static func calls(of command: Command) async throws -> Int {
        let folder = try ScratchFolder()
        try await run(command, "FAULT_COUNT", folder.file("calls")).succeeded()
        let text = String(decoding: folder.bytes(of: "calls"), as: UTF8.self)
        guard let count = Int(text.dropLast()) else { throw CommandError(message: "the calls were not counted") }
        return count
    }

    private static func run(_ command: Command, _ name: String, _ value: String) async throws -> CommandResult {
        var command = command
        command.environment["LD_PRELOAD"] = try await library.value
        command.environment[name] = value
        return try await command.run()
    }
}
