import CivilTime
import ControlAPI
import DaemonKit
import PlanCore

/// A command that changes one occurrence of a deadline: `PLAN/DEADLINE[@OCCURRENCE]`.
protocol DeadlineCommand: Command {
    associatedtype Body: ChangeBody
    static var summary: Bilingual { get }
    static var options: [Option] { get }
    /// Whether it can be done to it.
    static func fits(_ row: BoardRowEntry) -> Bool
    static func body(_ arguments: Arguments, _ deadline: TrackedDeadline) throws -> Body
    /// What is said of it then.
    static func done(_ body: Body, _ deadline: TrackedDeadline) -> Bilingual
}

extension DeadlineCommand {
    static var operands: [OperandKind] { [.deadline] }

    static var usage: Usage {
        Usage(
            "hanchot \(name)", operands: Bilingual(vi: "KẾ-HOẠCH/HẠN[@LẦN]", en: "PLAN/DEADLINE[@OCCURRENCE]"),
            summary: summary, options: options + [.reason, .json, .socket, .language, .help, .version])
    }

    static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitStatus {
        let subject = try arguments.operand(
            missing: Bilingual(vi: "cần nêu một hạn: KẾ-HOẠCH/HẠN", en: "one deadline is needed: PLAN/DEADLINE"))
        let service = Service(arguments, terminal.language)
        let deadline = try TrackedDeadline(subject, service) { _, row in fits(row) }
        let body = try body(arguments, deadline)
        let change = try service.client.change(body, at: "\(deadline.target)/\(name)")
        if arguments.has(Option.json.name) {
            try terminal.print(JSONText(change).text)
        } else {
            try terminal.print(
                "\(done(body, deadline)[terminal.language]) – \(deadline.row.title), \(deadline.row.due)")
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
        )
    ]

    static func fits(_ row: BoardRowEntry) -> Bool { !row.isMet && !row.past && row.date.cutoff != nil }

    static func body(_ arguments: Arguments, _ deadline: TrackedDeadline) throws -> SnoozeBody {
        let last = Day(iso: deadline.row.date.lastGoodDay)
        guard let until = try TrackedDeadline.instant("until", arguments, of: deadline.plan, lastGoodDay: last, .ahead)
        else {
            throw UsageError(vi: "cần '--until'", en: "'--until' is needed")
        }
        return SnoozeBody(until: until.description, reason: arguments.reason)
    }

    static func done(_ body: SnoozeBody, _ deadline: TrackedDeadline) -> Bilingual {
        let zone = ZoneLibrary().zone(deadline.plan.timezone) ?? .utc
        let (day, time) = zone.local(at: Instant(rfc3339: body.until) ?? Instant(seconds: 0))
        return Bilingual(
            vi: "hoãn nhắc đến \(time) ngày \(day.text(in: .vietnamese))", en: "no reminders before \(day) \(time)")
    }
}

/// `hanchot extend`: a later date.
enum ExtendCommand: DeadlineCommand {
    static let name = "extend"
    static let summary = Bilingual(vi: "lùi một hạn sang ngày khác", en: "give a deadline a later date")
    static let options = [
        Option(
            "to", value: Bilingual(vi: "NGÀY", en: "DAY"),
            help: Bilingual(
                vi: "ngày cuối cùng mới: 25/01/2027, '3 ngày nữa'", en: "the new last good day: 25/01/2027, 'in 3 days'"
            ))
    ]

    static func fits(_ row: BoardRowEntry) -> Bool { !row.isMet && row.date.cutoff != nil }

    static func body(_ arguments: Arguments, _ deadline: TrackedDeadline) throws -> ExtendBody {
        guard let day = try deadline.day("to", arguments) else {
            throw UsageError(vi: "cần '--to'", en: "'--to' is needed")
        }
        return ExtendBody(to: day.description, reason: arguments.reason)
    }

    static func done(_ body: ExtendBody, _ deadline: TrackedDeadline) -> Bilingual {
        let day = Day(iso: body.to)?.text(in: .vietnamese) ?? body.to
        return Bilingual(vi: "lùi đến hết ngày \(day)", en: "extended to the end of \(body.to)")
    }
}
