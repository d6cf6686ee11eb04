import CivilTime
import ControlAPI
import DaemonKit
import PlanCore

/// `hanchot silence`: nothing of a plan is sent.
enum SilenceCommand: Command {
    static let operands: [OperandKind] = [.plan]
    static let name = "silence"
    static let usage = Usage(
        "hanchot silence", operands: Bilingual(vi: "KẾ-HOẠCH", en: "PLAN"),
        summary: Bilingual(vi: "ngừng nhắc một kế hoạch", en: "send nothing of a plan"),
        options: [
            Option(
                "until", value: Bilingual(vi: "LÚC", en: "TIME"),
                help: Bilingual(
                    vi: "đến lúc nào (mặc định đến khi nhắc lại)", en: "until when (default until it speaks again)")),
            .reason, .json, .socket, .language, .help, .version,
        ])

    static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitStatus {
        let word = try arguments.operand(missing: Bilingual(vi: "cần tên một kế hoạch", en: "one plan is needed"))
        let service = Service(arguments, terminal.language)
        let plan = try service.plan(word)
        let until = try arguments.spokenInstant("until", in: plan.zone, .ahead)
        let change = try service.client.change(
            SilenceBody(until: until?.description, reason: arguments.reason), at: "/v1/plans/\(plan.id)/silence")
        if arguments.has(Option.json.name) {
            try terminal.print(JSONText(change).text)
            return .done
        }
        let end = until.map { WallTime($0, in: plan.zone).text[terminal.language] }
        try terminal.print(
            Bilingual(
                vi: "ngừng nhắc '\(plan.id)'" + (end.map { " đến \($0)" } ?? ""),
                en: "'\(plan.id)' is silent" + (end.map { " until \($0)" } ?? ""))[terminal.language])
        return .done
    }
}

/// `hanchot speak`: a silenced plan is reminded of again.
enum SpeakCommand: Command {
    static let operands: [OperandKind] = [.plan]
    static let name = "speak"
    static let usage = Usage(
        "hanchot speak", operands: Bilingual(vi: "KẾ-HOẠCH", en: "PLAN"),
        summary: Bilingual(vi: "nhắc lại một kế hoạch đã ngừng nhắc", en: "remind again of a plan that was silenced"),
        options: [.reason, .json, .socket, .language, .help, .version])

    static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitStatus {
        let word = try arguments.operand(missing: Bilingual(vi: "cần tên một kế hoạch", en: "one plan is needed"))
        let service = Service(arguments, terminal.language)
        let plan = try service.plan(word)
        let change = try service.client.change(ReasonBody(reason: arguments.reason), at: "/v1/plans/\(plan.id)/speak")
        if arguments.has(Option.json.name) {
            try terminal.print(JSONText(change).text)
        } else {
            try terminal.print(
                Bilingual(vi: "lại nhắc '\(plan.id)'", en: "'\(plan.id)' is reminded of again")[terminal.language])
        }
        return .done
    }
}
