import CivilTime
import ControlAPI
import DaemonKit
import PlanCore

/// `hanchot agenda`: everything that will be sent, by the code that sends it.
enum AgendaCommand: Command {
    static let name = "agenda"
    static let usage = Usage(
        "hanchot agenda",
        summary: Bilingual(vi: "liệt kê mọi nhắc việc sẽ gửi", en: "list every reminder that will be sent"),
        options: [
            Option(
                "from", value: Bilingual(vi: "NGÀY", en: "DAY"),
                help: Bilingual(vi: "từ ngày (mặc định hôm nay)", en: "first day (default today)")),
            Option(
                "to", value: Bilingual(vi: "NGÀY", en: "DAY"),
                help: Bilingual(
                    vi: "đến hết ngày (mặc định 30 ngày sau)", en: "last day (default 30 days after the first)")),
            .json, .configuration, .plans, .holidays, .language, .help, .version,
        ])

    static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitStatus {
        try arguments.refuseOperands()
        let bench = try Workbench(arguments, terminal)
        let from = try Workbench.day(arguments, "from") ?? bench.zone.day(at: bench.now)
        let to = try Workbench.day(arguments, "to") ?? from.adding(days: 30)
        guard from <= to else {
            throw UsageError(vi: "'--to' đứng trước '--from'", en: "'--to' comes before '--from'")
        }
        let range = bench.zone.start(of: from)..<bench.zone.start(of: to.adding(days: 1))
        let prospect = try bench.prospect(in: range)
        bench.tellDrafts(terminal)
        try prospect.list(
            asJSON: arguments.has(Option.json.name), terminal, bench,
            ifEmpty: Bilingual(
                vi: "không có nhắc việc nào từ ngày \(from.slashed) đến hết ngày \(to.slashed)",
                en: "no reminder from \(from) to \(to)"))
        return bench.status
    }
}

/// `hanchot next`: the reminders that come next.
enum NextCommand: Command {
    static let name = "next"
    static let usage = Usage(
        "hanchot next",
        summary: Bilingual(vi: "cho xem nhắc việc tiếp theo", en: "show the next reminder"),
        options: [
            Option(
                "count", short: "n", value: Bilingual(vi: "SỐ", en: "N"),
                help: Bilingual(vi: "bao nhiêu nhắc việc (mặc định 1)", en: "how many (default 1)")),
            .json, .configuration, .plans, .holidays, .language, .help, .version,
        ])

    static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitStatus {
        try arguments.refuseOperands()
        let count = try arguments.count()
        let bench = try Workbench(arguments, terminal)
        // Behind what a digest tells later comes what is told before it.
        let prospect = try bench.prospect(
            in: bench.now..<Instant.distantFuture, limit: bench.hasDigests ? count + 100 : count)
        bench.tellDrafts(terminal)
        try prospect.list(
            asJSON: arguments.has(Option.json.name), terminal, bench, limit: count,
            ifEmpty: Bilingual(vi: "không còn nhắc việc nào", en: "no reminder ahead"))
        return bench.status
    }
}

extension Prospect {
    /// Prints its reminders in the terminal's language, a line or a JSON object each.
    fileprivate func list(
        asJSON: Bool, _ terminal: Terminal, _ bench: Workbench, limit: Int = .max, ifEmpty none: Bilingual
    ) throws {
        let calendar = bench.inputs.calendar
        let entries = notices.map { notice in
            ReminderEntry(
                coming: notice, toldBy: digests[notice.reminder.identity] ?? [], calendar, in: terminal.language)
        }
        if asJSON {
            try terminal.print(JSONText(Array(entries.prefix(limit))).text)
        } else if notices.isEmpty {
            terminal.tell(none)
        } else {
            let said = zip(entries, notices).map { ($0, terminal.subject($1, in: terminal.language)) }
            try ComingList(said, at: bench.now, in: terminal.language).print(to: terminal, limit: limit)
        }
    }
}

extension Arguments {
    func refuseOperands() throws(UsageError) {
        guard let word = operands.first else { return }
        throw UsageError(vi: "thừa '\(word)'", en: "unexpected '\(word)'")
    }
}
