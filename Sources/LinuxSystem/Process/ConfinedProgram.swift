import CLinux
import Glibc

/// A program that reads what strangers wrote, run where a flaw in it reaches nothing: without network, new privileges or
/// other processes than its own, with limits on memory, time and output, reading programs and libraries only.
///
/// It dies with the thread that runs it.
package struct ConfinedProgram: Sendable {
    /// Absolute.
    package var path: String
    package var arguments: [String]
    /// All there is of its environment besides `PATH` and `LANG`.
    package var environment: [String: String] = [:]
    /// Bytes of address space.
    package var memory = 1 << 30
    /// Seconds by the clock.
    package var seconds = 60
    /// Where it runs and writes; nowhere unless set.
    package var folder: String?
    /// Whether it may start programs of its own.
    package var mayFork = false

    package init(_ path: String, _ arguments: [String]) {
        self.path = path
        self.arguments = arguments
    }

    /// How a run ended.
    package enum Ending: Hashable, Sendable {
        case exited(Int32)
        /// By a signal of its own making, or of a limit.
        case killed(signal: Int32)
        case timedOut
        /// It had more to say than was asked for.
        case outputTooLong
    }

    package struct Result: Hashable, Sendable {
        package var ending: Ending
        package var output: [UInt8]
        /// The first 4 KiB of what it complained of.
        package var errors: String
    }

    /// Whether the kernel can keep it from the user's files too (landlock(7)); where it cannot, the other borders remain.
    package static var canConfineFiles: Bool { clinux_can_confine_files() != 0 }

    /// The absolute path of a program in one of the system's folders, nil where it is not installed.
    package static func find(_ name: String) -> String? {
        searched.lazy.map { "\($0)/\(name)" }.first(where: isProgram)
    }

    /// Whether a file is there that may be run.
    package static func isProgram(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
    }

    /// A file's absolute path without symbolic links, nil where there is none.
    package static func resolved(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    private static let searched = ["/usr/local/bin", "/usr/bin", "/bin"]
    /// Programs, libraries, fonts, and what those look up; nothing of a user's. `/dev` has `null` and `urandom`.
    private static let readable = [
        "/usr", "/lib", "/lib64", "/bin", "/opt", "/etc/ld.so.cache", "/etc/ld.so.preload", "/etc/fonts",
        "/etc/libreoffice", "/etc/localtime", "/etc/locale.alias", "/etc/passwd", "/etc/nsswitch.conf",
        "/var/cache/fontconfig", "/var/lib/libreoffice", "/var/spool/libreoffice", "/proc", "/dev/urandom",
    ]

    /// Runs it to its end and answers what it wrote.
    /// - Parameter limit: bytes of output; it is ended when it writes more.
    /// - Throws: it could not be started or confined.
    package func run(input: MemoryFile, atMost limit: Int) throws(SystemError) -> Result {
        let action = "run '\(path)'"
        let output = try Pipe(action)
        let errors = try Pipe(action)
        let process = try start(input.rewound(), output.writer, errors.writer, action)
        output.closeWriter()
        errors.closeWriter()
        return try RunningProgram(process: process, action).finish(
            output: output, atMost: limit, errors: errors, within: seconds)
    }

    private func start(
        _ input: Int32, _ output: Int32, _ errors: Int32, _ action: String
    ) throws(SystemError) -> Int32 {
        var variables = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]
        if let folder { variables["TMPDIR"] = folder }
        variables.merge(environment) { $1 }
        let words = CStringList([path] + arguments)
        let settings = CStringList(variables.map { "\($0)=\($1)" })
        let places = CStringList([folder ?? "/"])
        let readable = CStringList(Self.readable + [path])
        let writable = CStringList((folder.map { [$0] } ?? []) + ["/dev/null"])
        defer { withExtendedLifetime((words, settings, places, readable, writable)) {} }
        var confined = clinux_confined(
            program: words.first, arguments: words.start, environment: settings.start, folder: places.first,
            input: input, output: output, errors: errors, memory: UInt(memory), processor: UInt(seconds),
            file_size: folder == nil ? 0 : UInt(memory), readable: readable.start, writable: writable.start,
            may_fork: mayFork ? 1 : 0)
        return try retrying(action) { clinux_start_confined(&confined) }
    }
}
