import CivilTime
import DaemonKit
import PlanCore

/// `hanchot days`: how many days and working days lie between two days.
enum DaysCommand: Command {
    static let name = "days"
    static let usage = Usage(
        "hanchot days", operands: Bilingual(vi: "TỪ-NGÀY ĐẾN-NGÀY", en: "FROM TO"),
        summary: Bilingual(
            vi: "đếm số ngày và số ngày làm việc từ ngày này đến ngày kia",
            en: "count the days and working days from one day to another"),
        options: [.json, .configuration, .holidays, .language, .help, .version])

    static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitStatus {
        guard arguments.operands.count == 2 else {
            throw UsageError(vi: "cần hai ngày", en: "two days are needed")
        }
        let from = try Day(operand: arguments.operands[0])
        let to = try Day(operand: arguments.operands[1])
        guard from <= to else {
            throw UsageError(
                vi: "'\(arguments.operands[1])' đứng trước '\(arguments.operands[0])'",
                en: "'\(arguments.operands[1])' comes before '\(arguments.operands[0])'")
        }
        let calendar = try Workbench(arguments, terminal).inputs.calendar
        // Day 1 is the day after the first (Civil Code 2015, article 147).
        let count = Count(
            from: from.description, to: to.description, days: from.days(until: to),
            workingDays: from < to ? calendar.workingDays(in: from.adding(days: 1)...to) : 0)
        if arguments.has(Option.json.name) {
            try terminal.print(JSONText(count).text)
        } else {
            try terminal.print(count.text(from, to)[terminal.language])
        }
        doubt(calendar, from.year...to.year).map(terminal.tell)
        return .done
    }

    /// Why the working days may be others in the end.
    private static func doubt(_ calendar: WorkingCalendar, _ years: ClosedRange<Int>) -> Bilingual? {
        let estimated = years.filter { calendar.coverage(of: $0) != .official }
        guard let first = estimated.first, let last = estimated.last else { return nil }
        guard calendar.coverage(of: first) != nil else {
            return Bilingual(
                vi: "không có lịch nghỉ lễ: chỉ trừ ngày nghỉ hằng tuần",
                en: "no holidays are known: only weekends are left out")
        }
        let range = first == last ? "\(first)" : "\(first)–\(last)"
        return Bilingual(
            vi: "lịch nghỉ lễ năm \(range) chưa công bố đủ: ngày làm việc là ước tính",
            en: "holidays of \(range) are not all announced: the working days are an estimate")
    }

    /// What `--json` prints.
    private struct Count: Encodable {
        var from: String
        var to: String
        var days: Int
        var workingDays: Int

        func text(_ from: Day, _ to: Day) -> Bilingual {
            Bilingual(
                vi: "từ \(from.slashed) đến \(to.slashed): \(days) ngày, \(workingDays) ngày làm việc"
                    + " (không kể ngày đầu, kể ngày cuối)",
                en:
                    "from \(from.text(in: .english)) to \(to.text(in: .english)): \(days) \(days == 1 ? "day" : "days"), "
                    + "\(workingDays) working \(workingDays == 1 ? "day" : "days")"
                    + " (the first day not counted, the last one counted)")
        }
    }
}
