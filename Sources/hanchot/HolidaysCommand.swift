import CivilTime
import ControlAPI
import DaemonKit
import PlanCore

/// `hanchot holidays`: the days off of a year, and the days off that are worked.
enum HolidaysCommand: Command {
    static let name = "holidays"
    static let usage = Usage(
        "hanchot holidays", operands: Bilingual(vi: "[NĂM]", en: "[YEAR]"),
        summary: Bilingual(
            vi: "liệt kê ngày nghỉ lễ và ngày làm bù của một năm (mặc định năm nay)",
            en: "list a year's days off and the days worked instead (default this year)"),
        options: HolidaysDifference.options + [.json, .configuration, .holidays, .language, .help, .version])

    static func run(_ arguments: Arguments, _ terminal: Terminal) throws -> ExitStatus {
        if let status = try HolidaysDifference.run(arguments, terminal) { return status }
        let wanted = try year(arguments)
        let bench = try Workbench(arguments, terminal)
        let calendar = bench.inputs.calendar
        let year = wanted ?? bench.zone.day(at: bench.now).year
        if arguments.has(Option.json.name) {
            try terminal.print(JSONText(HolidayEntry.all(of: year, in: calendar)).text)
        } else {
            let list = HolidayList(calendar, year: year, width: terminal.width, language: terminal.language)
            try terminal.print(list.lines.joined(separator: "\n"))
        }
        return .done
    }

    /// The operand; nil when there is none.
    private static func year(_ arguments: Arguments) throws(UsageError) -> Int? {
        guard let text = arguments.operands.first else { return nil }
        guard arguments.operands.count == 1 else {
            throw UsageError(vi: "chỉ nhận một năm", en: "one year is enough")
        }
        guard let year = Int(text), (1...9999).contains(year) else {
            throw UsageError(vi: "'\(text)' không phải là năm", en: "'\(text)' is not a year")
        }
        return year
    }
}
