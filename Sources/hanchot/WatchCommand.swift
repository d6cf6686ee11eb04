import ControlAPI
import DaemonKit
import PlanCore

/// `hanchot watch`: what the service does, as it does it.
enum WatchCommand: Command {
    static let name = "watch"
    static let usage = Usage(
        "hanchot watch",
        summary: Bilingual(
            vi: "theo dõi trực tiếp: nhắc việc vừa gửi, hồ sơ vừa ghi nhận, kế hoạch vừa thay đổi",
            en: "watch what happens: reminders sent, what is recorded, plans that changed"),
        options: [.json, .socket, .language, .help, .version])

    static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitStatus {
        try arguments.refuseOperands()
        let client = ControlClient(path: arguments.value(Option.socket.name), language: terminal.language)
        try client.listen { event in
            if arguments.has(Option.json.name) { return try terminal.print(event.data) }
            // What a later version tells of besides is none of ours.
            guard let line = line(of: event, terminal) else { return }
            try terminal.print(line)
        }
        return .done
    }

    private static func line(of event: ServerEvent, _ terminal: Terminal) -> String? {
        let data = Array(event.data.utf8)
        switch event.name {
        case "reminder":
            guard let sent = try? JSON.value(SentEvent.self, from: data) else { return nil }
            return "\(terminal.coloured(sent.reminder.clock, 2))  \(sent.reminder.subject)"
        case "done", "digest":
            guard let letter = try? JSON.value(LetterEntry.self, from: data) else { return nil }
            return terminal.coloured(letter.subject, event.name == "done" ? 32 : 33)
        case "plans":
            guard let plans = try? JSON.value(PlansEvent.self, from: data) else { return nil }
            return [
                plans.served.isEmpty
                    ? nil
                    : Bilingual(
                        vi: "kế hoạch mới hoặc đã đổi: \(plans.served.joined(separator: ", "))",
                        en: "plans new or changed: \(plans.served.joined(separator: ", "))")[terminal.language],
                plans.withdrawn.isEmpty
                    ? nil
                    : Bilingual(
                        vi: "kế hoạch không còn: \(plans.withdrawn.joined(separator: ", "))",
                        en: "plans gone: \(plans.withdrawn.joined(separator: ", "))")[terminal.language],
            ].compactMap(\.self).joined(separator: "; ")
        case "gap":
            return terminal.coloured(
                Bilingual(vi: "(có thể thiếu một số việc đã xảy ra)", en: "(some of what happened may be missing)")[
                    terminal.language], 33)
        case "change":
            guard let change = try? JSON.value(ChangeEntry.self, from: data) else { return nil }
            return terminal.line(change)
        default: return nil
        }
    }
}
