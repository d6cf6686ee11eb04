import ControlAPI
import DaemonKit
import PlanCore

/// `hanchot check`: every fault and doubt of plans, holidays and configuration.
enum CheckCommand: Command {
    static let name = "check"
    static let usage = Usage(
        "hanchot check [OPTION…] [FILE…]",
        summary: Bilingual(
            vi: "tìm lỗi trong tệp kế hoạch, ngày nghỉ, cấu hình",
            en: "find the faults of plan files, holiday files and the configuration"),
        options: [.json, .configuration, .plans, .holidays, .language, .help, .version])

    static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitStatus {
        let place = ServicePlace(arguments, language: terminal.language)
        let found: (files: Int, diagnostics: [Diagnostic])
        do {
            found = try FileCheck(place).run(arguments.operands, at: Now.instant)
        } catch let error as FaultyInput {
            found = (1, error.diagnostics)
        }
        let errors = found.diagnostics.count { $0.severity == .error }
        if arguments.has(Option.json.name) {
            try terminal.print(JSONText(found.diagnostics.map { DiagnosticEntry($0, in: terminal.language) }).text)
        } else {
            try found.diagnostics.forEach { try terminal.print($0.text(in: terminal.language)) }
            let warnings = found.diagnostics.count - errors
            terminal.tell(
                Bilingual(
                    vi: "\(found.files) tệp: \(errors) lỗi, \(warnings) cảnh báo",
                    en: "\(found.files) \(found.files == 1 ? "file" : "files"): "
                        + "\(errors) \(errors == 1 ? "error" : "errors"), "
                        + "\(warnings) \(warnings == 1 ? "warning" : "warnings")"))
        }
        return errors == 0 ? .done : .faultyInput
    }
}
