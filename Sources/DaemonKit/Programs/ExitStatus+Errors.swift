import LinuxSystem
import PlanCore

extension ExitStatus {
    /// Tells an error on standard error and answers how the program ends.
    package static func after(_ error: any Error, of program: String, _ terminal: Terminal) -> ExitStatus {
        switch error {
        case let error as UsageError:
            terminal.tell("\(program): \(error.message[terminal.language])")
            terminal.tell(
                Bilingual(vi: "xem '\(program) --help'", en: "see '\(program) --help'"))
            return .usage
        case let error as FaultyInput:
            error.diagnostics.forEach { terminal.tell($0.text(in: terminal.language)) }
            return .faultyInput
        default:
            terminal.tell("\(program): \(error)")
            return .failed
        }
    }

    /// Ends the process.
    package func exit() -> Never { ProcessEnvironment.exit(rawValue) }
}
