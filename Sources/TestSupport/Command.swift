package import Glibc

/// A program to run from a test.
package struct Command: Sendable {
    package enum Input: Sendable {
        /// All there is to read.
        case text(String)
        /// Nothing, but no end either before ``RunningCommand/closeInput()``, or before the test's process dies.
        case open
    }

    /// The program, looked up in `PATH` unless it has a slash, and its arguments.
    package var words: [String]
    /// What is set or, with nil, unset beside the test's own environment.
    package var environment: [String: String?] = [:]
    /// Where it runs; the test's own folder unless set.
    package var folder: String?
    package var input = Input.text("")

    /// Seconds after which what hangs is ended. Hundreds of tests at a time on a few cores are slow, and no less right for it.
    package static let patience = "300"

    package init(_ words: [String], input: Input = .text("")) {
        self.words = words
        self.input = input
    }

    package init(_ words: String...) {
        self.init(words)
    }

    /// Runs it to its end, however that is; throws only when it cannot be started. A program that keeps its standard
    /// output open in the background keeps this waiting: bound it by `timeout(1)` where that may happen.
    package func run() async throws -> CommandResult {
        try await start().result()
    }

    /// Starts it and returns as soon as the program itself runs.
    /// - Parameter heard: is told each line, with the program's number, before the next one is read.
    package func start(heard: (@Sendable (String, pid_t) -> Void)? = nil) throws -> RunningCommand {
        try RunningCommand(self, heard: heard)
    }

    /// The words as they are given to the system: a folder and an environment of its own come from `env(1)`.
    var wordsWithPlace: [String] {
        var prefix: [String] = []
        if let folder { prefix += ["--chdir=\(folder)"] }
        for (name, value) in environment.sorted(by: { $0.key < $1.key }) {
            prefix += value.map { ["\(name)=\($0)"] } ?? ["--unset=\(name)"]
        }
        // env(1) wants its options before the first assignment
        prefix = prefix.filter { $0.hasPrefix("--") } + prefix.filter { !$0.hasPrefix("--") }
        return prefix.isEmpty ? words : ["env"] + prefix + words
    }
}

/// How a program ended and what it said.
package struct CommandResult: Sendable, CustomStringConvertible {
    package var words: [String]
    /// The exit status; 128 and the signal's number when a signal ended it, as a shell says it.
    package var status: Int
    package var output: String
    package var errors: String

    /// All of it, so that a failed expectation tells the story.
    package var description: String {
        "\(words.joined(separator: " ")) → \(status)\n\(output)\(errors)"
    }

    /// The output without the line end at its end.
    package var line: String {
        String(output.reversed().drop { $0 == "\n" }.reversed())
    }

    /// Itself when it ended with 0, or else an error that tells the story.
    @discardableResult
    package func succeeded() throws(CommandError) -> CommandResult {
        guard status == 0 else { throw CommandError(message: description) }
        return self
    }
}

/// A program could not be started, or failed where it had to succeed.
package struct CommandError: Error, CustomStringConvertible {
    package var message: String

    package init(message: String) {
        self.message = message
    }

    package var description: String { message }
}
