import LinuxSystem
import PlanCore

extension ExitStatus {
    /// Tells an error on standard error and answers how the program ends.
    /// - Parameter command: the one of the program's commands that was called, if any; its help is pointed at.
    package static func after(
        _ error: any Error, of program: String, command: String? = nil, _ terminal: Terminal
    ) -> ExitStatus {
        switch error {
        case let error as UsageError:
            terminal.tell("\(program): \(error.message[terminal.language])")
            let help = [program, command, "--help"].compactMap(\.self).joined(separator: " ")
            terminal.tell(Bilingual(vi: "xem '\(help)'", en: "see '\(help)'"))
            return .usage
        case let error as FaultyInput:
            error.diagnostics.forEach { terminal.tell($0.text(in: terminal.language)) }
            return .faultyInput
        case let error as ControlClient.Unreachable:
            terminal.tell("\(program): \(error)")
            return .unreachable
        case let error as SystemError where error.isReaderGone:
            // As a program that SIGPIPE ends: whoever closed the pipe has seen enough.
            return .failed
        default:
            terminal.tell("\(program): \(error.told[terminal.language])")
            return .failed
        }
    }

    /// Ends the process.
    package func exit() -> Never { ProcessEnvironment.exit(rawValue) }
}
