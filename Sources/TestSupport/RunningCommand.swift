import Dispatch
package import Glibc
import Synchronization

/// A program that a test has started. Forgetting it does not end it: send it a signal, or let its input end it.
package final class RunningCommand: Sendable {
    /// The lines of its output as they come, without their ends; for one reader.
    package let lines: AsyncStream<String>

    private let child: Child
    private let input: Mutex<CInt?>
    private let outcome: CommandOutcome

    package var processID: pid_t { child.processID }

    /// - Parameter heard: is told each line, by the program's number, before the next one is read: a program that says much waits
    ///   for it. For what must be asked while the program is where the line says.
    init(_ command: Command, heard: (@Sendable (String, pid_t) -> Void)? = nil) throws {
        let words = command.words
        let pipes = try CommandPipes(command.input)
        let child: Child
        do {
            defer { pipes.hide() }
            child = try Child(command.wordsWithPlace, pipes)
        }
        let (lines, continuation) = AsyncStream.makeStream(of: String.self)
        let outcome = CommandOutcome()
        self.lines = lines
        self.child = child
        self.outcome = outcome
        input = Mutex(pipes.input)
        // What blocks needs a thread beside those of Swift's tasks: one a program, of which Dispatch has 255. A queue of its own
        // gets its thread at once, the shared ones only after a second when others block.
        DispatchQueue(label: "command").async {
            let said = pipes.read { line in
                heard?(line, child.processID)
                continuation.yield(line)
            }
            let status = child.wait()
            outcome.settle(
                CommandResult(words: words, status: status, output: said.output, errors: said.errors))
            continuation.finish()
        }
    }

    deinit {
        closeInput()
    }

    /// Ends what it reads from ``Command/Input/open``.
    package func closeInput() {
        input.withLock {
            if let descriptor = $0 { close(descriptor) }
            $0 = nil
        }
    }

    /// Sends a signal to it and to what it has started, as a terminal does; nothing happens once it has ended.
    package func send(_ signal: CInt) {
        child.send(signal)
    }

    /// Waits for its end and for all that it said.
    package func result() async -> CommandResult {
        await outcome.result()
    }

    /// Waits for the first line that satisfies the condition; nil when its output ends without.
    package func line(where satisfies: (String) -> Bool) async -> String? {
        for await line in lines where satisfies(line) { return line }
        return nil
    }
}

/// The process; its number stays its own until it is reaped, and no signal is sent after that.
private final class Child: Sendable {
    let processID: pid_t
    private let isReaped = Mutex(false)

    init(_ words: [String], _ pipes: CommandPipes) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, pipes.path("input"), O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, pipes.path("output"), O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 2, pipes.path("errors"), O_WRONLY, 0)
        // a test process may ignore or block signals, its programs must not
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        // a process group of its own, which the number 0 asks for
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))

        var arguments = words.map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        var processID: pid_t = 0
        let fault = posix_spawnp(&processID, words.first ?? "", &actions, &attributes, &arguments, environ)
        guard fault == 0 else {
            throw CommandError(message: "cannot start '\(words.first ?? "")': \(String(cString: strerror(fault)))")
        }
        self.processID = processID
    }

    /// Blocks until it has ended, and says how.
    func wait() -> Int {
        var info = siginfo_t()
        while waitid(P_PID, id_t(processID), &info, WEXITED | WNOWAIT) != 0 && errno == EINTR {}
        return isReaped.withLock { isReaped in
            var status: CInt = 0
            waitpid(processID, &status, 0)
            isReaped = true
            let signal = Int(status & 0x7f)
            return signal == 0 ? Int(status >> 8 & 0xff) : 128 + signal
        }
    }

    func send(_ signal: CInt) {
        isReaped.withLock { isReaped in
            // timeout(1) that has not come to its senses yet would end and leave its program behind
            if !isReaped { kill(-processID, signal) }
        }
    }
}

/// Named pipes in a folder of their own. They are opened close-on-exec from the first, which `pipe(2)` cannot do: what
/// another test starts at the same time never holds an end.
private struct CommandPipes: Sendable {
    let folder: String
    /// The end that keeps an open input open.
    let input: CInt?
    let output: CInt
    let errors: CInt

    init(_ input: Command.Input) throws {
        var template = Array("/tmp/hanchot-command.XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Self.fault("make a folder for pipes") }
        folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        switch input {
        case .open:
            self.input = try Self.open(folder + "/input", O_RDWR)
        case .text(let text):
            let file = Glibc.open(folder + "/input", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            guard file >= 0 else { throw Self.fault("make the input") }
            defer { close(file) }
            var rest = Array(text.utf8)[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
                guard count > 0 else { throw Self.fault("write the input") }
                rest = rest.dropFirst(count)
            }
            self.input = nil
        }
        output = try Self.open(folder + "/output", O_RDONLY | O_NONBLOCK)
        errors = try Self.open(folder + "/errors", O_RDONLY | O_NONBLOCK)
    }

    func path(_ name: String) -> String {
        folder + "/" + name
    }

    /// Removes the names, now that both ends are open, and lets reading wait from now on.
    func hide() {
        for name in ["input", "output", "errors"] { unlink(path(name)) }
        rmdir(folder)
        for descriptor in [output, errors] { _ = fcntl(descriptor, F_SETFL, O_RDONLY) }
    }

    /// Reads both outputs to their ends and closes them.
    /// - Parameter tell: is told each line of the standard output as soon as it is there.
    func read(line tell: (String) -> Void) -> (output: String, errors: String) {
        defer { for descriptor in [output, errors] { close(descriptor) } }
        var said: [[UInt8]] = [[], []]
        var lineStart = 0
        var waits = [output, errors].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while waits.contains(where: { $0.fd >= 0 }) {
            guard poll(&waits, nfds_t(waits.count), -1) > 0 else { continue }
            for index in waits.indices where waits[index].fd >= 0 && waits[index].revents != 0 {
                let count = Glibc.read(waits[index].fd, &buffer, buffer.count)
                if count < 0 && errno == EINTR { continue }
                // poll(2) passes over what is negative
                guard count > 0 else {
                    waits[index].fd = -1
                    continue
                }
                said[index] += buffer[..<count]
            }
            while let end = said[0][lineStart...].firstIndex(of: UInt8(ascii: "\n")) {
                tell(String(decoding: said[0][lineStart..<end], as: UTF8.self))
                lineStart = end + 1
            }
        }
        return (String(decoding: said[0], as: UTF8.self), String(decoding: said[1], as: UTF8.self))
    }

    private static func open(_ path: String, _ mode: CInt) throws -> CInt {
        guard mkfifo(path, 0o600) == 0 else { throw fault("make a pipe") }
        let descriptor = Glibc.open(path, mode | O_CLOEXEC)
        guard descriptor >= 0 else { throw fault("open a pipe") }
        return descriptor
    }

    private static func fault(_ action: String) -> CommandError {
        CommandError(message: "cannot \(action): \(String(cString: strerror(errno)))")
    }
}
