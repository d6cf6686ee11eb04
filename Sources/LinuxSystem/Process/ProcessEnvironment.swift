import Glibc

/// What the process was given: the environment and who it runs as.
package enum ProcessEnvironment {
    /// The variable's value, nil when it is not set or empty.
    package static func value(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        let text = String(cString: value)
        return text.isEmpty ? nil : text
    }

    /// The words that the program was called with, without its own name; nil where one is not UTF-8.
    package static var words: [String]? {
        var words: [String] = []
        for place in 1..<max(1, Int(CommandLine.argc)) {
            guard let argument = CommandLine.unsafeArgv[place], let word = String(validatingCString: argument) else {
                return nil
            }
            words.append(word)
        }
        return words
    }

    /// The first folder of a colon-separated list such as `$STATE_DIRECTORY` (systemd.exec(5)).
    package static func folder(_ name: String) -> String? {
        value(name)?.split(separator: ":").first.map(String.init)
    }

    /// The working directory, `/` where it cannot be told.
    package static var workingFolder: String {
        guard let path = getcwd(nil, 0) else { return "/" }
        defer { free(path) }
        return String(cString: path)
    }

    /// The folder that the running program lies in, nil where it cannot be told (proc_pid_exe(5)).
    package static var programFolder: String? {
        guard let path = ConfinedProgram.resolved("/proc/self/exe"), let slash = path.lastIndex(of: "/") else {
            return nil
        }
        return String(path[..<slash])
    }

    /// Ends the process.
    package static func exit(_ status: Int32) -> Never { Glibc.exit(status) }

    package static var userID: UInt32 { getuid() }
    package static var processID: Int32 { getpid() }

    /// Started by a service manager that waits for `READY=1`.
    package static var isUnderSystemd: Bool { value("NOTIFY_SOCKET") != nil }
}
