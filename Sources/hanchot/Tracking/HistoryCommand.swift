import ControlAPI
import DaemonKit
import PlanCore

/// `hanchot history`: what was changed, by whom, when and why.
enum HistoryCommand: Command {
    static let operands: [OperandKind] = [.planOrDeadline]
    static let name = "history"
    static let usage = Usage(
        "hanchot history", operands: Bilingual(vi: "[KẾ-HOẠCH[/HẠN[@LẦN]]]", en: "[PLAN[/DEADLINE[@OCCURRENCE]]]"),
        summary: Bilingual(vi: "cho xem ai đã thay đổi gì, khi nào, vì sao", en: "show who changed what, when and why"),
        options: [
            Option(
                "count", short: "n", value: Bilingual(vi: "N", en: "N"),
                help: Bilingual(vi: "số dòng mới nhất (mặc định 20)", en: "so many of the newest (default 20)")),
            Option(
                "unit", value: Bilingual(vi: "ĐƠN-VỊ", en: "UNIT"),
                help: Bilingual(vi: "chỉ của đơn vị này", en: "of this unit alone")),
            Option(
                "actor", value: Bilingual(vi: "NGƯỜI-DÙNG", en: "USER"),
                help: Bilingual(vi: "chỉ của người này", en: "by this user alone")),
            Option(
                "action", value: Bilingual(vi: "VIỆC", en: "ACTION"),
                help: Bilingual(vi: "chỉ việc này: receive, extend…", en: "only such: receive, extend…")),
            Option(
                "since", value: Bilingual(vi: "LÚC", en: "TIME"),
                help: Bilingual(
                    vi: "từ lúc này: 'hôm qua', '2 giờ trước'", en: "from then on: 'yesterday', '2 hours ago'")),
            .json, .socket, .language, .help, .version,
        ])

    /// Rows without `--count`.
    private static let usualCount = 20

    static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitStatus {
        guard arguments.operands.count <= 1 else {
            throw UsageError(vi: "chỉ một kế hoạch hoặc một hạn", en: "one plan or one deadline at most")
        }
        let service = Service(arguments, terminal.language)
        let wanted = arguments.has("count") ? try arguments.count() : usualCount
        let rows = try HistoryQuestion(arguments, service).rows(wanted, of: service)
        if arguments.has(Option.json.name) {
            try terminal.print(JSONText(rows).text)
        } else {
            if rows.isEmpty { terminal.tell(Bilingual(vi: "chưa có thay đổi nào như vậy", en: "no such changes")) }
            // As it happened: the newest stands last, where the eye is.
            for row in rows.reversed() { try terminal.print(terminal.line(row)) }
        }
        return .done
    }
}
