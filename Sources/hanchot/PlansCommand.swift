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
        var next: [String: DatedEntry] = [:]
        for date in try client.list(DatedEntry.self, at: "/v1/deadlines?kind=deadline&limit=500") where !date.past {
            if next[date.plan] == nil { next[date.plan] = date }
        }
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
            if let date = next[plan.id] {
                let near = NearDay(days: date.daysLeft).text[language]
                let colour = date.daysLeft <= 3 ? 33 : 2
                try terminal.print("    \(terminal.coloured(near, colour)): \(date.title), \(date.due)")
            }
        }
        let mark = Bilingual(vi: " (dự thảo, chưa nhắc ai)", en: " (a draft, nobody is reminded)")[language]
        for draft in try client.list(PlanSummary.self, at: "/v1/drafts") {
            try terminal.print(
                terminal.coloured(draft.id, 1) + "  \(draft.title)" + terminal.coloured(mark, 2))
        }
        return .done
    }
}
