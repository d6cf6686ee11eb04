import ControlAPI
import DaemonKit
import LinuxSystem
import PlanCore
import PlanFiles

/// `hanchot approve`: makes a plan of a draft.
enum ApproveCommand: Command {
    static let operands: [OperandKind] = [.draft]
    static let name = "approve"
    static let usage = Usage(
        "hanchot approve", operands: Bilingual(vi: "KẾ-HOẠCH", en: "PLAN"),
        summary: Bilingual(
            vi: "duyệt một dự thảo: xác nhận những điều chưa chắc, rồi bắt đầu nhắc",
            en: "approve a draft: confirm what is not sure; from then on it is reminded of"),
        options: [
            Option(
                "yes", short: "y",
                help: Bilingual(vi: "xác nhận tất cả, không hỏi", en: "confirm everything without being asked")),
            .reason, .configuration, .plans, .holidays, .socket, .language, .help, .version,
        ])

    static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitStatus {
        guard let name = arguments.operands.first, arguments.operands.count == 1 else {
            throw UsageError(
                vi: "cần tên một dự thảo, hoặc tệp của nó", en: "the name of one draft is needed, or its file")
        }
        guard let plan = try plan(name, arguments, terminal) else { return .faultyInput }
        guard plan.isDraft else {
            terminal.tell(
                Bilingual(vi: "'\(plan.id)' không phải là dự thảo", en: "'\(plan.id)' is not a draft"))
            return .done
        }
        let draft = try DraftFile(plan.file)
        guard draft.canBeApproved else {
            terminal.tell(
                Bilingual(
                    vi: "hanchot: không có dòng 'draft: true' riêng trong \(plan.file): hãy tự bỏ khóa ấy",
                    en: "hanchot: no line of its own says 'draft: true' in \(plan.file): take the key out yourself"))
            return .failed
        }
        guard try confirm(draft, isGiven: arguments.has("yes"), terminal) else { return .failed }
        announce(plan, arguments, terminal)
        try draft.approve()
        try terminal.print(
            Bilingual(
                vi:
                    "đã duyệt '\(plan.id)' (\(plan.file)): từ nay sẽ được nhắc; những lần nhắc trước lúc này không gửi nữa",
                en: "approved '\(plan.id)' (\(plan.file)): it is reminded of from now on; nothing of before is sent"
            )[terminal.language])
        return .done
    }

    /// Tells the service, where it runs and has the draft, who is about to approve it: the history keeps it.
    private static func announce(_ plan: Plan, _ arguments: Arguments, _ terminal: Terminal) {
        let client = ControlClient(path: arguments.value(Option.socket.name), language: terminal.language)
        do {
            _ = try client.change(ReasonBody(reason: arguments.reason), at: "/v1/drafts/\(plan.id)/approve")
        } catch let error as ControlClient.Refused where error.code != "draft-unknown" {
            terminal.tell(
                Bilingual(
                    vi: "lịch sử sẽ không ghi ai đã duyệt: \(error)",
                    en: "the history will not say who approved it: \(error)"))
        } catch {
            // Nothing serves it: there is no history of it either.
        }
    }

    /// The plan in the file that the word names, or of that name in the plan folders.
    /// - Returns: nil where it has errors, which are told.
    private static func plan(_ name: String, _ arguments: Arguments, _ terminal: Terminal) throws -> Plan? {
        let named = name.hasSuffix(".yaml") ? [name] : arguments.values(Option.plans.name)
        let place = ServicePlace(
            configurationPath: arguments.value(Option.configuration.name), plans: named,
            holidays: arguments.values(Option.holidays.name), language: terminal.language)
        let bench = try Workbench(place, terminal)
        return try PlanChoice(name, year: nil, on: bench, terminal.language)?.plan
    }

    /// Shows what is not sure, and asks about each.
    private static func confirm(_ draft: DraftFile, isGiven: Bool, _ terminal: Terminal) throws -> Bool {
        let canAsk = terminal.canAsk
        for doubt in draft.doubts {
            let place = terminal.coloured("\(draft.path):\(doubt.line)", 2)
            let details = [doubt.subject].compactMap(\.self) + doubt.dates + [doubt.quote].compactMap(\.self)
            try terminal.print("\(place): \(doubt.text)" + details.map { "\n    \($0)" }.joined())
            guard !isGiven, canAsk else { continue }
            guard terminal.ask(Bilingual(vi: "Xác nhận? [c/k] ", en: "Confirm? [y/n] ")) else {
                terminal.tell(
                    Bilingual(
                        vi: "chưa duyệt: sửa \(draft.path) rồi duyệt lại",
                        en: "not approved: edit \(draft.path) and approve it then"))
                return false
            }
        }
        if isGiven || canAsk || draft.doubts.isEmpty { return true }
        terminal.tell(
            Bilingual(
                vi: "hanchot: chưa duyệt: \(draft.doubts.count) điều cần xác nhận mà không có người trả lời ở đây "
                    + "(thêm '--yes' để xác nhận tất cả)",
                en: "hanchot: not approved: \(draft.doubts.count) to be confirmed and nobody here to ask "
                    + "(say '--yes' to confirm everything)"))
        return false
    }
}
