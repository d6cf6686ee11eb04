import LinuxSystem
import PlanCore

extension Arguments {
    /// The words that the program was called with, without its own name; ends the process where one is no text: what is recorded
    /// must be what was typed, and not what is left of it.
    package static func words(of program: String) -> [String] {
        if let words = ProcessEnvironment.words { return words }
        let error = UsageError(
            vi: "tham số có ký tự không phải UTF-8", en: "an argument is not written in UTF-8")
        let language = Language(environment: ProcessEnvironment.value)
        ExitStatus.after(error, of: program, Terminal(language: language)).exit()
    }
}
