import ControlAPI
import DaemonKit
import PlanCore
import PlanReports

/// `hanchot plans`: the plans that the service serves, each with its next deadline, and the drafts that wait for approval.
enum PlansCommand: Command {
    static let name = "plans"
    static let usage = Usage(
        "hanchot plans",
        summary: Bilingual(
            vi: "liệt kê các kế hoạch dịch vụ đang theo dõi, mỗi kế hoạch với hạn kế tiếp",
            en: "list the plans that the service serves, each with its next deadline"),
        options: [.json, .socket, .language, .help, .version])

    static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitStatus {
        try arguments.refuseOperands()
        let language = terminal.language
        let client = ControlClient(path: arguments.value(Option.socket.name), language: language)
        let plans = try client.list(PlanSummary.self, at: "/v1/plans?limit=500")
        if arguments.has(Option.json.name) {
            try terminal.print(JSONText(plans).text)
            return .done
        }
        let awaited = try awaited(of: Service(arguments, language), terminal)
        let done = Bilingual(vi: " (đã hoàn thành)", en: " (done)")[language]
        for plan in plans {
            let stale = Bilingual(vi: " (tệp có lỗi)", en: " (its file has errors)")[language]
            try terminal.print(
                terminal.coloured(plan.id, 1) + "  \(plan.title)"
                    + (plan.state == "stale" ? terminal.coloured(stale, 31) : "")
                    + (plan.isDone ? terminal.coloured(done, 32) : ""))
            if let silence = plan.silence {
                try terminal.print("    " + terminal.coloured(silence.text[language], 31))
            }
            let rows = awaited[plan.id] ?? []
            let behind = behind(rows)
            if !behind.isEmpty {
                let text = behind.map { $0[language] }.joined(separator: ", ")
                try terminal.print("    " + terminal.coloured(text, rows.contains(where: \.past) ? 31 : 33))
            }
            if let row = rows.first(where: { !$0.isOver }) {
                let colour = row.daysLeft <= 3 ? 33 : 2
                try terminal.print(
                    "    \(terminal.coloured(row.nearness[language], colour)): \(row.title), \(row.due)")
            }
        }
        let mark = Bilingual(vi: " (dự thảo, chưa nhắc ai)", en: " (a draft, nobody is reminded)")[language]
        for draft in try client.list(PlanSummary.self, at: "/v1/drafts?limit=500") {
            try terminal.print(
                terminal.coloured(draft.id, 1) + "  \(draft.title)" + terminal.coloured(mark, 2))
        }
        return .done
    }

    /// How much lies behind that somebody has not met: what is overdue, and beside it duties without a cutoff, never too late.
    private static func behind(_ rows: [BoardRowEntry]) -> [Bilingual] {
        let overdue = rows.count(where: \.past)
        let duties = rows.count(where: \.isOver) - overdue
        return [
            overdue == 0 ? nil : Bilingual(vi: "quá hạn \(overdue)", en: "\(overdue) overdue"),
            duties == 0
                ? nil
                : Bilingual(
                    vi: "\(duties) việc không hạn chót còn chờ",
                    en: duties == 1 ? "1 duty without a cutoff waits" : "\(duties) duties without a cutoff wait"),
        ].compactMap(\.self)
    }

    /// Of each plan the deadlines that somebody has not met: what is overdue, and what comes next. A service that cannot read its
    /// ledger says so and knows none.
    private static func awaited(of service: Service, _ terminal: Terminal) throws -> [String: [BoardRowEntry]] {
        do {
            let boards = try service.boards([("missing", "due")])
            return Dictionary(boards.map { ($0.plan.id, $0.rows) }) { $0 + $1 }
        } catch let error as ControlClient.Refused where error.status == 503 {
            terminal.tell("hanchot: \(error)")
            return [:]
        }
    }
}
