import Glibc
import LinuxSystem

/// A program that runs beside the bench; it is ended with its owner.
final class Child {
    let processID: pid_t
    private var isReaped = false

    /// Starts it; what it says goes to a file, or nowhere.
    /// - Parameters:
    ///   - environment: what is set beside the bench's own.
    ///   - endsWithBench: it is killed when the bench ends, however that ends; asking for it takes a millisecond.
    init(
        _ words: [String], environment extra: [String: String] = [:], input: CInt? = nil, output: CInt? = nil,
        log: String = "/dev/null", endsWithBench: Bool = false
    ) throws {
        let words = endsWithBench ? ["setpriv", "--pdeathsig", "KILL"] + words : words
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let input {
            posix_spawn_file_actions_adddup2(&actions, input, 0)
        } else {
            posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        }
        posix_spawn_file_actions_addopen(&actions, 2, log, O_WRONLY | O_CREAT | O_APPEND, 0o644)
        if let output {
            posix_spawn_file_actions_adddup2(&actions, output, 1)
        } else {
            posix_spawn_file_actions_adddup2(&actions, 2, 1)
        }
        var arguments = words.map { strdup($0) } + [nil]
        var settings = Self.environment(with: extra).map { strdup($0) } + [nil]
        defer { (arguments + settings).forEach { free($0) } }
        var processID: pid_t = 0
        let fault = posix_spawnp(&processID, words.first ?? "", &actions, nil, &arguments, &settings)
        guard fault == 0 else {
            throw Trouble("cannot start '\(words.first ?? "")': \(String(cString: strerror(fault)))")
        }
        self.processID = processID
    }

    deinit { end(SIGKILL) }

    func send(_ signal: CInt) {
        if !isReaped { kill(processID, signal) }
    }

    /// Waits for its end.
    /// - Returns: the exit status; 128 and the signal's number when a signal ended it.
    @discardableResult
    func wait() -> Int {
        guard !isReaped else { return 0 }
        var status: CInt = 0
        while waitpid(processID, &status, 0) < 0 && errno == EINTR {}
        isReaped = true
        let signal = Int(status & 0x7f)
        return signal == 0 ? Int(status >> 8 & 0xff) : 128 + signal
    }

    func end(_ signal: CInt = SIGTERM) {
        send(signal)
        wait()
    }

    /// Runs a program to its end and returns what it wrote, without the line end at its end.
    /// - Throws: it cannot be started, or ends with another status than 0.
    @discardableResult
    static func output(of words: [String]) throws -> String {
        let folder = try ScratchFolder.make("hanchot-bench-output")
        defer { try? removeFolder(folder) }
        let output = open("\(folder)/output", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        defer { close(output) }
        let status = try Child(words, output: output, log: "\(folder)/errors").wait()
        let said = String(decoding: try FileReader.read("\(folder)/output", atMost: 64 << 20), as: UTF8.self)
        guard status == 0 else {
            let errors = (try? FileReader.read("\(folder)/errors", atMost: 1 << 20)) ?? []
            throw Trouble("'\(words.first ?? "")' ended with \(status): \(String(decoding: errors, as: UTF8.self))")
        }
        return said.hasSuffix("\n") ? String(said.dropLast()) : said
    }

    private static func environment(with extra: [String: String]) -> [String] {
        var own: [String] = []
        var next = environ
        while let entry = next.pointee {
            let text = String(cString: entry)
            if extra[String(text.prefix { $0 != "=" })] == nil { own.append(text) }
            next += 1
        }
        return own + extra.map { "\($0.key)=\($0.value)" }
    }
}
