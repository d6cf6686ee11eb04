import ControlAPI
import DaemonKit
import PlanCore

/// `hanchot check`: every fault and doubt of plans, holidays and configuration.
enum CheckCommand: Command {
    static let name = "check"
    static let usage = Usage(
        "hanchot check", operands: Bilingual(vi: "[TỆP…]", en: "[FILE…]"),
        summary: Bilingual(
            vi: "tìm lỗi trong tệp kế hoạch, ngày nghỉ, cấu hình",
            en: "find the faults of plan files, holiday files and the configuration"),
        options: [.json, .configuration, .plans, .holidays, .language, .help, .version])

    static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitStatus {
        let place = ServicePlace(arguments, language: terminal.language)
        let found = try FileCheck(place).run(arguments.operands, at: Now.instant)
        let errors = found.diagnostics.count { $0.severity == .error }
        if arguments.has(Option.json.name) {
            try terminal.print(JSONText(found.diagnostics.map { DiagnosticEntry($0, in: terminal.language) }).text)
        } else {
            try found.diagnostics.forEach { try terminal.print($0.text(in: terminal.language)) }
            terminal.tell(summary(found, errors: errors))
        }
        return errors == 0 ? .done : .faultyInput
    }

    private static func summary(_ found: FileCheck.Result, errors: Int) -> Bilingual {
        guard found.files > 0 || errors > 0 else {
            let folders = found.folders.joined(separator: ", ")
            return Bilingual(
                vi: "không có tệp '.yaml' nào để kiểm tra trong \(folders)",
                en: "no '.yaml' file to check in \(folders)")
        }
        let warnings = found.diagnostics.count - errors
        return Bilingual(
            vi: "\(found.files) tệp: \(errors) lỗi, \(warnings) cảnh báo",
            en: "\(found.files) \(found.files == 1 ? "file" : "files"): "
                + "\(errors) \(errors == 1 ? "error" : "errors"), "
                + "\(warnings) \(warnings == 1 ? "warning" : "warnings")")
    }
}
