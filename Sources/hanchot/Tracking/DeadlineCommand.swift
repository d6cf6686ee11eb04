import CivilTime
import ControlAPI
import DaemonKit
import PlanCore

/// A command that changes one occurrence of a deadline: `PLAN/DEADLINE[@OCCURRENCE]`.
protocol DeadlineCommand: Command {
    associatedtype Body: ChangeBody
    /// The word in the control server.
    static var action: String { get }
    static var summary: Bilingual { get }
    static var options: [Option] { get }
    /// Whether it can be done to it.
    static func fits(_ row: BoardRowEntry) -> Bool
    static func body(_ arguments: Arguments, _ deadline: TrackedDeadline) throws -> Body
    /// What is said of it then.
    static func done(_ body: Body, _ deadline: TrackedDeadline) -> Bilingual
}

extension DeadlineCommand {
    static var action: String { name }
    static var operands: [OperandKind] { [.deadline] }

    static var usage: Usage {
        Usage(
            "hanchot \(name)", operands: Bilingual(vi: "KẾ-HOẠCH/HẠN[@LẦN]", en: "PLAN/DEADLINE[@OCCURRENCE]"),
            summary: summary, options: options + [.reason, .json, .socket, .language, .help, .version])
    }

    static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitStatus {
        try change(arguments, terminal)
    }

    static func change(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitStatus {
        let subject = try arguments.operand(
            missing: Bilingual(vi: "cần nêu một hạn: KẾ-HOẠCH/HẠN", en: "one deadline is needed: PLAN/DEADLINE"))
        let service = Service(arguments, terminal.language)
        let deadline = try TrackedDeadline(subject, service) { _, row in
            OccurrenceFit(of: row, waiting: fits(row))
        }
        let body = try body(arguments, deadline)
        let change = try service.client.change(body, at: "\(deadline.target)/\(action)")
        if arguments.has(Option.json.name) {
            try terminal.print(JSONText(change).text)
        } else {
            // With the date as it is now.
            let row = try service.client.value(BoardRowEntry.self, at: deadline.target)
            let isHeardAgain = deadline.row.snoozedUntil != nil && row.snoozedUntil == nil && !row.isMet
            let snooze = Bilingual(vi: "; không còn hoãn nhắc", en: "; snoozed no more")[terminal.language]
            try terminal.print(
                "\(done(body, deadline)[terminal.language]) – \(row.title), \(row.due)"
                    + (isHeardAgain && action == ExtendCommand.action ? snooze : ""))
        }
        return .done
    }
}

/// `hanchot snooze`: no reminders for a while.
enum SnoozeCommand: DeadlineCommand {
    static let name = "snooze"
    static let summary = Bilingual(
        vi: "hoãn nhắc một hạn đến một lúc, không quá hạn",
        en: "put the reminders of a deadline off, not past its cutoff")
    static let options = [
        Option(
            "until", value: Bilingual(vi: "LÚC", en: "TIME"),
            help: Bilingual(vi: "đến lúc nào: '3 ngày nữa', 'còn 2 ngày'", en: "until when: 'in 3 days', '2 days left'")
        ),
        Option("lift", help: Bilingual(vi: "thôi hoãn: lại nhắc từ lần tới", en: "put it off no more")),
    ]

    static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitStatus {
        guard arguments.has("lift") else { return try change(arguments, terminal) }
        guard arguments.value("until") == nil else {
            throw UsageError(vi: "'--until' và '--lift' loại trừ nhau", en: "'--until' and '--lift' exclude each other")
        }
        return try LiftedSnooze.change(arguments, terminal)
    }

    static func fits(_ row: BoardRowEntry) -> Bool { !row.isMet && !row.past && row.date.cutoff != nil }

    static func body(_ arguments: Arguments, _ deadline: TrackedDeadline) throws -> SnoozeBody {
        let last = Day(iso: deadline.row.date.lastGoodDay)
        let until = try arguments.spokenInstant(
            "until", in: deadline.plan.zone, lastGoodDay: last, .ahead, at: TimeOfDay(deadline.row.remindsAt))
        guard let until else {
            throw UsageError(vi: "cần '--until'", en: "'--until' is needed")
        }
        return SnoozeBody(until: until.description, reason: arguments.reason)
    }

    static func done(_ body: SnoozeBody, _ deadline: TrackedDeadline) -> Bilingual {
        let (day, time) = deadline.plan.zone.local(at: Instant(rfc3339: body.until) ?? Instant(seconds: 0))
        return Bilingual(
            vi: "hoãn nhắc đến \(time) ngày \(day.text(in: .vietnamese))", en: "no reminders before \(day) \(time)")
    }
}

/// `hanchot snooze --lift`: what was put off is reminded of again.
private enum LiftedSnooze: DeadlineCommand {
    static let name = SnoozeCommand.name
    static let action = "resume"
    static let summary = SnoozeCommand.summary
    static let options: [Option] = []

    static func fits(_ row: BoardRowEntry) -> Bool { row.snoozedUntil != nil }

    static func body(_ arguments: Arguments, _ deadline: TrackedDeadline) -> ReasonBody {
        ReasonBody(reason: arguments.reason)
    }

    static func done(_ body: ReasonBody, _ deadline: TrackedDeadline) -> Bilingual {
        Bilingual(vi: "lại nhắc", en: "reminded of again")
    }
}

/// `hanchot extend`: another date.
enum ExtendCommand: DeadlineCommand {
    static let name = "extend"
    static let summary = Bilingual(
        vi: "lùi một hạn sang ngày khác, hoặc sửa ngày đã lùi", en: "give a deadline a later date, or correct one given"
    )
    static let options = [
        Option(
            "to", value: Bilingual(vi: "NGÀY", en: "DAY"),
            help: Bilingual(
                vi: "ngày cuối cùng mới: 25/01/2027, '3 ngày nữa'", en: "the new last good day: 25/01/2027, 'in 3 days'"
            ))
    ]

    static func fits(_ row: BoardRowEntry) -> Bool { row.closing == nil && !row.isMet && row.date.cutoff != nil }

    static func body(_ arguments: Arguments, _ deadline: TrackedDeadline) throws -> ExtendBody {
        guard let day = try deadline.day("to", arguments) else {
            throw UsageError(vi: "cần '--to'", en: "'--to' is needed")
        }
        return ExtendBody(to: day.description, reason: arguments.reason)
    }

    static func done(_ body: ExtendBody, _ deadline: TrackedDeadline) -> Bilingual {
        let isLater = body.to > deadline.row.date.lastGoodDay
        return Bilingual(vi: isLater ? "đã gia hạn" : "đã sửa ngày", en: isLater ? "extended" : "corrected")
    }
}
